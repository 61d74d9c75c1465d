/** Words of somebody else that a message answers, marked line by line as mail does. */
export const quoteOf = (words: string): string =>
  words
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
