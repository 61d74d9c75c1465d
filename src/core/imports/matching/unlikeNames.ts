import type { NameForm } from './nameForm.ts'
import { charactersInPairs, isSubsequence } from './similarity.ts'

/** What stands where a code would, and is none: a word for none, for later, or for anything. */
const noCode =
  /^(?:new|none|no code|not (?:assigned|applicable|available|yet)|unassigned|pending|to be (?:assigned|confirmed|advised)|tb[acd]|various|misc(?:ellaneous)?|other|others|generic|dummy|test|temp|x{2,}|0+|9{4,}|-+|n\/?a|unknown|新品?|新增|新建|新码|新料|临时|待定|待编|待分配|待申请|待建|待补|其他|其它|未知|未分配|未编码|无编码|无码|暂无|通用)$/i

/** Whether a text in a column of codes says that there is no code. */
export const isNoCode = (code: string): boolean => noCode.test(code.normalize('NFKC').trim())

/**
 * Whether two names say that they are of two things: in one script, with nothing in common, or with figures that
 * contradict each other. 心电图机 and ECG cannot be compared, and neither can a name and a model: such are never unlike.
 */
export function areUnlike(left: NameForm, right: NameForm): boolean {
  if (left.letters === right.letters || left.core === right.core) return false
  if (left.isChinese !== right.isChinese || isDesignation(left) || isDesignation(right)) return false
  return contradictInFigures(left, right) || !haveInCommon(left, right)
}

/** One word with a figure in it is a model or a number, and not a name of what it is: TS-500, 104-KE-T30. */
export const isDesignation = ({ exact }: NameForm): boolean => /^(?=\S*\d)[a-z\d][a-z\d._/-]*$/.test(exact)

/** 10 mg and 200 mg: each has a figure that the other has not. One that only says more contradicts nothing. */
function contradictInFigures(left: NameForm, right: NameForm): boolean {
  const [one, other] = [left.numbers, right.numbers].map(
    (figures) => new Set(figures.split(' ').filter((figure) => figure !== '')),
  ) as [Set<string>, Set<string>]
  const lacks = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].some((figure) => !others.has(figure))
  return lacks(one, other) && lacks(other, one)
}

const leastWord = 3

function haveInCommon(left: NameForm, right: NameForm): boolean {
  const [short, long] =
    left.letters.length <= right.letters.length
      ? [left.letters, right.letters]
      : [right.letters, left.letters]
  if (isSubsequence(short, long)) return true
  if (left.isChinese) {
    const pairs = charactersInPairs(left.letters)
    return [...charactersInPairs(right.letters)].some((pair) => pairs.has(pair))
  }
  const initials = ({ words }: NameForm): string => words.map((word) => word[0]).join('')
  if (initials(left) === right.letters || initials(right) === left.letters) return true
  return left.words.some((word) =>
    right.words.some((other) => {
      const length = Math.min(word.length, other.length)
      return length >= leastWord && word.slice(0, leastWord) === other.slice(0, leastWord)
    }),
  )
}
