/**
 * Texts for people, in the language of who reads them: Vietnamese for officers and agencies, English for developers.
 * A catalogue is an object of these by code; `docs/errors.md` is made from all catalogues and shows every text once, on its example.
 */
export interface MessageText<Details> {
  /** Invented details on which the documentation shows the text. */
  readonly example: Details
  vi(details: Details): string
  en(details: Details): string
}

/** A text of any details, for those who show catalogues as a whole. */
export interface CataloguedText {
  readonly example: unknown
  vi(details: never): string
  en(details: never): string
}

export type Catalogue<Codes extends string = string> = Readonly<Record<Codes, CataloguedText>>

/** What the text of that code is built from. */
export type DetailsOf<Text> = Text extends MessageText<infer Details> ? Details : never

/** A message that needs details; `example` also tells their type. */
export function message<Details>(
  example: Details,
  vi: (details: Details) => string,
  en: (details: Details) => string,
): MessageText<Details> {
  return { example, vi, en }
}

/** A message that is always the same. */
export function fixedMessage(vi: string, en: string): MessageText<Record<string, never>> {
  return { example: {}, vi: () => vi, en: () => en }
}
