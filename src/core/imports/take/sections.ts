import type { NotePart } from './cutByAccount.ts'

/** How the sections of minutes are numbered: 一、, 1) or 1., ## and 【…】. */
const forms: readonly RegExp[] = [
  /^[ \t]*(?:第)?[一二三四五六七八九十]{1,2}[ \t]*[、.．)）][ \t]*(?<words>\S[^\n]*)$/u,
  /^(?:\d{1,2})[ \t]*[、.．)）](?!\d)[ \t]*(?<words>\S[^\n]*)$/u,
  /^#{1,4}[ \t]+(?<words>\S[^\n]*)$/u,
  /^[ \t]*(?:【(?<words>[^】\n]{1,40})】|\*\*(?<bold>[^*\n]{1,40})\*\*)[ \t]*[:：]?[ \t]*$/u,
]

interface Section {
  start: number
  end: number
  accountId: string | null
}

/**
 * The sections of minutes that go through one matter after the other, each with the account that its heading names: all that
 * stands below it is of that account, whomever its lines speak of besides. No sections where fewer than two headings of one
 * form are there, or no two of them are of different matters.
 */
function sectionsOf(text: string, headedBy: (heading: string) => string | null): Section[] {
  for (const form of forms) {
    const heads = [...text.matchAll(/[^\n]+/g)].flatMap((line) => {
      const groups = form.exec(line[0])?.groups
      const words = groups?.words ?? groups?.bold
      return words === undefined ? [] : [{ start: line.index, accountId: headedBy(words) }]
    })
    const named = new Set(heads.flatMap(({ accountId }) => accountId ?? []))
    if (
      heads.length < 2 ||
      named.size === 0 ||
      (named.size === 1 && heads.every(({ accountId }) => accountId !== null))
    )
      continue
    return heads.map((head, at) => ({ ...head, end: heads[at + 1]?.start ?? text.length }))
  }
  return []
}

/**
 * The parts of a note whose headings name customers: each section is its heading's; `cut` tells the parts of what stands
 * above the first and under a heading that names nobody. No parts where no headings tell.
 */
export function partsBySection(
  text: string,
  headedBy: (heading: string) => string | null,
  cut: (text: string) => NotePart[],
): NotePart[] {
  const sections = sectionsOf(text, headedBy)
  const [first] = sections
  if (first === undefined) return []
  const within = (start: number, end: number): NotePart[] =>
    cut(text.slice(start, end)).map((part) => ({ ...part, start: start + part.start, end: start + part.end }))
  return [
    ...(text.slice(0, first.start).trim() === '' ? [] : within(0, first.start)),
    ...sections.flatMap(({ start, end, accountId }) =>
      accountId === null ? within(start, end) : [{ start, end, accountId, isHeaded: true as const }],
    ),
  ]
}
