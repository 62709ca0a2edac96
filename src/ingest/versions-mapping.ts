import { matchesGlob } from '../config/glob.ts'
import type { FileMapping, SiteConfig } from '../config/site-config.ts'

/** The first mapping whose pattern matches the path. */
export function mappingFor(path: string, config: SiteConfig): FileMapping | null {
  return config.files.find(({ match }) => matchesGlob(match, path)) ?? null
}
