const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u
const rule = /^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$/u

/** A line of a note without the marks of Markdown that only set it: headings, emphasis, code, list and quote marks. */
const plainLine = (line: string): string =>
  (heading.exec(line)?.[1] ?? line)
    .replace(/^\s*(?:>\s?)+/u, '')
    .replace(/^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?/u, '$1· ')
    .replace(/!?\[([^\]]+)\]\([^)\s]+\)/gu, '$1')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*|__(\S(?:.*?\S)?)__/gu, (_, stars, lines) => stars ?? lines)
    .replace(/`([^`]+)`/gu, '$1')

const squeezed = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** The box before a task: it says whether the task is done, not what the task is. */
const box = /^\s*\[[ xX]\]\s*/u

/**
 * A note's text as it is shown under its title: without Markdown's marks, and without the title where the text opens
 * with it. The evidence itself keeps every character.
 */
export function noteBody(title: string | null, text: string): string {
  const lines = text
    .split(/\r?\n/u)
    .filter((line) => !rule.test(line))
    .map(plainLine)
  const said = lines
    .map((line, at) => ({ at, words: squeezed(line.replace(box, '')) }))
    .filter(({ words }) => words !== '')
  let first = title !== null && said[0]?.words === noteTitle(title) ? 1 : 0
  // What was read out of a note may carry its heading twice.
  while (first + 1 < said.length && said[first]!.words === said[first + 1]!.words) first += 1
  return lines
    .slice(said[first]?.at ?? lines.length)
    .join('\n')
    .trim()
}

/** A title without Markdown's marks. */
export const noteTitle = (title: string): string => squeezed(plainLine(title))
