import { shippedModelName } from '../../shared/contract/models.ts'
import { type ModelSlot, modelSlots, type SlotView } from '../../shared/contract/watching.ts'
import { servingIntentModel } from '../brief/readings/intentEngine.ts'
import { servingWinModel } from '../brief/readings/winEngine.ts'
import { capturePromptVersion } from '../captures/model/askForCaptures.ts'
import { type MeasuredBy, modelProposes, standingOf } from '../captures/model/mayPropose.ts'
import type { ReadableDb } from '../db/open.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { moduleGate } from '../governance/rules.ts'
import { INTENT_RULE_VERSION } from '../learning/intentRule.ts'
import { type LlmState, promptVersion } from '../llm/index.ts'
import { readerSha256 } from '../messageReading/model.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import { getSetting } from '../settings/settings.ts'
import { listAdapters, listServices } from '../studio/store.ts'
import { compositionVersion } from '../talkTracks/index.ts'
import { readServingModel } from './store.ts'

type Served = Omit<SlotView, 'slot'>

const nothing: Served = {
  servedBy: 'nothing',
  name: null,
  version: null,
  sha256: null,
  fallback: null,
  scope: null,
  sinceAt: null,
}
const rules = (version: string | null): Served => ({
  ...nothing,
  servedBy: 'rules',
  version,
  scope: 'product',
})

/** The language model that is asked for words, whoever asks; null where none is there. */
function wording(db: ReadableDb, model: LlmState, fallback: 'composition' | 'rules'): Served | null {
  if (model.state === 'server')
    return {
      ...nothing,
      ...{ servedBy: 'server', name: model.name, version: promptVersion, fallback, scope: 'firm' },
    }
  if (model.state !== 'ready') return null
  const [service] = listServices(db, model.sha256)
  const adapter = listAdapters(db).find(({ id }) => id === service?.adapterId)
  const ships = model.isAsStated === true && model.name === shippedModelName
  return {
    servedBy: adapter ? 'adapter' : 'model',
    name: adapter ? `${model.name} + ${adapter.name}` : model.name,
    version: model.promptForm ?? promptVersion,
    sha256: adapter?.sha256 ?? model.sha256,
    fallback,
    scope: adapter ? 'workspace' : ships ? 'product' : 'firm',
    sinceAt: adapter && service ? service.at : null,
  }
}

function talkTracks(db: ReadableDb, model: LlmState): Served {
  if (!moduleGate(db, 'talkTracks').enabled) return nothing
  return wording(db, model, 'composition') ?? { ...rules(compositionVersion), servedBy: 'composition' }
}

/** The engine's own reasons in written templates, which whatever model is there rewords. */
function quoteExplanation(db: ReadableDb, model: LlmState): Served {
  if (!moduleGate(db, 'quoteRange').enabled) return nothing
  return wording(db, model, 'rules') ?? rules(null)
}

function fitted(
  db: ReadableDb,
  purpose: 'win' | 'intent',
  serving: { version: string } | null,
  fallback: 'rules' | 'nothing',
): Served | null {
  const row = serving && readServingModel(db, purpose)
  if (!serving || !row) return null
  return {
    servedBy: 'fitted',
    name: null,
    version: serving.version,
    sha256: null,
    fallback,
    scope: 'workspace',
    sinceAt: row.fittedAt,
  }
}

/** The rules read every text; a model that was measured to read better proposes beside them where a person lets it. */
function factReading(db: ReadableDb, model: LlmState, captures: MeasuredBy): Served {
  const proposes = getSetting(db, modelProposes) && standingOf(db, model, captures).refusal === null
  if (!proposes || model.state !== 'ready') return rules(factRulesVersion)
  return {
    ...nothing,
    ...{ servedBy: 'model', name: model.name, sha256: model.sha256, version: capturePromptVersion },
    ...{ fallback: 'rules', scope: 'firm' },
  }
}

/** What serves each slot now: never more than what the product really does. */
function served(db: ReadableDb, slot: ModelSlot, model: LlmState, captures: MeasuredBy): Served {
  switch (slot) {
    case 'talkTracks':
      return talkTracks(db, model)
    case 'quoteExplanation':
      return quoteExplanation(db, model)
    case 'messageReading':
      return { ...rules(null), servedBy: 'shipped', sha256: readerSha256() }
    case 'factReading':
      return factReading(db, model, captures)
    case 'redLineScan':
      return rules(redLinesVersion)
    case 'winProbability':
      if (!moduleGate(db, 'winProbability').enabled) return nothing
      return fitted(db, 'win', servingWinModel(db), 'nothing') ?? nothing
    case 'purchaseIntent': {
      if (!moduleGate(db, 'intent').enabled) return nothing
      const serving = servingIntentModel(db)
      if (!serving) return nothing
      // A model that found no probability in the history leaves the written rule to serve.
      return serving.model.fit === null ? rules(INTENT_RULE_VERSION) : fitted(db, 'intent', serving, 'rules')!
    }
    // Reckoned anew from the team's own prices whenever it is asked for: nothing is kept that had a version.
    case 'quoteRange':
      return moduleGate(db, 'quoteRange').enabled
        ? { ...nothing, servedBy: 'fitted', fallback: 'nothing', scope: 'workspace' }
        : nothing
    case 'serviceIntent':
    case 'contractRisk':
    case 'callSummary':
    case 'callCoach':
      return nothing
  }
}

/** The registry of the twelve places in which a model can serve; `captures` as `measuredNow` gives it. */
export const slotViews = (db: ReadableDb, model: LlmState, captures: MeasuredBy): SlotView[] =>
  modelSlots.map((slot) => ({ slot, ...served(db, slot, model, captures) }))
