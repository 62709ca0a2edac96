/** Names as they stand in doisoat.yaml → how people read them. */
export type Labels = Readonly<Record<string, string>>

/** What a value of a parameter looks like, so that a line of doisoat.yaml can be read and a value printed. */
export type Shape =
  /** A whole number, not negative. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'choice'; readonly choices: Labels }
  /** A whole number for each key, or, with `choices`, one of them for each key. */
  | { readonly kind: 'record'; readonly keys: Labels; readonly choices?: Labels }
  /** For each present province code, a whole number for some of the keys. */
  | { readonly kind: 'by_province'; readonly keys: Labels }

export const WHOLE: Shape = { kind: 'whole' }

const isWhole = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

/** Whether a value is whole and of the shape: every key of a record, nothing beside them. */
export function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'whole':
      return isWhole(value)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(shape.choices, value)
    case 'record':
      return entriesOf(value).length === Object.keys(shape.keys).length && fitsKeys(shape, value)
    case 'by_province':
      return entriesOf(value).every(
        ([code, groups]) => /^\d\d$/.test(code) && fitsKeys({ kind: 'record', keys: shape.keys }, groups),
      )
  }
}

function fitsKeys({ keys, choices }: Extract<Shape, { kind: 'record' }>, value: unknown): boolean {
  return entriesOf(value).every(
    ([key, one]) =>
      Object.hasOwn(keys, key) &&
      (choices === undefined ? isWhole(one) : typeof one === 'string' && Object.hasOwn(choices, one)),
  )
}
