import { z } from 'zod'
import type { WritingStep } from '../../shared/contract/brief.ts'
import {
  type BuyingRole,
  type Concern,
  type Lang,
  type SellingStage,
  slotsOf,
  slotsWellFormed,
  withoutSlots,
} from '../atoms/library/index.ts'
import { fillSlots, type TalkTrack, type TrackSentence, type WordsHeard } from '../talkTracks/index.ts'
import type { CompletionFailureCode, Llm } from './llm.ts'
import { sentencesSoFar } from './sentencesSoFar.ts'
import { labelsOf, mostLength, orderedLabelsOf, promptVersion, trackRequest } from './trackPrompt.ts'
import { isPermutation, leavesOutNamesAtMost, wordingFault } from './wordingFault.ts'
import type { WrittenLine } from './writtenLines.ts'

export const phrasingFaultCodes = [
  'output.form',
  'output.order',
  'output.slots',
  'output.evidence',
  'output.figures',
  'output.language',
  'output.length',
  'output.refusedByCheck',
] as const
export type PhrasingFaultCode = (typeof phrasingFaultCodes)[number]

/** Judges one phrased sentence before anyone sees it; `codes` say why not. */
export type SentenceChecker = (
  sentence: TrackSentence,
  track: TalkTrack,
) => { passed: boolean; codes: string[] }

export type TrackWords = {
  tier: 'model' | 'composition'
  attempts: number
  /** Why composition serves; null when the model's words passed. `output.noLine`: nobody wrote one for such a scene. */
  why: PhrasingFaultCode | 'output.noLine' | CompletionFailureCode | null
  /** Codes of the checker, when it was the checker that refused. */
  checkCodes: string[]
  /** The largest memory of the model's process after an answer on this track; absent where it told none. */
  modelBytes?: number
  /** By id, on what concern the sentences were asked for that the small model worded. */
  concerns?: Readonly<Record<string, Concern>>
}

export type PhrasedTracks = {
  tracks: TalkTrack[]
  words: TrackWords[]
  /** `model` when at least one track is worded by it. */
  tier: 'model' | 'composition'
  model: { name: string; sha256: string | null } | null
  /** The form in which the model was asked. */
  prompt: string
}

export type PhrasingOptions = {
  lang: Lang
  checker: SentenceChecker
  /** First seed; a retry takes the next. */
  seed: number
  signal?: AbortSignal
  /** Told as a wording grows: each sentence once it is whole and has passed every check that it will be judged by. */
  onWriting?: (step: WritingStep) => void
  /** To whom and when the tracks are said: the small model is told this, and no sentence. */
  scene?: {
    role: BuyingRole | null
    stage: SellingStage
    /** What a sentence is there to answer. */
    concernOf: (sentence: Pick<TrackSentence, 'id' | 'atomId'>) => Concern | null
    /** Everything that a sentence's author said that it speaks of, the chief concern first. */
    concernsOf?: (sentence: Pick<TrackSentence, 'atomId'>) => readonly Concern[]
    /** What the customer raised, newest first: each track says something of it. */
    raised?: readonly Concern[]
    /** What they wrote lately: among sentences that may be said, those come first that fit it. */
    heard?: readonly WordsHeard[]
  }
  /** Sentences of this team's own, for a model that chooses among what people wrote. */
  teamLines?: () => readonly WrittenLine[]
  /** One answer of the likeliest words, so that it can be repeated. */
  greedy?: boolean
}

const attemptsAllowed = 2

/**
 * Lets the model rephrase and order the sentences of composed tracks, in slot form. Its answer counts only when ids,
 * slots, evidence, length and language are right, it writes no figure of its own, and the checker passes every
 * filled sentence. After one retry the composed track stands; each track says which tier worded it, and why.
 */
export async function phraseWholeTracks(
  composed: readonly TalkTrack[],
  llm: Llm,
  options: PhrasingOptions,
): Promise<PhrasedTracks> {
  const tracks: TalkTrack[] = []
  const words: TrackWords[] = []
  let model: PhrasedTracks['model'] = null
  for (const track of composed) {
    const phrased = await phraseTrack(track, llm, options)
    tracks.push(phrased.track)
    words.push(phrased.words)
    model = phrased.model ?? model
  }
  const tier = words.some((one) => one.tier === 'model') ? 'model' : 'composition'
  return { tracks, words, tier, model: tier === 'model' ? model : null, prompt: promptVersion }
}

type Phrased = { track: TalkTrack; words: TrackWords; model: PhrasedTracks['model'] }

async function phraseTrack(track: TalkTrack, llm: Llm, options: PhrasingOptions): Promise<Phrased> {
  let why: TrackWords['why'] = null
  let checkCodes: string[] = []
  let memory: Pick<TrackWords, 'modelBytes'> = {}
  const attempts = options.greedy ? 1 : attemptsAllowed
  const again = () => options.onWriting?.({ kind: 'again', track: track.index })
  const labels = labelsOf(track)
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const writing = sentencesSoFar(({ label, said }) => {
      const read = readSentence(label, said, track, labels, options)
      if ('sentence' in read)
        options.onWriting?.({ kind: 'sentence', track: track.index, text: read.sentence.text })
    })
    const answer = await llm.complete({
      ...trackRequest(track, options.lang, options.seed + attempt - 1),
      temperature: options.greedy ? 0 : attempt === 1 ? 0.3 : 0.7,
      ...(options.signal && { signal: options.signal }),
      ...(options.onWriting && {
        onText: writing.add,
        onAgain() {
          writing.again()
          again()
        },
      }),
    })
    if (answer.outcome === 'failed') {
      why = answer.code
      again()
      // Only an answer that ran too long may do better at another seed.
      if (answer.code === 'model.outputCutOff') continue
      const words: TrackWords = { tier: 'composition', attempts: attempt, why, checkCodes, ...memory }
      return { track, words, model: null }
    }
    memory = largestMemory(memory, answer)
    const read = readTrackAnswer(answer.json, track, options)
    if ('track' in read) {
      const words: TrackWords = { tier: 'model', attempts: attempt, why: null, checkCodes: [], ...memory }
      return { track: read.track, words, model: answer.model }
    }
    why = read.fault
    again()
    checkCodes = read.checkCodes
  }
  return { track, words: { tier: 'composition', attempts, why, checkCodes, ...memory }, model: null }
}

/** What is known of the memory of a model's process, after one answer more. */
export function largestMemory(
  known: Pick<TrackWords, 'modelBytes'>,
  { residentBytes }: { residentBytes?: number },
): Pick<TrackWords, 'modelBytes'> {
  return residentBytes === undefined ? known : { modelBytes: Math.max(known.modelBytes ?? 0, residentBytes) }
}

const Said = z.object({
  slots: z.array(z.string()).optional(),
  evidence: z.array(z.string()),
  text: z.string(),
})
const Answer = z.object({ order: z.array(z.string()), sentences: z.record(z.string(), Said) })

type Fault = { fault: PhrasingFaultCode; checkCodes: string[] }
type Read = { track: TalkTrack } | Fault
type Judging = Pick<PhrasingOptions, 'lang' | 'checker'>
const fault = (code: PhrasingFaultCode, checkCodes: string[] = []): Fault => ({ fault: code, checkCodes })

/** One sentence as an answer words it, or the first fault for which it isn't used. */
function readSentence(
  label: string,
  answer: unknown,
  track: TalkTrack,
  labels: ReturnType<typeof labelsOf<TrackSentence>>,
  { lang, checker }: Judging,
): { sentence: TrackSentence } | Fault {
  const said = Said.safeParse(answer)
  const sentence = labels.sentences.get(label)
  if (!said.success || !sentence) return fault('output.form')
  const { text, evidence } = said.data
  const template = text.trim()
  const allowed = labels.evidence.get(label)!
  if (evidence.length === 0 || evidence.some((mark) => !allowed.includes(mark)))
    return fault('output.evidence')
  const code = templateFault(template, sentence, lang, 'model')
  if (code) return fault(code)
  const words = Object.fromEntries(sentence.slots.map((slot) => [slot.name, slot]))
  const next = { ...sentence, template, ...fillSlots(template, words) }
  const checked = checker(next, track)
  return checked.passed ? { sentence: next } : fault('output.refusedByCheck', checked.codes)
}

/** The track as an answer words it, or the first fault for which it isn't used. */
export function readTrackAnswer(json: unknown, track: TalkTrack, options: Judging): Read {
  const answer = Answer.safeParse(json)
  if (!answer.success) return fault('output.form')
  const { order, sentences: said } = answer.data
  const labels = labelsOf(track)
  if (!isPermutation(Object.keys(said), [...labels.sentences.keys()])) return fault('output.form')
  if (!isPermutation(order, orderedLabelsOf(labels))) return fault('output.order')

  const phrased: TrackSentence[] = []
  for (const label of labels.sentences.keys()) {
    const read = readSentence(label, said[label], track, labels, options)
    if ('fault' in read) return read
    phrased.push(read.sentence)
  }
  // Where a rule of the team's chose the order, no model changes it.
  const isOrdered = track.rules.some(({ kept }) => kept)
  const ids = order.map((label) => labels.sentences.get(label)!.id)
  return { track: { ...track, sentences: isOrdered ? phrased : reordered(phrased, ids) } }
}

/**
 * Why a wording of a sentence, in slot form, is not used; null where nothing stands against it. A model keeps every
 * slot; a person may leave out the name of whom they speak to or of what, but no fact.
 */
export function templateFault(
  template: string,
  sentence: Pick<TrackSentence, 'template'>,
  lang: Lang,
  by: 'model' | 'person',
): PhrasingFaultCode | null {
  if (!slotsWellFormed(template)) return 'output.slots'
  const [slots, given] = [slotsOf(template), slotsOf(sentence.template)]
  const keepsSlots = by === 'model' ? isPermutation(slots, given) : leavesOutNamesAtMost(slots, given)
  if (!keepsSlots) return 'output.slots'
  if (template.length > mostLength(sentence.template)) return 'output.length'
  return wordingFault(withoutSlots(template), lang)
}

/** The sentences with key messages and questions in the order given, each within its section's place. */
function reordered(sentences: readonly TrackSentence[], order: readonly string[]): TrackSentence[] {
  const rank = new Map(order.map((id, at) => [id, at]))
  const inOrder = (section: TrackSentence['section']) =>
    sentences
      .filter((sentence) => sentence.section === section)
      .sort((left, right) => rank.get(left.id)! - rank.get(right.id)!)
  const queues = new Map([
    ['keyMessage', inOrder('keyMessage')],
    ['question', inOrder('question')],
  ])
  return sentences.map((sentence) => queues.get(sentence.section)?.shift() ?? sentence)
}
