import { COMMON_SYLLABLES } from './common-syllables.ts'

const ONSETS = 'ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ')
const RIMES: ReadonlySet<string> = new Set(
  (
    'a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âk âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êk êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi ok om on ong ooc oong op ot ' +
    'ô ôc ôi ôk ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
    'u ua uc ui uk um un ung up ut uân uâng uât uây uê uêch uên uênh uêu uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt ' +
    'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych yn ynh yt yp'
  ).split(' '),
)
/** Before these, /k/ is written k, /g/ gh and /ng/ ngh; before all others c, g and ng. */
const FRONT_VOWEL = /^[eêiy]/
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g
/** A rime that ends in a stop bears one of two tones. Place names of the highlands (Đăk) keep their k without any. */
const STOP = /(?:c|ch|p|t)$/
const STOP_TONES = '\u0301\u0323'

/**
 * How Vietnamese one word is: 0, no syllable of the language; 1, a syllable by the rules of spelling (onset, rime, tone); 2, one that is common
 * in names, places and headings. Case is ignored, and so is on which vowel the tone stands (hòa, hoà). `word` is in NFC.
 */
export function syllableGrade(word: string): 0 | 1 | 2 {
  if (word.length > 7) return 0
  const lower = word.toLowerCase()
  if (COMMON_SYLLABLES.has(lower)) return 2
  const taken = lower.normalize('NFD')
  const tones = taken.match(TONES_OF_WORD) ?? []
  if (tones.length > 1) return 0
  const base = taken.replace(TONE, '').normalize('NFC')
  return isSyllable(base, tones[0] ?? '') ? 1 : 0
}

const TONES_OF_WORD = TONE

function isSyllable(base: string, tone: string): boolean {
  if (isRime(base, tone)) return true
  return ONSETS.some((onset) => base.startsWith(onset) && isWritten(onset, base, tone))
}

function isWritten(onset: string, base: string, tone: string): boolean {
  const rime = base.slice(onset.length)
  if (onset === 'qu' && /^[uư]/.test(rime)) return false
  // "gì", "gìn": the i of "gi" is the vowel.
  if (onset === 'g' && rime.startsWith('i')) return isRime(rime, tone)
  const front = FRONT_VOWEL.test(rime)
  if ((onset === 'k' || onset === 'gh' || onset === 'ngh') && !front) return false
  if ((onset === 'c' || onset === 'g' || onset === 'ng') && front) return false
  return isRime(rime, tone)
}

function isRime(rime: string, tone: string): boolean {
  return RIMES.has(rime) && (!STOP.test(rime) || (tone !== '' && STOP_TONES.includes(tone)))
}
