import type { SheetColumn, SheetRow, SheetSpec } from '../../files/workbook-spec.ts'
import { communeName } from '../commune-names.ts'
import { type SourceFile, sourceRow } from '../evidence.ts'
import type { PublishWork } from '../publish-work.ts'
import { displayDate } from '../wording.ts'
import { duplicateTypeName } from './duplicate-types.ts'
import { fieldName, type SurvivingCluster, type SurvivingValue, survivingClusters } from './surviving-values.ts'

const COLUMNS: readonly SheetColumn[] = [
  { header: 'Mã nhóm trùng', kind: 'text', width: 19 },
  { header: 'Loại', kind: 'text', width: 7 },
  { header: 'Thông tin', kind: 'text', width: 20 },
  { header: 'Giá trị giữ lại', kind: 'text', width: 26, wrap: true },
  { header: 'Vì sao giữ', kind: 'text', width: 32, wrap: true },
  { header: 'Nguồn', kind: 'text', width: 34, wrap: true },
  { header: 'Giá trị không giữ', kind: 'text', width: 26, wrap: true },
  { header: 'Nguồn giá trị không giữ', kind: 'text', width: 34, wrap: true },
]
const GENDERS: Readonly<Record<string, string>> = { male: 'Nam', female: 'Nữ' }

/** For auditors: what would be kept of each cluster if its records are one, value beside value, and why. Only fields in which rows differ. */
export function survivorshipSheet(work: PublishWork, files: ReadonlyMap<number, SourceFile>): SheetSpec {
  return {
    name: 'Giá trị giữ lại',
    titleBlock: [
      'GIÁ TRỊ GIỮ LẠI NẾU CÁC BẢN GHI LÀ MỘT',
      `Bảo hiểm xã hội Việt Nam. Số liệu đến ngày ${displayDate(work.asOf)}.`,
      'Mỗi dòng là một thông tin có giá trị khác nhau trong nhóm: giá trị được giữ, vì sao, và giá trị không giữ. Số liệu gốc không bị sửa; cần rà soát, xác minh trước khi gộp.',
    ],
    columns: COLUMNS,
    freezeColumns: 2,
    autofilter: true,
    outline: true,
    rows: rows(work, files),
  }
}

async function* rows(work: PublishWork, files: ReadonlyMap<number, SourceFile>): AsyncIterable<SheetRow> {
  for await (const cluster of survivingClusters(work)) {
    const fields = [...Map.groupBy(cluster.values, ({ field }) => field).values()].filter((values) => values.length > 1)
    if (fields.length === 0 && cluster.survivor === null) continue
    yield clusterRow(cluster, files)
    for (const values of fields) yield fieldRow(cluster, values, files)
  }
}

function clusterRow(cluster: SurvivingCluster, files: ReadonlyMap<number, SourceFile>): SheetRow {
  const { cluster_id, type, survivor, survivor_why } = cluster
  const kept =
    survivor === null
      ? 'chưa đủ căn cứ chọn bản ghi giữ lại'
      : `${survivor_why}: ${sourceRow(files.get(survivor.file_id), survivor.row_number)}`
  const text = `${duplicateTypeName(type)}: ${kept}`
  return { style: 'group', values: [cluster_id, type, text, null, null, null, null, null], runsOver: [2, 7] }
}

function fieldRow(
  { cluster_id, type }: SurvivingCluster,
  values: readonly SurvivingValue[],
  files: ReadonlyMap<number, SourceFile>,
): SheetRow {
  const [kept, ...others] = values
  if (kept === undefined) throw new RangeError('a field has a value')
  return {
    outlineLevel: 1,
    values: [
      cluster_id,
      type,
      fieldName(kept.field),
      shown(kept),
      sentence(kept.why),
      placeOf(kept, files),
      others.map(shown).join('\n'),
      others.map((value) => placeOf(value, files)).join('\n'),
    ],
  }
}

/** "a.csv:12 (và 3 dòng khác)". */
function placeOf({ file_id, row_number, rows }: SurvivingValue, files: ReadonlyMap<number, SourceFile>): string {
  const place = sourceRow(files.get(file_id), row_number)
  return rows === 1 ? place : `${place} (và ${rows - 1} dòng khác)`
}

function shown({ field, value }: SurvivingValue): string {
  if (field === 'birth_date') return displayDate(value)
  if (field === 'gender') return GENDERS[value] ?? value
  return field === 'commune_code' ? `${communeName(value)} (${value})` : value
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
