import { z } from 'zod'
import { NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { overRows, type Row } from '../several-columns.ts'

const EARTH_RADIUS_KM = 6371.0088
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

export const distance = defineKind({
  kind: 'distance',
  summary: 'Latitude and longitude in degrees, in two columns: at most so many kilometres apart, or farther.',
  spec: z.strictObject({
    latitude: z.string(),
    longitude: z.string(),
    kilometres: z.array(z.number().gt(0)).min(1).default([0.1, 1, 10]),
  }),
  make: ({ latitude, longitude, kilometres }, name) => {
    const limits = [...kilometres].sort((a, b) => a - b)
    return {
      name,
      vi: name,
      columns: [latitude, longitude],
      levels: [
        ...limits.map((limit) => ({ name: `km_${limit}`, vi: `cách không quá ${limit} km` })),
        { name: 'else', vi: 'xa hơn' },
      ],
      bind: (columns) =>
        overRows(columns, (a, b) => {
          if (![...a, ...b].every((value) => NUMBER.test(value))) return NULL_LEVEL
          const apart = kilometresApart(a, b)
          const at = limits.findIndex((limit) => apart <= limit)
          return at < 0 ? limits.length : at
        }),
    }
  },
})

/** Great-circle distance on a sphere of the mean radius of the earth. @see Sinnott (1984), "Virtues of the Haversine". */
function kilometresApart([lat1, lon1]: Row, [lat2, lon2]: Row): number {
  const radians = (degrees: string | undefined): number => (Number(degrees) * Math.PI) / 180
  const [fromLat, toLat] = [radians(lat1), radians(lat2)]
  const half = (angle: number): number => Math.sin(angle / 2) ** 2
  const haversine = half(toLat - fromLat) + Math.cos(fromLat) * Math.cos(toLat) * half(radians(lon2) - radians(lon1))
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)))
}
