import { expect, it } from 'vitest'
import { casesOnEachDialect, onEachDialect } from './on-each-dialect.ts'
import { CITIZEN_ID, COLLEAGUE, EMPLOYER, type Scene, YEAR } from './scene.ts'

const namesake = { person_id: 3, person_key: 'B:3', name_folded: 'nguyen van an', insurance_number: '9200000003' }
const onRoll = [{ person: 3, employer: EMPLOYER, unit: 1, ...YEAR }]
const twin = (person: object): Scene => ({ people: [{ ...namesake, ...person }], insured: onRoll })

const elsewhere = (person: object): Scene => ({
  people: [{ ...namesake, ...person }],
  insured: [{ person: 3, employer: 20, ...YEAR }],
})

const cases: readonly (readonly [string, Scene, string])[] = [
  ['exact keys, all months known, operating', {}, 'A'],
  ['a repaired person key', { employment: { key_quality: 1 } }, 'B'],
  ['a repaired MST', { employment: { payer_repaired: 1 } }, 'B'],
  ['a state that is not operating', { employer: { tax_status: '09' } }, 'B'],
  ['two weaker points', { employment: { key_quality: 1, payer_repaired: 1 } }, 'C'],
  ['no citizen ID', { person: { citizen_id: null }, employment: { key_quality: 2 } }, 'C'],
  ['a passport stands for a citizen ID', { person: { citizen_id: null, passport_number: 'B1234567' } }, 'A'],
  ['joined by name and birth date', { person: { link_step: 5 } }, 'C'],
  ['joined by an insurance number', { person: { link_step: 2 } }, 'A'],
  ['employer in no register', { employer: { listed: 0, tax_status: null, registry_status: null } }, 'C'],
  ['foreigner whose contract length is unknown', { employment: { nationality: 'Hàn Quốc' } }, 'C'],
  ['cluster in review', { person: { in_review: 1 } }, 'D'],
  ['namesake on the roll without birth date', twin({}), 'D'],
  ['namesake of the same year of birth', twin({ birth_date: '1985', gender: 'male' }), 'D'],
  ['namesake born on the first of January of the year', twin({ birth_date: '1985-01-01' }), 'D'],
  ['namesake of another birth date', twin({ birth_date: '1985-04-17' }), 'A'],
  ['namesake of another year', twin({ birth_date: '1986' }), 'A'],
  ['namesake of another gender', twin({ gender: 'female' }), 'A'],
  ['namesake born in another year by the citizen ID', twin({ citizen_id: '092090000003' }), 'A'],
  ['namesake of the same year by the citizen ID', twin({ citizen_id: CITIZEN_ID.replace(/1$/, '3') }), 'D'],
  ['namesake at another employer', { people: [namesake], insured: [{ person: 3, employer: 20, ...YEAR }] }, 'A'],
  ['namesake elsewhere without citizen ID, born in the same year', elsewhere({ birth_date: '1985' }), 'C'],
  ['namesake elsewhere without citizen ID, born on another day', elsewhere({ birth_date: '1985-04-17' }), 'A'],
  [
    'namesake elsewhere without citizen ID, of another gender',
    elsewhere({ birth_date: '1985', gender: 'female' }),
    'A',
  ],
  [
    'namesake elsewhere with a citizen ID of her own',
    elsewhere({ birth_date: '1985', citizen_id: CITIZEN_ID.replace(/1$/, '3') }),
    'A',
  ],
]
casesOnEachDialect(
  'confidence by case',
  cases.map(([title, scene, expected]) => ({ title: `${title}: ${expected}`, scene, expected })),
  ({ expected }, { findings }) =>
    expect(findings.find((row) => row.rule_id === 'R08' || row.rule_id === 'R20')?.confidence).toBe(expected),
)

onEachDialect('confidence', (play) => {
  it('an employer’s case has the best confidence of its workers, and counts those at A to C only', async () => {
    const { findings } = await play({
      ...twin({}),
      employments: [
        {
          employment_id: 2,
          person_id: 4,
          employer_id: EMPLOYER,
          year: 2025,
          form: '05-1',
          precision: 'year',
          taxed_mask: 4095,
          income_vnd: 5,
          key_quality: 1,
        },
      ],
      people: [namesake, { person_id: 4, person_key: 'C:4', citizen_id: '092080000004', name_folded: 'le thi tu' }],
    })
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ confidence: 'B', workers: 1, money_vnd: 5 })
  })

  it('an employer whose workers are all at D is at D', async () => {
    const { findings } = await play(twin({}))
    expect(findings.find((row) => row.rule_id === 'R02')).toMatchObject({ confidence: 'D', workers: 1 })
  })

  it('the colleague on the roll is no look-alike of herself', async () => {
    const { findings } = await play({ employment: { person_id: COLLEAGUE } })
    expect(findings).toEqual([])
  })
})
