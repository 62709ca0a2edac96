import { type Counts, defineStage, type StageContext } from '../pipeline/stage.ts'
import { writeDuplicatesWorkbook } from './audit/duplicates-workbook.ts'
import { writeDuplicateFieldsCsv } from './csv/duplicate-fields-csv.ts'
import { writeDuplicatesCsv } from './csv/duplicates-csv.ts'
import { writeRejectsCsv } from './csv/rejects-csv.ts'
import { writeLinkClusters } from './linkage/clusters-csv.ts'
import { writeLinkageCard } from './linkage/linkage-card.ts'
import { linkageReport } from './linkage/linkage-report.ts'
import { asOfTonight, type PublishWork, READ_BY_DUPLICATES } from './publish-work.ts'
import { duplicatesByType, rejectsByCode } from './run-counts.ts'
import { inputsReport, stagesTiming, writeReport } from './run-report.ts'

/** Duplicates and linkage for auditors, and nothing else: no case is opened or closed, and the ledger of cases and nights is not touched. */
export const publishDuplicates = defineStage({
  name: 'publish.duplicates',
  summary: 'Ghi danh sách bản ghi trùng, nhóm đã liên kết, sổ kiểm toán và báo cáo; không đụng đến hồ sơ.',
  reads: READ_BY_DUPLICATES,
  writes: [],
  publishes: true,
  async run(context): Promise<Counts> {
    const work = await beginWork(context)
    const outputs = [
      await writeDuplicatesCsv(work),
      await writeLinkClusters(work),
      await writeDuplicateFieldsCsv(work),
      await writeRejectsCsv(work),
      await writeDuplicatesWorkbook(work),
      ...(await writeLinkageCard(work)),
    ]
    await writeReport(work, {
      ...(await inputsReport(work, context.options.fingerprint)),
      linkage: await linkageReport(work.db),
      counts: { ...(await duplicatesByType(work.db)), rejects: await rejectsByCode(work.db) },
      outputs,
      timing: { stages: stagesTiming(context.earlier) },
    })
    return { duplicates: outputs[0]?.rows ?? 0, files: outputs.length + 1 }
  },
})

async function beginWork(context: StageContext<(typeof READ_BY_DUPLICATES)[number]>): Promise<PublishWork> {
  const { dialect, config, outDir, options, progress } = context
  // The writers are shared with the nightly stage; the parts used here read none but the tables declared above.
  const db = context.db as unknown as PublishWork['db']
  const asOf = await asOfTonight(db)
  const { provinces, runId } = options
  return { db, dialect, config, outDir, asOf, provinces, runId, tick: (rows) => progress.tick(rows) }
}
