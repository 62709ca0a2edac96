import type { GroupName } from '../../sources/source.ts'
import { standsInMonth } from '../employment-view.ts'
import type { Block, Person } from '../facts.ts'
import { isAtk } from './facts.ts'
import type { LivingVerdict, LivingView } from './views.ts'

/** Their card is paid by the State, before that of a pupil. */
const STATE_GROUPS = new Set<GroupName>([
  'poor',
  'ethnic_minority',
  'merit',
  'social_protection',
  'atk',
  'difficult_area',
  'island',
  'armed_forces',
  'armed_forces_relative',
  'child',
])

/** R25: in the list of a school, and without health insurance in the last known month of the school year. */
export function judgePupils(block: Block, views: ReadonlyMap<Person, LivingView>): LivingVerdict[] {
  return block.living.pupils.flatMap((row) => {
    const month = Math.min(block.lastMonth, row.schoolYear * 12 + 19)
    const view = views.get(row.person)!
    const groups = [...row.groups, ...(view.home?.groups ?? [])]
    if (view.home && isAtk(block.communes, view.home.commune.code)) return []
    if (month < row.schoolYear * 12 + 8 || groups.some((group) => STATE_GROUPS.has(group))) return []
    const covered = view.roll.some((line) => line.participation !== 'voluntary' && standsInMonth(line, month))
    const exclusion = view.lost ? 'E11' : null
    return covered ? [] : [{ rule: 'R25', person: row.person, year: Math.floor(month / 12), exclusion }]
  })
}
