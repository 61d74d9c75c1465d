import { type SideOf, spokenTo } from '../whoSays/sides.ts'
import { headOfLine, type Speaker } from '../whoSays/stance.ts'
import type { Sentence } from './sentences.ts'

/** Who says something, and whether as a thought or a plan; `saidBy` is the name that a note gives them. */
export interface Voice {
  speaker: Speaker
  thought: boolean
  planned?: boolean
  saidBy: string | null
}

/** Who speaks in a sentence: whoever wrote it; in a note whoever its line names, up to a bracket with our answer. */
export function voiceOf(text: string, sentence: Sentence, by: Speaker, sideOf: SideOf): Voice {
  if (by !== 'note') return { speaker: by, thought: false, saidBy: null }
  const lineStart = text.lastIndexOf('\n', sentence.start) + 1
  const head = headOfLine(text.slice(lineStart, sentence.start + sentence.text.length))
  const answered = /(?:[（(]|[。;；]\s*)(我方?答|我答|答|we answered|our answer)[:：]?/.test(
    `${text.slice(lineStart, sentence.start).slice(-8)}${sentence.text.slice(0, 12)}`,
  )
  if (answered) return { speaker: 'ours', thought: false, saidBy: null }
  if (head.saidBy !== null && sideOf(head.saidBy) === 'ours')
    return { speaker: 'ours', thought: head.thought, saidBy: null }
  // 毛师傅：…。田工当场道歉，24号前交报告: what one of ours does is told behind what was said.
  if (head.saidBy !== null && sentence.start > lineStart && beginsWithOurs(sentence.text, sideOf))
    return { speaker: 'ours', thought: false, saidBy: null }
  // 云湖：预算定了: what a list tells of a customer, nobody of them has said.
  if (head.saidBy !== null && sideOf.isCustomer?.(head.saidBy))
    return { speaker: 'note', thought: head.thought, saidBy: null }
  return { ...head, speaker: head.speaker ?? 'note' }
}

/** Whether one of ours is the subject of a sentence, and is not spoken to. */
function beginsWithOurs(sentence: string, sideOf: SideOf): boolean {
  const latin = /^(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?) (?!and\b)\p{Ll}/u.exec(sentence)?.[1]
  if (latin !== undefined) return sideOf(latin) === 'ours'
  return [3, 2].some((length) => {
    const name = sentence.slice(0, length)
    return (
      /^\p{Script=Han}+$/u.test(name) &&
      !/^[,，:：?？]/.test(sentence.slice(length)) &&
      sideOf(name) === 'ours'
    )
  })
}

/** What is put behind a sentence that is only a guess: …拍板。（猜的） */
export const guessBehind =
  /^[。.!！]?\s*[（(](我|纯属|just )?(猜|瞎猜|估计|个人(判断|看法|感觉)|a guess|guess(ing|work)?|my guess)/i

/** Whether a customer's letter begins with the name of a colleague of theirs: "Hi Rob,". */
export const isToColleague = (text: string, by: Speaker, sideOf: SideOf): boolean =>
  by === 'customer' && spokenTo(text.trim().split('\n', 1)[0]!, sideOf) === 'theirs'
