/** Who pays for whom, by Luật BHYT article 12, stated here apart from the product's own table. */
const GROUPS: readonly (readonly string[])[] = [
  ['DN', 'HX', 'CH', 'NN', 'TK', 'HC', 'XK'],
  ['HT', 'TB', 'NO', 'CT', 'XB', 'TN', 'CS'],
  ['QN', 'CA', 'CY', 'TE', 'HN', 'DT', 'BT', 'TS', 'TC', 'TQ', 'TY'],
  ['CN', 'HS', 'SV', 'GB'],
  ['GD'],
]

/** 1 to 5. */
export function healthGroupOf(objectCode: string): number {
  return GROUPS.findIndex((codes) => codes.includes(objectCode)) + 1
}
