import { factKindOfSlot, factKinds, isFactKind, type Lang, slotsOf } from '../atoms/library/index.ts'
import type { TrackSentence } from '../talkTracks/index.ts'
import type { CompletionRequest, OutputSchema } from './llm.ts'

/** Version of prompt and answer form, recorded with every advice that a model phrased. */
export const promptVersion = 'tracks-1'

const system: Record<Lang, string> = {
  zh: [
    '你为销售改写话术，让句子更顺、更像当面说的话。',
    '规则：意思不变；花括号里的占位符原样保留，不增不减；不写任何数字、名称、承诺和新的事实；',
    '不用绝对化用语，不贬低同行，不谈疗效；每句不长于原句太多。按给定的 JSON 形式回答。',
  ].join(''),
  en: [
    'You rephrase sales talk so that it sounds natural when spoken. ',
    'Rules: keep the meaning; keep every placeholder in braces as it is, none added, none dropped; ',
    'write no figures, names, promises or new facts; no absolute claims, no running down of others, ',
    'no claims of medical effect; stay near the original length. Answer in the given JSON form.',
  ].join(''),
}

const sectionWords: Record<TrackSentence['section'], Record<Lang, string>> = {
  opening: { zh: '开场', en: 'opening' },
  keyMessage: { zh: '要点', en: 'key message' },
  question: { zh: '提问', en: 'question' },
  objection: { zh: '对方可能说', en: 'they may say' },
  answer: { zh: '回应', en: 'answer' },
  nextStep: { zh: '下一步', en: 'next step' },
}

const evidenceIdOf = (mark: TrackSentence['evidence'][number]) =>
  mark.kind === 'rule' ? (mark.ruleId ?? mark.atomId) : mark.evidenceId

/** What a prompt says of a sentence; whatever a person or the records filled in stays out. */
export type PromptSentence = Pick<TrackSentence, 'id' | 'section' | 'template' | 'evidence'>
export type PromptTrack<Sentence extends PromptSentence = PromptSentence> = {
  sentences: readonly Sentence[]
}

/** Short names for this track's sentences and marks: they cost the model few tokens and tell it nothing. */
export type TrackLabels<Sentence extends PromptSentence = PromptSentence> = {
  /** `s1`, `s2` … in the order of the track. */
  sentences: ReadonlyMap<string, Sentence>
  /** Per sentence id, the labels that it may name: `E1` for evidence, `R1` for rules and atoms. */
  evidence: ReadonlyMap<string, readonly string[]>
}

export function labelsOf<Sentence extends PromptSentence>(
  track: PromptTrack<Sentence>,
): TrackLabels<Sentence> {
  const marks = new Map<string, string>()
  const labelOf = (mark: TrackSentence['evidence'][number]) => {
    const id = evidenceIdOf(mark)
    const letter = mark.kind === 'rule' ? 'R' : 'E'
    const sameLetter = [...marks.values()].filter((label) => label.startsWith(letter)).length
    if (!marks.has(id)) marks.set(id, `${letter}${sameLetter + 1}`)
    return marks.get(id)!
  }
  const sentences = new Map(track.sentences.map((sentence, at) => [`s${at + 1}`, sentence]))
  const evidence = new Map(
    [...sentences].map(([label, sentence]) => [label, [...new Set(sentence.evidence.map(labelOf))]]),
  )
  return { sentences, evidence }
}

export const mostLength = (template: string) => Math.ceil(template.length * 1.6) + 24

function sentenceSchema(sentence: PromptSentence, evidence: readonly string[]): OutputSchema {
  const slots = [...new Set(slotsOf(sentence.template))]
  return {
    type: 'object',
    properties: {
      ...(slots.length > 0 && {
        slots: { type: 'array', items: { enum: slots }, minItems: slots.length, maxItems: slots.length },
      }),
      evidence: { type: 'array', items: { enum: evidence }, minItems: 1, maxItems: evidence.length },
      text: { type: 'string', minLength: 4, maxLength: mostLength(sentence.template) },
    },
  }
}

/** Labels of the sentences whose order a model may choose; the order of the sections is ours. */
export function orderedLabelsOf({ sentences }: TrackLabels): string[] {
  return [...sentences]
    .filter(([, { section }]) => section === 'keyMessage' || section === 'question')
    .map(([label]) => label)
}

/**
 * The form of the answer for one track: sentences, slots and evidence marks are enums of this very track, so that
 * a grammar leaves nothing else to be written.
 */
export function trackSchema(track: PromptTrack): OutputSchema {
  const labels = labelsOf(track)
  const ids = orderedLabelsOf(labels)
  return {
    type: 'object',
    properties: {
      order: { type: 'array', items: { enum: ids }, minItems: ids.length, maxItems: ids.length },
      sentences: {
        type: 'object',
        properties: Object.fromEntries(
          [...labels.sentences].map(([label, sentence]) => [
            label,
            sentenceSchema(sentence, labels.evidence.get(label)!),
          ]),
        ),
      },
    },
  }
}

/** The request for one track: in slot form, so that no figure or name of the customer reaches the model. */
export function trackRequest(
  track: PromptTrack,
  lang: Lang,
  seed: number,
): Pick<CompletionRequest, 'system' | 'prompt' | 'schema' | 'maxTokens' | 'seed'> {
  const slots = track.sentences.flatMap(({ template }) => slotsOf(template))
  const kinds = [...new Set(slots.flatMap((slot) => factKindOfSlot(slot) ?? []))].filter(isFactKind)
  const meanings = kinds.map((kind) => `{fact:${kind}} = ${factKinds[kind][lang]}`)
  const { sentences, evidence } = labelsOf(track)
  const lines = [...sentences].map(
    ([label, { section, template }]) =>
      `${label} [${sectionWords[section][lang]}] (${evidence.get(label)!.join(' ')}) ${template}`,
  )
  const letters = track.sentences.reduce((sum, { template }) => sum + mostLength(template) + 60, 120)
  return {
    system: system[lang],
    prompt: [...meanings, ...lines].join('\n'),
    schema: trackSchema(track),
    maxTokens: Math.min(4096, letters),
    seed,
  }
}

/**
 * The answer in the form of `trackSchema` that words each sentence so: what a model should have said. `order` holds
 * the ids of the sentences as they were spoken.
 */
export function trackAnswer(
  track: PromptTrack,
  templates: ReadonlyMap<string, string>,
  order: readonly string[],
): string {
  const labels = labelsOf(track)
  const labelOf = new Map([...labels.sentences].map(([label, { id }]) => [id, label]))
  const movable = new Set(orderedLabelsOf(labels))
  return JSON.stringify({
    order: order.flatMap((id) => labelOf.get(id) ?? []).filter((label) => movable.has(label)),
    sentences: Object.fromEntries(
      [...labels.sentences].map(([label, { id, template }]) => {
        const slots = [...new Set(slotsOf(template))]
        return [
          label,
          {
            ...(slots.length > 0 && { slots }),
            evidence: labels.evidence.get(label),
            text: templates.get(id) ?? template,
          },
        ]
      }),
    ),
  })
}
