/** What a case is about, as `cases.csv` names it (design §4). */
export type FindingClass =
  | 'uncovered'
  | 'partly_covered'
  | 'to_verify'
  | 'late'
  | 'covered_elsewhere'
  | 'health_group_wrong'
  | 'voluntary_potential'
  | 'household_potential'
