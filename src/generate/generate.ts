import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '../domain/dates.ts'
import { type Frame, makeBlock, type ScenarioCounts } from './blocks.ts'
import { damageOf } from './damage.ts'
import type { Block } from './facts.ts'
import { monthOf } from './facts.ts'
import * as inputFiles from './input-files.ts'
import { isAtk } from './living/facts.ts'
import type { BookFrame } from './messy/book-writer.ts'
import { openMessyFiles } from './messy/messy-files.ts'
import { openPlaces } from './messy/places.ts'
import { type Nation, officeOf, two, vietnameseName } from './nation.ts'
import { randomOf } from './random.ts'
import { monthText } from './records.ts'
import { loadReference, type Reference } from './reference.ts'
import { deliverAgain, openRowFiles, type RowFiles } from './row-files.ts'
import { siteConfigText } from './site-config-text.ts'
import { openTruth, type TruthFiles } from './truth-files.ts'
import { writeBlock } from './write-block.ts'

export interface GenerateOptions {
  /** About how many people; the nation ends with the block that reaches it. */
  readonly people: number
  readonly seed: number
  /** `<out>/input` and `<out>/truth` are replaced. */
  readonly out: string
  /** Share of data rows that are damaged, 0 to 1. */
  readonly errors: number
  /** Written as agencies would write it; the people, their conditions and the truth are the same. */
  readonly messy?: boolean
  /** Codes of the 34-province system; all if absent. */
  readonly provinces?: readonly string[]
  /** Year of the tax data; 2025 if absent. */
  readonly year?: number
  /** Day the run stands on; its month is the last one the rolls know. 31 October of the next year if absent. */
  readonly asOf?: string
  /** Ordinary workers in a block; fewer make the planted conditions denser. */
  readonly ordinaryWorkers?: number
  /** Lists of communes, of benefits and of schools too; yes if absent. */
  readonly living?: boolean
  /** People whom no key joins, people easily taken for another, and the truth of who is who; as `living` if absent. */
  readonly doubles?: boolean
  readonly progress?: (people: number) => void
}

export interface GenerateSummary {
  readonly people: number
  readonly employers: number
  readonly files: readonly { readonly path: string; readonly rows: number }[]
  /** How many labels of each kind stand in the truth. */
  readonly planted: Readonly<Record<string, number>>
}

const DEFAULT_YEAR = 2025
const DEFAULT_ORDINARY_WORKERS = 150
/** With their families, and with people recorded twice, a block has as many people as without. */
const ORDINARY_WORKERS_WITH_FAMILIES = 115
const ORDINARY_WORKERS_WITH_DOUBLES = 70
const PREFERRED_MONTHLY_PROVINCE = '92'
const PREFERRED_ROLL_PROVINCE = '15'

/**
 * Invents a nation and writes it as the files of three agencies, with the answers beside them. The same options give the same bytes.
 * People come block by block and are forgotten, so memory does not grow with their number.
 *
 * @throws RangeError if an option is out of range.
 */
export async function generate(options: GenerateOptions): Promise<GenerateSummary> {
  return generateWith(options, { input: join(options.out, 'input'), truth: join(options.out, 'truth') })
}

export interface GeneratedFolders {
  readonly input: string
  readonly truth: string
}

/** Like `generate`, into folders of one's own, with blocks of one's own at the end; `seen` is shown every block once it is written. */
export async function generateWith(
  options: GenerateOptions,
  folders: GeneratedFolders,
  extra: (nation: Nation, frame: Frame) => readonly Block[] = () => [],
  seen: (block: Block) => void = () => undefined,
): Promise<GenerateSummary> {
  const reference = loadReference()
  const frame = frameOf(options, reference)
  for (const folder of [folders.input, folders.truth]) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
  }
  const files = options.messy ? openMessyFiles(folders.input, bookFrame(reference, frame)) : openRowFiles(folders.input)
  const again = { path: inputFiles.SUPPLEMENT, copy: inputFiles.SUPPLEMENT_AGAIN }
  const truth = await openTruth(folders.truth, again, frame.doubles)
  const damage = damageOf(options.seed, options.errors)
  const nation: Nation = { seed: options.seed, reference, people: 0, employers: 0, records: 0 }
  const finished = async (block: Block): Promise<void> => {
    const damaged = writeBlock(files, block, damage)
    // Where a row stands is settled when its block has ended, so the truth comes after.
    await files.endBlock(block)
    for (const { place, column, quirk } of damaged) truth.writeDamage(place, column, quirk.name)
    truth.writeBlock(block)
    seen(block)
    options.progress?.(nation.people)
  }
  const counts: ScenarioCounts = new Map()
  for (let number = 0; nation.people < options.people; number++) {
    await finished(makeBlock(nation, frame, counts, number, options.people))
  }
  for (const block of extra(nation, frame)) await finished(block)
  writeAreas(files, reference, frame)
  return finish(options, frame, folders, files, truth, nation)
}

async function finish(
  options: GenerateOptions,
  frame: Frame,
  folders: GeneratedFolders,
  files: RowFiles,
  truth: TruthFiles,
  nation: Nation,
): Promise<GenerateSummary> {
  const written = await files.close()
  deliverAgain(folders.input, inputFiles.SUPPLEMENT, inputFiles.SUPPLEMENT_AGAIN)
  await truth.close()
  writeFileSync(join(folders.input, 'doisoat.yaml'), siteConfigText(frame, options.messy === true))
  const summary = { people: nation.people, employers: nation.employers, files: written, planted: sorted(truth.counts) }
  const { seed, errors } = options
  const described = { seed, errors, year: frame.year, as_of: frame.asOf, provinces: frame.provinces, ...summary }
  writeFileSync(join(folders.truth, 'truth.json'), `${JSON.stringify(described, null, 2)}\n`)
  return summary
}

/** What stands above and below the tables of workbooks: signed some days after the month they speak of. */
function bookFrame(reference: Reference, { lastMonth, asOf }: Frame): BookFrame {
  return { places: openPlaces(reference), lastMonth: monthText(lastMonth), signedOn: addDays(asOf, 5) }
}

function frameOf(options: GenerateOptions, reference: Reference): Frame {
  const { people, seed, errors } = options
  if (!Number.isInteger(people) || people < 1 || people > 50_000_000) throw new RangeError(`people: ${people}`)
  if (!Number.isInteger(seed) || seed < 0) throw new RangeError(`seed: ${seed}`)
  if (!(errors >= 0 && errors <= 1)) throw new RangeError(`errors: ${errors}`)
  const known = reference.provinces.map((one) => one.code)
  const provinces = options.provinces?.length ? options.provinces : known
  const unknown = provinces.find((code) => !known.includes(code))
  if (unknown !== undefined) throw new RangeError(`provinces: ${unknown}`)
  const year = options.year ?? DEFAULT_YEAR
  const asOf = options.asOf ?? `${year + 1}-10-31`
  const living = options.living ?? true
  const doubles = options.doubles ?? living
  return {
    seed,
    year,
    asOf,
    lastMonth: monthOf(Number(asOf.slice(0, 4)), Number(asOf.slice(5, 7))),
    provinces,
    rollProvince: provinces.length >= 3 && provinces.includes(PREFERRED_ROLL_PROVINCE) ? PREFERRED_ROLL_PROVINCE : null,
    monthlyProvince: provinces.includes(PREFERRED_MONTHLY_PROVINCE) ? PREFERRED_MONTHLY_PROVINCE : provinces.at(-1)!,
    ordinaryWorkers: options.ordinaryWorkers ?? ordinaryWorkers(living, doubles),
    living,
    doubles,
  }
}

function ordinaryWorkers(living: boolean, doubles: boolean): number {
  if (doubles) return ORDINARY_WORKERS_WITH_DOUBLES
  return living ? ORDINARY_WORKERS_WITH_FAMILIES : DEFAULT_ORDINARY_WORKERS
}

/** Every commune of the provinces, the office that serves it and the officer in charge. */
function writeAreas(files: RowFiles, reference: Reference, frame: Frame): void {
  for (const province of frame.provinces) {
    const communes = reference.communes.get(province)!
    const random = randomOf(frame.seed, 102, Number(province))
    const officers = new Map<string, string>()
    for (const commune of communes) {
      const office = officeOf(communes, commune)
      const officer = officers.get(office) ?? vietnameseName(reference, random, random.chance(0.5) ? 'male' : 'female')
      officers.set(office, officer)
      files.write(inputFiles.AREAS_FILE, {
        commune_code: commune.code,
        province_code: province,
        office_code: office,
        officer,
        collector: `TC${province}${two(random.between(1, 20))}`,
        valid_from: '01/07/2025',
        area_codes: 'gso34',
        is_atk: frame.living && isAtk(communes, commune.code) ? '1' : '',
      })
    }
  }
}

function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).toSorted(([one], [two]) => (one < two ? -1 : 1)))
}
