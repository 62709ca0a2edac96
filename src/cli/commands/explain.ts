import { loadSiteConfig } from '../../config/load-config.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { explain } from '../../explain/explain.ts'
import { formatExplanation } from '../../explain/format-explanation.ts'
import { readKey } from '../../explain/resolve-key.ts'
import { explainPeople } from '../../linking/explain-people.ts'
import { pairText } from '../../linking/pair-text.ts'
import type { Store } from '../../store/dialects/dialect.ts'
import { openExistingStore } from '../../store/open-store.ts'
import { type Command, type Flag, textFlag } from './command.ts'
import { defaultStore, OUT_FLAG, STORE_FLAG } from './store-flag.ts'

const INPUT_OF_RUN: Flag = {
  name: 'input',
  value: 'dir',
  description: 'thư mục tệp đầu vào; mặc định là của lần chạy gần nhất',
}

/** The folder that the last run read: the rows of an explanation stand there. */
async function inputOfLastRun({ db }: Store): Promise<string> {
  const run = await db.selectFrom('ledger.runs').select('input').orderBy('run_id', 'desc').limit(1).executeTakeFirst()
  return run?.input ?? 'sample-data'
}

async function explainTwo(store: Store, one: string, other: unknown, json: boolean): Promise<number> {
  if (typeof other !== 'string')
    throw new ReconcileError('flag-invalid', {
      flag: 'pair',
      found: '',
      expected: 'hai mã: doisoat explain --pair <a> <b>',
    })
  const pair = await explainPeople(store, keysFor(one), keysFor(other))
  if (typeof pair === 'string') throw new ReconcileError('pair-unknown', { why: pair })
  process.stdout.write(json ? `${JSON.stringify(pair)}\n` : pairText(pair))
  return 0
}

/** What a text may be among the keys of persons: as it is, or as a number of a column. */
function keysFor(text: string): string[] {
  const bare = text.trim()
  return [...new Set([...readKey(bare).personKeys, bare, `M:${bare}`, `P:${bare}`])]
}

export const explainCommand: Command = {
  name: 'explain',
  summary:
    'Mọi điều đã biết về một hồ sơ, mã số thuế, CCCD hoặc mã số BHXH, và vì sao; với --pair: vì sao hai bản ghi là, hoặc không là, một người.',
  arguments: [
    { name: 'key', description: 'mã hồ sơ, mã số thuế, số CCCD hoặc mã số BHXH' },
    { name: 'other', description: 'với --pair: bản ghi thứ hai', optional: true },
  ],
  flags: [
    { name: 'pair', description: 'so hai bản ghi: CCCD, CMND, mã số BHXH hoặc mã bản ghi trong sổ kiểm toán' },
    INPUT_OF_RUN,
    OUT_FLAG,
    STORE_FLAG,
    { name: 'json', description: 'in dạng JSON' },
  ],
  example: 'doisoat explain 0a1b2c3d4e5f6071 --out out',
  async run([key, other], flags) {
    const store = await openExistingStore(textFlag(flags, 'store') ?? defaultStore(textFlag(flags, 'out') ?? 'out'))
    if (store === null) throw new ReconcileError('key-unknown', { kind: 'mã' })
    try {
      if (flags.pair === true) return await explainTwo(store, String(key), other, flags.json === true)
      const inputDir = textFlag(flags, 'input') ?? (await inputOfLastRun(store))
      const explanation = await explain(store, { config: await loadSiteConfig(inputDir), inputDir }, String(key))
      process.stdout.write(flags.json === true ? `${JSON.stringify(explanation)}\n` : formatExplanation(explanation))
      return 0
    } finally {
      await store.close()
    }
  },
}
