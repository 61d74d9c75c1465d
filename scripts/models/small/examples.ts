import {
  type BuyingRole,
  type Concern,
  libraryAtoms,
  type SellingStage,
  type Strategy,
  slotsOf,
  talkParts,
} from '../../../src/core/atoms/library/index.ts'
import { type Random, seededRandom } from '../../../src/core/learning/random.ts'
import { sentenceAnswer, sentencePrompt } from '../../../src/core/llm/smallModel.ts'
import type { TrainingExample } from '../../../src/core/training/protocol.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'

/** A role, concern and stage together. */
export type Scene = { role: BuyingRole; concern: Concern; stage: SellingStage }

/** Share of scenes that the model never sees a line of, so that it is asked for something new. */
const heldOutShare = 0.08
/** Share of lines of the other scenes that only tell how well it learns. */
const lookedAtShare = 0.02
/** So often a line stands in one epoch, with other words of its prompt left open each time; what it may say more often. */
const variants = { anywhere: 16, story: 6, atom: 4 }

/** FNV-1a (Fowler, Noll, Vo) of a text as a share in [0, 1): the same everywhere, and for one scene always the same. */
export function shareOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296
}

/** Whether a scene is kept from the model. */
export const isHeldOutScene = ({ role, concern, stage }: Scene): boolean =>
  shareOf(`${role} ${concern} ${stage}`) < heldOutShare

export const isOfHeldOutScene = ({ role, concern, stage }: TrackLine): boolean =>
  role !== null && stage !== null && isHeldOutScene({ role, concern, stage })

const conversation = (id: string, prompt: string, text: string): TrainingExample => ({
  kind: 'conversation',
  id,
  system: '',
  prompt,
  answer: sentenceAnswer(text),
})

function lineExample(line: TrackLine, id: string, open: { stage: boolean; strategy: boolean }) {
  const { lang, role, concern, section, text } = line
  const stage = open.stage ? null : line.stage
  const strategy: Strategy | null = open.strategy ? null : line.strategy
  const slots = [...new Set(slotsOf(text))]
  return conversation(id, sentencePrompt({ lang, role, concern, stage, section, strategy, slots }), text)
}

/** Every atom's parts, asked for by its concerns, roles and stages: what a line has to be better than to be chosen. */
function atomExamples(random: Random): TrainingExample[] {
  const any = <Word>(words: readonly Word[]): Word | null =>
    words[Math.floor(random() * words.length)] ?? null
  return libraryAtoms.flatMap((atom) =>
    talkParts.flatMap((section) => {
      const text = atom.talk[section]
      if (text === undefined) return []
      const slots = [...new Set(slotsOf(text))]
      return Array.from({ length: variants.atom }, (_, variant) => {
        const { roles, concerns, stages } = atom.trigger
        const scene = { role: any(roles), concern: any(concerns), stage: any(stages) }
        const asked = { lang: atom.lang, ...scene, section, strategy: any(atom.strategies), slots }
        return conversation(`${atom.id}.${section}#${variant}`, sentencePrompt(asked), text)
      })
    }),
  )
}

/** The small model's examples, and those of other lines on which it is looked at while it learns. */
export function smallModelExamples(
  corpus: Corpus,
  seed: number,
): { training: TrainingExample[]; heldOut: TrainingExample[] } {
  const random = seededRandom(seed)
  const training: TrainingExample[] = []
  const heldOut: TrainingExample[] = []
  for (const line of corpus.trackLines) {
    if (isOfHeldOutScene(line)) continue
    if (!line.anywhere && shareOf(line.text) < lookedAtShare) {
      heldOut.push(lineExample(line, line.at, { stage: false, strategy: false }))
      continue
    }
    const times = line.anywhere ? variants.anywhere : variants.story
    for (let variant = 0; variant < times; variant += 1) {
      const open = { stage: random() < 0.4, strategy: random() < 0.4 }
      training.push(lineExample(line, `${line.at}#${variant}`, open))
    }
  }
  training.push(...atomExamples(random))
  return { training, heldOut }
}
