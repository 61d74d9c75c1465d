import { slotsOf } from '../atoms/library/index.ts'
import { fillSlots, type TalkTrack, type TrackSentence } from '../talkTracks/index.ts'
import { handWrittenLines } from './handWrittenLines.ts'
import type { Llm } from './llm.ts'
import type { PhrasedTracks, PhrasingOptions, TrackWords } from './phraseTracks.ts'
import { choiceAmong, type SentenceRequest, smallPromptVersion } from './smallModel.ts'
import { mostLength } from './trackPrompt.ts'
import { linesFor, type WrittenLine } from './writtenLines.ts'

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
 * wrote; every candidate has passed the checker before it is asked, and none is said twice in a track. Another track
 * may say again what the team itself says: only one of them is sent, and a habit is one in whichever that is.
 */
export async function phraseWithSmallModel(
  composed: readonly TalkTrack[],
  llm: Llm,
  options: PhrasingOptions,
): Promise<PhrasedTracks> {
  const said = new Set(composed.flatMap(({ sentences }) => sentences.map(({ template }) => template)))
  const tracks: TalkTrack[] = []
  const words: TrackWords[] = []
  const state = llm.state()
  const model = state.state === 'ready' ? { name: state.name, sha256: state.sha256 } : null
  const own = options.teamLines?.() ?? []
  const lines = [...handWrittenLines(), ...own]
  const habits = own.flatMap(({ text }) => (said.has(text) ? [] : text))
  for (const track of composed) {
    for (const text of habits) said.delete(text)
    const sentences: TrackSentence[] = []
    const told: TrackWords = { tier: 'composition', attempts: 0, why: null, checkCodes: [] }
    for (const sentence of track.sentences) {
      const next = isWordable(sentence)
        ? await worded(sentence, track, llm, options, lines, said, told)
        : sentence
      if (next !== sentence) told.tier = 'model'
      sentences.push(next)
    }
    if (told.tier === 'model') told.why = null
    words.push(told)
    tracks.push(told.tier === 'model' ? { ...track, sentences } : track)
  }
  const tier = words.some((one) => one.tier === 'model') ? 'model' : 'composition'
  return { tracks, words, tier, model: tier === 'model' ? model : null, prompt: smallPromptVersion }
}

async function worded(
  sentence: TrackSentence,
  track: TalkTrack,
  llm: Llm,
  { lang, checker, scene, signal }: PhrasingOptions,
  lines: readonly WrittenLine[],
  said: Set<string>,
  told: TrackWords,
): Promise<TrackSentence> {
  if (told.why?.startsWith('model.')) return sentence
  const request: SentenceRequest = {
    lang,
    role: scene?.role ?? null,
    concern: scene?.concernOf(sentence) ?? null,
    stage: scene?.stage ?? null,
    section: sentence.section,
    strategy: track.strategy,
    slots: [...new Set(slotsOf(sentence.template))],
  }
  const filled = Object.fromEntries(sentence.slots.map((slot) => [slot.name, slot]))
  const withText = (template: string) => ({ ...sentence, template, ...fillSlots(template, filled) })
  const candidates = new Set<string>()
  for (const { text } of linesFor(lines, request)) {
    if (said.has(text) || text.length > mostLength(sentence.template)) continue
    const checked = checker(withText(text), track)
    if (checked.passed) candidates.add(text)
    else told.checkCodes = checked.codes
  }
  if (candidates.size === 0) {
    told.why ??= told.checkCodes.length > 0 ? 'output.refusedByCheck' : 'output.noLine'
    return sentence
  }
  const texts = [sentence.template, ...candidates]
  const answer = await llm.complete({
    ...choiceAmong(texts, { ...request, slots: [...new Set([...candidates].flatMap(slotsOf))] }),
    ...(signal && { signal }),
  })
  if (answer.outcome === 'failed') {
    told.why = answer.code
    return sentence
  }
  told.attempts += 1
  const chosen = answer.json
  if (typeof chosen !== 'string' || !candidates.has(chosen)) {
    // The composed sentence suits best, which is an answer and no fault; anything else is no choice.
    if (chosen !== sentence.template) told.why = 'output.form'
    return sentence
  }
  said.add(chosen)
  return withText(chosen)
}
