import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block, Place } from '../facts.ts'
import { generateWith } from '../generate.ts'
import { handMadeBlock, type Oddity } from './hand-made.ts'
import { sampleReadme } from './sample-readme.ts'

const SAMPLE = { people: 600, seed: 92, errors: 0, provinces: ['92'], ordinaryWorkers: 6, living: false } as const

/**
 * Writes the sample data: a small invented province with every planted condition, the edge cases made by hand, and a README that names each
 * oddity with its row. Files of the folder that are not part of it stay.
 */
export async function writeSample(folders: { readonly input: string; readonly truth: string }): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), 'doisoat-sample-'))
  const oddities: Oddity[] = []
  const firstRows = new Map<string, Place>()
  try {
    await generateWith(
      { ...SAMPLE, out: draft },
      { input: join(draft, 'input'), truth: folders.truth },
      (nation, frame) => {
        const made = handMadeBlock(nation, frame)
        oddities.push(...made.oddities)
        return [made.block]
      },
      (block) => noteFirstRows(firstRows, block),
    )
    replaceInput(join(draft, 'input'), folders.input)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  const known = new Set(oddities.map(({ what }) => what))
  const generated = [...firstRows].filter(([name]) => !known.has(name))
  writeFileSync(join(folders.input, 'README.md'), sampleReadme(oddities, new Map(generated)))
}

function noteFirstRows(firstRows: Map<string, Place>, block: Block): void {
  const note = (name: string | undefined, place: Place | undefined): void => {
    if (name !== undefined && place !== undefined && !firstRows.has(name)) firstRows.set(name, place)
  }
  for (const row of [...block.tax, ...block.roll]) {
    const name = block.traps.get(`p${row.person.number}`)
    note(name, row.places[0])
  }
  for (const unit of block.employers.flatMap((employer) => employer.units)) {
    note(block.traps.get(`e${unit.employer.number}`), unit.places[0])
  }
}

/** Takes the place of the folders and files that the draft has, and of nothing else. */
function replaceInput(draft: string, input: string): void {
  mkdirSync(input, { recursive: true })
  for (const name of readdirSync(draft)) {
    rmSync(join(input, name), { recursive: true, force: true })
    cpSync(join(draft, name), join(input, name), { recursive: true })
  }
}
