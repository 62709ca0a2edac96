// Run as a process of its own, under another time zone, by workbook.test.ts: writes the same workbook and prints its hash.
import { writeWorkbook } from '../../src/files/workbook.ts'
import { EXAMPLE } from './example-sheet.ts'

const [path = ''] = process.argv.slice(2)
process.stdout.write((await writeWorkbook(path, [EXAMPLE], { title: 'Thử', created: '2026-10-31' })).sha256)
