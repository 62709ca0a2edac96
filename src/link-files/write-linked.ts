import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensurePrivateDir, finishBrokenSwap, nextFolder, publishFolder, writePrivateFile } from '../files/folders.ts'
import { writeHtml } from '../files/html.ts'
import { qualityInput } from '../linkage/quality.ts'
import { clustersFound } from './clusters-found.ts'
import type { Linked } from './link-files.ts'
import { modelCard } from './model-card.ts'
import { type ModelJson, modelJson } from './model-json.ts'
import { writeClusters, writePairs, writeRemarks } from './write-tables.ts'

/** File by which a folder is known as one that `doisoat link` wrote. */
export const LINK_MARKER = 'model.json'

/** Writes the files into `<out>.next` and swaps them in: what stood there becomes `<out>.previous`. Returns what model.json says. */
export async function writeLinked(linked: Linked, out: string): Promise<ModelJson> {
  await finishBrokenSwap(out)
  const folder = nextFolder(out)
  await rm(folder, { recursive: true, force: true })
  await ensurePrivateDir(folder)
  const clusters = clustersFound(linked)
  const quality = qualityInput(linked.result, linked.model.model)
  const json = modelJson(linked, clusters, quality)
  await writePairs(folder, linked)
  await writeClusters(folder, linked, clusters)
  await writeRemarks(folder, linked)
  await writePrivateFile(join(folder, LINK_MARKER), `${JSON.stringify(json, null, 2)}\n`)
  await writeHtml(
    join(folder, 'card.html'),
    `Thẻ mô hình: ${json.name}`,
    await modelCard(linked, json, clusters, quality),
  )
  await publishFolder(out)
  return json
}
