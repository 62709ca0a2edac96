/**
 * The 63 two-digit province codes (GSO) that were in force until 30/6/2025.
 * A citizen ID carries one behind a leading zero (TT 07/2016/TT-BCA), an insurance number in its first two digits.
 * Both keep the code of the province of issue after mergers, so this list never changes.
 */
export const OLD_PROVINCE_CODES: ReadonlySet<string> = new Set(
  (
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 ' +
    '58 60 62 64 66 67 68 70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'
  ).split(' '),
)
