import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'

export type IdentityKey = 'insurance_number' | 'citizen_id'

/** By which number a roll knows a person. */
export const IDENTITY_KEY = defineParameter<IdentityKey>({
  name: 'identity_key',
  title: { vi: 'Mã định danh người tham gia', en: 'Number by which participants are known' },
  unit: 'reading',
  shape: { kind: 'choice', choices: { insurance_number: 'mã số BHXH', citizen_id: 'số định danh cá nhân (CCCD)' } },
  values: [
    {
      value: 'insurance_number',
      from: '2018-01-01',
      to: '2025-07-31',
      source: 'ghi chú nghiệp vụ §1.5',
      note: `ngày bắt đầu ${OWN_KNOWLEDGE}`,
    },
    { value: 'citizen_id', from: '2025-08-01', to: null, source: 'CV 1804/BHXH-QLT ngày 4/8/2025' },
  ],
})
