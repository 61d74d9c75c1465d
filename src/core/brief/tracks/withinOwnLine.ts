import { toSimplified } from '../../imports/matching/simplified.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'

const asks: ReadonlySet<string> = new Set(['customerAsk', 'askedPrice'])
const isOwnLine = ({ kind, subject }: CustomerFact, part: string): boolean =>
  kind === 'ownLine' && subject.split(' ').includes(part)

/** A sum or a term of more than one digit: 900, 7.95, 90; a day and the number of a list are none. */
const figure =
  /(?<![\d.,/-])(?:\d{1,3}(?:,\d{3})+|\d{2,})(?:\.\d+)?(?![\d/-]|\.\d|\s*[月号日:：])|(?<![\d.,/-])\d\.\d+(?!\d)/g
const figuresIn = (words: string): Set<string> =>
  new Set([...words.matchAll(figure)].map(([found]) => found.replaceAll(',', '')))

const refuses =
  /不能(?:答应|接受|给)|不(?:行|答应|接受|同意)|免谈|没得谈|叫他?们?去找|(?<!\d)不可能|\b(?:not (?!below|under)|no way|can(?:not|['’]t) (?:accept|agree|do)|won['’]t|refuse[ds]?|turn(?:ed)? down|reject)/iu

/** The figures that whoever decides among us has refused: 徐曼还的900…不能答应, 90天不行, "not 3 months". */
export function refusedFigures(facts: readonly CustomerFact[]): Set<string> {
  const lines = facts.filter((fact) => isOwnLine(fact, 'refusal'))
  return new Set(
    lines.flatMap(({ text }) =>
      toSimplified(text)
        .split(/[。；;！!\n]|(?<=\D)\.\s/u)
        .filter((sentence) => refuses.test(sentence))
        // Behind the refusal stands what is refused, or before it in its own sentence; what we open with stands elsewhere.
        .flatMap((sentence) => [...figuresIn(sentence.slice(0, refuses.exec(sentence)!.index))]),
    ),
  )
}

/** Facts without the wishes that were refused among us: a track holds out no "once it is approved" for them. */
export function withoutRefused(facts: readonly CustomerFact[]): CustomerFact[] {
  const refused = refusedFigures(facts)
  if (refused.size === 0) return [...facts]
  return facts.filter(
    ({ kind, text }) =>
      !(asks.has(kind) && [...figuresIn(toSimplified(text))].some((one) => refused.has(one))),
  )
}

/** Whether it is settled among us where we stop, so that nothing said on the call opens it anew. */
export const hasOwnFloor = (facts: readonly CustomerFact[]): boolean =>
  facts.some((fact) => isOwnLine(fact, 'floor') || isOwnLine(fact, 'opening'))

const lessForLess =
  /从范围上减|倒推范围|(?:必须的|可以等的)[^。]{0,20}(?:分成几栏|不需要的)|哪些往后放|\breduce the scope\b|\bwork back from your budget\b|\b(?:what fits and what can wait|must have, can wait)\b/iu

/** Sentences at hand without those that offer less for less, where our own line holds: its floor may lie above their budget. */
export const atomsWithinOwnLine = <Atom extends object>(
  atoms: readonly Atom[],
  facts: readonly CustomerFact[],
): Atom[] =>
  hasOwnFloor(facts) ? atoms.filter((atom) => !lessForLess.test(JSON.stringify(atom))) : [...atoms]
