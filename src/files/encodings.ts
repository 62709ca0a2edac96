import { StringDecoder } from 'node:string_decoder'
import iconv from 'iconv-lite'

/** Turns bytes into text piece by piece; a letter cut by a chunk border is held back until its other half arrives. */
export interface TextDecoding {
  write(bytes: Buffer): string
  end(): string
}

/** What reads each encoding, by its one name. A new encoding is one line here (and an alias if sites spell it otherwise). */
const DECODINGS: Readonly<Record<string, () => TextDecoding>> = {
  'utf-8': () => plainDecoding('utf8'),
  'utf-16le': () => plainDecoding('utf16le'),
  'utf-16be': swappedDecoding,
  'windows-1258': composedDecoding,
}

const ALIASES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp1258: 'windows-1258',
  windows1258: 'windows-1258',
}

/** The one name of an encoding however it is spelled, or null when we have no reader for it. */
export function encodingName(spelled: string): string | null {
  const lower = spelled.trim().toLowerCase()
  const name = ALIASES[lower] ?? lower
  return Object.hasOwn(DECODINGS, name) ? name : null
}

/** A fresh decoding for the encoding of that name. @throws RangeError for a name that `encodingName` does not return. */
export function openDecoding(name: string): TextDecoding {
  const open = DECODINGS[name]
  if (open === undefined) throw new RangeError(`no decoding named ${name}`)
  return open()
}

function plainDecoding(encoding: 'utf8' | 'utf16le'): TextDecoding {
  return new StringDecoder(encoding)
}

function swappedDecoding(): TextDecoding {
  const decoder = new StringDecoder('utf16le')
  let odd: Buffer = Buffer.alloc(0)
  return {
    write(bytes) {
      const joined = odd.length > 0 ? Buffer.concat([odd, bytes]) : Buffer.from(bytes)
      const whole = joined.length - (joined.length % 2)
      odd = joined.subarray(whole)
      return decoder.write(joined.subarray(0, whole).swap16())
    },
    end: () => decoder.end(),
  }
}

/**
 * windows-1258 writes a tone as a mark after its vowel; NFC makes one letter of the two. A mark may stand on the other side of a
 * chunk border, so only whole lines are composed.
 */
function composedDecoding(): TextDecoding {
  const decoder = iconv.getDecoder('windows-1258')
  let held = ''
  return {
    write(bytes) {
      const text = held + decoder.write(bytes)
      const cut = text.lastIndexOf('\n') + 1
      held = text.slice(cut)
      return text.slice(0, cut).normalize('NFC')
    },
    end() {
      const rest = (held + (decoder.end() ?? '')).normalize('NFC')
      held = ''
      return rest
    },
  }
}
