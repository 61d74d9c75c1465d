import { concerns as allConcerns, type Concern, slotsOf } from '../atoms/library/index.ts'
import { fittest, type Listener, listenerOf } from '../messageReading/lineFit.ts'
import { fillSlots, type TalkTrack, type TrackSentence } from '../talkTracks/index.ts'
import { handWrittenLines } from './handWrittenLines.ts'
import type { Llm } from './llm.ts'
import { largestMemory, type PhrasedTracks, type PhrasingOptions, type TrackWords } from './phraseTracks.ts'
import { choiceAmong, type SentenceRequest, smallPromptVersion } from './smallModel.ts'
import { mostLength } from './trackPrompt.ts'
import { linesAtNearestStage, linesFor, type WrittenLine } from './writtenLines.ts'

/**
 * What the small model may word: openings, questions and next steps that state nothing on file. Whatever cites a fact,
 * and an objection with its answer, stays as its author wrote it.
 */
export const isWordable = ({
  section,
  template,
  evidence,
}: Pick<TrackSentence, 'section' | 'template' | 'evidence'>): boolean =>
  (section === 'opening' || section === 'question' || section === 'nextStep') &&
  evidence.every(({ kind }) => kind === 'rule') &&
  !slotsOf(template).some((slot) => slot.includes(':'))

/**
 * Lets the small model word the sentences of composed tracks that state nothing: it chooses, for role, concern, stage
 * and strategy, among the composed sentence and those that people wrote for such a scene. It says nothing that nobody
 * wrote; every candidate has passed the checker before it is asked, has no slot that nothing fills, and is said nowhere
 * else in the advice. Another track may say again what the team itself says: only one of them is sent, and a habit is
 * one in whichever that is.
 *
 * Candidates are of one concern at a time: what the sentence's atom answers, in its author's order, until there are
 * some; what the customer raised goes before the rest, and is not left where nothing else of the track speaks of it. A track that says nothing on what the customer raised owes a sentence on it: there the composed one is no
 * candidate, where people wrote others for that role. Where nobody did, the composed sentence stands.
 *
 * Of the written lines on all of these concerns and on what the customer raised, the one is left that fits best what this customer wrote lately, by the reader of
 * messages and not by the model, whose own choice was measured to be no better than lots (docs/model.md). Where an adapter
 * serves, it chooses among all of them as it learnt.
 */
export async function phraseWithSmallModel(
  composed: readonly TalkTrack[],
  llm: Llm,
  options: PhrasingOptions,
): Promise<PhrasedTracks> {
  const said = new Set(composed.flatMap(({ sentences }) => sentences.map(({ template }) => template)))
  const state = llm.state()
  const model = state.state === 'ready' ? { name: state.name, sha256: state.sha256 } : null
  const own = options.teamLines?.() ?? []
  const lines = [...handWrittenLines(), ...own]
  // An adapter has learnt which of the team's sentences go where, and is asked as it learnt. Else lines are for the role by
  // their labels, so that only what they are about is compared.
  const listener = own.length > 0 ? null : listenerOf(options.scene?.heard ?? [], null)
  const habits = own.flatMap(({ text }) => (said.has(text) ? [] : text))
  const askings = composed.map((track): Asking => {
    const told: TrackWords = { tier: 'composition', attempts: 0, why: null, checkCodes: [] }
    return { track, llm, options, lines, listener, said, told }
  })
  // What a track owes is chosen first for each of them: there are few lines on one concern, and the rest can do without.
  const paid = new Map<TrackSentence, TrackSentence>()
  for (const asking of askings) {
    for (const text of habits) said.delete(text)
    const owed = owedIn(asking)
    if (owed) paid.set(owed.sentence, await worded(owed.sentence, owed.offer, true, asking))
  }
  const tracks: TalkTrack[] = []
  for (const asking of askings) {
    const { track, told } = asking
    for (const text of habits) said.delete(text)
    for (const sentence of track.sentences) {
      const chosen = paid.get(sentence)
      if (chosen) said.add(chosen.template)
    }
    const sentences: TrackSentence[] = []
    for (const sentence of track.sentences) {
      const chosen = paid.get(sentence)
      const next =
        chosen ??
        (isWordable(sentence) ? await worded(sentence, offerFor(sentence, asking), false, asking) : sentence)
      if (next !== sentence) told.tier = 'model'
      sentences.push(next)
    }
    if (told.tier === 'model') told.why = null
    tracks.push(told.tier === 'model' ? { ...track, sentences } : track)
  }
  const words = askings.map(({ told }) => told)
  const tier = words.some((one) => one.tier === 'model') ? 'model' : 'composition'
  return { tracks, words, tier, model: tier === 'model' ? model : null, prompt: smallPromptVersion }
}

type Asking = {
  track: TalkTrack
  llm: Llm
  options: PhrasingOptions
  lines: readonly WrittenLine[]
  /** What the customer's words are about; null where they wrote nothing lately. */
  listener: Listener | null
  /** What the advice says already, in slot form. */
  said: Set<string>
  told: TrackWords
}

/** What may be said in place of a sentence, the concern that is asked for, and on which each of them was written. */
type Offer = { concern: Concern | null; texts: string[]; concernOf: ReadonlyMap<string, Concern> }

/** Sections in the order in which a sentence on what the customer raised sits best. */
const owingSections = ['question', 'opening', 'nextStep'] as const

/** The sentence that speaks of what the customer raised, where the track as composed says nothing of it. */
function owedIn(asking: Asking): { sentence: TrackSentence; offer: Offer } | null {
  const { track, options } = asking
  const raised = options.scene?.raised ?? []
  const speaksOf = options.scene?.concernsOf
  if (raised.length === 0 || speaksOf === undefined) return null
  if (track.sentences.some((sentence) => speaksOf(sentence).some((one) => raised.includes(one)))) return null
  const wordable = track.sentences.filter(isWordable)
  for (const section of owingSections)
    for (const sentence of wordable.filter((one) => one.section === section).reverse()) {
      const offer = offerAmong(sentence, weightiestFirst(raised, asking), asking, linesAtNearestStage)
      if (offer.texts.length > 0) return { sentence, offer }
    }
  return null
}

function offerFor(sentence: TrackSentence, asking: Asking): Offer {
  const { scene } = asking.options
  const { track } = asking
  const first = scene?.concernOf(sentence) ?? null
  const answers = first === null ? [] : (scene?.concernsOf?.(sentence) ?? [])
  // Where it speaks of what the customer raised it goes on speaking of that, unless what stays as it is does so.
  const raised = (scene?.raised ?? []).filter((concern) => answers.includes(concern))
  const isSaidAnyway = track.sentences.some(
    (other) =>
      !isWordable(other) && scene?.concernsOf?.(other).some((concern) => scene.raised?.includes(concern)),
  )
  const owed = weightiestFirst(raised, asking)
  // What they raised may be spoken of in place of what the sentence was composed for, where a line on it fits their words better.
  const others = asking.listener === null ? [] : weightiestFirst(scene?.raised ?? [], asking)
  const concerns = owed.length > 0 && !isSaidAnyway ? owed : [...owed, ...others, first, ...answers]
  const offer = offerAmong(sentence, [...new Set(concerns)], asking)
  return offer.texts.length > 0 ? offer : { ...offer, concern: first }
}

/** Of the written lines the one that fits best is left beside the composed sentence: more would be left to chance. */
const mostOffered = 1

/**
 * What may be said on the first of these concerns on which there is anything. Where it is known what the customer's words
 * are about, the lines on all of these concerns are looked at, and the one is left that fits it best.
 */
function offerAmong(
  sentence: TrackSentence,
  concerns: readonly (Concern | null)[],
  asking: Asking,
  linesThatFit: typeof linesFor = linesFor,
): Offer {
  const { listener } = asking
  const concernOf = new Map<string, Concern>()
  for (const concern of concerns) {
    if (concern === null) continue
    for (const text of textsOn(sentence, concern, asking, linesThatFit))
      if (!concernOf.has(text)) concernOf.set(text, concern)
    if (listener === null && concernOf.size > 0) break
  }
  const all = [...concernOf.keys()]
  const texts = listener === null ? all : fittest(all, listener, mostOffered)
  return { concern: concernOf.get(texts[0] ?? '') ?? null, texts, concernOf }
}

/** What was raised, in the order in which the customer's words are about it. */
function weightiestFirst(raised: readonly Concern[], { listener }: Asking): readonly Concern[] {
  if (listener === null) return raised
  const share = (concern: Concern) => listener.concerns[allConcerns.indexOf(concern)]!
  return raised.toSorted((left, right) => share(right) - share(left))
}

const requestFor = (
  sentence: TrackSentence,
  concern: Concern | null,
  { track, options: { lang, scene } }: Asking,
): SentenceRequest => ({
  lang,
  role: scene?.role ?? null,
  concern,
  stage: scene?.stage ?? null,
  section: sentence.section,
  strategy: track.strategy,
  slots: [...new Set(slotsOf(sentence.template))],
})

const withText = (sentence: TrackSentence, template: string): TrackSentence => {
  const filled = Object.fromEntries(sentence.slots.map((slot) => [slot.name, slot]))
  return { ...sentence, template, ...fillSlots(template, filled) }
}

/** The sentences that may stand in this one's place and speak of this concern. */
function textsOn(
  sentence: TrackSentence,
  concern: Concern | null,
  asking: Asking,
  linesThatFit: typeof linesFor,
): string[] {
  const { track, options, lines, said, told } = asking
  const texts = new Set<string>()
  for (const { text } of linesThatFit(lines, requestFor(sentence, concern, asking))) {
    if (said.has(text) || text.length > mostLength(sentence.template)) continue
    const checked = options.checker(withText(sentence, text), track)
    if (checked.passed) texts.add(text)
    else told.checkCodes = checked.codes
  }
  return [...texts]
}

async function worded(
  sentence: TrackSentence,
  { concern, texts: candidates, concernOf }: Offer,
  isOwed: boolean,
  asking: Asking,
): Promise<TrackSentence> {
  const { llm, said, told } = asking
  if (told.why?.startsWith('model.')) return sentence
  if (candidates.length === 0) {
    told.why ??= told.checkCodes.length > 0 ? 'output.refusedByCheck' : 'output.noLine'
    return sentence
  }
  const texts = isOwed ? candidates : [sentence.template, ...candidates]
  const { signal } = asking.options
  const answer = await llm.complete({
    ...choiceAmong(texts, {
      ...requestFor(sentence, concern, asking),
      slots: [...new Set(candidates.flatMap(slotsOf))],
    }),
    // What a team says begins alike for many listeners: who it is for shows further on.
    asWhole: true,
    ...(signal && { signal }),
  })
  if (answer.outcome === 'failed') {
    told.why = answer.code
    return sentence
  }
  told.attempts += 1
  Object.assign(told, largestMemory(told, answer))
  const chosen = answer.json
  if (typeof chosen !== 'string' || !candidates.includes(chosen)) {
    // The composed sentence suits best, which is an answer and no fault; anything else is no choice.
    if (isOwed || chosen !== sentence.template) told.why = 'output.form'
    return sentence
  }
  said.add(chosen)
  told.concerns = { ...told.concerns, [sentence.id]: concernOf.get(chosen)! }
  const next = withText(sentence, chosen)
  asking.options.onWriting?.({ kind: 'sentence', track: asking.track.index, text: next.text })
  return next
}
