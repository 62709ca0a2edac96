import { StringDecoder } from 'node:string_decoder'

/** Turns bytes into text piece by piece; a letter cut by a chunk border is held back until its other half arrives. */
export interface TextDecoding {
  write(bytes: Buffer): string
  end(): string
}

/** How bytes become text: as Unicode, or each byte as the one Latin-1 character that stands for it until its column's encoding is known. */
export type ByteReading = 'utf-8' | 'utf-16le' | 'utf-16be' | 'bytes'

const DECODINGS: Readonly<Record<ByteReading, () => TextDecoding>> = {
  'utf-8': () => new StringDecoder('utf8'),
  'utf-16le': () => new StringDecoder('utf16le'),
  'utf-16be': swappedDecoding,
  bytes: () => new StringDecoder('latin1'),
}

/** Names a site may pin, however it spells them. */
const NAMES = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'vps'] as const
export type EncodingName = (typeof NAMES)[number]

const ALIASES: Readonly<Record<string, EncodingName>> = {
  utf8: 'utf-8',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp1258: 'windows-1258',
  windows1258: 'windows-1258',
  abc: 'tcvn3',
  tcvn: 'tcvn3',
}

/** The one name of an encoding however it is spelled, or null when we have no reader for it. */
export function encodingName(spelled: string): EncodingName | null {
  const lower = spelled.trim().toLowerCase()
  return ALIASES[lower] ?? NAMES.find((name) => name === lower) ?? null
}

/** A fresh decoding of bytes. */
export function openDecoding(reading: ByteReading): TextDecoding {
  return DECODINGS[reading]()
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
