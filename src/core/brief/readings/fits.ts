import { fitIntent, type IntentModel } from '../../learning/intent.ts'
import type { IntentEvent } from '../../learning/intentFeatures.ts'
import { fitWinModel, shouldReplace, type WinExample, type WinModel } from '../../learning/winModel.ts'

/** All that a fit of the win model needs, as plain data: it may run in another thread. */
export interface WinJob {
  kind: 'win'
  examples: readonly WinExample[]
  /** UTC ms. */
  asOf: number
  prior: { rate: number; strength: number }
  serving: WinModel | null
}
export interface IntentJob {
  kind: 'intent'
  events: readonly IntentEvent[]
  asOf: number
}
export type FitJob = WinJob | IntentJob

/** `model` is null when the serving one stays. */
export interface WinFitted {
  kind: 'win'
  model: WinModel | null
  reason: string
}
export interface IntentFitted {
  kind: 'intent'
  model: IntentModel
}
export type Fitted = WinFitted | IntentFitted

/** The first model is taken as it is, a later one only when it is better on deals that neither learned from. */
export function fitWin({ examples, asOf, prior, serving }: WinJob): WinFitted {
  let reason = 'first'
  if (serving) {
    // Champion and challenger meet on the newest fifth, which the challenger must not have learned from.
    const closes = [...new Set(examples.map((example) => example.closedAt))].sort((a, b) => a - b)
    const cut = closes[Math.floor(closes.length * 0.8)] ?? asOf
    const challenger = fitWinModel(examples, { asOf: Math.min(cut, asOf), prior })
    const verdict = shouldReplace(serving, challenger, examples)
    reason = verdict.reason
    if (!verdict.replace) return { kind: 'win', model: null, reason }
  }
  return { kind: 'win', model: fitWinModel(examples, { asOf, prior }), reason }
}

/** Costs seconds on a large history. */
export const fitModel = (job: FitJob): Fitted =>
  job.kind === 'win' ? fitWin(job) : { kind: 'intent', model: fitIntent(job.events, { asOf: job.asOf }) }
