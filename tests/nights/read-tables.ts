import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** The keys of a table of nights; README.md explains them. Every object is strict: a slip of the pen fails the table. */
const night = z.strictObject({
  as_of: z.string(),
  /** By path; a file of the night before stays unless it is given anew, or taken away with null. */
  files: z.record(z.string(), z.union([z.string(), z.null()])).default({}),
  config: z.string().optional(),
  cases: z.array(z.string()).default([]),
  /** Gates let pass, as on the command line: gate or gate:source. */
  accept: z.array(z.string()).default([]),
  /** The gate stops the night: nothing is published. */
  halted: z.literal(true).optional(),
  says: z.record(z.string(), z.array(z.string())).optional(),
  not_evaluated: z.array(z.string()).optional(),
})

const table = z.strictObject({
  about: z.string(),
  /** Only cases of these rules are held against the table. */
  rules: z.array(z.string()).min(1),
  config: z.string().default(''),
  /** Files that every night begins with. */
  files: z.record(z.string(), z.string()).default({}),
  nights: z.array(night).min(1),
})

export type Night = z.infer<typeof night>
export type NightTable = z.infer<typeof table> & { readonly name: string }

const FOLDER = join(import.meta.dirname, 'tables')

/** Every table under tests/nights/tables, by name. */
export function readTables(): readonly NightTable[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({
      ...table.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))),
      name: basename(file, '.yaml'),
    }))
}
