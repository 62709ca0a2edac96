import { z } from 'zod'
import { overValues } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { editDistance, jaroWinkler } from '../similarity.ts'

const EXACT = 0
const SAME_NAME = 1
const EDITED = 2
const SIMILAR_NAME = 3
const ELSE = 4

/** A slip or two of the keyboard. */
const MOST_EDITS = 2
const SIMILAR = 0.9

export const email = defineKind({
  kind: 'email',
  summary:
    'E-mail addresses: equal, the same name at another host, at most two edits apart, a similar name, or another. Case and what follows a + do not count.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: name,
    columns: [column],
    levels: [
      { name: 'exact', vi: 'trùng khớp', term: 0 },
      { name: 'same_name', vi: 'cùng tên hộp thư, khác máy chủ' },
      { name: 'edited', vi: 'lệch một, hai ký tự' },
      { name: 'similar_name', vi: 'tên hộp thư gần giống' },
      { name: 'else', vi: 'khác nhau' },
    ],
    bind: ([values]) => overValues(values!, (a, b) => levelOfAddresses(partsOf(a), partsOf(b))),
  }),
})

interface Address {
  readonly name: string
  readonly host: string
}

function partsOf(text: string): Address {
  const lower = text.toLowerCase().replaceAll(' ', '')
  const at = lower.lastIndexOf('@')
  const [name, host] = at < 0 ? [lower, ''] : [lower.slice(0, at), lower.slice(at + 1)]
  return { name: name.replace(/\+.*$/, ''), host }
}

function levelOfAddresses(a: Address, b: Address): number {
  if (a.name === b.name) return a.host === b.host ? EXACT : SAME_NAME
  if (editDistance(`${a.name}@${a.host}`, `${b.name}@${b.host}`, MOST_EDITS) <= MOST_EDITS) return EDITED
  return jaroWinkler(a.name, b.name) >= SIMILAR ? SIMILAR_NAME : ELSE
}
