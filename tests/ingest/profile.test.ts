import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import { profileFile } from '../../src/ingest/profile-file.ts'
import { profileText } from '../../src/ingest/profile-text.ts'
import { pinningLines } from '../../src/ingest/profile-yaml.ts'
import { inputFolder } from './run-stage.ts'

const folder = await inputFolder({})
afterAll(() => folder.remove())

const FILES: Readonly<Record<string, readonly string[]>> = {
  'a roll': [
    'DANH SÁCH THÁNG 10 NĂM 2025;;;;',
    'Đơn vị tính: nghìn đồng;;;;',
    'Mã số BHXH;Họ và tên;Mã đơn vị;Mức lương;Ngay sihn',
    '7900000001;Lê Văn Cả;TC0243;5.000;1990',
    '7900000002;;TC0243;6.000;1991',
    'Tổng cộng;;;11.001;',
  ],
  'a header of two rows': [
    'STT,MST tổ chức,Cá nhân,,Số tiền,',
    ',,Họ và tên,Số CCCD,Thu nhập chịu thuế,Bảo hiểm được trừ',
    '1,0199000017,Lê Văn Cả,079190001234,120000,0',
  ],
  'a payer above the table': [
    'Kỳ tính thuế: Năm 2025,,',
    'Mã số thuế: 0199000017,,',
    'Họ và tên,Số CCCD,Thu nhập chịu thuế',
    'Lê Văn Cả,079190001234,120000',
  ],
}

async function profiled(lines: readonly string[], yaml = '') {
  const path = join(folder.path, 'tep.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const mapping = parseSiteConfig(yaml).files[0] ?? null
  return profileFile(path, mapping)
}

describe('a profile', () => {
  it.each(Object.entries(FILES))('prints lines that pin the same reading: %s', async (_, lines) => {
    const found = await profiled(lines)
    const yaml = `files:\n${pinningLines('tep.csv', found).join('\n')}\n`
    const again = await profiled(lines, yaml)
    // That the encoding is pinned now is all that may differ.
    const reading = (tables: typeof found) => tables.map(({ profile: { characters: _, ...rest } }) => rest)
    expect(reading(again)).toEqual(reading(found))
    expect(found[0]?.profile.source).not.toBeNull()
    expect(pinningLines('tep.csv', again)).toEqual(pinningLines('tep.csv', found))
  })

  it('tells balance, money, totals, faults by code and near misses on one screen', async () => {
    const [table] = await profiled(FILES['a roll'] ?? [])
    if (table === undefined) throw new Error('no table')
    const text = profileText(table.profile)
    expect(text).toContain('6 = 1 nhận + 1 giữ lại + 4 tiêu đề')
    expect(text).toContain('contribution_base_vnd × 1000 đồng, hàng nghìn "."')
    expect(text).toContain('0 số khớp, 1 số lệch')
    expect(text).toContain('cell-empty 1')
    expect(text.replace(/\s+/g, ' ')).toContain('gần nhất: "Ngày sinh" (birth_date)')
    const lines = [...text.split('\n'), ...pinningLines('tep.csv', [table])]
    expect(lines.length).toBeLessThan(50)
    expect(lines.filter((line) => line.length > 100)).toEqual([])
  })

  it('names both columns where two mean one', async () => {
    const [table] = await profiled(['Họ và tên,Mã đơn vị,Số CCCD,CCCD,Mức lương', 'A,T1,1,2,3'])
    expect(table?.profile.problems.join()).toContain('columns: { citizen_id: "Số CCCD" }')
  })
})
