const SPECIAL = /[.+^${}()|[\]\\]/g

/** A glob over '/'-separated paths: `*` within a folder, `**` across folders, `?` one character, everything else itself. */
export function globPattern(glob: string): RegExp {
  const source = glob
    .normalize('NFC')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:[^/]+/)*'
      if (part === '**') return '.*'
      if (part === '*') return '[^/]*'
      return part === '?' ? '[^/]' : part.replace(SPECIAL, '\\$&')
    })
    .join('')
  return new RegExp(`^${source}$`, 'u')
}

const compiled = new Map<string, RegExp>()

/** Whether a path under the input folder matches; names are compared in composed form, because macOS keeps them decomposed. */
export function matchesGlob(glob: string, path: string): boolean {
  let pattern = compiled.get(glob)
  if (pattern === undefined) {
    pattern = globPattern(glob)
    compiled.set(glob, pattern)
  }
  return pattern.test(path.normalize('NFC'))
}
