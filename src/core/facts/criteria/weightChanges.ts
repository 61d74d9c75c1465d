import { matches } from '../cues/mayMatch.ts'
/** One criterion of which a text says that it weighs otherwise now. */
export interface WeightChange {
  label: string
  weight: number
}

/** Changes of a list of criteria, and where the text tells them. */
export interface WeightChanges {
  start: number
  end: number
  changes: WeightChange[]
}

/** What says that numbers are weights: 评分表也动了一下, "had the scoring changed", "swapped 5 points". */
const ofScoring =
  /评分|打分|评标|权重|分值|占比|\b(?:scor(?:ing|es?|ed|e ?sheet|ecard)|weight(?:s|ing|ings|ed)?|criteri(?:a|on)|points)\b/i
const longestLabel = 30
const label = String.raw`(?<label>[\p{L}\p{N}&（）()/ -]{2,${longestLabel}}?)`
const weight = String.raw`(?<weight>[1-9]\d?)\s*(?:分(?!钟)|%|％|points?|pts?)?`
/** 交期提到35 · 价格从40降到35 · "price is 35 now" · "quality goes up from 20 to 25" */
const changed = new RegExp(
  `^${label}(?:的?(?:权重|分值|占比|分))?(?:也|则|就|都)?(?:从\\s*\\d{1,2}\\s*(?:分|%|％)?)?(?:提高?|升|加|涨|上?调整?|改|变|降低?|减|砍|压|下调|增)(?:到|至|成|为)了?\\s*${weight}$|^${label.replace('label', 'latin')}\\s+(?:(?:is|are|was|has|have|been|goes|went|gone|moves|moved|gets|got|rises|rose|drops|dropped|raised|lowered|cut|up|down|now|weighs|counts|comes?|at|to|for|from \\d{1,2}(?:%| points?)?)\\s+)+${weight.replace('weight', 'worth')}(?: now)?$`,
  'iu',
)
/** 价格35分(原40) · "price 35 (was 40)" */
const withFormer = new RegExp(
  `^${label}\\s*[:：]?\\s*${weight}\\s*[（(]\\s*(?:原来?(?:是|为)?|之前|以前|was|from|formerly|instead of|not)\\s*\\d{1,2}[^）)]{0,6}[)）]$`,
  'iu',
)
/** What goes on in a list of changes needs no word for it: "…, response 30". */
const goesOn = new RegExp(`^${label}\\s*[:：]?\\s*${weight}$`, 'iu')

function changeIn(piece: string, isAfterOne: boolean): WeightChange | null {
  const words = piece
    .replace(/[。.；;！!\s]+$/u, '')
    .replace(/^[\s•*-]+/, '')
    .replace(/^(?:and|so|then|而|但)\s+/i, '')
  const found = (changed.exec(words) ?? withFormer.exec(words) ?? (isAfterOne ? goesOn.exec(words) : null))
    ?.groups
  const name = (found?.label ?? found?.latin)?.trim()
  if (!found || name === undefined || /^\d/.test(name)) return null
  return { label: name, weight: Number(found.weight ?? found.worth) }
}

/** The changes that a stretch of words tells, one after another. */
export function changesTold(words: string): WeightChanges | null {
  const changes: WeightChange[] = []
  let start = -1
  let end = -1
  for (const match of words.matchAll(/[^，,、;；:：\n]+/g)) {
    const one = changeIn(match[0], changes.length > 0)
    if (one === null) {
      if (changes.length > 0) break
      continue
    }
    if (start < 0) start = match.index + match[0].search(/[^\s•*-]/)
    end = match.index + match[0].replace(/[。.；;！!\s]+$/u, '').length
    changes.push(one)
  }
  return changes.length === 0 ? null : { start, end, changes }
}

/**
 * What a text says of criteria that weigh otherwise than before, without repeating the whole list: 交期提到35,价格降到35,
 * 另外两个不变 · "price is 35 now, response 30. Rest as it was". Only beside words of scoring: elsewhere such a number is a
 * price or a day. Pure; a rule of our own.
 */
export function weightChangesIn(text: string): WeightChanges[] {
  if (!matches(ofScoring, text)) return []
  return [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
    if (!ofScoring.test(line[0])) return []
    return [...line[0].matchAll(/[^。！!？?；;]+?(?:[。！!？?；;]|(?<=[a-z\d%)])\.(?=\s)|$)/gu)].flatMap(
      (sentence) => {
        if (!/\d/.test(sentence[0])) return []
        // The word of scoring stands in the sentence or before it in its line.
        if (!ofScoring.test(line[0].slice(0, sentence.index + sentence[0].length))) return []
        const told = changesTold(sentence[0])
        if (told === null) return []
        const at = line.index + sentence.index
        return [{ ...told, start: at + told.start, end: at + told.end }]
      },
    )
  })
}

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s\p{P}]/gu, '')
const isOf = (one: string, other: string): boolean => {
  const [left, right] = [plain(one), plain(other)]
  return (
    left === right ||
    (Math.min(left.length, right.length) > 1 && (left.includes(right) || right.includes(left)))
  )
}

/** A list of criteria with changes put in; null where one of them is none of the list, or they don't make 100. */
export function withChanges(
  list: readonly WeightChange[],
  changes: readonly WeightChange[],
): WeightChange[] | null {
  const now = list.map((one) => ({ ...one }))
  for (const change of changes) {
    const same = now.filter((one) => plain(one.label) === plain(change.label))
    const [only, other] = same.length > 0 ? same : now.filter((one) => isOf(one.label, change.label))
    if (only === undefined || other !== undefined) return null
    only.weight = change.weight
  }
  return now.reduce((sum, one) => sum + one.weight, 0) === 100
    ? now.sort((one, other) => other.weight - one.weight)
    : null
}
