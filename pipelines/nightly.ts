import { assessCoverage } from '../src/coverage/assess-coverage.ts'
import { dedupe } from '../src/dedupe/dedupe.ts'
import { gate } from '../src/gate/gate-stage.ts'
import { identity } from '../src/identity/identity.ts'
import { ingest } from '../src/ingest/ingest-stage.ts'
import { linkPeople } from '../src/linking/link-people.ts'
import { matchEmployment } from '../src/match/match-employment.ts'
import { matchParticipation } from '../src/match/match-participation.ts'
import { matchPeople } from '../src/match/match-people.ts'
import type { Pipeline } from '../src/pipeline/stage.ts'
import { publish } from '../src/publish/publish.ts'

/** Every night: from the files of three agencies to the lists of the provinces and the workbook of the auditors. */
export const nightly: Pipeline = {
  name: 'nightly',
  summary: 'Từ tệp của ba cơ quan đến danh sách cho từng tỉnh và sổ trùng lặp cho kiểm tra viên.',
  stages: [
    ingest,
    gate,
    identity,
    linkPeople,
    dedupe,
    matchEmployment,
    matchParticipation,
    matchPeople,
    assessCoverage,
    publish,
  ],
}
