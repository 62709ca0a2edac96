import type { TopLevelSpec } from 'vega-lite'

/** A chart as vega-lite describes it. */
export type ChartSpec = TopLevelSpec

/** Looks of every chart: the fonts of the pages they stand in, quiet axes. */
const LOOKS = {
  font: 'system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif',
  background: 'transparent',
  axis: { labelFontSize: 11, titleFontSize: 12, gridColor: '#e4e7ec', domainColor: '#98a2b3', tickColor: '#98a2b3' },
  legend: { labelFontSize: 11, titleFontSize: 12 },
  header: { labelFontSize: 12, titleFontSize: 12 },
  view: { stroke: 'transparent' },
} as const

const IDS = /(\bid="|url\(#)((?:clip|gradient_?)\w+)/g

/**
 * A chart as SVG text, drawn without a browser: the same bytes for the same specification. `name` keeps the ids of one chart apart
 * from those of another on the same page. The libraries are loaded when the first chart is drawn, because most commands draw none.
 */
export async function renderChart(name: string, spec: ChartSpec): Promise<string> {
  const [vega, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const compiled = compile(spec, { config: LOOKS, logger: vega.logger(vega.Error) })
  // vega counts ids up over all charts of a process; a chart begins anew.
  vega.resetSVGDefIds()
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logLevel: vega.Error })
  try {
    return (await view.toSVG()).replace(IDS, `$1${name}-$2`)
  } finally {
    view.finalize()
  }
}
