import { initialsWithForm } from './initials.ts'
import { type NameForm, nameForm, withoutLegalForm } from './nameForm.ts'
import { isTellingWord, wordClassOf } from './plainWords.ts'
import { isSubsequence } from './similarity.ts'

/** Letters by which one firm is told from another at the beginning of a Chinese name. */
const distinctiveLetters = 2
const shortestHan = 3
/** Letters of a Latin word that tells by itself. */
const shortestWord = 4
const shortestInitials = 3
/** Words that a firm's name shortens to letters which do not stand in them in this order. */
const otherwise: Readonly<Record<string, string>> = {
  intl: 'international',
  xfer: 'transfer',
  bros: 'brothers',
}

/** Whether a word is written short for another: Svcs of Services, Ctr of Centre, Eng of Engineering. */
function shortens(short: string, long: string): boolean {
  if (short === long || otherwise[short] === long) return true
  if (short.length < 2 || short.length >= long.length || short[0] !== long[0]) return false
  // A letter or two may begin anything, unless the word goes on as it began.
  return short.length === 2 ? long.startsWith(short) && long.length <= 5 : isSubsequence(short, long)
}

/** Whether the words of a name shortened stand in the words of a whole name, in order and from the second on. */
function wordsStandIn(short: readonly string[], long: readonly string[]): boolean {
  const [first, ...rest] = short
  if (first === undefined) return true
  for (let at = 0; at < long.length; at += 1) {
    if (shortens(first, long[at]!) && wordsStandIn(rest, long.slice(at + 1))) return true
    // KGV of Kiln Glazing: the first letters of what follows, and one that only those who say it know.
    const initials = long
      .slice(at)
      .map((word) => word[0])
      .join('')
    const isInitials =
      first.length >= 2 && first.length <= 4 && initials.length >= 2 && at === 0 && rest.length === 0
    if (
      isInitials &&
      (initials.startsWith(first) || (first.startsWith(initials) && first.length - initials.length === 1))
    )
      return true
  }
  return false
}

const areApart = (one: NameForm, other: NameForm): boolean =>
  one.numbers !== other.numbers ||
  one.directions !== other.directions ||
  one.isBranch !== other.isBranch ||
  (one.region !== null && other.region !== null && one.region !== other.region)

/** Whether a name says what its bearer is by law: such a name is whole, and leaves out no word of another's. */
const isRegistered = ({ exact, isChinese }: NameForm): boolean =>
  isChinese ? /公司$/.test(exact) : withoutLegalForm(exact) !== exact

/**
 * Whether a name is another one written short: 澄岳检修 of 浙江澄岳轨道检修有限公司, whose letters stand in it in this order and
 * which begins as it does; Corvan Marine Svcs of Corvan Marine Services Ltd. What both begin with must be no word of the
 * language and no place.
 */
export function isContraction(short: NameForm, long: NameForm): boolean {
  if (short.isChinese !== long.isChinese || areApart(short, long)) return false
  if (short.isChinese) {
    if (isRegistered(short)) return false
    // 德阳重锻 of 德阳重型锻造有限公司: where both name the place first, it is part of what is written short.
    const isOfPlace = short.region !== null && short.region === long.region && short.core.length < shortestHan
    const [one, other] = isOfPlace ? [withPlace(short), withPlace(long)] : [short.core, long.core]
    if (isOfPlace)
      return (
        short.exact.startsWith(short.region!) &&
        one.length < other.length &&
        short.core[0] === long.core[0] &&
        isSubsequence(one, other)
      )
    if (one.length < shortestHan || one.length >= other.length || !/^\p{Script=Han}+$/u.test(one))
      return false
    const beginning = one.slice(0, distinctiveLetters)
    return (
      other.startsWith(beginning) &&
      isTellingWord(beginning) &&
      isSubsequence(one.slice(distinctiveLetters), other.slice(distinctiveLetters))
    )
  }
  const [first = '', ...rest] = short.words
  const [begins = '', ...following] = long.words
  if (first !== begins || first.length < shortestWord || rest.length === 0 || following.length === 0)
    return false
  if (wordClassOf(first) === 'plain' || rest.length > following.length) return false
  if (rest.length < following.length && isRegistered(short)) return false
  return short.words.join(' ') !== long.words.join(' ') && wordsStandIn(rest, following)
}

const withPlace = ({ region, core }: NameForm): string => `${region ?? ''}${core}`

/** The first letters of a name of three words or more, as colleagues write it in capitals; null for a shorter one. */
export function initialsOf({ words, isChinese }: NameForm): string | null {
  return isChinese || words.length < shortestInitials || words.some((word) => !/^\p{L}/u.test(word))
    ? null
    : words.map((word) => word[0]).join('')
}

/** Names by what they begin with, so that one that is cut short meets few of them. */
export function createContractions() {
  const byBeginning = new Map<string, { id: string; form: NameForm }[]>()
  const byInitials = new Map<string, Set<string>>()
  const beginningsOf = ({ isChinese, core, words, region }: NameForm): readonly string[] =>
    isChinese
      ? [...new Set([core.slice(0, distinctiveLetters), ...(region === null ? [] : [region])])]
      : [words[0] ?? '']
  return {
    add(id: string, name: string): void {
      const form = nameForm(name)
      for (const beginning of beginningsOf(form))
        byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { id, form }])
      for (const initials of new Set([initialsOf(form), initialsWithForm(name)?.toLowerCase() ?? null]))
        if (initials !== null) byInitials.set(initials, (byInitials.get(initials) ?? new Set()).add(id))
    },
    /** The records whose name this one may be written short for. */
    of(text: string): Set<string> {
      const form = nameForm(text)
      const found = new Set(
        beginningsOf(form)
          .flatMap((beginning) => byBeginning.get(beginning) ?? [])
          .filter((known) => isContraction(form, known.form))
          .map(({ id }) => id),
      )
      const isCapitals = /^\p{Lu}{3,6}$/u.test(text.normalize('NFKC').trim())
      if (found.size === 0 && isCapitals) return new Set(byInitials.get(form.letters) ?? [])
      return found
    },
  }
}
