import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

const SPEC = { compare: 'distance', latitude: 'lat', longitude: 'lon', kilometres: [1, 200, 1200] }
/** Hồ Hoàn Kiếm, the cathedral 400 m from it, Hải Phòng, Hồ Chí Minh (1,140 km), Paris. */
const [LAKE, CATHEDRAL, PORT, SOUTH, PARIS] = [
  ['21.0287', '105.8524'],
  ['21.0288', '105.8490'],
  ['20.8449', '106.6881'],
  ['10.7769', '106.7009'],
  ['48.8566', '2.3522'],
] as const

it.each([
  [LAKE, LAKE, 'km_1'],
  [LAKE, CATHEDRAL, 'km_1'],
  [LAKE, PORT, 'km_200'],
  [LAKE, SOUTH, 'km_1200'],
  [LAKE, PARIS, 'else'],
  [['0', '179.999'], ['0', '-179.999'], 'km_1'],
  [LAKE, ['21.0287', ''], 'null'],
  [LAKE, ['north', '105.8'], 'null'],
] as const)('%o and %o are at level %s', ([lat, lon], [otherLat, otherLon], level) => {
  expect(levelOf(SPEC, { lat, lon }, { lat: otherLat, lon: otherLon })).toBe(level)
})
