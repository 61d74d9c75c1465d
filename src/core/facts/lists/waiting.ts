import type { SideOf } from '../whoSays/sides.ts'

/** 等沈总, "waiting for Dana", "with Dana, her move": whoever has to act before we can. */
const waits = [
  /(?:^|[\s，,：:、（(>→-])(?:还|在|就|先|继续|还在|正在)*等(?:待|着)?\s*(?<who>\p{Script=Han}{2,5})/gu,
  /\b(?:[Ww]aiting (?:for|on)|[Aa]waiting|[Pp]ending|[Ww]ait for|[Cc]oming from|[Dd]ue from) (?<who>\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?)/gu,
]
/** What comes once they have: 等沈总确认后发报价 is still ours. */
const thenOurs =
  /^[^，,。；;\n]{0,12}(?:后|之后|再|就|才|了)\s*\p{Script=Han}|[，,]\s*(?:再|就|然后|我)|\b(?:then|before we|and (?:then )?(?:send|write|quote|issue|order|book)|so (?:that )?(?:we|I)) ?/u
const theyThemselves = /^(?:对方|客户|甲方|业主|他们|她们|人家|贵司)/u

/** The side of whoever words begin with, by the longest name that is known. */
const theirsAtHead = (words: string, sideOf: SideOf): boolean => {
  if (theyThemselves.test(words)) return true
  if (!/^\p{Script=Han}/u.test(words))
    return [words, words.split(' ')[0]!].some((who) => sideOf(who) === 'theirs')
  for (let length = Math.min(words.length, 4); length >= 2; length -= 1) {
    const side = sideOf(words.slice(0, length))
    if (side !== null) return side === 'theirs'
  }
  return false
}

/** Whether a task on a list of ours only waits for somebody of the customer's: it is theirs to do. */
export const waitsForThem = (task: string, sideOf: SideOf): boolean =>
  waits.some((cue) =>
    [...task.matchAll(cue)].some(
      (found) =>
        theirsAtHead(found.groups!.who!, sideOf) &&
        !thenOurs.test(task.slice(found.index + found[0].length - found.groups!.who!.length)),
    ),
  )

/** "Vera site list - she said 12th, nothing yet. chase", 老方图纸 说好12号 还没来 催: whoever had said when it comes owes it. */
const saidWhen =
  /\b(?:(?:he|she|they)(?:['’]d| had)? (?:said|promised)|said|promised|was due|were due|due)\b[^.;\n]{0,24}?\d|(?:说好?|答应|原定|应该?)[^，,。；;\n]{0,6}\d/i
const notHere =
  /\bnothing (?:yet|so far|since|received|from (?:him|her|them))\b|\bnot (?:yet )?(?:here|in|received|come|arrived)\b|\b(?:still )?(?:no sign|missing|waiting|outstanding)\b|(?:还|一直)?没(?:有)?(?:来|到|收到|见到|给|影|动静|下文)/i
const toChase = /\b(?:chase|chasing|remind|nudge|follow up)\b|催|追一?下|盯一?下/i
/** 何静 负荷曲线还欠着, "Vera still owes us the plan". */
const stillOwes = /(?:还|仍|一直)欠(?:着|我们|咱们)?(?=$|[\s，,。;；(（])|\bstill owes? (?:us\b|the\b|me\b)/i
/** Whether a task on a list of ours is to chase what somebody of theirs owes, by the person whom it names first. */
export const owedByThem = (task: string, sideOf: SideOf): boolean => {
  const cue = toChase.exec(task)
  if (
    !stillOwes.test(task) &&
    !(notHere.test(task) && (saidWhen.test(task) || cue !== null)) &&
    !(cue !== null && saidWhen.test(task))
  )
    return false
  const words = task
    .replace(/^[^\p{L}]+/u, '')
    .replace(/^(?:chase|remind|nudge|催)[\s:：一下]*(?:up )?/iu, '')
  const [first = ''] = words.split(/[\s:：,，'’]/)
  const named = `${first.slice(0, 1).toUpperCase()}${first.slice(1)}`
  return theirsAtHead(words, sideOf) || sideOf(named) === 'theirs'
}
