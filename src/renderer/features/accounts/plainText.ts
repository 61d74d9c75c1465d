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

/**
 * A note's text as it is shown under its title: without Markdown's marks, and without the title where the text opens
 * with it. The evidence itself keeps every character.
 */
export function noteBody(title: string | null, text: string): string {
  const lines = text
    .split(/\r?\n/u)
    .filter((line) => !rule.test(line))
    .map(plainLine)
  const said = lines.filter((line) => line.trim() !== '').map(squeezed)
  let repeats = title !== null && said[0] === squeezed(plainLine(title)) ? 1 : 0
  // What was read out of a note may carry its heading twice.
  while (repeats + 1 < said.length && said[repeats] === said[repeats + 1]) repeats += 1
  let from = 0
  for (let left = repeats; left > 0; from += 1) if (lines[from]!.trim() !== '') left -= 1
  return lines.slice(from).join('\n').trim()
}

/** A title without Markdown's marks. */
export const noteTitle = (title: string): string => squeezed(plainLine(title))
