import { dedupe } from '../src/dedupe/dedupe.ts'
import { gate } from '../src/gate/gate-stage.ts'
import { identity } from '../src/identity/identity.ts'
import { ingest } from '../src/ingest/ingest-stage.ts'
import { linkPeople } from '../src/linking/link-people.ts'
import type { Pipeline } from '../src/pipeline/stage.ts'
import { publishDuplicates } from '../src/publish/publish-duplicates.ts'

/** For an audit between two nights: who and what is recorded twice, without rules, cases or lists. */
export const duplicates: Pipeline = {
  name: 'duplicates',
  summary: 'Chỉ tìm bản ghi trùng và ghi sổ cho kiểm tra viên; không đụng đến hồ sơ và danh sách.',
  stages: [ingest, gate, identity, linkPeople, dedupe, publishDuplicates],
}
