import { writePrivateFile } from './folders.ts'

/** Text that is HTML already and is not escaped again. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | readonly (Html | string | number | null)[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A template whose values are escaped, unless they are HTML themselves; null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, at) => text + shown(values[at - 1] ?? null) + string))
}

function shown(value: Part): string {
  if (value === null) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'object') return value.map(shown).join('')
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

const STYLE = `
body { font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; color: #1d2939; max-width: 960px; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; margin-bottom: .2rem } h2 { font-size: 1.15rem; margin-top: 2.2rem; border-bottom: 1px solid #e4e7ec; padding-bottom: .3rem }
table { border-collapse: collapse; margin: .6rem 0 } th, td { padding: .25rem .7rem .25rem 0; text-align: left; vertical-align: top; font-size: .93rem }
th { font-weight: 600; border-bottom: 1px solid #d0d5dd } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums }
tbody tr + tr td { border-top: 1px solid #f2f4f7 } .table { overflow-x: auto } td.n, th.n { white-space: nowrap }
figure { margin: 1rem 0; overflow-x: auto } figcaption, .note { color: #475467; font-size: .9rem } svg { max-width: 100%; height: auto }
.warn { border-left: 3px solid #d55e00; padding-left: .8rem }
@media print { body { margin: 0; max-width: none } h2 { break-after: avoid } figure, tr, .table:not(.long) { break-inside: avoid } figure, .table { overflow: visible } svg { max-height: 210mm; width: auto } }
`

/** A number, a figure already written, or text. */
export type Cell = number | string | { readonly figure: string }

/** From so many rows a table runs over pages when it is printed; shorter ones stay on one. */
const LONG_TABLE = 20

/** A table that scrolls by itself where the page is too narrow. Figures stand right, under headers that stand right. */
export function htmlTable(header: readonly string[], rows: readonly (readonly Cell[])[]): Html {
  const isFigure = (cell: Cell | undefined): boolean => cell !== undefined && typeof cell !== 'string'
  const heads = header.map((text, at) =>
    isFigure(rows[0]?.[at]) ? html`<th class="n">${text}</th>` : html`<th>${text}</th>`,
  )
  const cell = (value: Cell): Html =>
    typeof value === 'string'
      ? html`<td>${value}</td>`
      : html`<td class="n">${typeof value === 'number' ? value : value.figure}</td>`
  const body = rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)
  const classes = rows.length > LONG_TABLE ? 'table long' : 'table'
  return html`<div class="${classes}"><table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table></div>`
}

/** A whole page in Vietnamese that loads nothing from anywhere. */
export function htmlPage(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.text
}

/** Writes a page that only its owner can read. */
export async function writeHtml(path: string, title: string, body: Html): Promise<void> {
  await writePrivateFile(path, htmlPage(title, body))
}
