import { sentenceContext, subjectOf } from '../brief/tracks/sentenceContext.ts'
import { checkedSentence } from '../brief/tracks/tracksView.ts'
import { getDeal } from '../deals/store.ts'
import {
  type Adapter,
  type CompletionFailureCode,
  completionFailureCodes,
  type LlmState,
  type ModelQueue,
  type TrackForm,
  trackFormOf,
  type WrittenLine,
} from '../llm/index.ts'
import type { Session } from '../session.ts'
import { bigramsOf, jaccard } from '../talkTracks/ranking/similarity.ts'
import type { Example, TrackExample } from './examples.ts'
import type { Attempt, Compared } from './gate.ts'
import type { RulePair } from './rulePairs.ts'

/** What each of the two would have said where a person's words are known; templates, so that no name is kept. */
export interface ComparedSample {
  exampleId: string
  sentenceId: string
  champion: string
  challenger: string
}

export type Comparison =
  | {
      outcome: 'compared'
      compared: Compared[]
      samples: ComparedSample[]
      /** In how many of the pairs of rules each would rather say what the rule asks; null where there are none. */
      rules: { pairs: number; champion: number; challenger: number } | null
    }
  | { outcome: 'failed'; code: CompletionFailureCode }

type Why = Awaited<ReturnType<TrackForm['word']>>['words'][number]['why']

/** Whether there is nothing to compare at all; an answer that ran too long is only one that does not pass. */
const isFailure = (why: Why): why is CompletionFailureCode =>
  (completionFailureCodes as readonly unknown[]).includes(why) &&
  why !== 'model.outputCutOff' &&
  why !== 'model.promptTooLong'

/** Held-out examples that are compared, taken from the accounts in turn so that none crowds out the others. */
const most = 60
const samplesShown = 3
/** Pairs of rules that are looked at: beside the gate, and short. */
const mostPairs = 40

export function takeInTurn<Some extends Example>(examples: readonly Some[], limit: number): Some[] {
  const byAccount = [...Map.groupBy(examples, ({ accountId }) => accountId).values()]
  const taken: Some[] = []
  for (let round = 0; taken.length < limit; round += 1) {
    const next = byAccount.flatMap((each) => each[round] ?? [])
    if (next.length === 0) break
    taken.push(...next)
  }
  return taken.slice(0, limit)
}

interface Answered extends Attempt {
  /** What would have been shown, by sentence. */
  templates: ReadonlyMap<string, string>
}

/**
 * Mean over those of the sentences that were the model's to word which a person worded anew, or over all of them where
 * there are none.
 */
function agreementOf(
  example: TrackExample,
  worded: readonly string[],
  templates: ReadonlyMap<string, string>,
): number {
  const changed = worded.filter((id) => example.changed.includes(id))
  const ids = changed.length > 0 ? changed : worded
  const likeness = ids.map((id) =>
    jaccard(bigramsOf(templates.get(id) ?? ''), bigramsOf(example.sent.get(id)!)),
  )
  return likeness.reduce((sum, value) => sum + value, 0) / likeness.length
}

/**
 * Lets champion and challenger word each held-out track as a brief would, scores what was really sent under each, also in
 * approved messages, and runs the same checks as a brief does. Greedy, so that it can be repeated. Yields to people through the queue.
 */
export async function compareAdapters(
  session: Session,
  model: ModelQueue['inBackground'],
  state: LlmState,
  examples: readonly Example[],
  {
    champion,
    challenger,
    teamLines,
    rulePairs = [],
  }: {
    champion: Adapter | null
    challenger: Adapter
    teamLines: readonly WrittenLine[]
    rulePairs?: readonly RulePair[]
  },
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number, of: number) => void },
): Promise<Comparison> {
  const form = trackFormOf(state)
  const taught = examples.filter((example) => form.lessonsOf(example).length > 0)
  // Messages crowd out no track: a brief shows tracks, and messages tell only how well the team's words are known.
  const chosen: Example[] = [
    ...takeInTurn(
      taught.filter(({ origin }) => origin === 'track'),
      most,
    ),
    ...takeInTurn(
      taught.filter(({ origin }) => origin === 'message'),
      most,
    ),
  ]
  const attempts = new Map<string, { champion?: Answered; challenger?: Answered }>()
  const pairs = rulePairs.slice(0, mostPairs).flatMap(({ request, follows, violates }) => {
    const [one, other] = [form.lessonInScene(request, follows), form.lessonInScene(request, violates)]
    return one && other ? [{ follows: one, violates: other }] : []
  })
  const keeping = { champion: 0, challenger: 0 }
  const all = 2 * (chosen.length + pairs.length)
  let done = 0

  const attempt = async (
    example: Example,
    adapter: Adapter | null,
  ): Promise<Answered | { code: CompletionFailureCode }> => {
    const lessons = form.lessonsOf(example)
    const sum = { logProbability: 0, tokens: 0 }
    for (const { system, prompt, answer } of lessons) {
      const score = await model.score({ system, prompt, answer, adapter, signal })
      if (score.outcome === 'failed') return { code: score.code }
      sum.logProbability += score.logProbability
      sum.tokens += score.tokens
    }
    const logProbability = sum.logProbability / sum.tokens
    if (example.origin === 'message')
      return { logProbability, passed: null, agreement: null, templates: new Map() }
    const { tracks, words } = await form.word(
      [example.track],
      { state: () => state, complete: (request) => model.complete({ ...request, adapter, signal }) },
      {
        lang: example.lang,
        seed: 1,
        greedy: true,
        checker: checkerFor(session, example),
        ...(example.scene && { scene: example.scene }),
        // A model as it is knows nothing of this team's sentences.
        ...(adapter && { teamLines: () => teamLines }),
      },
    )
    const [{ tier, why }, [track]] = [words[0]!, tracks]
    if (isFailure(why)) return { code: why }
    // What does not pass is not shown: composition stands in its place.
    const templates = new Map(track!.sentences.map(({ id, template }) => [id, template]))
    return {
      logProbability,
      passed: tier === 'model' || why === null || why === 'output.noLine',
      agreement: agreementOf(
        example,
        lessons.flatMap(({ sentenceIds }) => sentenceIds),
        templates,
      ),
      templates,
    }
  }

  // One adapter after the other: changing between them would load each of them again and again.
  for (const [side, adapter] of [
    ['champion', champion],
    ['challenger', challenger],
  ] as const) {
    for (const example of chosen) {
      const answered = await attempt(example, adapter)
      if ('code' in answered) return { outcome: 'failed', code: answered.code }
      attempts.set(example.id, { ...attempts.get(example.id), [side]: answered })
      done += 1
      onProgress(done, all)
    }
    for (const { follows, violates } of pairs) {
      const [one, other] = [
        await model.score({ ...follows, adapter, signal }),
        await model.score({ ...violates, adapter, signal }),
      ]
      if (one.outcome === 'failed') return { outcome: 'failed', code: one.code }
      if (other.outcome === 'failed') return { outcome: 'failed', code: other.code }
      // By token, because a short sentence is likelier whatever it says.
      if (one.logProbability / one.tokens > other.logProbability / other.tokens) keeping[side] += 1
      done += 1
      onProgress(done, all)
    }
  }

  const compared: Compared[] = []
  const samples: ComparedSample[] = []
  for (const example of chosen) {
    const { champion: before, challenger: after } = attempts.get(example.id)!
    compared.push({ accountId: example.accountId, champion: before!, challenger: after! })
    if (example.origin === 'message') continue
    const sentenceId =
      example.changed.find((id) => before!.templates.get(id) !== after!.templates.get(id)) ??
      example.changed[0]
    if (sentenceId !== undefined)
      samples.push({
        exampleId: example.id,
        sentenceId,
        champion: before!.templates.get(sentenceId) ?? '',
        challenger: after!.templates.get(sentenceId) ?? '',
      })
  }
  const differing = samples.filter((sample) => sample.champion !== sample.challenger)
  const alike = samples.filter((sample) => sample.champion === sample.challenger)
  return {
    outcome: 'compared',
    compared,
    samples: [...differing, ...alike].slice(0, samplesShown),
    rules: pairs.length === 0 ? null : { pairs: pairs.length, ...keeping },
  }
}

/** The checks of a brief as of the day on which the track was shown. */
function checkerFor(session: Session, { dealId, lang, shownAt }: TrackExample) {
  const deal = getDeal(session.db, dealId)
  const context = deal && sentenceContext(session, subjectOf(session, deal, shownAt), lang, shownAt)
  return ({ text }: { text: string }) => {
    const blocked = !context || checkedSentence(text, [], context).blocked
    return { passed: !blocked, codes: blocked ? ['blocked'] : [] }
  }
}
