import { type Blocking, membersOf, orderOfMembers } from './blocking.ts'
import type { LinkScope } from './model.ts'

export type TakePair = (a: number, b: number, rule: number) => void

/**
 * Hands each candidate pair once, the smaller record number first, with the first rule that brings it, always in one order. With
 * `fresh`, only pairs of which one record is marked there; the others are not so much as looked at. Returns how many pairs each rule added.
 */
export function eachPair(
  blocking: Blocking,
  sources: Int32Array,
  scope: LinkScope,
  take: TakePair,
  fresh?: Uint8Array,
): number[] {
  const { keys } = blocking
  const rules = blocking.rules.length
  const order = orderOfMembers(sources, scope)
  return blocking.rules.map((_, rule) => {
    const { members, starts } = membersOf(blocking, rule, order)
    let made = 0
    const offer = (one: number, other: number): void => {
      // A pair belongs to the first rule that brings it.
      for (let at = one * rules, beside = other * rules, end = at + rule; at < end; at++, beside++)
        if (keys[at] !== 0 && keys[at] === keys[beside]) return
      made++
      if (one < other) take(one, other, rule)
      else take(other, one, rule)
    }
    for (let block = 1; block + 1 < starts.length; block++)
      pairUp(members, starts[block]!, starts[block + 1]!, scope === 'between' ? sources : null, offer, fresh)
    return made
  })
}

/** The pairs of one block. With `sources`, those between files: a member's partners begin after the last of its own file. */
function pairUp(
  members: Int32Array,
  from: number,
  until: number,
  sources: Int32Array | null,
  offer: (one: number, other: number) => void,
  fresh: Uint8Array | undefined,
): void {
  const changed = fresh === undefined ? null : placesOf(members, from, until, fresh)
  if (changed !== null && changed.length === 0) return
  let partners = from
  let nextChanged = 0
  for (let i = from; i < until; i++) {
    const one = members[i]!
    if (sources === null) partners = i + 1
    else while (partners < until && sources[members[partners]!] === sources[one]) partners++
    if (changed === null || fresh![one] === 1) for (let j = partners; j < until; j++) offer(one, members[j]!)
    else {
      while (nextChanged < changed.length && changed[nextChanged]! < partners) nextChanged++
      for (let j = nextChanged; j < changed.length; j++) offer(one, members[changed[j]!]!)
    }
  }
}

/** Where in `members` those stand that are marked. */
function placesOf(members: Int32Array, from: number, until: number, marked: Uint8Array): number[] {
  const places: number[] = []
  for (let at = from; at < until; at++) if (marked[members[at]!] === 1) places.push(at)
  return places
}
