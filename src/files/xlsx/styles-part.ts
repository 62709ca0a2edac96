import { type NumberReading, numberReading } from './number-format.ts'
import type { Package } from './package.ts'
import { readXml } from './xml.ts'

/** How numbers are read under each cell style, by the style's index; [] when the workbook has no styles. */
export async function readNumberReadings(source: Package, part: string | null): Promise<NumberReading[]> {
  if (part === null) return []
  const codes = new Map<number, string>()
  const readings: NumberReading[] = []
  let inCellFormats = false
  await readXml(source, part, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0)
        readings.push(numberReading(id, codes.get(id)))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return readings
}
