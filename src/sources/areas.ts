import { defineSource } from './source.ts'

export const areas = defineSource({
  name: 'areas',
  title: { vi: 'Địa bàn quản lý', en: 'Areas' },
  grain: 'a commune in a span of time',
  publisher: 'insurance office',
  required: false,
  columns: {
    commune_code: { cell: 'area_code', star: true, headers: [] },
    province_code: { cell: 'area_code', headers: [] },
    office_code: { cell: 'text', headers: [] },
    officer: { cell: 'text', headers: [] },
    collector: { cell: 'text', headers: [] },
    organisation: { cell: 'text', headers: [] },
    wage_region: { cell: 'text', headers: [] },
    is_atk: { cell: 'flag', headers: [] },
    valid_from: { cell: 'date', headers: [] },
    valid_to: { cell: 'date', headers: [] },
    area_codes: { cell: 'choice', headers: [], choices: ['gso63', 'gso34'] },
  },
  ignoredHeaders: [],
  expects: { rows: [1, 200_000_000], maxRejectRate: 0.05 },
})
