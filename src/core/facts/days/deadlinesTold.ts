import { comingWeekdays, type FoundFigure, findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** By when what we offer has to be with them: "papers close on Friday 27 November", 最终报价请在11月27日前给到我. */
const offerDue: readonly RegExp[] = [
  /\b(?:papers?|quotes?|proposals?|pack)\b[^.;\n]{0,16}\b(?:close[sd]?|clos(?:es|ing)|shuts?|due|is due|are due)\b[^.;\n]{0,30}?(?<day>§)/iu,
  /(?:最终|最后|正式|商务|修改后?的?)[^，,。；;\n]{0,6}(?:报价|标书|方案|价格)(?:[（(][^（()）]{0,8}[)）])?[^，,。；;\n]{0,12}?(?:请|须|需|要|得)?(?:在|于)?(?<day>§)[^，,。；;\n]{0,10}前/u,
]
/** When it is decided, by whom: 周一上午采购例会定, 30日上午9点集团设备委员会, "committee stays 2 Dec". */
const decided: readonly RegExp[] = [
  /(?<day>§)[^，,。；;\n\d]{0,6}(?:(?:上午|下午|早上|晚上)?\s*\d{1,2}(?:[:：]\d\d|点半?))?[^，,。；;\n]{0,8}?(?:例会|委员会|班子会|办公会|党委会|招采会|评审会|定标会|董事会|投委会)(?![^，,。；;\n]{0,4}(?:纪要|材料|成员|主任|章程|名单|结束|开完))/u,
  /(?<day>§)[^。；;\n]{0,24}?会(?:上)?(?:定(?!金|制|期|位)|拍板|决定|过会)/u,
  /\b(?:committee|board|panel|council|steering)(?: meeting)? (?:stays|remains|is (?:still |now )?(?:on|for)|still|meets|sits)(?: on)?:? (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?<day>§)/iu,
]
/** A meeting that lies behind, is ours, or is only asked about. */
const notThen =
  /[?？]|吗$|上次|上周|昨天|刚开|开完|已经?开|我们(?:公司|内部)|\b(?:last|was|were|held|our (?:own )?(?:board|committee))\b/iu

const placeholder = '§'
/** A sentence with one of its days as the sign that patterns know, and where that stood. */
const withSign = (sentence: string, { start, end }: FoundFigure): string =>
  `${sentence.slice(0, start)}${placeholder}${sentence.slice(end)}`

/** The sentence of a day, or where it tells of other days as well the clause of this one. */
function clauseOf(
  { start, text }: { start: number; text: string },
  day: FoundFigure,
  days: readonly FoundFigure[],
): { start: number; end: number; text: string } {
  const from = days.length < 2 ? 0 : text.slice(0, day.start).search(/[^，,]*$/u)
  const behind = days.length < 2 ? -1 : text.slice(day.end).search(/[，,]/u)
  const whole = behind < 0 ? text.slice(from) : text.slice(from, day.end + behind)
  const words = whole.trim().replace(/[\s。.；;，,]+$/u, '')
  const at = start + from + whole.indexOf(words)
  return { start: at, end: at + words.length, text: words }
}

/** Days by which an offer is due and on which it is decided, in wordings of their own, as a customer or one of us tells them. */
export function deadlinesTold(text: string, occurredAt: number, by: Speaker): ProposedFact[] {
  if (by === 'ours') return []
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  return [...sentencesOf(text)].flatMap((sentence): ProposedFact[] => {
    if (notThen.test(sentence.text)) return []
    const read = findFigures(sentence.text, occurredAt).filter(({ kind }) => kind === 'date')
    const days = (read.length > 0 ? read : comingWeekdays(sentence.text, occurredAt)).filter(
      (day) =>
        String(day.figure.value).length === 10 &&
        String(day.figure.value) > written &&
        !isTakenBack(sentence.text, day),
    )
    const tell = (kind: 'offerDueDate' | 'decisionDate', cues: readonly RegExp[]): ProposedFact[] => {
      const day = days.find((one) => cues.some((cue) => cue.test(withSign(sentence.text, one))))
      return day === undefined
        ? []
        : [
            {
              kind,
              subject: 'told',
              ...clauseOf(sentence, day, days),
              figures: [day.figure],
              speaker: by,
              stance: 'stated',
              saidBy: null,
            } satisfies ProposedFact,
          ]
    }
    const due = tell('offerDueDate', offerDue)
    return [...due, ...(due.length > 0 ? [] : tell('decisionDate', decided))]
  })
}
