import { COLUMN_SIGNS } from './column-signs.ts'
import { FILE_NOTES } from './file-notes.ts'
import { DRIFT_PARTS, GATE_FINDINGS, GATE_WAYS, QUALITY_DETAILS } from './gate.ts'
import { LINK_GATE } from './link-gate.ts'
import type { Catalogue } from './message.ts'
import { RECOGNITION } from './recognition.ts'
import { RUN_ERRORS } from './run-errors.ts'
import { UNREADABLE } from './unreadable.ts'
import { VERSION_NOTES } from './version-notes.ts'

/** A catalogue as docs/errors.md shows it. */
export interface NamedCatalogue {
  readonly title: { readonly vi: string; readonly en: string }
  /** Where a person meets these texts. */
  readonly where: { readonly vi: string; readonly en: string }
  readonly messages: Catalogue
}

/** Every catalogue of texts; reasons of rejects have two parts and stand in src/domain/reject-reasons.ts. */
export const CATALOGUES: readonly NamedCatalogue[] = [
  {
    title: { vi: 'Tệp không đọc được', en: 'Files that cannot be read' },
    where: {
      vi: 'Trong ghi chú của tệp (run.json, doisoat profile). Các tệp khác vẫn được đọc.',
      en: 'In the remarks on the file (run.json, doisoat profile). The other files are read all the same.',
    },
    messages: UNREADABLE,
  },
  {
    title: { vi: 'Tệp chưa nhận dạng được', en: 'Files that are not recognised' },
    where: {
      vi: 'Trong ghi chú của tệp và trong danh sách tệp chưa nhận dạng.',
      en: 'In the remarks on the file and in the list of files not recognised.',
    },
    messages: RECOGNITION,
  },
  {
    title: { vi: 'Chốt liên kết', en: 'The gate on linkage' },
    where: {
      vi: 'Trong lỗi khi lần chạy dừng ở chốt liên kết.',
      en: 'In the error of a run that is halted at the gate on linkage.',
    },
    messages: LINK_GATE,
  },
  {
    title: { vi: 'Ghi chú về tệp đã đọc', en: 'Remarks on files that were read' },
    where: {
      vi: 'Trong run.json và doisoat profile. Không dừng lần chạy.',
      en: 'In run.json and doisoat profile. They never halt a run.',
    },
    messages: FILE_NOTES,
  },
  {
    title: { vi: 'Cách ghi của một cột', en: 'How a column writes its values' },
    where: {
      vi: 'Trong ghi chú của tệp; xác định một lần trên một nghìn dòng đầu.',
      en: 'In the remarks on the file; decided once, on its first thousand rows.',
    },
    messages: COLUMN_SIGNS,
  },
  {
    title: { vi: 'Bản nào được tính, dòng trả lại', en: 'Which version counts, rows that came back' },
    where: {
      vi: 'Trong run.json (notes, counts_why) của từng tệp. Không dừng lần chạy.',
      en: 'In run.json (notes, counts_why) of each file. They never halt a run.',
    },
    messages: VERSION_NOTES,
  },
  {
    title: { vi: 'Chốt kiểm tra không đạt', en: 'Gates that failed' },
    where: {
      vi: 'Trên màn hình và trong run.json (gates). Chốt loại halt dừng lần chạy, loại warn thì không.',
      en: 'On the screen and in run.json (gates). A gate that halts ends the run, one that warns does not.',
    },
    messages: GATE_FINDINGS,
  },
  {
    title: { vi: 'Nguồn khác thường so với các kỳ trước', en: 'A source unlike its earlier nights' },
    where: { vi: 'Trong thông báo của chốt drift.', en: 'Within what the gate drift says.' },
    messages: DRIFT_PARTS,
  },
  {
    title: { vi: 'Cách xử lý chốt không đạt', en: 'What to do about a gate' },
    where: {
      vi: 'Sau thông báo của chốt, và khi chạy với --accept.',
      en: 'After what the gate says, and with --accept.',
    },
    messages: GATE_WAYS,
  },
  {
    title: { vi: 'Điểm chất lượng gồm những gì', en: 'What a quality score is made of' },
    where: { vi: 'Trong run.json (quality).', en: 'In run.json (quality).' },
    messages: QUALITY_DETAILS,
  },
  {
    title: { vi: 'Lỗi dừng lần chạy', en: 'Errors that end a run' },
    where: {
      vi: 'Trên màn hình; chưa công bố gì, danh sách lần trước còn nguyên.',
      en: 'On the screen; nothing is published, the last lists stand.',
    },
    messages: RUN_ERRORS,
  },
]
