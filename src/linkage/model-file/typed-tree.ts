import type { z } from 'zod'
import type { TextTree } from '../../config/yaml-tree.ts'

const NUMBER = /^-?\d+(?:\.\d+)?(?:e-?\d+)?$/i

/** What is read of a definition of zod, whatever its type. */
interface Definition {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly element?: z.ZodType
  readonly valueType?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly options?: readonly z.ZodType[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
}

/**
 * A text tree with numbers and booleans where a schema wants them: `threshold: 3` is a number, `suburb: 3` a name. What does not read as
 * what is wanted stays text, for the schema to refuse.
 */
export function typedFor(schema: z.ZodType | undefined, tree: TextTree): unknown {
  if (schema === undefined) return tree
  const { type, innerType, in: input, element, valueType, items, options, shape } = schema.def as Definition
  if (innerType !== undefined) return typedFor(innerType, tree)
  if (input !== undefined) return typedFor(input, tree)
  if (options !== undefined) {
    const readings = options.map((option) => ({ option, value: typedFor(option, tree) }))
    return (readings.find(({ option, value }) => option.safeParse(value).success) ?? readings[0])?.value
  }
  if (typeof tree === 'string') return typedText(type, tree)
  if (Array.isArray(tree))
    return (tree as readonly TextTree[]).map((item, at) => typedFor(element ?? items?.[at], item))
  return Object.fromEntries(
    Object.entries(tree as Readonly<Record<string, TextTree>>).map(([key, value]) => [
      key,
      typedFor(valueType ?? (shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined), value),
    ]),
  )
}

function typedText(type: string, text: string): unknown {
  if (type === 'number' || type === 'int') return NUMBER.test(text) ? Number(text) : text
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
