import type { Parameters } from '../../linkage/model.ts'
import { PERSON_MODEL } from '../../linkage/person-model.ts'
import { weightsOf } from '../../linkage/weights.ts'
import type { PublishWork } from '../publish-work.ts'

interface Found {
  readonly text: string
  readonly weight: number
}

/** Says in words what two records have in common and what speaks against them, the strongest first; no figure of the model. */
export async function pairReasons({ db }: PublishWork): Promise<(levels: string) => string> {
  const told = await db.selectFrom('link_model').select('parameters').executeTakeFirst()
  if (told === undefined) return () => ''
  const weights = weightsOf(JSON.parse(told.parameters) as Parameters)
  const inWords = PERSON_MODEL.comparisons.map(
    ({ vi, levels }, at) =>
      new Map(levels.map((level, number) => [level.name, found(vi, level.vi, weights.levels[at]?.[number] ?? 0)])),
  )
  return (levels) => {
    const all = levels.split(' ').flatMap((name, at) => inWords[at]?.get(name) ?? [])
    return [
      said(
        'Giống',
        all.filter(({ weight }) => weight > 0),
      ),
      said(
        'Khác',
        all.filter(({ weight }) => weight <= 0),
      ),
    ]
      .filter((text) => text !== '')
      .join('\n')
  }
}

/** "số CCCD: CCCD lệch một chữ số" says it twice. */
function found(what: string, level: string, weight: number): Found {
  const last = what.split(' ').at(-1) ?? what
  return { text: level.includes(last) ? level : `${what} ${level}`, weight }
}

function said(title: string, all: readonly Found[]): string {
  if (all.length === 0) return ''
  const ordered = [...all].sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
  return `${title}: ${ordered.map(({ text }) => text).join('; ')}`
}
