import { performance } from 'node:perf_hooks'
import type { Brief, WritingStep } from '../../shared/contract/brief.ts'
import { requireDeal } from '../deals/store.ts'
import { requireModuleEnabled } from '../governance/rules.ts'
import { type Llm, phraseTracks, type SentenceChecker, type WrittenLine } from '../llm/index.ts'
import { explainedAsComposed } from '../quoteExplanation/phrasedExplanation.ts'
import { phraseExplanation } from '../quoteExplanation/phraseExplanation.ts'
import { scanRedLines } from '../redLines/scanRedLines.ts'
import type { Session } from '../session.ts'
import { requireNotHeldOut } from '../watching/holdout.ts'
import { requireAllowed } from './decisions/permission.ts'
import { type BriefEngines, type Draft, draftBrief } from './draftBrief.ts'
import { showBrief } from './showBrief.ts'
import { asOfNow } from './shownAgain.ts'
import { type BriefRequest, inputHashOf } from './state.ts'
import { findAdviceOfState } from './store.ts'
import { checkedSentence } from './tracks/tracksView.ts'

/** What a team's trainings add to a model. */
export interface Trained {
  /** Id of the adapter that serves beside the model with this SHA-256; null for the model as it is. */
  adapterOf: (session: Session, modelSha256: string) => string | null
  /** The team's own sentences, for a model that has learnt which of them goes where. */
  teamLines: (session: Session) => readonly WrittenLine[]
}

/**
 * Whether there may be words for this deal's call at all. Refuses with `record.notFound`, `module.disabled` (talk tracks), what
 * authority says of `brief.view`, and where the lot gave the call no advice.
 */
export function requireMayBrief(session: Session, dealId: string): void {
  requireModuleEnabled(session.db, 'talkTracks')
  const deal = requireDeal(session.db, dealId)
  requireAllowed(session, deal, 'brief.view')
  requireNotHeldOut(session, deal)
}

/** What every sentence that a model words for a draft is judged by, before anybody sees it. */
export const sentenceCheckerOf =
  ({ context }: Pick<Draft, 'context'>): SentenceChecker =>
  ({ text }) => {
    const { blocked } = checkedSentence(text, [], context)
    return { passed: !blocked, codes: blocked ? ['blocked'] : [] }
  }

/** What every preparing begins with: whether it may be, and the state it is computed from. */
function begin(session: Session, request: BriefRequest) {
  const asOf = session.now()
  const startedAt = performance.now()
  requireMayBrief(session, request.dealId)
  return { asOf, startedAt, inputHash: inputHashOf(session, request, asOf) }
}

/**
 * Prepares the brief of a deal's next call and logs that it was shown. The same state gives the stored brief again,
 * and so does a state that changes nothing of it the same day.
 * Refuses with `record.notFound`, `brief.noContact`, `module.disabled` (talk tracks) and what authority says of
 * `brief.view`.
 */
export function prepareBrief(session: Session, engines: BriefEngines, request: BriefRequest): Brief {
  const { db } = session
  const { asOf, startedAt, inputHash } = begin(session, request)
  const earlier = findAdviceOfState(db, request.dealId, inputHash)
  if (earlier) return asOfNow(session, JSON.parse(earlier.body) as Brief)
  const draft = draftBrief(session, engines, request, asOf)
  return showBrief(session, draft, {
    tracks: draft.tracks,
    words: {
      tier: 'composition',
      model: null,
      why: null,
      tracks: draft.tracks.map(({ index }) => ({ index, tier: 'composition', isAsked: false, why: null })),
    },
    explanation: explainedAsComposed(draft.explained, null),
    inputHash,
    prompt: null,
    wording: { modelName: null, modelSha256: null, adapterId: null, words: null },
    startedAt,
  })
}

/**
 * Lets the model word the brief's tracks anew and shows the result as an advice of its own. The model writes in slot
 * form, every sentence passes the checker and the red lines, and whatever fails stays as it was composed, with why.
 * Sentences are told as they pass, and are no advice before it is logged. Broken off by the signal it rejects with that, and
 * nothing was shown as advice.
 */
export async function phraseBrief(
  session: Session,
  engines: BriefEngines,
  request: BriefRequest,
  llm: Llm,
  { adapterOf, teamLines }: Trained,
  { signal, onWriting }: { signal?: AbortSignal | undefined; onWriting?: (step: WritingStep) => void } = {},
): Promise<Brief> {
  // What the advice was computed from is what was there when it was: the wording takes its time.
  const { asOf, startedAt, inputHash } = begin(session, request)
  const draft = draftBrief(session, engines, request, asOf)
  const state = llm.state()
  const asked = state.state === 'ready' ? state : null
  const adapterId = asked && adapterOf(session, asked.sha256)
  const phrased = await phraseTracks(draft.tracks, llm, {
    lang: request.lang,
    seed: 1,
    scene: draft.scene,
    ...(adapterId && { teamLines: () => teamLines(session) }),
    checker: sentenceCheckerOf(draft),
    ...(signal && { signal }),
    ...(onWriting && { onWriting }),
  })
  const { lang, profile, registeredNames } = draft.context
  const explanation = await phraseExplanation(draft.explained, llm, {
    lang,
    role: draft.scene.role,
    adapterId,
    // Its figures are the engine's and in slots: what is left to judge is the wording.
    admits: (text) =>
      scanRedLines(text, { lang, profile, trademarks: registeredNames }).every(
        ({ severity }) => severity !== 'stop',
      ),
    ...(signal && { signal }),
  })
  // Who cancelled wants what was there: nothing is shown, and nothing logged as shown.
  signal?.throwIfAborted()
  const reasons = phrased.words.flatMap(({ why }) => why ?? [])
  return showBrief(session, draft, {
    tracks: phrased.tracks,
    explanation,
    words: {
      tier: phrased.tier,
      model: phrased.model?.name ?? null,
      why: reasons[0] ?? null,
      tracks: phrased.words.map(({ tier, attempts, why }, at) => ({
        index: phrased.tracks[at]!.index,
        tier,
        isAsked: attempts > 0,
        why,
      })),
    },
    inputHash,
    prompt: phrased.prompt,
    wording: {
      modelName: asked?.name ?? null,
      modelSha256: asked?.sha256 ?? null,
      adapterId,
      words: phrased.words,
    },
    startedAt,
  })
}
