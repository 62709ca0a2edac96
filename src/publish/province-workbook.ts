import { join } from 'node:path'
import { provinceName } from '../domain/areas.ts'
import { addDays } from '../domain/dates.ts'
import { displayMonth } from '../domain/months.ts'
import { ensurePrivateDir } from '../files/folders.ts'
import { writeWorkbook } from '../files/workbook.ts'
import type { SheetSpec } from '../files/workbook-spec.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { publishListed } from './cases/scratch.ts'
import { LISTS } from './lists/index.ts'
import type { ListScope } from './province-list.ts'
import type { OutputFile, PublishWork } from './publish-work.ts'

/** One workbook for each province that has cases in a list, and one for cases whose province is unknown. */
export async function writeProvinceWorkbooks(work: PublishWork): Promise<readonly OutputFile[]> {
  await listByProvince(work)
  const files: OutputFile[] = []
  for (const province of await provincesOf(work)) files.push(await writeProvinceWorkbook(await scopeOf(work, province)))
  return files
}

/** A copy of tonight's cases with an index by province: thirty-four workbooks ask for theirs a dozen times each. */
async function listByProvince({ db, dialect }: PublishWork): Promise<void> {
  await insertFromInto(db, publishListed, db.selectFrom('case_tonight').selectAll())
  await dialect.finishTable(db, publishListed)
}

async function provincesOf({ db, provinces }: PublishWork): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('publish_listed')
    .where('confidence', '<>', 'D')
    .select('province_code')
    .distinct()
    .orderBy('province_code')
    .execute()
  const found = rows.map(({ province_code }) => province_code)
  return provinces.length === 0 ? found : found.filter((province) => provinces.includes(province))
}

async function scopeOf(work: PublishWork, province: string): Promise<ListScope> {
  const { site } = work.config
  return {
    work,
    province,
    provinceName: province === '' ? 'Chưa xác định tỉnh, thành phố' : (provinceName(province) ?? `Tỉnh mã ${province}`),
    masked: site.recipients[province]?.mask === 'ids',
    answerBy: addDays(work.asOf, site.answer_days),
    period: await periodOf(work, province),
  }
}

async function periodOf({ db }: PublishWork, province: string): Promise<string> {
  const { first, last } = await db
    .selectFrom('publish_listed')
    .where('province_code', '=', province)
    .where('in_list', '=', 1)
    .select(({ fn }) => [fn.min('month_from').as('first'), fn.max('month_to').as('last')])
    .executeTakeFirstOrThrow()
  if (first === null || last === null) return 'không xác định'
  return first === last ? `tháng ${displayMonth(first)}` : `từ ${displayMonth(first)} đến ${displayMonth(last)}`
}

async function writeProvinceWorkbook(scope: ListScope): Promise<OutputFile> {
  const { work, province } = scope
  const folder = province === '' ? 'chua-xac-dinh' : `${province}-${withoutMarks(scope.provinceName)}`
  const path = `lists/${folder}/doi-soat-${folder}-${work.asOf}.xlsx`
  await ensurePrivateDir(join(work.outDir, 'lists'))
  await ensurePrivateDir(join(work.outDir, 'lists', folder))
  const sheets: SheetSpec[] = []
  for (const list of LISTS) {
    const sheet = await list.sheet(scope)
    if (sheet !== null) sheets.push(sheet)
  }
  const title = `Kết quả đối chiếu – ${scope.provinceName}`
  const written = await writeWorkbook(join(work.outDir, path), sheets, { title, created: work.asOf })
  return { path, ...written }
}

/** `can-tho` of "Thành phố Cần Thơ". */
function withoutMarks(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/^(thanh pho|tinh) /, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
