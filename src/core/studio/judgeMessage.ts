import type { LeftOutReason } from '../../shared/contract/studio.ts'
import { type Concern, slotsOf, strategiesOfConcern, withoutSlots } from '../atoms/library/index.ts'
import { sentencesOf } from '../facts/sentences/sentences.ts'
import { stanceOf } from '../facts/whoSays/stance.ts'
import { templateFault } from '../llm/index.ts'
import { concernsShown, type TalkTrack, type TrackSection } from '../talkTracks/index.ts'
import { type ExampleGrounds, gone, type Judged, type MessageExample, reasonOf } from './examples.ts'
import type { ApprovedMessage, SaidMessage } from './saidMessage.ts'
import { restoreSlots } from './slotForm.ts'
import { whyKeptOut } from './strangers/keptOut.ts'

/** What becomes of one sentence of a message: its slot form and its place in a talk, or why it is not learned. */
export interface JudgedSentence {
  text: string
  learned: { template: string; section: SaidSection; concern: Concern } | null
  why: LeftOutReason | null
}
export type SaidSection = Extract<TrackSection, 'opening' | 'keyMessage' | 'question' | 'nextStep'>

/** Letters of a sentence, slots aside: fewer say nothing that a model could take over, more are no single sentence. */
const lengths = { zh: { least: 8, most: 90 }, en: { least: 20, most: 260 } } as const

const asks = /[?？]\s*$|吗[。!！]?$/u
/** Where in a talk such a sentence of ours belongs: by what it does. */
function sectionOf(sentence: string, isFirst: boolean, { opens }: Pick<SaidMessage, 'opens'>): SaidSection {
  if (asks.test(sentence)) return 'question'
  if (stanceOf(sentence, 0, 0, 'ours') === 'promised') return 'nextStep'
  return isFirst && opens ? 'opening' : 'keyMessage'
}

function judgeSentence(
  text: string,
  isFirst: boolean,
  message: SaidMessage,
  grounds: Pick<ExampleGrounds, 'crossesRedLine' | 'namesAnybody'>,
  names: readonly string[],
): JudgedSentence {
  const { lang, held, heard, scene } = message
  const not = (why: LeftOutReason): JudgedSentence => ({ text, learned: null, why })
  if (text.includes(gone)) return not('wordsGone')
  const restored = restoreSlots(text, held)
  // No sentence was shown that it must keep to: it may have whatever slots the records fill.
  const fault = templateFault(restored, { template: restored }, lang, 'person')
  if (fault) return not(reasonOf[fault])
  const why = whyKeptOut(restored, lang, { ...grounds, names, held })
  if (why) return not(why)
  const letters = withoutSlots(restored).replace(/[\s\p{P}]/gu, '').length
  if (letters < lengths[lang].least) return not('tooShort')
  if (letters > lengths[lang].most) return not('length')
  const concern =
    concernsShown(withoutSlots(restored))[0] ?? (heard === null ? null : concernsShown(heard)[0])
  if (!concern || scene === null) return not('noScene')
  return {
    text,
    learned: { template: restored, section: sectionOf(text, isFirst, message), concern },
    why: null,
  }
}

/** What becomes of each sentence of a message of ours, in the order in which they were said. */
export function judgeSentences(
  message: SaidMessage,
  grounds: Pick<ExampleGrounds, 'crossesRedLine' | 'namesAnybody' | 'namesFor'>,
): JudgedSentence[] {
  const names = [...grounds.namesFor(message), ...message.callings]
  return [...sentencesOf(message.text)].map(({ text }, at) =>
    judgeSentence(text, at === 0, message, grounds, names),
  )
}

/**
 * Judges whether an approved message can be learned from, and makes the example: those of its sentences that went into
 * slot form whole. Where a written sentence says the same, it stands for what was composed; where none does, only a model
 * that is told the scene can learn from it.
 */
export function judgeMessage(message: ApprovedMessage, grounds: ExampleGrounds): Judged<MessageExample> {
  const leftOut = (reason: LeftOutReason): Judged<MessageExample> => ({ outcome: 'leftOut', reason })
  if (grounds.isWithdrawn(message.id)) return leftOut('withdrawn')
  if (message.barred) return leftOut(message.barred)
  // Whoever is named in it was erased since: what was learned from it may no longer be used.
  if (message.text.includes(gone)) return leftOut('wordsGone')
  const judged = judgeSentences(message, grounds)
  const kept = judged.flatMap(({ learned }, at) =>
    learned ? [{ ...learned, id: `${at + 1}.${learned.section}` }] : [],
  )
  if (kept.length === 0 || message.scene === null)
    return leftOut(judged.find(({ why }) => why !== null)?.why ?? 'tooShort')
  const paired = new Set<string>()
  const sentences = kept.map(({ id, section, concern, template }): TalkTrack['sentences'][number] => {
    const counterpart = message.counterpartOf({ section, concern, template })
    if (counterpart !== null) paired.add(id)
    return {
      id,
      section,
      text: '',
      template: counterpart ?? template,
      slots: slotsOf(template).map((name) => ({ name, text: '', factId: null, start: 0, end: 0 })),
      evidence: [{ kind: 'rule', ruleId: null, atomId: 'said' }],
      atomId: '',
    }
  })
  const concernOf = new Map(kept.map(({ id, concern }) => [id, concern]))
  const [strategy] = strategiesOfConcern[kept[0]!.concern]
  return {
    outcome: 'example',
    example: {
      ...message,
      track: {
        index: 1,
        strategy: strategy!,
        style: 'sourced',
        title: '',
        rationale: '',
        atomIds: [],
        afterUse: { advanced: 0, used: 0, low: null, high: null },
        sentences,
        confidence: { label: 'low', sourced: 0, sentences: sentences.length, reasons: [] },
        fit: { total: 0, parts: [] },
        rules: [],
        shift: null,
      },
      sent: new Map(kept.map(({ id, template }) => [id, template])),
      order: kept.map(({ id }) => id),
      changed: kept.map(({ id }) => id),
      heldBack: judged.flatMap(({ why }, at) => (why === null ? [] : [{ id: `${at + 1}`, why }])),
      paired,
      scene: { ...message.scene, concernOf: ({ id }) => concernOf.get(id) ?? null },
    },
  }
}
