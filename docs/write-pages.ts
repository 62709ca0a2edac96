/** Writes the pages that are made from declarations: `npm run docs`. Tests fail when a page is not current. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesPage } from '../src/coverage/rules-page.ts'
import { describeSources } from '../src/ingest/describe-sources.ts'
import { errorsPage } from '../src/ingest/errors-page.ts'
import { comparisonsPage } from '../src/linkage/comparisons-page.ts'
import { policyPage } from '../src/policy/policy-page.ts'

writeFileSync(join(import.meta.dirname, 'rules.md'), rulesPage())
writeFileSync(join(import.meta.dirname, 'policy.md'), policyPage())
writeFileSync(join(import.meta.dirname, 'source-columns.md'), describeSources())
writeFileSync(join(import.meta.dirname, 'errors.md'), errorsPage())
writeFileSync(join(import.meta.dirname, 'comparisons.md'), comparisonsPage())
