/** Blocking and scoring by bench/linkage/million.yaml in SQL, for DuckDB: the same rules, levels, parameters and term frequencies. */
import type { LinkageModel, Parameters } from '../../src/linkage/model.ts'
import { weightsOf } from '../../src/linkage/weights.ts'

const COLUMNS = ['family', 'middle', 'given', 'birth', 'citizen', 'insurance', 'commune'] as const
type ColumnName = (typeof COLUMNS)[number]

/** What is computed once a pair where the values differ, as c_<column>, and the conditions on it of the levels between exact and else. */
const BETWEEN: Readonly<Record<ColumnName, { readonly computed?: string; readonly levels: readonly string[] }>> = {
  family: { levels: [] },
  middle: { computed: 'jaro_winkler_similarity(l.middle, r.middle)', levels: ['c_middle >= 0.85'] },
  given: { computed: 'jaro_winkler_similarity(l.given, r.given)', levels: ['c_given >= 0.92', 'c_given >= 0.8'] },
  birth: {
    levels: [
      'l_birth[1:4] = r_birth[1:4] and l_birth[6:7] = r_birth[9:10] and l_birth[9:10] = r_birth[6:7]',
      "damerau_levenshtein(replace(l_birth, '-', ''), replace(r_birth, '-', '')) = 1",
      'l_birth[1:4] = r_birth[1:4]',
    ],
  },
  citizen: { computed: 'damerau_levenshtein(l.citizen, r.citizen)', levels: ['c_citizen <= 1', 'c_citizen <= 2'] },
  insurance: {
    computed: 'damerau_levenshtein(l.insurance, r.insurance)',
    levels: ['c_insurance <= 1', 'c_insurance <= 2'],
  },
  commune: { levels: [] },
}

const keyOf = (expression: string, side: string): string =>
  expression === 'year(birth)' ? `${side}.birth[1:4]` : `${side}.${expression}`

/** Statements in order; the last answers pairs, their weights summed, and candidates. */
export function duckdbLink(csv: string, model: LinkageModel, parameters: Parameters, threads: number): string[] {
  return [
    `set threads = ${threads}`,
    'set preserve_insertion_order = false',
    `create table raw as select row_number() over () as record, ${COLUMNS.map((name) => `nullif("${name}", '') as "${name}"`).join(', ')}
       from read_csv('${csv}', header = true, all_varchar = true)`,
    ...COLUMNS.map(
      (name) =>
        `create table tf_${name} as select "${name}", count(*) as count from raw where "${name}" is not null group by 1`,
    ),
    `create table people as select raw.*, ${COLUMNS.map((name) => `tf_${name}.count as tf_${name}`).join(', ')} from raw
       ${COLUMNS.map((name) => `left join tf_${name} using ("${name}")`).join(' ')}`,
    ...COLUMNS.map(
      (name) => `set variable agreement_${name} = (select sum(count::double * count) / sum(count) from tf_${name})`,
    ),
    `create table scored as select a, b, rule, weight from (select a, b, rule, ${weightOf(model, parameters)} as weight
       from (select p.a, p.b, p.rule, ${COLUMNS.flatMap(comparedOf).join(', ')}
         from (${pairsOf(model)}) p join people l on l.record = p.a join people r on r.record = p.b)) where weight >= ${model.reviewFrom}`,
    `select count(*) as pairs, sum(weight) as weights from scored`,
  ]
}

/** What the weight needs to know of a column. */
function comparedOf(name: ColumnName): string[] {
  const { computed } = BETWEEN[name]
  return [
    `l.${name} as l_${name}`,
    `r.${name} as r_${name}`,
    `l.tf_${name} as tf_${name}`,
    ...(computed === undefined ? [] : [`case when l.${name} <> r.${name} then ${computed} end as c_${name}`]),
  ]
}

/** Each pair once, by the first rule that brings it. */
function pairsOf(model: LinkageModel): string {
  const agrees = (on: readonly string[]) =>
    on.map((expression) => `${keyOf(expression, 'l')} = ${keyOf(expression, 'r')}`).join(' and ')
  return model.blocking
    .map(({ on }, rule) => {
      const earlier = model.blocking.slice(0, rule).map((of) => `and not coalesce(${agrees(of.on)}, false)`)
      return `select l.record as a, r.record as b, ${rule} as rule from people l join people r on ${agrees(on)}
        and l.record < r.record ${earlier.join(' ')}`
    })
    .join('\nunion all\n')
}

/** Sum over the comparisons; term frequencies at the exact level as in `weights.ts`. */
function weightOf(model: LinkageModel, parameters: Parameters): string {
  const weights = weightsOf(parameters)
  const cases = model.comparisons.map(({ name }, at) => {
    const column = name as ColumnName
    const [exact = 0, ...others] = weights.levels[at]!
    const between = BETWEEN[column].levels.map((condition, level) => `when ${condition} then ${others[level]!}`)
    return `case when l_${column} is null or r_${column} is null then 0
      when l_${column} = r_${column} then ${exact} + log2(getvariable('agreement_${column}') / (tf_${column} + 1))
      ${between.join(' ')} else ${others.at(-1)!} end`
  })
  return [String(weights.prior), ...cases].join(' + ')
}
