import type { StageReason } from './plan.ts'

/** Why a stage runs or does not, as `plan` prints it. */
export const REASON_TEXTS: Readonly<Record<StageReason, string>> = {
  'never-run': 'chưa chạy lần nào',
  'pipeline-changed': 'kho đang giữ kết quả của quy trình khác, chạy lại từ đầu',
  'inputs-changed': 'tệp đầu vào đã thay đổi, chạy lại từ đầu',
  'settings-changed': 'doisoat.yaml đã thay đổi, chạy lại từ đầu',
  'options-changed': 'ngày số liệu hoặc phạm vi tỉnh đã thay đổi, chạy lại từ đầu',
  'code-changed': 'chương trình đã đổi phiên bản, chạy lại từ đầu',
  'folders-changed': 'thư mục đầu vào hoặc kết quả đã thay đổi, chạy lại từ đầu',
  'not-resumed': 'chạy lại từ đầu (thêm --resume để dùng các bước đã xong)',
  done: 'đã xong ở lần chạy trước, cùng đầu vào',
  unfinished: 'chưa xong ở lần chạy trước',
  'earlier-stage-runs': 'một bước phía trước chạy lại',
  selected: 'được chọn',
  needed: 'bước được chọn cần kết quả của bước này',
  'not-selected': 'không được chọn',
}
