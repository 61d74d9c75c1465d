import { inEitherCase } from '../cues/inEitherCase.ts'
import { matchFrom } from '../cues/mayMatch.ts'
import { type SlotType, slotLetters } from './slots.ts'

const marks: Readonly<Record<string, SlotType>> = { T: 'time', P: 'share', M: 'money', D: 'day', N: 'count' }
const inWord = `[\\w${Object.values(slotLetters).join('')}]`
/** The edge of a word or figure: a figure's letters are none of `\w`. */
const edge = `(?:(?<!${inWord})(?=${inWord})|(?<=${inWord})(?!${inWord}))`
const notADay = `[${slotLetters.time}${slotLetters.share}${slotLetters.money}${slotLetters.count}]+`
const anyFigure = `[${Object.values(slotLetters).join('')}]+`
const name = '(?-i:[A-Z][\\p{L}\\d]+(?:[ &-][A-Z][\\p{L}\\d]+){0,2})'
const smallName = "(?-i:(?<![\\p{L}\\d'’-])[a-z]{5,}(?![\\p{L}\\d-]))"
/** Words that stand before a figure and change nothing: "about", "up to", "a total of". */
const about =
  '(?:(?:about|around|roughly|some|nearly|almost|up to|over|at least|approx\\.?|circa|ca\\.?|c\\.|~|just|only|typically|mostly|usually|on average|an average of|avg|a total of|in total|more than|less than|currently|now|still|maybe|something like|like|a good|max|maximum|a maximum of|max of|well|another|the best part of|of|is|was|=|:|-) ?)*'

const mayBeFigure = /\{=?[TPMDNFG]\}/
/** What stands in the brackets that open or close at a place. */
function bracketsAt(source: string, at: number, step: 1 | -1): string {
  let depth = 0
  for (let to = at; to >= 0 && to < source.length; to += step) {
    if (source[to - 1] === '\\') continue
    if (source[to] === '(') depth += step
    if (source[to] === ')') depth -= step
    if (depth === 0) return step === 1 ? source.slice(at, to + 1) : source.slice(to, at + 1)
  }
  return ''
}
/** `\b` holds beside words; beside what may be a figure its letters must count as such, which is slower to look for. */
const withEdges = (source: string): string =>
  source.replaceAll(/\\b/g, (mark, at: number) => {
    const [before, behind] = [source.slice(0, at), source.slice(at + 2)]
    const isBefore = before.endsWith(')')
      ? mayBeFigure.test(bracketsAt(source, at - 1, -1))
      : /\{=?[TPMDNFG]\}$/.test(before)
    const isBehind = behind.startsWith('(')
      ? mayBeFigure.test(bracketsAt(source, at + 2, 1))
      : /^\{=?[TPMDNFG]\}/.test(behind)
    return isBefore || isBehind ? edge : mark
  })

/**
 * A wording as a pattern over a masked sentence (`slots.ts`): `{T}` is a time, `{P}` a share, `{M}` money, `{D}` a day, `{N}`
 * a count, `{F}` any of them, `{G}` any but a day; with `=`, as in `{=T}`, the one that the fact states. `{Name}` is a name in capitals, `{~}` any
 * word like "about", and `…` some letters of the same sentence.
 */
export const wording = (template: string): RegExp => {
  // Between a word and its figure stands no other of the type.
  const bound = /\{=(\w)\}/.exec(template)?.[1]
  const other = bound ? slotLetters[marks[bound]!] : ''
  return new RegExp(
    inEitherCase(
      withEdges(template)
        .replaceAll('…', '[^.;!?\\n]{0,32}?')
        .replaceAll('[^.;!?\\n]', `[^.;!?\\n${other}]`)
        .replaceAll('{~}', about)
        .replaceAll('{F}', anyFigure)
        .replaceAll('{Name}', `(?<name>${name})`)
        .replaceAll('{small}', `(?<name>${smallName})`)
        .replaceAll('{G}', notADay)
        .replaceAll(/\{(=?)([TPMDN])\}/g, (_, isFigure: string, mark: string) => {
          const letters = `${slotLetters[marks[mark]!]}+`
          const article = mark === 'D' ? '(?:(?:the|on) ){0,2}' : ''
          return `${article}${isFigure ? `(?<figure>${letters})` : letters}`
        }),
    ),
    'dgu',
  )
}

/** The first place at which a wording fits, from a place on. */
export const fitOf = (pattern: RegExp, text: string, from = 0): RegExpExecArray | null =>
  matchFrom(pattern, text, from)
