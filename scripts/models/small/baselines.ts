import {
  buyingRoles,
  concerns,
  type Lang,
  sellingStages,
  slotsOf,
  strategies,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import { seededRandom } from '../../../src/core/learning/random.ts'
import { absentLlm, type Llm } from '../../../src/core/llm/llm.ts'
import {
  type SentenceRequest,
  sentenceAnswer,
  sentencePrompt,
  smallPromptVersion,
} from '../../../src/core/llm/smallModel.ts'
import type { TrackLine } from '../corpus/readCorpus.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import type { Judge } from './evaluate.ts'

/**
 * What stands in the model's place and knows nothing: draws one of the sentences that it is left, by the same seed the same
 * ones. `always` never draws the composed sentence, which stands first, where there is another.
 */
export function lots(seed: number, always = false): Llm {
  const random = seededRandom(seed)
  const model = { name: 'lots', sha256: '0'.repeat(64) }
  return {
    state: () => ({ state: 'ready', ...model, sizeBytes: 0, promptForm: smallPromptVersion }),
    async complete({ schema }) {
      if (!('enum' in schema)) return { outcome: 'failed', code: 'model.schemaRefused' }
      const left = always && schema.enum.length > 1 ? schema.enum.slice(1) : schema.enum
      const json = left[Math.floor(random() * left.length)]!
      return { outcome: 'done', text: JSON.stringify(json), json, model, tokens: { prompt: 0, answer: 0 } }
    },
  }
}

/** Tracks as they are composed, with no model at all. */
export const compositionAlone = absentLlm

/** The log probability of an answer, as the model process gives it. */
export type Scores = (asked: { prompt: string; answer: string }) => Promise<number>

const labels = {
  role: buyingRoles,
  concern: concerns,
  stage: sellingStages,
  strategy: strategies,
} as const
export const likelihoodLabels = ['role', 'concern', 'stage', 'strategy'] as const

export type LikelihoodFigures = {
  lang: Lang
  lines: number
  /** How often the label under which the model finds a line likeliest is its writer's; one of all, and the commonest. */
  labels: Record<(typeof likelihoodLabels)[number], { right: Share; chance: number; commonest: number }>
  /** How often the reader that judges tracks by role finds the writer's in one such line. */
  reader: Share
}

/**
 * Lines of the held-out writers, whom the model never read: under which role, concern, stage and strategy does it find each
 * likeliest, the others given? The same text is scored each time, so that neither length nor rarity of words decides.
 */
export async function measureLikelihood(
  scores: Scores,
  lang: Lang,
  all: readonly TrackLine[],
  judge: Judge,
): Promise<LikelihoodFigures> {
  const lines = all.filter((line) => line.lang === lang && line.role !== null && line.stage !== null)
  const tell = async (label: (typeof likelihoodLabels)[number]) => {
    const counts = new Map<string, number>()
    let right = 0
    for (const line of lines) {
      const asked = {
        ...{ lang, role: line.role!, concern: line.concern, stage: line.stage!, section: line.section },
        ...{ strategy: line.strategy, slots: [...new Set(slotsOf(line.text))] },
      }
      const own = line[label]!
      counts.set(own, (counts.get(own) ?? 0) + 1)
      let likeliest = { value: '', score: Number.NEGATIVE_INFINITY }
      for (const value of labels[label]) {
        const request = { ...asked, [label]: value } as SentenceRequest
        const score = await scores({ prompt: sentencePrompt(request), answer: sentenceAnswer(line.text) })
        if (score > likeliest.score) likeliest = { value, score }
      }
      if (likeliest.value === own) right += 1
    }
    return {
      right: shareOfRight(right, lines.length),
      chance: 1 / labels[label].length,
      commonest: Math.max(...counts.values()) / lines.length,
    }
  }
  const told = {} as LikelihoodFigures['labels']
  for (const label of likelihoodLabels) told[label] = await tell(label)
  const takenFor = (line: TrackLine) => {
    const shares = judge.role(withoutSlots(line.text))
    return buyingRoles[shares.indexOf(Math.max(...shares))]
  }
  const byReader = lines.filter((line) => takenFor(line) === line.role).length
  return { lang, lines: lines.length, labels: told, reader: shareOfRight(byReader, lines.length) }
}
