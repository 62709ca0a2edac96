import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rulesPage } from './rules-page.ts'

/** Run by hand after a rule has changed: `npx node src/coverage/write-rules-page.ts`. */
writeFileSync(join(import.meta.dirname, '../../docs/rules.md'), rulesPage())
