/** Bands of days of delay (domain notes §3.6): the first thirty, up to ninety, and beyond. */
export interface ArrearsBand {
  readonly place: 1 | 2 | 3
  readonly name: string
}

const BANDS = [
  { place: 1, last: 30, name: '1–30 ngày' },
  { place: 2, last: 90, name: '31–90 ngày' },
  { place: 3, last: Number.POSITIVE_INFINITY, name: 'từ 91 ngày' },
] as const

export function arrearsBand(days: number): ArrearsBand {
  return BANDS.find(({ last }) => days <= last) ?? BANDS[2]
}
