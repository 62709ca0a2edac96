import { describe, expect, it } from 'vitest'
import { htmlTable } from '../../src/files/html.ts'

describe('a table of a page', () => {
  it('escapes texts and stands figures right, written or not', () =>
    expect(htmlTable(['tên & mức', 'cặp', 'm'], [['<b>', 7, { figure: '< 0.01 %' }]]).text).toBe(
      '<div class="table"><table><thead><tr><th>tên &amp; mức</th><th class="n">cặp</th><th class="n">m</th></tr></thead>' +
        '<tbody><tr><td>&lt;b&gt;</td><td class="n">7</td><td class="n">&lt; 0.01 %</td></tr>\n</tbody></table></div>',
    ))

  it('may run over pages of paper from twenty-one rows on', () => {
    const ofRows = (count: number) =>
      htmlTable(
        ['a'],
        Array.from({ length: count }, () => ['x']),
      ).text
    expect(ofRows(20)).toMatch(/^<div class="table"><table>/)
    expect(ofRows(21)).toMatch(/^<div class="table long"><table>/)
  })
})
