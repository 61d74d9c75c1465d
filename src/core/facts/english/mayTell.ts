const words = /[a-z]{2,}[^a-z]+[a-z]/i
const han = /\p{Script=Han}/u

/** Whether a text may hold one of the English wordings: words in Latin letters and none in Han. */
export const mayTellInEnglish = (text: string): boolean => words.test(text) && !han.test(text)
