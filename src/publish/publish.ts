import { type Counts, defineStage } from '../pipeline/stage.ts'
import { writeDuplicatesWorkbook } from './audit/duplicates-workbook.ts'
import { PUBLISH_SCRATCH } from './cases/scratch.ts'
import { updateCases } from './cases/update-cases.ts'
import { writeCasesCsv } from './csv/cases-csv.ts'
import { writeDuplicateFieldsCsv } from './csv/duplicate-fields-csv.ts'
import { writeDuplicatesCsv } from './csv/duplicates-csv.ts'
import { writeExclusionsCsv } from './csv/exclusions-csv.ts'
import { writeRejectsCsv } from './csv/rejects-csv.ts'
import { writeLinkClusters } from './linkage/clusters-csv.ts'
import { updateLinkLedger } from './linkage/link-ledger.ts'
import { writeLinkageCard } from './linkage/linkage-card.ts'
import { writeProvinceWorkbooks } from './province-workbook.ts'
import {
  asOfTonight,
  type OutputFile,
  PUBLISH_READS,
  PUBLISH_WRITES,
  type PublishContext,
  type PublishWork,
} from './publish-work.ts'
import { updateRejectLedger } from './returns/reject-ledger.ts'
import { writeReturnsWorkbooks } from './returns/returns-workbooks.ts'
import { RETURNS_SCRATCH } from './returns/scratch.ts'
import { updateVersionLedger } from './returns/version-ledger.ts'
import { writeRunReport } from './run-report.ts'

/** Findings meet the cases of earlier nights, and everything that leaves the house is written. */
export const publish = defineStage({
  name: 'publish',
  summary: 'Đối chiếu kết quả với hồ sơ các kỳ trước, ghi danh sách, sổ kiểm toán và báo cáo lần chạy.',
  reads: PUBLISH_READS,
  writes: PUBLISH_WRITES,
  scratch: [...PUBLISH_SCRATCH, ...RETURNS_SCRATCH],
  publishes: true,
  async run(context): Promise<Counts> {
    const work = await beginWork(context)
    const findings = await updateCases(work)
    await updateVersionLedger(work)
    await updateRejectLedger(work)
    await updateLinkLedger(work)
    const outputs = await writeOutputs(work)
    await writeRunReport(work, context.options.fingerprint, context.earlier, outputs)
    return { findings, cases: outputs[0]?.rows ?? 0, files: outputs.length + 1 }
  },
})

async function beginWork(context: PublishContext): Promise<PublishWork> {
  const { db, dialect, config, outDir, options, progress } = context
  return {
    db,
    dialect,
    config,
    outDir,
    asOf: await asOfTonight(db),
    provinces: options.provinces,
    runId: options.runId,
    tick: (rows) => progress.tick(rows),
  }
}

/** `cases.csv` first. */
async function writeOutputs(work: PublishWork): Promise<readonly OutputFile[]> {
  return [
    await writeCasesCsv(work),
    await writeExclusionsCsv(work),
    await writeDuplicatesCsv(work),
    await writeLinkClusters(work),
    await writeDuplicateFieldsCsv(work),
    await writeRejectsCsv(work),
    ...(await writeProvinceWorkbooks(work)),
    await writeDuplicatesWorkbook(work),
    ...(await writeLinkageCard(work)),
    ...(await writeReturnsWorkbooks(work)),
  ]
}
