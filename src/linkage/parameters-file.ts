import { z } from 'zod'
import type { LinkageModel, Parameters } from './model.ts'

const probability = z.number().gt(0).lte(1)

const schema = z.object({
  parameters: z.object({
    prior: z.number().gt(0).lt(1),
    comparisons: z.array(
      z.object({
        name: z.string(),
        levels: z.array(z.string()),
        m: z.array(probability),
        u: z.array(probability),
        shared: z.number().gte(0).lte(1).optional(),
      }),
    ),
    related: z.number().gt(0).lt(1).optional(),
  }),
})

/** Parameters as model.json holds them: full precision, with the names of the levels they belong to. */
export function parametersJson(model: LinkageModel, { prior, comparisons, related }: Parameters) {
  return {
    prior,
    ...(related === undefined ? {} : { related: related.prior }),
    comparisons: comparisons.map(({ name, m, u }, at) => ({
      name,
      levels: model.comparisons[at]!.levels.map((level) => level.name),
      m,
      u,
      ...(related === undefined ? {} : { shared: related.shared[at]! }),
    })),
  }
}

/** The parameters in the text of a model.json; a Vietnamese reason when they cannot be this model's. */
export function readParameters(text: string, model: LinkageModel): Parameters | string {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return 'tệp không phải JSON'
  }
  const parsed = schema.safeParse(read)
  if (!parsed.success) return 'tệp không có mục parameters đúng dạng'
  const { prior, comparisons, related } = parsed.data.parameters
  const found = new Map(comparisons.map((comparison) => [comparison.name, comparison]))
  const ours: Parameters['comparisons'][number][] = []
  const shared: number[] = []
  for (const { name, levels } of model.comparisons) {
    const known = found.get(name)
    if (known === undefined) return `không có tham số của phép so sánh "${name}"`
    const same = levels.length === known.levels.length && levels.every((level, at) => level.name === known.levels[at])
    if (!same || known.m.length !== levels.length || known.u.length !== levels.length)
      return `phép so sánh "${name}" có các mức khác`
    ours.push({ name, m: known.m, u: known.u })
    shared.push(known.shared ?? 0)
  }
  return { prior, comparisons: ours, ...(related === undefined ? {} : { related: { prior: related, shared } }) }
}
