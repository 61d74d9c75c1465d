const longestSentence = 220
const bullet = /^\s*(?:[-*•·]\s*)?(?:\d{1,2}\s*[.、)）](?!\d)\s*)?/

/** The whole sentence in which a stretch of a text stands; empty where it is too long to be told. */
export function sentenceAround(text: string, { start, end }: { start: number; end: number }): string {
  const before = Math.max(
    ...[...text.matchAll(/[\n。！？!?；;]|[.]\s+(?=\p{Lu})/gu)].flatMap(({ index }) =>
      index < start ? [index + 1] : [],
    ),
    0,
  )
  const after = text.slice(end).search(/[\n。！？!?；;]|[.](?:\s|$)/u)
  const sentence = text
    .slice(before, after < 0 ? text.length : end + after)
    .replace(bullet, '')
    .trim()
  return sentence.length <= longestSentence ? sentence : ''
}
