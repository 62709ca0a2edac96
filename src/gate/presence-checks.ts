import { matchesGlob } from '../config/glob.ts'
import type { SiteConfig } from '../config/site-config.ts'
import { GATE_FINDINGS } from '../domain/messages/gate.ts'
import { check, type GateCheck, severityOf } from './gate-check.ts'
import type { InputState, SourceState } from './source-state.ts'

/** Whether the sources are there and have rows: what can be said before the as-of date is known. */
export function presenceChecks({ sources, unrecognised, paths }: InputState, config: SiteConfig): readonly GateCheck[] {
  const checks = sources.flatMap((state) => {
    const present = presentCheck(state, config)
    return state.files === 0 ? [present] : [present, emptyCheck(state, config)]
  })
  const recognised = check({
    gate: 'recognised',
    source: '',
    severity: severityOf(config, 'recognised', '', 'warn'),
    measured: String(unrecognised.length),
    expected: '0',
    holds: unrecognised.length === 0,
    failed: GATE_FINDINGS.recognised.vi({ count: unrecognised.length }),
  })
  return [...checks, recognised, ...mappingCheck(paths, config)]
}

const requiredSeverity = (source: SourceState['source'], { required_sources }: SiteConfig) =>
  required_sources.includes(source) ? 'halt' : 'warn'

function presentCheck({ source, title, files }: SourceState, config: SiteConfig): GateCheck {
  return check({
    gate: 'present',
    source,
    severity: severityOf(config, 'present', source, requiredSeverity(source, config)),
    measured: String(files),
    expected: '≥ 1 tệp',
    holds: files > 0,
    failed: GATE_FINDINGS.present.vi({ title, source }),
  })
}

function emptyCheck({ source, title, accepted }: SourceState, config: SiteConfig): GateCheck {
  return check({
    gate: 'not-empty',
    source,
    severity: severityOf(config, 'not-empty', source, requiredSeverity(source, config)),
    measured: String(accepted),
    expected: '≥ 1 dòng',
    holds: accepted > 0,
    failed: GATE_FINDINGS['not-empty'].vi({ title, source }),
  })
}

/** A pattern that no file answers is a slip of the pen, or a file that did not come; the first match wins, so a later one may be idle too. */
function mappingCheck(paths: readonly string[], config: SiteConfig): readonly GateCheck[] {
  if (config.files.length === 0) return []
  const used = new Set(paths.map((path) => config.files.find(({ match }) => matchesGlob(match, path))))
  const idle = config.files.filter((mapping) => !used.has(mapping)).map(({ match }) => match)
  return [
    check({
      gate: 'mapping',
      source: '',
      severity: severityOf(config, 'mapping', '', 'warn'),
      measured: String(idle.length),
      expected: '0',
      holds: idle.length === 0,
      failed: GATE_FINDINGS.mapping.vi({ patterns: idle }),
    }),
  ]
}
