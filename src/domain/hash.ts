/**
 * A fixed 64-bit hash of a text as 16 hex digits: FNV-1a over UTF-16 code units, in two 32-bit halves. For sampling and
 * spreading only, never for secrets; the same on every engine, process and night (a literal in the tests holds it so).
 * @see Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm", IETF draft.
 */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4
  let low = 0x84222325
  for (let index = 0; index < text.length; index++) {
    low ^= text.charCodeAt(index)
    // Times 0x100000001b3: low half by 0x1b3 with its carry, high half by 0x1b3 plus low shifted by 8 (2^40).
    const product = (low >>> 0) * 0x1b3
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x100000000) + (low << 8)) >>> 0
    low = product >>> 0
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0')
}
