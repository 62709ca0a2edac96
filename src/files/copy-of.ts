/** Shorter text is never a slice in V8 (`SlicedString::kMinLength`), and is small either way. */
const SLICED_FROM = 13

/** A copy that does not keep in memory the text of the file that `value` was cut from. */
export function copyOf(value: string): string {
  return value.length < SLICED_FROM ? value : Buffer.from(value, 'utf8').toString('utf8')
}
