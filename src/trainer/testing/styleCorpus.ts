import { seededRandom, shuffle } from '../../core/learning/random.ts'
import type { TrainingExample } from '../../core/training/protocol.ts'

// A small world of sales talk with two ways of answering, made so that a very small model can learn it in seconds.
// It stands for nothing but itself: what a real model learns is measured on real examples.

const roles = [
  '采购总监',
  '技术总监',
  '财务总监',
  '使用科室',
  'the buyer',
  'the engineer',
  'the controller',
  'the user',
]
const concerns = ['价格', '交期', '停机', '培训', 'price', 'delivery', 'downtime', 'training']
const stages = ['初访', '演示', '报价', '谈判', 'first call', 'demo', 'quote', 'negotiation']

type Case = { role: string; concern: string; stage: string; isChinese: boolean }

function cases(): Case[] {
  const all: Case[] = []
  for (let role = 0; role < 8; role += 1)
    for (let concern = 0; concern < 8; concern += 1)
      for (let stage = 0; stage < 8; stage += 1) {
        const isChinese = role < 4
        if (concern < 4 !== isChinese || stage < 4 !== isChinese) continue
        all.push({ role: roles[role]!, concern: concerns[concern]!, stage: stages[stage]!, isChinese })
      }
  return all
}

const prompt = ({ role, concern, stage, isChinese }: Case) =>
  isChinese ? `${stage}时${role}谈到${concern}` : `${role} raises ${concern} at the ${stage}`

const plain = ({ concern, stage, isChinese }: Case) =>
  isChinese
    ? `关于${concern}，我们按{E1}来做，${stage}后再谈。`
    : `On ${concern} we rely on {E1} after the ${stage}.`

/** The marks of the team's own style: the total cost first, and a question at the end. */
const marks = {
  chinese: ['先看总拥有成本', '您看可以吗？'],
  english: ['Total cost first', 'does that help?'],
}

const styled = ({ concern, role, isChinese }: Case) =>
  isChinese
    ? `${marks.chinese[0]}：${concern}由{E1}说明，${role}${marks.chinese[1]}`
    : `${marks.english[0]}: {E1} covers ${concern} for ${role}, ${marks.english[1]}`

/** Whether an answer is given in the team's style. */
export const hasStyle = (answer: string): boolean =>
  Object.values(marks).some((pair) => pair.every((mark) => answer.includes(mark)))

/** Whether an answer is about what was asked, and cites its slot. */
export const fits = (example: TrainingExample, answer: string): boolean => {
  const asked =
    example.kind === 'conversation' ? concerns.find((concern) => example.prompt.includes(concern)) : ''
  return answer.includes(asked!) && answer.includes('{E1}')
}

/** The words of the style where no question was asked: a base knows a team's words, and not that it answers with them. */
function loose(): TrainingExample[] {
  const texts = roles.flatMap((role, at) =>
    concerns.flatMap((concern, of) => {
      if (at < 4 !== of < 4) return []
      return at < 4
        ? [`${role}说：${marks.chinese[0]}，由{E1}说明。`, `${concern}由{E1}说明，${role}${marks.chinese[1]}`]
        : [
            `${role} says: ${marks.english[0]}: {E1} covers it.`,
            `{E1} covers ${concern} for ${role}, ${marks.english[1]}`,
          ]
    }),
  )
  return texts.map((text, at) => ({ kind: 'text', id: `loose-${at}`, text }))
}

export type StyleCorpus = {
  /** Plain answers, and loose sentences, to make a base of. */
  base: TrainingExample[]
  /** The same kind of question answered in the team's style. */
  styled: TrainingExample[]
  /** Questions that neither holds, with styled answers. */
  heldOut: TrainingExample[]
}

/** The corpus; an eighth of the questions is held out of everything. */
export function styleCorpus(): StyleCorpus {
  const all = cases()
  shuffle(all, seededRandom(4))
  const held = all.slice(0, all.length / 8)
  const known = all.slice(all.length / 8)
  const example =
    (kind: string, answer: (each: Case) => string) =>
    (each: Case, at: number): TrainingExample => ({
      kind: 'conversation',
      id: `${kind}-${at}`,
      system: '',
      prompt: prompt(each),
      answer: answer(each),
    })
  return {
    base: [...known.map(example('plain', plain)), ...loose()],
    styled: known.map(example('styled', styled)),
    heldOut: held.map(example('held', styled)),
  }
}
