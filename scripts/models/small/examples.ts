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
import { sentenceAnswer, sentencePrompt, smallPrompt } from '../../../src/core/llm/smallModel.ts'
import type { TrainingExample } from '../../../src/core/training/protocol.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'

/** A role, concern and stage together. */
export type Scene = { role: BuyingRole; concern: Concern; stage: SellingStage }

/** Share of scenes that the model never sees a line of, so that it is asked for something new. */
const heldOutShare = 0.08
/** Share of lines of the other scenes that only tell how well it learns. */
const lookedAtShare = 0.02
/** So often a line stands in one epoch, with other words of its prompt left open each time. */
const variants = 8

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

const isOfHeldOutScene = ({ role, concern, stage }: TrackLine): boolean =>
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

/** Every atom's parts, asked for by each concern that it answers and for no role: atoms are worded for several. */
function atomExamples(random: Random): TrainingExample[] {
  return libraryAtoms.flatMap((atom) =>
    talkParts.flatMap((section) => {
      const text = atom.talk[section]
      if (text === undefined) return []
      const concern = atom.trigger.concerns[Math.floor(random() * atom.trigger.concerns.length)] ?? null
      const slots = [...new Set(slotsOf(text))]
      const asked = { lang: atom.lang, role: null, concern, stage: null, section, slots }
      return [
        conversation(
          `${atom.id}.${section}`,
          sentencePrompt({ ...asked, strategy: atom.strategies[0] ?? null }),
          text,
        ),
      ]
    }),
  )
}

/** What customers say, so that the model meets more of both languages than reps' sentences. */
const messageExamples = ({ messages }: Corpus): TrainingExample[] =>
  messages.map(({ at, lang, role, concern, stage, objection, sentiment, text }) =>
    conversation(at, smallPrompt([lang, 'message', role, concern, stage, objection, sentiment], []), text),
  )

const editExamples = ({ edits }: Corpus): TrainingExample[] =>
  edits.map(({ at, lang, role, concern, stage, text }) => {
    const slots = [...new Set(slotsOf(text))]
    return conversation(at, smallPrompt([lang, 'edit', role, concern, stage, null], slots), text)
  })

/**
 * The small model's examples, and those of other lines on which it is looked at while it learns. Where time is short,
 * `onlyLines` leaves out everything but the sentences that it is asked for.
 */
export function smallModelExamples(
  corpus: Corpus,
  seed: number,
  onlyLines: boolean,
): { training: TrainingExample[]; heldOut: TrainingExample[] } {
  const random = seededRandom(seed)
  const training: TrainingExample[] = []
  const heldOut: TrainingExample[] = []
  for (const line of corpus.trackLines) {
    if (isOfHeldOutScene(line)) continue
    if (shareOf(line.text) < lookedAtShare) {
      heldOut.push(lineExample(line, line.at, { stage: false, strategy: false }))
      continue
    }
    for (let variant = 0; variant < variants; variant += 1) {
      const open = { stage: random() < 0.4, strategy: random() < 0.4 }
      training.push(lineExample(line, `${line.at}#${variant}`, open))
    }
  }
  if (!onlyLines) training.push(...messageExamples(corpus), ...atomExamples(random), ...editExamples(corpus))
  return { training, heldOut }
}
