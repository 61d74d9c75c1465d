import {
  type BuyingRole,
  type Concern,
  type Lang,
  type SellingStage,
  slotsOf,
} from '../atoms/library/index.ts'
import type { TalkTrack } from '../talkTracks/index.ts'
import type { Llm, LlmState } from './llm.ts'
import { type PhrasedTracks, type PhrasingOptions, phraseWholeTracks } from './phraseTracks.ts'
import { isWordable, phraseWithSmallModel } from './phraseWithSmallModel.ts'
import { type SentenceRequest, sentenceAnswer, sentencePrompt, smallPromptVersion } from './smallModel.ts'
import { trackAnswer, trackRequest } from './trackPrompt.ts'
import { isPermutation } from './wordingFault.ts'

/** A track as a person sent it, in slot form. */
export interface SentTrack {
  lang: Lang
  /** As it was composed. */
  track: TalkTrack
  /** Each sentence's wording by its id. */
  sent: ReadonlyMap<string, string>
  /** Ids in the order in which they were said. */
  order: readonly string[]
  /** To whom and when; null where it was not kept. */
  scene: {
    role: BuyingRole | null
    stage: SellingStage
    concernOf: (sentence: { id: string }) => Concern | null
  } | null
  /** Ids of sentences of `track` that stand for what was sent in other words; absent where all of them do. */
  paired?: ReadonlySet<string>
}

/** What a model is asked and should have answered. `sentenceIds`: the sentences whose wording it would decide. */
export interface Lesson {
  sentenceIds: readonly string[]
  system: string
  prompt: string
  answer: string
}

/** How a model is asked for the words of tracks. What it is asked, it also learns: the two stay together. */
export interface TrackForm {
  word(composed: readonly TalkTrack[], llm: Llm, options: PhrasingOptions): Promise<PhrasedTracks>
  /** What can be learned from a sent track; nothing where a model that is asked so would have had no part in it. */
  lessonsOf(sent: SentTrack): Lesson[]
  /**
   * What a model is asked for one sentence of a scene, and what it would answer; null where its prompt doesn't tell whom it
   * words for, so that it could only learn something for everybody.
   */
  lessonInScene(request: SentenceRequest, text: string): Pick<Lesson, 'system' | 'prompt' | 'answer'> | null
}

/** Any instruct model: it is given a composed track and rephrases and orders its sentences. */
const wholeTracks: TrackForm = {
  word: phraseWholeTracks,
  lessonsOf({ lang, track: whole, sent, order, paired }) {
    const sentences = whole.sentences.filter(({ id }) => !paired || paired.has(id))
    // Of what nothing was composed for there is nothing to rephrase.
    if (sentences.length === 0) return []
    const track = { ...whole, sentences }
    const { system, prompt } = trackRequest(track, lang, 1)
    const sentenceIds = track.sentences.map(({ id }) => id)
    // It must keep every slot: where a person left a name out it can't follow them, and learns what was composed.
    const kept = new Map(
      track.sentences.flatMap(({ id, template }) => {
        const text = sent.get(id)
        return text !== undefined && isPermutation(slotsOf(text), slotsOf(template)) ? [[id, text]] : []
      }),
    )
    const isAsComposed = track.sentences.every(({ id, template }) => (kept.get(id) ?? template) === template)
    if (kept.size < track.sentences.length && isAsComposed) return []
    return [{ sentenceIds, system, prompt, answer: trackAnswer(track, kept, order) }]
  },
  // What is said to whom, and in which order, is decided by composition before such a model is asked.
  lessonInScene: () => null,
}

/** Our small model: it is told the scene and chooses a sentence that somebody wrote. */
const singleSentences: TrackForm = {
  word: phraseWithSmallModel,
  lessonsOf({ lang, track, sent, scene }) {
    if (scene === null || scene.role === null) return []
    const { role, stage, concernOf } = scene
    return track.sentences.filter(isWordable).flatMap((sentence) => {
      const text = sent.get(sentence.id)
      const concern = concernOf(sentence)
      if (text === undefined || concern === null) return []
      const slots = [...new Set(slotsOf(text))]
      const asked = { lang, role, concern, stage, section: sentence.section, strategy: track.strategy, slots }
      return [
        {
          sentenceIds: [sentence.id],
          system: '',
          prompt: sentencePrompt(asked),
          answer: sentenceAnswer(text),
        },
      ]
    })
  },
  lessonInScene: (request, text) => ({
    system: '',
    prompt: sentencePrompt({ ...request, slots: [...new Set(slotsOf(text))] }),
    answer: sentenceAnswer(text),
  }),
}

/** The form in which a model is asked: its file says so where it has learnt one of ours. */
export const trackFormOf = (state: LlmState): TrackForm =>
  state.state === 'ready' && state.promptForm === smallPromptVersion ? singleSentences : wholeTracks

/** Has whichever model there is word composed tracks, each in the form that it knows. */
export const phraseTracks: TrackForm['word'] = (composed, llm, options) =>
  trackFormOf(llm.state()).word(composed, llm, options)
