/** Letters of a name key with the marks that stand on each; đ is a d with a mark. */
function letters(key: string): { base: string; marks: string }[] {
  const found: { base: string; marks: string }[] = []
  for (const character of key.normalize('NFD')) {
    const last = found.at(-1)
    if (/\p{M}/u.test(character) && last !== undefined) last.marks += character
    else if (character === 'đ') found.push({ base: 'd', marks: character })
    else found.push({ base: character, marks: '' })
  }
  return found
}

/**
 * Whether two name keys can be one name, some marks left out in one of them: "nguyen van hung" and "nguyễn văn hùng" can,
 * "hùng" and "hưng" cannot, since each has a mark the other lacks.
 */
export function sameSpelling(a: string, b: string): boolean {
  if (a === b) return true
  const [one, other] = [letters(a), letters(b)]
  if (one.length !== other.length) return false
  const within = (inner: typeof one, outer: typeof one) =>
    inner.every(({ base, marks }, index) => {
      const against = outer[index]!
      return base === against.base && [...marks].every((mark) => against.marks.includes(mark))
    })
  return within(one, other) || within(other, one)
}
