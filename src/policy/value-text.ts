import { formatVnd } from '../domain/money.ts'
import type { Parameter } from './parameter.ts'
import type { Labels } from './shape.ts'
import { partsOfPercent, UNITS, type Unit } from './units.ts'

/** A value of a parameter as people read it in Vietnamese, without its unit: `2.340.000`, `nam 61 tuổi 6 tháng; nữ 57 tuổi`. */
export function valueText({ shape, unit }: Parameter, value: unknown): string {
  switch (shape.kind) {
    case 'whole':
      return numberText(unit, value as number)
    case 'choice':
      return shape.choices[value as string] ?? String(value)
    case 'record':
      return shape.choices === undefined
        ? keyedText(shape.keys, value, (one) => numberText(unit, one as number))
        : groupedText(shape.keys, shape.choices, value)
    case 'by_province':
      return Object.entries(value as object)
        .map(
          ([code, groups]) =>
            `tỉnh ${code}: ${keyedText(shape.keys, groups, (one) => numberText(unit, one as number))}`,
        )
        .join('; ')
  }
}

/** The unit, empty where the value says it itself. */
export function unitText({ unit }: Parameter): string {
  return unit === 'months_of_age' ? '' : UNITS[unit].vi
}

function keyedText(keys: Labels, value: unknown, textOf: (one: unknown) => string): string {
  return Object.entries(value as object)
    .map(([key, one]) => `${keys[key] ?? key} ${textOf(one)}`)
    .join('; ')
}

/** Keys under the choice that is made for them: `thuộc diện: … · …; không thuộc diện: …`. */
function groupedText(keys: Labels, choices: Labels, value: unknown): string {
  const made = Object.entries(value as Readonly<Record<string, string>>)
  return Object.entries(choices)
    .flatMap(([choice, label]) => {
      const names = made.filter(([, one]) => one === choice).map(([key]) => keys[key] ?? key)
      return names.length === 0 ? [] : [`${label}: ${names.join(' · ')}`]
    })
    .join('; ')
}

function numberText(unit: Unit, value: number): string {
  if (unit === 'months_of_age') return ageText(value)
  const parts = partsOfPercent(unit)
  if (parts === undefined) return formatVnd(value)
  const rest = String(value % parts).padStart(String(parts).length - 1, '0')
  return value % parts === 0 ? String(value / parts) : `${Math.floor(value / parts)},${rest.replace(/0+$/, '')}`
}

function ageText(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return rest === 0 ? `${years} tuổi` : `${years} tuổi ${rest} tháng`
}

/** `01/07/2026`. */
export const dayText = (iso: string): string => iso.split('-').reverse().join('/')
