import type { Damaged } from '../damage.ts'
import type { Block, Place } from '../facts.ts'
import type { RowText } from '../records.ts'
import { benefitsFile, pupilsFile, residentsFile } from './files.ts'
import { benefitRow, pupilRow, residentRow } from './records.ts'

type Put = (file: string, row: RowText, loses: (damaged: Damaged) => boolean) => Place

/** Writes the lists of communes, benefits and schools. Whatever damage is not harmless puts the person in doubt where they live. */
export function writeLiving(block: Block, put: Put): void {
  const loses = ({ quirk }: Damaged): boolean => quirk.aftermath !== 'harmless'
  for (const row of block.living.residents) row.places.push(put(residentsFile(block), residentRow(row), loses))
  for (const row of block.living.benefits) row.places.push(put(benefitsFile(block), benefitRow(row), loses))
  for (const row of block.living.pupils) row.places.push(put(pupilsFile(block), pupilRow(row), loses))
}
