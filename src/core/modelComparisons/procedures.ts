import type { LlmState } from '../llm/index.ts'
import { implementer, type Sessions } from '../session.ts'
import { listChoices } from './choices.ts'
import type { Comparisons } from './comparisons.ts'

/** Several models side by side on one piece of work. */
export function modelComparisonsProcedures(
  sessions: Sessions,
  comparisons: Comparisons,
  /** The model on this machine that serves, whether or not a server words. */
  servingState: () => LlmState,
  modelsDirectories: readonly string[],
) {
  const os = implementer.modelComparisons
  return {
    choices: os.choices.handler(() => listChoices(sessions.require(), servingState(), modelsDirectories)),
    get: os.get.handler(() => comparisons.get(sessions.require())),
    start: os.start.handler(({ input }) => comparisons.start(sessions.require(), input)),
    cancel: os.cancel.handler(() => comparisons.cancel(sessions.require())),
  }
}
