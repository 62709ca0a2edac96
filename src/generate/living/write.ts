import type { Damaged } from '../damage.ts'
import type { Block, Place } from '../facts.ts'
import type { RowText } from '../records.ts'
import { benefitsFile, pupilsFile, residentsFile } from './files.ts'
import { benefitRow, pupilRow, residentRow } from './records.ts'

type Put = (file: string, row: RowText, loses: (damaged: Damaged) => boolean) => Place

/** Writes the lists of communes, benefits and schools. A lost key or birth date puts the person in doubt where they live; a name without its marks does not. */
export function writeLiving(block: Block, put: Put): void {
  const loses = ({ quirk, column }: Damaged): boolean =>
    quirk.aftermath !== 'harmless' && !(quirk.aftermath === 'degraded' && column === 'full_name')
  for (const row of block.living.residents) row.places.push(put(residentsFile(block), residentRow(row), loses))
  for (const row of block.living.benefits) row.places.push(put(benefitsFile(block), benefitRow(row), loses))
  for (const row of block.living.pupils) row.places.push(put(pupilsFile(block), pupilRow(row), loses))
}
