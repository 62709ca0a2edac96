import type { LegacyEncoding } from './legacy-encoding.ts'

export interface FontEncoding {
  readonly encoding: LegacyEncoding
  /** True for a font that draws small letters as capitals: the decoded text is to be put in upper case. */
  readonly capitals: boolean
}

/** Words that may follow the name of a face. */
const STYLE_WORDS =
  /[\s-]+(?:bold|italic|oblique|regular|normal|narrow|condensed|heavy|light|medium|black)(?=$|[\s-])/gi

/** Faces of the `.Vn` family that come with a capital twin, for names written in one case, where the H tells nothing by itself. */
const FACES_WITH_CAPITALS: ReadonlySet<string> = new Set(
  (
    '3d arabia arial aristote avant bahamasb baltika black blackletter bodoni book-antiqua centuryschoolbook clarendon commercial cooper ' +
    'courier exotic freehand gothic helvet helvetins kokila koala linus monotypecorsiva memorandum mystical park present revue ' +
    'shelleyallegro southern stamp tekon teknical tifaniheavy time times universe university vogue'
  ).split(' '),
)

/**
 * The encoding that a font's name promises for the text set in it, or null for a Unicode font: `.Vn…` is TCVN3, `VNI…` VNI, `VPS…` VPS, in
 * any case. A `.Vn` face whose name ends in a capital H (`.VnTimeH`, `.VnArialH Bold`) draws capitals; in a name that is written in one case
 * (`.VNTIMEH`) the H counts when the face without it is a known one, so a name that merely ends in h is none.
 */
export function encodingOfFont(fontName: string): FontEncoding | null {
  const name = fontName.trim()
  if (/^\.vn(?!i[\s-])/i.test(name)) return { encoding: 'tcvn3', capitals: drawsCapitals(name.slice(3)) }
  if (/^\.?vni(?:[\s-]|$)/i.test(name)) return { encoding: 'vni', capitals: false }
  if (/^\.?vps(?:[\s-]|$)/i.test(name)) return { encoding: 'vps', capitals: false }
  return null
}

function drawsCapitals(face: string): boolean {
  const bare = face.replace(STYLE_WORDS, '').trim()
  if (!/h$/i.test(bare)) return false
  const oneCase = bare === bare.toLowerCase() || bare === bare.toUpperCase()
  if (!oneCase) return bare.endsWith('H')
  return FACES_WITH_CAPITALS.has(bare.slice(0, -1).replace(STYLE_WORDS, '').replace(/\s+/g, '').toLowerCase())
}
