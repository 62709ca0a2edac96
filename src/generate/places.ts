/**
 * Where a row stands: the path under the input folder, the worksheet ('' in a text file), and the row a person sees (in a text file the
 * line, the header being line 1). Settled once the rows of the block are all written.
 */
export interface Spot {
  file: string
  sheet: string
  row: number
}

export interface Place extends Spot {
  /** Damage took a key of this row. */
  readonly lost: boolean
  /** Of rows of tax and rolls: whom the row was meant to print, before damage, and whether it still tells. */
  meant?: Meant
}

/** The person's columns of a row as its file has them; '' where the file or the row leaves them out. */
export interface Meant {
  readonly citizenId: string
  readonly oldCitizenId: string
  readonly passport: string
  readonly insuranceNumber: string
  readonly name: string
  /** As written: dd/mm/yyyy or a year. */
  readonly birth: string
  readonly gender: string
  /** Damage took neither a key nor the name, nor a birth date that the row cannot do without. */
  readonly recoverable: boolean
}
