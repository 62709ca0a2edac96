import { loadSiteConfig } from '../../config/load-config.ts'
import { ReconcileError } from '../../domain/reconcile-error.ts'
import { explain } from '../../explain/explain.ts'
import { formatExplanation } from '../../explain/format-explanation.ts'
import { openExistingStore } from '../../store/open-store.ts'
import { type Command, textFlag } from './command.ts'
import { defaultStore, INPUT_FLAG, OUT_FLAG, STORE_FLAG } from './store-flag.ts'

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Mọi điều đã biết về một hồ sơ, mã số thuế, CCCD hoặc mã số BHXH, và vì sao.',
  arguments: [{ name: 'key', description: 'mã hồ sơ, mã số thuế, số CCCD hoặc mã số BHXH' }],
  flags: [INPUT_FLAG, OUT_FLAG, STORE_FLAG, { name: 'json', description: 'in dạng JSON' }],
  example: 'doisoat explain 0a1b2c3d4e5f6071 --out out',
  async run([key], flags) {
    const inputDir = textFlag(flags, 'input') ?? 'sample-data'
    const store = await openExistingStore(textFlag(flags, 'store') ?? defaultStore(textFlag(flags, 'out') ?? 'out'))
    if (store === null) throw new ReconcileError('key-unknown', { kind: 'mã' })
    try {
      const explanation = await explain(store, { config: await loadSiteConfig(inputDir), inputDir }, String(key))
      process.stdout.write(flags.json === true ? `${JSON.stringify(explanation)}\n` : formatExplanation(explanation))
      return 0
    } finally {
      await store.close()
    }
  },
}
