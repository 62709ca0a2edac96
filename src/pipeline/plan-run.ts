import { openExistingStore } from '../store/open-store.ts'
import { readCheckpoints } from './checkpoints.ts'
import { identify } from './fingerprint.ts'
import { explainPlan, type Plan } from './plan.ts'
import type { RunRequest } from './run-session.ts'

/**
 * What `runPipeline` would do with the same request. Reads the input files and, if there is one, the store; makes and changes nothing.
 *
 * @throws ReconcileError input-missing, plan-invalid, stage-unknown, store-unreachable, store-busy.
 */
export async function planRun(request: Omit<RunRequest, 'progress' | 'signal'>): Promise<Plan> {
  const { pipeline, resume, select } = request
  const identity = await identify({ ...request, pipeline: pipeline.name })
  const store = await openExistingStore(request.storeUrl)
  if (store === null) return explainPlan(pipeline, null, { identity, resume, select })
  try {
    return explainPlan(pipeline, await readCheckpoints(store), { identity, resume, select })
  } finally {
    await store.close()
  }
}
