import { defineSource } from './source.ts'

/** How long the text may be by which a record is named: it is what the auditors' workbook wrote, and is compared as it stands. */
export const LONGEST_RECORD_NAME = 200

/** What the auditors' sheet shows of the two records of a pair, side by side. */
export const SHOWN_OF_PAIR = {
  full_name: ['Họ và tên A', 'Họ và tên B'],
  birth_date: ['Ngày sinh A', 'Ngày sinh B'],
  gender: ['Giới tính A', 'Giới tính B'],
  citizen_id: ['Số CCCD A', 'Số CCCD B'],
  old_citizen_id: ['Số CMND A', 'Số CMND B'],
  insurance_number: ['Mã số BHXH A', 'Mã số BHXH B'],
  commune: ['Xã, phường A', 'Xã, phường B'],
} as const

/** What else stands in those sheets and is no part of an answer. */
export const BESIDE_PAIR = {
  why: 'Vì sao',
  weight: 'Trọng số (bit)',
  reviewer_before: 'Người kết luận trước',
  decided_before: 'Ngày kết luận trước',
} as const

export const pairDecisions = defineSource({
  name: 'pair_decisions',
  title: { vi: 'Kết luận của kiểm toán về cặp bản ghi', en: 'Decisions on pairs of records' },
  grain: 'a person’s word on two records',
  publisher: 'auditor',
  required: false,
  columns: {
    record_a: {
      cell: 'text',
      longest: LONGEST_RECORD_NAME,
      star: true,
      headers: ['Mã bản ghi A', 'Bản ghi A', 'Mã bản ghi thứ nhất', 'Bản ghi thứ nhất', 'Mã bản ghi 1', 'Bản ghi 1'],
    },
    record_b: {
      cell: 'text',
      longest: LONGEST_RECORD_NAME,
      star: true,
      headers: ['Mã bản ghi B', 'Bản ghi B', 'Mã bản ghi thứ hai', 'Bản ghi thứ hai', 'Mã bản ghi 2', 'Bản ghi 2'],
    },
    decision: {
      cell: 'choice',
      star: true,
      headers: ['Kết luận', 'Kết luận về cặp', 'Quyết định', 'Kết quả rà soát', 'Kết quả kiểm tra', 'Ý kiến'],
      choices: ['same', 'not_same', 'unsure'],
      values: {
        'Cùng người': 'same',
        'Cùng một người': 'same',
        'Cùng là một người': 'same',
        'Một người': 'same',
        Trùng: 'same',
        'Khác người': 'not_same',
        'Hai người': 'not_same',
        'Hai người khác nhau': 'not_same',
        'Không cùng người': 'not_same',
        'Không trùng': 'not_same',
        'Chưa rõ': 'unsure',
        'Chưa xác định': 'unsure',
        'Chưa kết luận': 'unsure',
        'Không rõ': 'unsure',
      },
    },
    decided_on: {
      cell: 'date',
      headers: ['Ngày kết luận', 'Ngày quyết định', 'Ngày rà soát', 'Ngày kiểm tra', 'Ngày trả lời'],
    },
    reviewer: {
      cell: 'text',
      headers: [
        'Người kết luận',
        'Người rà soát',
        'Người kiểm tra',
        'Cán bộ rà soát',
        'Kiểm toán viên',
        'Người trả lời',
      ],
      titleLabels: ['Người kết luận', 'Người rà soát', 'Kiểm toán viên'],
    },
    note: {
      cell: 'text',
      headers: ['Lý do kết luận', 'Ghi chú kết luận', 'Ý kiến khác', 'Diễn giải', 'Ghi chú', 'Note'],
    },
  },
  recognisedBy: [['record_a'], ['record_b'], ['decision']],
  // The sheet holds every pair that is asked about; who answers some of them sends the others along unanswered.
  answeredBy: 'decision',
  ignoredHeaders: [...Object.values(SHOWN_OF_PAIR).flat(), ...Object.values(BESIDE_PAIR)],
  expects: { rows: [0, 1_000_000], maxRejectRate: 0.2 },
  quality: {
    keys: [['record_a'], ['record_b']],
    joins: {},
    matters: [['decision'], ['decided_on'], ['reviewer']],
    row: [['record_a'], ['record_b']],
  },
})
