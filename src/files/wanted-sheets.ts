import { unreadable } from './unreadable.ts'

/** The sheets that are asked for: all of them, or those of that name. @throws ReconcileError 'file-unreadable' when there are none. */
export function wantedSheets<Sheet extends { readonly name: string }>(
  sheets: readonly Sheet[],
  name: string | undefined,
  path: string,
): readonly Sheet[] {
  if (sheets.length === 0) throw unreadable(path, 'no-sheet')
  if (name === undefined) return sheets
  const wanted = sheetKey(name)
  const found = sheets.filter((sheet) => sheetKey(sheet.name) === wanted)
  if (found.length > 0) return found
  throw unreadable(path, 'sheet-unknown', { sheet: name, found: sheets.map((sheet) => sheet.name) })
}

/** Excel itself does not tell sheet names apart by case. */
function sheetKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
