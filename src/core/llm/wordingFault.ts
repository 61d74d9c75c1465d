import { type Lang, nameSlots } from '../atoms/library/index.ts'

/** Any digit, a Chinese numeral before a measure, or an English number word: figures come through slots only. */
function statesFigure(wording: string): boolean {
  return (
    /\p{N}|[％%‰]/u.test(wording.replace(/[一二两三四五六七八九十百千万亿零〇]/g, '')) ||
    /(?:[二两三四五六七八九十百千万亿]|一[十百千万亿])+\s*(?:[个台套家例年月日天周期成折倍元块点%％]|小时|分钟|万|亿|分之)/u.test(
      wording,
    ) ||
    /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty|forty|fifty|hundred|thousand|million|half|twice|double|percent)\b/i.test(
      wording,
    )
  )
}

/** What is wrong with the words of a sentence apart from its slots: a figure of its own, or another language. */
export function wordingFault(wording: string, lang: Lang): 'output.figures' | 'output.language' | null {
  if (statesFigure(wording)) return 'output.figures'
  const han = /\p{Script=Han}/u.test(wording)
  if (lang === 'zh' ? !han : han || !/[a-z]/i.test(wording)) return 'output.language'
  return null
}

export function isPermutation(left: readonly string[], right: readonly string[]): boolean {
  const sorted = [...right].sort()
  return left.length === right.length && [...left].sort().every((item, at) => item === sorted[at])
}

/** Whether `slots` are those of `given`, but for names of the deal that are left out. */
export function leavesOutNamesAtMost(slots: readonly string[], given: readonly string[]): boolean {
  const left = [...given]
  for (const slot of slots) {
    const at = left.indexOf(slot)
    if (at === -1) return false
    left.splice(at, 1)
  }
  const names: readonly string[] = nameSlots
  return left.every((slot) => names.includes(slot))
}
