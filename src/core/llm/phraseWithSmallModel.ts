import { type BuyingRole, buyingRoles, slotsOf } from '../atoms/library/index.ts'
import { guess, sharesOf, takeApart } from '../messageReading/readMessage.ts'
import { fillSlots, type TalkTrack, type TrackSentence } from '../talkTracks/index.ts'
import type { Llm } from './llm.ts'
import type { PhrasedTracks, PhrasingOptions, TrackWords } from './phraseTracks.ts'
import { smallPromptVersion } from './smallModel.ts'
import { mostLength } from './trackPrompt.ts'
import { writeSentence } from './writeSentence.ts'

/** Candidates for a sentence before the composed one stays. */
const mostCandidates = 3

/** How well a sentence's wording is one for this role, 0–1, by what the corpus teaches; 1/2 where no role is asked. */
export function roleFit(text: string, role: BuyingRole | null): number {
  return role === null ? 0.5 : sharesOf('addressee', takeApart(text))[buyingRoles.indexOf(role)]!
}

/**
 * What the small model may word: openings, questions and next steps that state nothing on file. Whatever cites a fact,
 * and an objection with its answer, stays as its author wrote it.
 */
const isWordable = ({ section, template, evidence }: TrackSentence): boolean =>
  (section === 'opening' || section === 'question' || section === 'nextStep') &&
  evidence.every(({ kind }) => kind === 'rule') &&
  !slotsOf(template).some((slot) => slot.includes(':'))

/**
 * Lets the small model, which knows closed words and no language beside them, word the sentences of composed tracks
 * that state nothing. A sentence of its own is taken where it is right in form, passes the checker, was not said
 * before, and is worded for the role at least as well as the composed one.
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
  for (const track of composed) {
    const sentences: TrackSentence[] = []
    const told: TrackWords = { tier: 'composition', attempts: 0, why: null, checkCodes: [] }
    for (const sentence of track.sentences) {
      const next = isWordable(sentence) ? await worded(sentence, track, llm, options, said, told) : sentence
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
  { lang, seed, checker, scene, signal }: PhrasingOptions,
  said: Set<string>,
  told: TrackWords,
): Promise<TrackSentence> {
  if (told.why?.startsWith('model.')) return sentence
  const role = scene?.role ?? null
  const concern = scene?.concernOf(sentence.atomId) ?? null
  const filled = Object.fromEntries(sentence.slots.map((slot) => [slot.name, slot]))
  const withText = (template: string) => ({ ...sentence, template, ...fillSlots(template, filled) })
  const least = roleFit(sentence.template, role)
  const answer = await writeSentence(
    llm,
    {
      lang,
      role,
      concern,
      stage: scene?.stage ?? null,
      section: sentence.section,
      strategy: track.strategy,
      slots: [...new Set(slotsOf(sentence.template))],
    },
    {
      seed,
      mostCandidates,
      enough: Math.max(0.5, least),
      judge(text) {
        if (said.has(text) || text.length > mostLength(sentence.template)) return null
        const fit = roleFit(text, role)
        if (fit < least || (concern !== null && isOfAnother(text, concern))) return null
        const checked = checker(withText(text), track)
        if (!checked.passed) told.checkCodes = checked.codes
        return checked.passed ? fit : null
      },
      ...(signal && { signal }),
    },
  )
  if (answer.outcome === 'failed') {
    told.why = answer.code
    return sentence
  }
  told.attempts += answer.attempts
  if (answer.outcome === 'refused') {
    told.why ??= 'output.refusedByCheck'
    return sentence
  }
  said.add(answer.text)
  return withText(answer.text)
}

/** From this share on, a sentence speaks of that concern and of no other. */
const surely = 0.6

function isOfAnother(text: string, concern: string): boolean {
  const read = guess('concern', takeApart(text))
  return read.share >= surely && read.answer !== concern
}
