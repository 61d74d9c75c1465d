import { alternativesOf } from './alternatives.ts'
import { createAnyMatches } from './mayMatch.ts'

const han = /[\u3400-\u9fff]/
const latin = /[a-z]/i
/** What an escape or the name of a script says is no letter of the text. */
const plainLetters = (source: string): string => source.replace(/\\p\{[^}]*\}|\\[a-z]|\(\?[<=!:]*/gi, '')

/** Which letters a text has. */
export type Script = 'han' | 'latin' | 'both'
export const scriptOf = (text: string): Script =>
  !latin.test(text) ? 'han' : han.test(text) ? 'both' : 'latin'

/** The script whose letters an alternative is of. One with letters of both may offer either: (ISO|CE)(认证|certificat). */
function scriptOfPattern(source: string): Script {
  const isHan = han.test(source)
  const isLatin = latin.test(plainLetters(source))
  return isHan === isLatin ? 'both' : isHan ? 'han' : 'latin'
}

const joined = (sources: readonly string[], flags = 'i'): RegExp | null =>
  sources.length === 0 ? null : new RegExp(sources.map((one) => `(?:${one})`).join('|'), flags)

/** A pattern without the alternatives that a text of one script cannot match; null where none is left. */
export function byScript(cue: RegExp): Readonly<Record<Script, RegExp | null>> {
  const all = alternativesOf(cue.source).map((source) => ({ source, script: scriptOfPattern(source) }))
  // One pattern is compiled once: past a megabyte of patterns V8 optimises no further one.
  const without = (script: Script) => {
    const rest = all.filter((one) => one.script !== script)
    return rest.length === all.length
      ? cue
      : joined(
          rest.map(({ source }) => source),
          cue.flags,
        )
  }
  return { han: without('latin'), latin: without('han'), both: cue }
}

/**
 * One pass that tells most texts apart from those that one of the cues may match: each alternative of a cue is tried by
 * itself, and only where the text holds its letters: one without Latin letters is not asked for English wording.
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
  const sources = cues.flatMap(({ source }) => alternativesOf(source))
  const scripts = new Map(sources.map((source) => [source, scriptOfPattern(source)]))
  const isThere = createAnyMatches(sources, flags, (source, text) => {
    const script = scripts.get(source)
    return script === 'both' || (script === 'han' ? han : latin).test(text)
  })
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
