/** The alternatives of a pattern that stand in no group or class of it. */
export function alternativesOf(source: string): string[] {
  const found: string[] = []
  let depth = 0
  let isClass = false
  let from = 0
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]
    if (char === '\\') at += 1
    else if (isClass) isClass = char !== ']'
    else if (char === '[') isClass = true
    else if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === '|' && depth === 0) {
      found.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...found, source.slice(from)]
}

const han = /[\u3400-\u9fff]/
const latin = /[a-z]/i
/** What an escape or the name of a script says is no letter of the text. */
const plainLetters = (source: string): string => source.replace(/\\p\{[^}]*\}|\\[a-z]|\(\?[<=!:]*/gi, '')

/**
 * One pass that tells most texts apart from those that one of the cues may match: a text without Latin letters is not
 * asked for English wording, nor one without Han for Chinese. It never says no where a cue would say yes.
 */
export function createAnyCue(cues: readonly RegExp[]): (text: string) => boolean {
  const alternatives = cues.flatMap((cue) => alternativesOf(cue.source))
  const needsHan = alternatives.filter((one) => han.test(one))
  const rest = alternatives.filter((one) => !han.test(one))
  const needsLatin = rest.filter((one) => latin.test(plainLetters(one)))
  const anywhere = rest.filter((one) => !latin.test(plainLetters(one)))
  const joined = (sources: readonly string[]) =>
    sources.length === 0 ? null : new RegExp(sources.map((one) => `(?:${one})`).join('|'), 'i')
  const [chinese, english, either] = [joined(needsHan), joined(needsLatin), joined(anywhere)]
  return (text) =>
    (chinese !== null && han.test(text) && chinese.test(text)) ||
    (english !== null && latin.test(text) && english.test(text)) ||
    (either?.test(text) ?? false)
}
