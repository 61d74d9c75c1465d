import { findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** With whom the pen is: "the only signature is Ann's", 一律岳总最后签, 由设备委员会定. */
const decides: readonly RegExp[] = [
  /\bonly signature\b[^.;\n]{0,24}\bis \p{Lu}[\p{L}]+['’]s\b/iu,
  /(?:一律|都|最后|最终)(?:由|要|是|归)?\p{Script=Han}(?:总|太|董|老板|院长|厂长)(?:[（(][^（()）]{1,12}[)）])?(?:最后|最终|来|才)?签(?![了过完约到收订])/u,
  /由[^，,。；;\n]{2,12}(?:委员会|董事会|班子|办公会|党委会)(?:来|集体|最后)?(?:定(?!于|在|期)|决定|拍板|审批)/u,
]
/** How a trial came out: 复测300袋,破0; 复试500件…漏了一件; 测试结果 0/300. */
const cameOut: readonly RegExp[] = [
  /(?:复?测|复?试|试[机焊验跑产])[^。；;\n]{0,30}(?:破|漏|坏|废|不良|失败|不合格)(?:了)?\s*(?:[0零一二三两\d]{1,4})(?=\s*(?:[件袋个台只例次]|[，,。；;]|$))/u,
  /(?:复测|复试|测试|试验|检测)结果[^。；;\n]{0,8}\d+\s*\/\s*\d+/u,
]
const isPlanned = /[?？]|(?<!您|你)要求|计划|准备|将(?!近)|如果|要是|假如|标准[:：]/u
/** What somebody holds against us without a name: "local brand is 6.25m", 国产的才报90万. */
const unnamed: readonly RegExp[] = [
  /\b(?<who>(?:local|domestic|other|cheaper|second) (?:brand|supplier|vendor|maker|bidder|offer|quote|house))(?: (?:is|are|at|quoted|offers?|came in|of|for))*\s?(?:at )?(?=(?:[A-Z]{3}\s?|[£€$¥])?\d)/iu,
  /(?<who>国产(?:品牌|的)?|另(?:外)?一家|别家|本地(?:品牌|厂家|那家)|隔壁那家)(?:才|只|就|现在)*(?:报|是|要|开)(?:价|了)?\s*(?=\d)/u,
]

const told = (
  kind: ProposedFact['kind'],
  { start, text }: { start: number; text: string },
  by: Speaker,
  more: Partial<ProposedFact> = {},
): ProposedFact => {
  const words = text.replace(/[\s。.；;，,]+$/u, '')
  return {
    kind,
    subject: 'stated',
    start,
    end: start + words.length,
    text: words,
    figures: [],
    speaker: by,
    stance: 'stated',
    saidBy: null,
    ...more,
  }
}

/** The clause in which a place lies, where commas of Chinese part what several do. */
function clauseAt(
  { start, text }: { start: number; text: string },
  at: number,
): { start: number; text: string } {
  if (!/\p{Script=Han}/u.test(text)) return { start, text }
  const from = text.slice(0, at).search(/[^，,；;]*$/u)
  const behind = text.slice(at).search(/[，,；;]/u)
  return { start: start + from, text: text.slice(from, behind < 0 ? text.length : at + behind) }
}

/** Who has the pen, how a trial came out, and an offer without a name, as a sentence states them plainly. */
export function statedPlainly(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  return [...sentencesOf(text)].flatMap((sentence): ProposedFact[] => {
    const { text: words } = sentence
    const found: ProposedFact[] = []
    const pen =
      by === 'ours' || /[?？]/.test(words) ? undefined : decides.map((cue) => cue.exec(words)).find(Boolean)
    if (pen) found.push(told('decisionRole', clauseAt(sentence, pen.index), by))
    if (!isPlanned.test(words) && cameOut.some((cue) => cue.test(words)))
      found.push(told('trialResult', sentence, by))
    const other = by === 'customer' ? unnamed.map((cue) => cue.exec(words)).find(Boolean) : undefined
    if (other) {
      const sum = findFigures(words, occurredAt).find(
        ({ kind, start }) => kind === 'money' && start >= other.index + other[0].length - 4,
      )
      if (sum !== undefined)
        found.push(
          told('competitorOffer', sentence, by, { subject: other.groups!.who!, figures: [sum.figure] }),
        )
    }
    return found
  })
}
