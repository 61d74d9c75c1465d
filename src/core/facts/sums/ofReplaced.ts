/** A version or paper, as the one that takes its place names it. */
const aPaper = String.raw`(?:(?:rev(?:ision)?|ver(?:sion)?|issue|quote|quotation|offer|proposal|draft)\b\.?|第\s?[一二三四五六七八九十\d]{1,2}\s?[版稿]|[上前]一?[版稿]|旧版|原报价|此?前(?:的)?报价|[Vv]\s?\d)`
const replaces = String.raw`(?:\b(?:replac(?:es?|ing)|supersed(?:es?|ing)|cancels?|voids?|withdraws?|in (?:place|lieu) of|instead of|takes? the place of)\b|取代|替代|代替|替换(?!为|成))`
const replacing = new RegExp(`${replaces}[^.;,，。；\\n()（）]{0,24}?${aPaper}`, 'giu')
const paperBefore = new RegExp(`${aPaper}[^.;,，。；\\n()（）]{0,16}[(（][^()（）]*$`, 'iu')
const voidBehind =
  /^[^()（）\n]{0,60}[)）]\s*(?:同时|一并|即日起|现|已)?(?:作废|失效|废止|不再有效|取消)|^[^()（）\n]{0,60}[)）]\s*(?:(?:is|are|was) )?(?:hereby |now )?(?:void|withdrawn|superseded|cancelled|replaced|no longer valid|dead)\b/iu
/** Where what is told of the paper that is gone ends, and what has come begins. */
const nowComes = /[,，、](?!\s*(?:dated|of|at)\b)|\b(?:with|by|now|to)\b|改为|变为|现为|[^代替]为/iu

/**
 * Whether a figure is of the paper whose place another takes: the sum and the term of "it replaces rev B (29 Oct,
 * USD 331,750, net 30)", of 第二版（60天账期）作废. Nobody has them on the table any more.
 */
export function isOfReplaced(sentence: string, { start, end }: { start: number; end: number }): boolean {
  const before = sentence.slice(0, start)
  if (paperBefore.test(before) && voidBehind.test(sentence.slice(end))) return true
  const last = [...before.matchAll(replacing)].at(-1)
  if (last === undefined) return false
  const between = before.slice(last.index + last[0].length)
  const isInBrackets = /[(（]/.test(between) && !/[)）]/.test(between)
  return isInBrackets || (!/[()（）.;。；\n]/.test(between) && !nowComes.test(between))
}
