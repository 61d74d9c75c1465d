const fewestLetters = { zh: 16, en: 6 } as const

/** Whether words that are quoted as they were written are in the other language than that of whoever reads them. */
export function isInOtherTongue(words: string, lang: 'zh' | 'en'): boolean {
  const han = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = words.match(/\p{Script=Latin}/gu)?.length ?? 0
  return lang === 'en'
    ? han >= fewestLetters.en && han * 3 > latin
    : han === 0 && latin >= fewestLetters.zh && /\p{Ll}{2,} \p{Ll}{2,}/u.test(words)
}
