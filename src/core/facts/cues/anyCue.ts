import { createAnyMatches } from './mayMatch.ts'

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

/** What of a pattern a text can match by the letters that it has: without Latin ones no English wording, and so on. */
function alternativesByScript(source: string): { han: string[]; latin: string[]; either: string[] } {
  const alternatives = alternativesOf(source)
  // One with letters of both may offer either: (ISO|CE)(认证|certificat).
  const needsHan = (one: string) => han.test(one) && !latin.test(plainLetters(one))
  const needsLatin = (one: string) => !han.test(one) && latin.test(plainLetters(one))
  return {
    han: alternatives.filter(needsHan),
    latin: alternatives.filter(needsLatin),
    either: alternatives.filter((one) => !needsHan(one) && !needsLatin(one)),
  }
}

/** Tells whether one of the patterns matches. Each is tried by itself, and only where the text holds its letters. */
function createAny(sources: readonly string[], flags: string): ((text: string) => boolean) | null {
  if (sources.length === 0) return null
  const isThere = createAnyMatches(sources, flags)
  // A text is asked as a whole, as its only sentence, and for the rules of that.
  let last: string | null = null
  let wasThere = false
  return (text) => {
    if (text !== last) {
      wasThere = isThere(text)
      last = text
    }
    return wasThere
  }
}

const joined = (sources: readonly string[], flags = 'i'): RegExp | null =>
  sources.length === 0 ? null : new RegExp(sources.map((one) => `(?:${one})`).join('|'), flags)

let lastOfScripts: string | null = null
let hasHan = false
let hasLatin = false
/** Tells which letters a text has: each of many groups of cues asks for the same one. */
function tellScripts(text: string): void {
  if (text === lastOfScripts) return
  hasHan = han.test(text)
  hasLatin = latin.test(text)
  lastOfScripts = text
}

/** Which letters a text has. */
export type Script = 'han' | 'latin' | 'both'
export const scriptOf = (text: string): Script =>
  !latin.test(text) ? 'han' : han.test(text) ? 'both' : 'latin'

/** A pattern without the alternatives that a text of one script cannot match; null where none is left. */
export function byScript(cue: RegExp): Readonly<Record<Script, RegExp | null>> {
  const all = alternativesOf(cue.source)
  const { han: onlyHan, latin: onlyLatin } = alternativesByScript(cue.source)
  // One pattern is compiled once: past a megabyte of patterns V8 optimises no further one.
  const without = (some: readonly string[]) =>
    some.length === 0
      ? cue
      : joined(
          all.filter((one) => !some.includes(one)),
          cue.flags,
        )
  return { han: without(onlyLatin), latin: without(onlyHan), both: cue }
}

/**
 * One pass that tells most texts apart from those that one of the cues may match: a text without Latin letters is not
 * asked for English wording, nor one without Han for Chinese. It never says no where a cue would say yes.
 */
export function createAnyCue(cues: readonly RegExp[], flags = 'i'): (text: string) => boolean {
  // What a cue says of letters and scripts (\p{Lu}) only holds with the flag for it.
  const inUnicode = cues.filter((cue) => cue.unicode)
  if (inUnicode.length > 0 && !flags.includes('u')) {
    const plain = createAnyCue(
      cues.filter((cue) => !cue.unicode),
      flags,
    )
    const unicode = createAnyCue(inUnicode, `${flags}u`)
    return (text) => plain(text) || unicode(text)
  }
  const parts = cues.map(({ source }) => alternativesByScript(source))
  const chinese = createAny(
    parts.flatMap((part) => part.han),
    flags,
  )
  const english = createAny(
    parts.flatMap((part) => part.latin),
    flags,
  )
  const either = createAny(
    parts.flatMap((part) => part.either),
    flags,
  )
  return (text) => {
    tellScripts(text)
    return (
      (chinese !== null && hasHan && chinese(text)) ||
      (english !== null && hasLatin && english(text)) ||
      (either?.(text) ?? false)
    )
  }
}
