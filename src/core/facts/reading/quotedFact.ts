import type { FactKind } from '../../atoms/library/factKinds.ts'

/** A price as people say it among themselves, without its unit: 做到885. */
export const bareAmount =
  /(?:到|我们|你们)\s*\d[\d.,]*|(?:\d{2,4}|[一二三四五六七八九]百[零一二三四五六七八九十]*)(?:块|元|万)?以(?:内|下)/

/** Who was there is a list, of which a clause tells enough. */
export const isAttendance =
  /^[^:：\n]{0,12}(?:参加|参会|与会|出席|到场|客户方|对方|甲方|present|attend\w*|participants)[^:：\n]{0,6}[:：]/i

/** What a sentence of weights states none of, whatever its numbers. */
export const notOfWeights: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'statedGoal',
  'customerAsk',
  'competitorNews',
])

/** A cue of English that is worth nothing without the name it speaks of. */
export const isNameless = (cue: string): boolean =>
  !/\p{Script=Han}/u.test(cue) &&
  !/sister|reference|is$|talking|already|now|certif|ISO|CE|FDA|NMPA|SOC/i.test(cue)

/** Where a sentence names what a rule quotes by name. */
export function nameIn(sentence: string, pattern: RegExp | undefined): { start: number; end: number } | null {
  const match = pattern?.exec(sentence)
  const name = Object.values(match?.groups ?? {}).find((group) => group !== undefined)
  if (!match || name === undefined) return null
  const start = sentence.indexOf(name, match.index)
  return { start, end: start + name.length }
}
