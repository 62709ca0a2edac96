import { displayMonth, maskMonths } from '../domain/months.ts'
import type { ListScope } from './province-list.ts'

/** What was compared, what could not be, and what stands in no list: the notes under the summary. */
export async function comparedNotes(scope: ListScope): Promise<readonly string[]> {
  return [
    'Danh sách lập từ đối chiếu dữ liệu thuế, đăng ký kinh doanh và danh sách tham gia BHXH; là căn cứ để rà soát, xác minh, chưa phải kết luận.',
    'Số lao động là số người, mỗi người tính một lần trong từng dòng; người có nhiều nơi trả thu nhập có thể đứng ở nhiều dòng, nên các dòng không cộng dồn được.',
    'Lao động được tính theo nhóm của đơn vị trả thu nhập; nếu đơn vị không có hồ sơ riêng thì theo nhóm của người đó; nhóm “Đã tham gia nơi khác” tính riêng.',
    'Độ tin cậy: A – khóa khớp chính xác, đủ tháng đối chiếu; B – một yếu tố yếu hơn; C – từ hai yếu tố yếu hoặc khớp theo họ tên, ngày sinh.',
    ...(await reviewOnly(scope)),
    ...(await knownMonths(scope)),
    ...(await filesRead(scope)),
    ...(await notEvaluated(scope)),
  ]
}

async function reviewOnly({ work, province }: ListScope): Promise<string[]> {
  const { cases } = await work.db
    .selectFrom('publish_listed')
    .where('province_code', '=', province)
    .where('confidence', '=', 'D')
    .where('status', '<>', 'resolved')
    .select(({ fn }) => fn.countAll<number>().as('cases'))
    .executeTakeFirstOrThrow()
  return cases === 0 ? [] : [`${cases} trường hợp độ tin cậy D chỉ để rà soát nội bộ, không đưa vào danh sách.`]
}

async function knownMonths({ work, province }: ListScope): Promise<string[]> {
  const rows = await work.db
    .selectFrom('known_year')
    .where('province_code', 'in', ['', province === '' ? '-' : province])
    .where('known_mask', '<>', 0)
    .selectAll()
    .orderBy('year')
    .orderBy('province_code')
    .execute()
  const byYear = Map.groupBy(rows, ({ year }) => year)
  return [...byYear].map(([year, found]) => {
    const mask = found.reduce((all, row) => all | row.known_mask, 0)
    const months = maskMonths(mask, year)
    const told = months.length === 12 ? 'đủ 12 tháng' : months.map(displayMonth).join(', ')
    return `Danh sách tham gia BHXH của năm ${year}: ${told}.`
  })
}

async function filesRead({ work }: ListScope): Promise<string[]> {
  const rows = await work.db
    .selectFrom('file_balance')
    .where('source', 'in', [
      'tax_workers',
      'tax_units',
      'insurance_participants',
      'insurance_units',
      'enterprise_registry',
    ])
    .select(['source', 'path', 'sheet', 'accepted', 'quarantined'])
    .orderBy('file_id')
    .execute()
  return rows.map(({ path, sheet, accepted, quarantined }) => {
    const place = sheet === '' ? path : `${path} (trang ${sheet})`
    const left = quarantined === 0 ? '' : `, ${quarantined} dòng chưa dùng được (xem rejects.csv)`
    return `Tệp ${place}: ${accepted} dòng đã dùng${left}.`
  })
}

async function notEvaluated({ work }: ListScope): Promise<string[]> {
  const rows = await work.db
    .selectFrom('rule_evaluation')
    .where('evaluated', '=', 0)
    .select(['rule_id', 'title_vi', 'needs'])
    .orderBy('rule_id')
    .execute()
  return rows.map(({ rule_id, title_vi, needs }) => `Chưa đánh giá ${rule_id} (${title_vi}): thiếu nguồn ${needs}.`)
}
