/**
 * Reads a CSV of a million and of five million rows, once by the reader alone and once through the whole ingest into SQLite, each in a process of
 * its own: rows a second and peak memory.
 *
 *   npx node bench/read-csv.ts [--rows 1000000,5000000] [--only reader]
 */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openTables } from '../src/files/reader.ts'

const HEADER =
  'MST tổ chức,Tên tổ chức trả thu nhập,Họ và tên,MST cá nhân,Thu nhập chịu thuế,Bảo hiểm được trừ,Kỳ,Từ tháng,Đến tháng,Ghi chú\n'
const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Huỳnh', 'Hoàng', 'Võ', 'Đặng', 'Bùi', 'Đỗ']
const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Ngọc', 'Minh', 'Thanh']
const GIVENS = [
  'An',
  'Bình',
  'Cường',
  'Dũng',
  'Hằng',
  'Hồng',
  'Khánh',
  'Lương',
  'Phượng',
  'Quyền',
  'Sơn',
  'Tuấn',
  'Yến',
]

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000,5000000' },
    only: { type: 'string' },
    read: { type: 'string' },
  },
})

if (values.read !== undefined) await readInThisProcess(values.read)
else await compare(values.rows.split(',').map(Number), values.only)

async function compare(sizes: readonly number[], only: string | undefined): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'doisoat-read-csv-'))
  try {
    for (const size of sizes) {
      const input = join(folder, `in-${size}`)
      await mkdir(input)
      await writeTable(join(input, 'thu-nhap.csv'), size)
      const ways: readonly [string, readonly string[]][] = [
        ['reader', [import.meta.filename, '--read', join(input, 'thu-nhap.csv')]],
        [
          'ingest',
          [
            resolve(import.meta.dirname, '../src/cli/main.ts'),
            'run',
            'nightly',
            '--select',
            'ingest',
            '--input',
            input,
            '--out',
            join(folder, `out-${size}`),
            '--store',
            `sqlite:${join(folder, `${size}.sqlite`)}`,
          ],
        ],
      ]
      for (const [way, command] of ways) if (only === undefined || only === way) measure(way, size, command)
      await rm(input, { recursive: true })
      await rm(join(folder, `${size}.sqlite`), { force: true })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs a command, and says how long it took and the most memory it held, as the system counts it. */
function measure(way: string, size: number, command: readonly string[]): void {
  const started = performance.now()
  const probe = `process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS + '\\n'))`
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(probe)}`, ...command],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  )
  const seconds = (performance.now() - started) / 1000
  const peak = Math.round(Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? 0) / 1024)
  console.log(
    `| ${way} | ${size.toLocaleString('en')} | ${seconds.toFixed(1)} | ${Math.round(size / seconds).toLocaleString('en')} | ${peak} | ${status}`,
  )
}

async function readInThisProcess(path: string): Promise<void> {
  let rows = 0
  for (const table of await openTables(path, 'thu-nhap.csv'))
    for await (const batch of table.rows()) rows += batch.length
  console.log(rows)
}

async function writeTable(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path)
  let text = HEADER
  for (let row = 0; row < rows; row++) {
    const name = `${FAMILIES[row % 10]} ${MIDDLES[(row >> 3) % 7]} ${GIVENS[(row >> 5) % 13]}`
    const month = 1 + (row % 12)
    text += `0199000017,Công ty TNHH Mẫu số ${row % 5000},${name},8${String(row % 1e9).padStart(9, '0')},${(row % 900) * 100_000},${(row % 90) * 10_000},2025,${month}/2025,12/2025,\n`
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await once(out, 'finish')
}
