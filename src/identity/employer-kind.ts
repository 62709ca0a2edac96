export type EmployerKind = 'enterprise' | 'cooperative' | 'household_business'

const MARKS = /\p{M}/gu

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[đð]/g, 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Kind of an employer as its legal form says, else its name; an enterprise when neither says otherwise. */
export function kindByText(legalForm: string, name: string): EmployerKind {
  return kindInText(folded(legalForm)) ?? kindInText(folded(name)) ?? 'enterprise'
}

function kindInText(text: string): EmployerKind | null {
  if (/\b(?:hop tac xa|htx)\b/.test(text)) return 'cooperative'
  if (/\b(?:ho kinh doanh|hkd)\b/.test(text)) return 'household_business'
  return null
}
