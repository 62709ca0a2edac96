/** Makes the sample data anew: `npx node sample-data/generate.ts`. The same code gives the same bytes. */
import { fileURLToPath } from 'node:url'
import { writeSample } from '../src/generate/sample/write-sample.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

await writeSample({ input: here('.'), truth: here('../tests/fixtures/sample-truth') })
