import { parametersJson } from '../linkage/parameters-file.ts'
import { estimateQuality, type QualityInput } from '../linkage/quality.ts'
import { weightsOf } from '../linkage/weights.ts'
import type { FoundCluster } from './clusters-found.ts'
import type { Linked } from './link-files.ts'
import { measureClusters } from './truth.ts'

/**
 * What `model.json` holds: the model, its parameters in full precision, counts and warnings. Nothing of one record, and nothing
 * that depends on the order or the names of files. Can be given back by `--parameters`.
 */
export function modelJson(linked: Linked, clusters: readonly FoundCluster[], quality: QualityInput) {
  const { model, read, result } = linked
  const { model: settings } = model
  const { training } = result
  const weights = weightsOf(result.parameters)
  return {
    format: 1,
    name: settings.name,
    model: linked.modelText,
    link: settings.scope,
    one_to_one: settings.oneToOne,
    threshold: settings.threshold,
    review_from: settings.reviewFrom,
    parameters: parametersJson(settings, result.parameters),
    weights: {
      prior: weights.prior,
      comparisons: settings.comparisons.map(({ name }, at) => ({ name, weights: weights.levels[at]! })),
    },
    training:
      training === null
        ? null
        : { iterations: training.iterations, converged: training.converged, matches: training.matches },
    counts: {
      records: read.records.size,
      pairs_possible: result.totalPairs,
      pairs_compared: result.candidates,
      pairs_written: result.pairs.length,
      pairs_above_threshold: result.pairs.filter(({ weight }) => weight >= settings.threshold).length,
      clusters: clusters.length,
      clusters_of_two_or_more: clusters.filter(({ members }) => members.length > 1).length,
      largest_cluster: clusters.reduce((most, { members }) => Math.max(most, members.length), 0),
      edges_refused: result.clusters.refused.length,
    },
    blocking: result.rules.map(({ name, pairs, added, heaviest, leftOut }) => ({
      name,
      pairs,
      added,
      largest_block: heaviest?.records ?? 0,
      blocks_left_out: leftOut,
    })),
    quality: estimateQuality(quality),
    truth: measureClusters(linked),
    warnings: result.warnings,
  }
}

export type ModelJson = ReturnType<typeof modelJson>
