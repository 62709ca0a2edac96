import type { CellStyle } from '../../files/cell-workbook/cell-styles.ts'
import type { Cell, TextRun } from '../../files/cell-workbook/cell-workbook.ts'
import { decodeLegacy } from '../../files/characters/decode-legacy.ts'
import { canEncodeLegacy, encodeLegacy } from '../../files/characters/encode-legacy.ts'
import type { Script } from './manner.ts'

const SMALL = '.VnTime'
const CAPITALS = '.VnTimeH'
const VNI = 'VNI-Times'

/** A style in another font; the same two give the same object. */
const styled = new WeakMap<CellStyle, Map<string, CellStyle>>()

function inFont(style: CellStyle, font: string): CellStyle {
  const fonts = styled.get(style) ?? new Map<string, CellStyle>()
  styled.set(style, fonts)
  const known = fonts.get(font) ?? { ...style, font }
  fonts.set(font, known)
  return known
}

/**
 * A text cell as an office with such fonts writes it. TCVN3 has no capitals with tones: a text in capitals is written in small letters and a
 * capital font, a capital at the start of a word as a run in it. What the fonts cannot show stays in a Unicode font.
 */
export function officeCell(text: string, script: Script, style: CellStyle): Cell {
  const composed = text.normalize('NFC')
  if (script === 'vni') {
    return readsBack('vni', composed)
      ? { text: encodeLegacy('vni', composed), style: inFont(style, VNI) }
      : { text, style }
  }
  if (script === 'unicode') return { text, style }
  if (readsBack('tcvn3', composed)) return { text: encodeLegacy('tcvn3', composed), style: inFont(style, SMALL) }
  const small = composed.toLowerCase()
  if (composed === composed.toUpperCase() && readsBack('tcvn3', small) && small.toUpperCase() === composed)
    return { text: encodeLegacy('tcvn3', small), style: inFont(style, CAPITALS) }
  const runs = runsOf(composed, style)
  return runs === null ? { text, style } : { runs, style: inFont(style, SMALL) }
}

function readsBack(encoding: 'tcvn3' | 'vni', text: string): boolean {
  return canEncodeLegacy(encoding, text) && decodeLegacy(encoding, encodeLegacy(encoding, text)) === text
}

/** Stretches of letters that TCVN3 has, and of capitals that only the capital font shows; null if there is a letter of neither kind. */
function runsOf(text: string, style: CellStyle): TextRun[] | null {
  const runs: { text: string; style: CellStyle }[] = []
  for (const letter of text) {
    const plain = readsBack('tcvn3', letter)
    const small = letter.toLowerCase()
    if (!plain && (small === letter || !readsBack('tcvn3', small) || small.toUpperCase() !== letter)) return null
    const font = inFont(style, plain ? SMALL : CAPITALS)
    const code = encodeLegacy('tcvn3', plain ? letter : small)
    const last = runs.at(-1)
    if (last?.style === font) last.text += code
    else runs.push({ text: code, style: font })
  }
  return runs
}
