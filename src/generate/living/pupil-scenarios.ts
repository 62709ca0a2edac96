import type { Block } from '../facts.ts'
import type { Nation } from '../nation.ts'
import { schoolYearOf } from './facts.ts'
import { addHead, addMember, atkCommune, enrol, giveCard, joinVoluntary } from './households.ts'
import type { LivingScenario } from './scenario.ts'

/** A pupil of thirteen whose parent is voluntarily insured and of no household card. */
function addPupil(nation: Nation, block: Block, wish: Parameters<typeof addMember>[4] = {}) {
  const { person, home } = addHead(nation, block, 42)
  joinVoluntary(block, person)
  return addMember(nation, block, home, 13, wish)
}

export const PUPILS: readonly LivingScenario[] = [
  {
    name: 'pupil without a card',
    plant(nation, block) {
      enrol(block, addPupil(nation, block))
    },
  },
  ...(['HS', 'TE', 'HN', 'GD'] as const).map((code) => ({
    name: `pupil with a card ${code}`,
    plant(nation: Nation, block: Block) {
      const pupil = addPupil(nation, block)
      enrol(block, pupil)
      giveCard(block, pupil, code)
    },
  })),
  {
    name: 'pupil whose card ended in the summer',
    plant(nation, block) {
      const pupil = addPupil(nation, block)
      enrol(block, pupil)
      giveCard(block, pupil, 'HS', { to: schoolYearOf(block.lastMonth) * 12 + 7 })
    },
  },
  {
    name: 'pupil of last school year, covered then',
    plant(nation, block) {
      const pupil = addPupil(nation, block)
      const schoolYear = schoolYearOf(block.lastMonth) - 1
      enrol(block, pupil, { schoolYear })
      giveCard(block, pupil, 'HS', { to: schoolYear * 12 + 19 })
    },
  },
  {
    name: 'pupil of last school year, not covered in its last month',
    plant(nation, block) {
      const pupil = addPupil(nation, block)
      enrol(block, pupil, { schoolYear: schoolYearOf(block.lastMonth) - 1 })
      const covered = addPupil(nation, block)
      enrol(block, covered, { schoolYear: schoolYearOf(block.lastMonth) - 1 })
      giveCard(block, covered, 'HS')
    },
  },
  ...(
    ['poor', 'ethnic_minority', 'merit', 'social_protection', 'island', 'armed_forces_relative', 'near_poor'] as const
  ).map((group) => ({
    name: `pupil of the group ${group}`,
    plant(nation: Nation, block: Block) {
      enrol(block, addPupil(nation, block), { groups: [group] })
    },
  })),
  {
    name: 'pupil who is poor by the list of residents',
    plant(nation, block) {
      enrol(block, addPupil(nation, block, { groups: ['poor'] }))
    },
  },
  {
    name: 'pupil of a xã ATK',
    plant(nation, block) {
      const commune = atkCommune(block)
      if (!commune) return
      const { person, home } = addHead(nation, block, 42, { commune })
      joinVoluntary(block, person)
      enrol(block, addMember(nation, block, home, 13))
    },
  },
  {
    name: 'pupil who has died by the list of residents',
    plant(nation, block) {
      enrol(block, addPupil(nation, block, { status: 'dead', statusOn: '2026-10-04' }))
    },
  },
  {
    name: 'student without a card is of no voluntary lead',
    plant(nation, block) {
      const { person } = addHead(nation, block, 20)
      enrol(block, person)
    },
  },
]
