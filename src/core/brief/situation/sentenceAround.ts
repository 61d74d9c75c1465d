const longestSentence = 220
const bullet = /^\s*(?:[-*•·]\s*)?(?:\d{1,2}\s*[.、)）](?!\d)\s*)?/

/** A mail breaks its lines within a sentence: "cannot read a\nloading plan". Letter by letter, so that all stands where it did. */
const withoutWraps = (text: string): string =>
  text.replaceAll(/(?<=[^\n]{40}[^\s.!?:;|。！？；])\n(?=\p{Ll})/gu, ' ')

/** The whole sentence in which a stretch of a text stands; empty where it is too long to be told. */
export function sentenceAround(written: string, { start, end }: { start: number; end: number }): string {
  const text = withoutWraps(written)
  const before = Math.max(
    ...[...text.matchAll(/[\n。！？!?；;]|[.]\s+(?=\p{Lu})/gu)].flatMap(({ index }) =>
      index < start ? [index + 1] : [],
    ),
    0,
  )
  const after = text.slice(end).search(/[\n。！？!?；;]|[.](?:\s|$)/u)
  const from = before + headOfCell(text, before, start)
  const sentence = text
    .slice(from, after < 0 ? text.length : end + after)
    .replace(bullet, '')
    .trim()
  return sentence.length <= longestSentence ? sentence : ''
}

const headed = /^[^:：\n]{1,40}: /
const leastCells = 3

/** How long the name of the column is that stands before a cell's words in the text of a row; 0 where no such name does. */
function headOfCell(text: string, before: number, start: number): number {
  if (before > 0 && text[before - 1] !== '\n') return 0
  const head = headed.exec(text.slice(before))?.[0].length ?? 0
  if (head === 0 || before + head > start) return 0
  return text.split('\n').filter((line) => headed.test(line)).length >= leastCells ? head : 0
}
