import type { RuleStep } from '../linkage/explain-pair.ts'
import type { ExplainedPair, ExplainedRecord } from './explain-people.ts'

const FATES: Readonly<Record<string, string>> = {
  joined: 'được gộp',
  review: 'chưa đủ căn cứ, để người rà soát xem',
  apart: 'không gộp: có giấy tờ hợp lệ khác nhau',
  judged: 'không gộp: người rà soát đã kết luận khác người',
  too_large: 'không gộp: nhóm sẽ quá lớn, cần người rà soát xem trước',
  weak_bridge: 'không gộp: chỉ một mối nối yếu giữa hai nhóm',
  '': 'không nằm trong các cặp đáng xem',
}

/** What is shown of a record; its number of the employer means nothing to people. */
const LABELS: Readonly<Record<string, string>> = {
  full_name_key: 'Họ tên (để so sánh)',
  birth_date: 'Ngày sinh',
  gender: 'Giới tính',
  citizen_id: 'Số CCCD/định danh',
  old_citizen_id: 'Số CMND',
  insurance_number: 'Mã số BHXH',
  passport_number: 'Số hộ chiếu',
  personal_tax_id: 'Mã số thuế cá nhân',
  nationality: 'Quốc tịch',
  household_code: 'Mã hộ gia đình',
  commune_code: 'Mã xã, phường',
}

const VALUES: Readonly<Record<string, string>> = { male: 'nam', female: 'nữ' }

const DECISIONS: Readonly<Record<string, string>> = { same: 'cùng người', not_same: 'khác người', unsure: 'chưa rõ' }

const WHY: Readonly<Record<RuleStep['why'], string>> = {
  agrees: 'đưa cặp này ra so sánh',
  not_known: 'không: một bên thiếu',
  differs: 'không: khác nhau ở',
  too_many: 'không: quá nhiều bản ghi giống nhau ở điểm này',
}

/** The explanation of a pair as plain Vietnamese text for a terminal, ending in a line break. */
export function pairText(pair: ExplainedPair): string {
  const lines = [
    `Số liệu đến ngày ${pair.as_of.split('-').reverse().join('/')}`,
    '',
    ...recordLines('BẢN GHI A', pair.a),
    ...recordLines('BẢN GHI B', pair.b),
    'SO SÁNH (trọng số theo bit; dương là giống một người, âm là khác người)',
    ...waterfall(pair),
    '',
    `Xác suất là một người ${percent(pair.probability)}; ngưỡng gộp ${bits(pair.threshold)}. Kết quả: ${FATES[pair.fate] ?? pair.fate}.`,
    ...(pair.decision === null
      ? []
      : [
          `Kết luận của người rà soát: ${DECISIONS[pair.decision.decision] ?? pair.decision.decision} (${pair.decision.reviewer || 'không ghi tên'}, ${pair.decision.decided_on || 'không ghi ngày'}).`,
        ]),
    '',
    'QUY TẮC CHỌN CẶP',
    ...pair.rules.map(({ rule, why, on }) => `  ${rule}: ${WHY[why]}${on.length === 0 ? '' : ` ${on.join(', ')}`}`),
  ]
  return `${lines.join('\n')}\n`
}

function recordLines(title: string, { person_key, anchor, cluster_id, said }: ExplainedRecord): string[] {
  return [
    `${title}  ${person_key}`,
    ...Object.entries(said).flatMap(([column, value]) =>
      LABELS[column] === undefined ? [] : [`  ${LABELS[column]}: ${VALUES[value] ?? value.normalize('NFC')}`],
    ),
    `  mã bản ghi ${anchor}${cluster_id === '' ? '' : `; nhóm ${cluster_id}`}`,
    '',
  ]
}

/** From the prior to the weight, the running sum at the end of each line. */
function waterfall({ prior, steps, related, weight }: ExplainedPair): string[] {
  let sum = prior
  const lines = [line('Trước khi so sánh', '', prior, sum)]
  for (const step of steps) {
    sum += step.weight + step.frequency
    const rarity = step.frequency === 0 ? '' : step.frequency > 0 ? ', giá trị hiếm' : ', giá trị phổ biến'
    lines.push(line(step.what, `${step.found}${rarity}`, step.weight + step.frequency, sum))
  }
  if (related !== 0) lines.push(line('Người thân', 'người cùng nhà cũng giống như vậy', related, sum + related))
  return [...lines, line('Tổng', '', weight, weight)]
}

function line(what: string, found: string, weight: number, sum: number): string {
  return `  ${what.padEnd(20)} ${found.padEnd(48)} ${bits(weight).padStart(8)} → ${bits(sum).padStart(8)}`
}

function bits(weight: number): string {
  return `${weight > 0 ? '+' : ''}${weight.toFixed(2)}`
}

function percent(probability: number): string {
  return `${(probability * 100).toFixed(2)} %`
}
