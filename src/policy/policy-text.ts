import type { Line, PolicyBook } from './book.ts'
import { SUBJECTS } from './index.ts'
import type { Parameter } from './parameter.ts'
import { dayText, unitText, valueText } from './value-text.ts'

/** What is in force on a day, for people; parameters without a value on that day are named as such. */
export function policyText(policy: PolicyBook, day: string): string {
  const subjects = SUBJECTS.flatMap(({ title, parameters }) => [
    '',
    title.vi.toUpperCase(),
    ...parameters.flatMap((parameter) => parameterLines(parameter, policy.lineOn(parameter, day))),
  ])
  return [`Chính sách có hiệu lực ngày ${dayText(day)}`, ...subjects, ''].join('\n')
}

function parameterLines(parameter: Parameter, line: Line<unknown> | undefined): readonly string[] {
  const title = `  ${parameter.title.vi} [${parameter.name}]`
  if (line === undefined) return [title, '      chưa có giá trị']
  const { value, from, to, source, note, fromSite } = line
  const mark = fromSite ? ' – theo doisoat.yaml' : ''
  const span = to === null ? `từ ${dayText(from)}` : `${dayText(from)}–${dayText(to)}`
  return [
    `${title}${mark}`,
    `      ${valueText(parameter, value)} ${unitText(parameter)}`.trimEnd(),
    `      ${span}; ${source}`,
    ...(note === undefined ? [] : [`      lưu ý: ${note}`]),
  ]
}

/** The same for machines: shares and amounts in the whole parts in which they are kept. */
export function policyRecords(policy: PolicyBook, day: string) {
  return SUBJECTS.flatMap(({ title: subject, parameters }) =>
    parameters.map((parameter) => {
      const line = policy.lineOn(parameter, day)
      return {
        name: parameter.name,
        subject: subject.vi,
        title: parameter.title.vi,
        unit: parameter.unit,
        value: line?.value ?? null,
        text: line === undefined ? null : `${valueText(parameter, line.value)} ${unitText(parameter)}`.trim(),
        from: line?.from ?? null,
        to: line?.to ?? null,
        source: line?.source ?? null,
        note: line?.note ?? null,
        from_site: line?.fromSite ?? false,
      }
    }),
  )
}
