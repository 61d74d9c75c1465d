import type { TrackSentence as ShownSentence, TalkTrack as ShownTrack } from '../../shared/contract/brief.ts'
import type { LeftOutReason } from '../../shared/contract/studio.ts'
import { sentencesOf } from '../brief/tracks/tracksView.ts'
import type { TrackWording } from '../brief/tracks/wordings.ts'
import { type PhrasingFaultCode, type SentTrack, type TrackForm, templateFault } from '../llm/index.ts'
import { fillSlots, type TalkTrack, type TrackSentence } from '../talkTracks/index.ts'
import type { TrainingExample } from '../training/index.ts'
import type { ApprovedMessage } from './saidMessage.ts'
import { type HeldSlot, restoreSlots } from './slotForm.ts'
import { whyKeptOut } from './strangers/keptOut.ts'

/** Whom something that might be learned from was said to, and when. */
export interface ExampleHead {
  id: string
  /** Null where a message was about no deal on file. */
  dealId: string | null
  dealName: string
  accountId: string
  accountName: string
  lang: 'zh' | 'en'
  /** When it was decided on, or said, UTC ms. */
  at: number
}

/** A track that a person adopted or edited, with everything that is known of it. Its id is `adv_…/track:1`. */
export interface DecidedTrack extends ExampleHead {
  origin: 'track'
  dealId: string
  adviceId: string
  trackIndex: number
  /** When it was shown, UTC ms: what could be cited was known by then. */
  shownAt: number
  action: 'adopted' | 'edited'
  shown: ShownTrack
  /** Null where the advice is older than its collecting. */
  wording: TrackWording | null
  /** What the person sent, in reading order; null where they took it as it was or their words are gone. */
  sentences: readonly string[] | null
}

/** What decides on a track beside its own words. */
export interface ExampleGrounds {
  /** Whether everything that the track cites may be learned from; else why not. */
  mayLearn: (track: DecidedTrack) => 'wordsGone' | 'noConsent' | 'restricted' | null
  isWithdrawn: (exampleId: string) => boolean
  /** Names of people, organisations and products around this customer. */
  namesFor: (one: Pick<ExampleHead, 'accountId'>) => readonly string[]
  /** Whether a text names anybody on file, at whatever customer. */
  namesAnybody: (text: string) => boolean
  crossesRedLine: (template: string, lang: 'zh' | 'en') => boolean
}

/** What an example teaches, in slot form throughout. */
interface Lesson extends SentTrack {
  /** Ids of sentences that the person worded anew. */
  changed: readonly string[]
  /** Sentences of the person's that are not learned, each with why; of a track what was shown stands for them. */
  heldBack: readonly { id: string; why: LeftOutReason }[]
}
export type TrackExample = DecidedTrack & Lesson
/** A message of our own side that a person approved; every sentence is their own. */
export type MessageExample = ApprovedMessage & Lesson
/** Something to learn from. */
export type Example = TrackExample | MessageExample
/** Something of which it is judged whether it can be learned from. */
export type Candidate = DecidedTrack | ApprovedMessage

/** What a model that is asked in this form learns from an example; nothing where it would have had no part in it. */
export function conversationsOf(
  example: Example,
  form: TrackForm,
): Extract<TrainingExample, { kind: 'conversation' }>[] {
  return form.lessonsOf(example).map(({ system, prompt, answer }, at) => ({
    kind: 'conversation',
    id: `${example.id}#${at + 1}`,
    system,
    prompt,
    answer,
  }))
}

/** The example that a conversation was made of. */
export const exampleIdOf = (conversationId: string): string => conversationId.replace(/#\d+$/, '')

export type Judged<Found extends Example = Example> =
  | { outcome: 'example'; example: Found }
  | { outcome: 'leftOut'; reason: LeftOutReason }

/** Stands where words were erased. */
export const gone = '▇'

export const reasonOf: Record<PhrasingFaultCode, LeftOutReason> = {
  'output.form': 'otherShape',
  'output.order': 'otherShape',
  'output.slots': 'slots',
  'output.evidence': 'otherShape',
  'output.figures': 'figures',
  'output.language': 'language',
  'output.length': 'length',
  'output.refusedByCheck': 'redLine',
}

/** What each sentence's slots held, read from the sentence that was shown. */
function heldSlots(shown: TrackWording['shown'][number], { text }: ShownSentence): HeldSlot[] {
  return shown.slots.map(({ name, start, end }) => ({ name, text: text.slice(start, end) }))
}

/** The composed track as it was before a model or a person worded it, filled again. */
function composedTrack(
  { shown, wording }: DecidedTrack & { wording: TrackWording },
  held: ReadonlyMap<string, readonly HeldSlot[]>,
): TalkTrack {
  const sentences = wording.composed.map((sentence): TrackSentence => {
    const words = Object.fromEntries(
      (held.get(sentence.id) ?? []).map(({ name, text }) => [name, { text, factId: null }]),
    )
    return { ...sentence, atomId: '', ...fillSlots(sentence.template, words) }
  })
  const { index, strategy, title, rationale, atomIds, afterUse } = shown
  return {
    index,
    strategy: strategy as TalkTrack['strategy'],
    style: 'sourced',
    title,
    rationale,
    atomIds,
    afterUse,
    sentences,
    confidence: { label: 'low', sourced: 0, sentences: sentences.length, reasons: [] },
    fit: { total: 0, parts: [] },
    rules: shown.rules ?? [],
    shift: shown.shift ?? null,
  }
}

/**
 * Judges whether a decided track can be learned from, and makes the example. Every figure of an edited sentence must
 * have gone back into its slot, and every name too unless the person left it out; a sentence in which that fails is
 * learned as it was shown, and an edit of which nothing is left is left out.
 */
export function judgeTrack(decided: DecidedTrack, grounds: ExampleGrounds): Judged<TrackExample> {
  const leftOut = (reason: LeftOutReason): Judged<TrackExample> => ({ outcome: 'leftOut', reason })
  const { wording, lang, action, sentences } = decided
  if (grounds.isWithdrawn(decided.id)) return leftOut('withdrawn')
  if (!wording) return leftOut('notCollected')
  const shown = sentencesOf(decided.shown)
  if ((action === 'edited' && !sentences) || shown.some(({ text }) => text.includes(gone)))
    return leftOut('wordsGone')
  const barred = grounds.mayLearn(decided)
  if (barred) return leftOut(barred)
  const sentCount = sentences?.length ?? shown.length
  if (wording.shown.length !== wording.composed.length || sentCount !== wording.shown.length)
    return leftOut('otherShape')

  const composed = new Map(wording.composed.map((sentence) => [sentence.id, sentence]))
  const held = new Map(wording.shown.map((each, at) => [each.id, heldSlots(each, shown[at]!)]))
  const names = grounds.namesFor(decided)
  const sent = new Map<string, string>()
  const changed: string[] = []
  const heldBack: { id: string; why: LeftOutReason }[] = []
  const keptOut = (template: string, of: readonly HeldSlot[]) =>
    whyKeptOut(template, lang, { ...grounds, names, held: of })
  wording.shown.forEach(({ id, template }, at) => {
    const text = sentences?.[at]?.trim() ?? shown[at]!.text
    sent.set(id, template)
    if (text === shown[at]!.text) {
      // A model may have worded it, or a team's line have served: what enters a training is looked at, whoever wrote it.
      const { template: own } = composed.get(id)!
      const why = template === own ? null : keptOut(template, held.get(id)!)
      if (why) {
        sent.set(id, own)
        heldBack.push({ id, why })
      }
      return
    }
    const restored = restoreSlots(text, held.get(id)!)
    const refused = templateFault(restored, { template }, lang, 'person')
    const why = refused ? reasonOf[refused] : keptOut(restored, held.get(id)!)
    if (why) {
      heldBack.push({ id, why })
      return
    }
    sent.set(id, restored)
    changed.push(id)
  })
  if (action === 'edited' && changed.length === 0) return leftOut(heldBack[0]?.why ?? 'nearDuplicate')

  const track = composedTrack({ ...decided, wording }, held)
  const order = wording.shown.map(({ id }) => id)
  const scene = wording.scene
    ? { ...wording.scene, concernOf: ({ id }: { id: string }) => composed.get(id)?.concern ?? null }
    : null
  return { outcome: 'example', example: { ...decided, track, sent, order, changed, heldBack, scene } }
}
