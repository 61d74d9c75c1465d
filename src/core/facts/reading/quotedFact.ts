import type { FactKind } from '../../atoms/library/factKinds.ts'
import type { FoundFigure } from '../figures.ts'
import { changedWeights, isWeighed } from '../lists/awardCriteria.ts'
import { longestLatinLine, type Span, trimmed } from '../sentences/clauseBreaks.ts'
import { longestQuote, quotable, restOfLine } from '../sentences/quotable.ts'
import { isSameLine } from '../sentences/sentences.ts'
import { tellsItsSecret } from '../whoSays/stance.ts'
import type { MatchedRule } from './rulesOfSentence.ts'
import type { RuleReading } from './textReading.ts'

/** A price as people say it among themselves, without its unit: 做到885. */
const bareAmount =
  /(?:到|我们|你们)\s*\d[\d.,]*|(?:\d{2,4}|[一二三四五六七八九]百[零一二三四五六七八九十]*)(?:块|元|万)?以(?:内|下)/

/** Who was there is a list, of which a clause tells enough. */
const isAttendance =
  /^[^:：\n]{0,12}(?:参加|参会|与会|出席|到场|客户方|对方|甲方|present|attend\w*|participants)[^:：\n]{0,6}[:：]/i

/** What a sentence of weights states none of, whatever its numbers. */
const notOfWeights: ReadonlySet<FactKind> = new Set<FactKind>([
  'askedPrice',
  'statedGoal',
  'customerAsk',
  'competitorNews',
])

/** A cue of English that is worth nothing without the name it speaks of. */
const isNameless = (cue: string): boolean =>
  !/\p{Script=Han}/u.test(cue) &&
  !/sister|reference|is$|talking|already|now|certif|ISO|CE|FDA|NMPA|SOC/i.test(cue)

/** Where a sentence names what a rule quotes by name. */
function nameIn(sentence: string, pattern: RegExp | undefined): Span | null {
  const match = pattern?.exec(sentence)
  const name = Object.values(match?.groups ?? {}).find((group) => group !== undefined)
  if (!match || name === undefined) return null
  const start = sentence.indexOf(name, match.index)
  return { start, end: start + name.length }
}

/** Where news of a rival that is too long to be quoted whole is cut: behind a clause rather than within one. */
function clausesUntil(sentence: string): number {
  const most = longestQuote.other
  if (sentence.length <= most) return sentence.length
  const mark = Math.max(
    ...[', ', '; ', '，', '；', ' - ', ' – '].map((one) => sentence.lastIndexOf(one, most - 1)),
  )
  return mark > most / 2 ? mark : most
}

/** Who signs stands behind what it is above: "any lease above 1.5m goes to Annelies Brandsma, our CFO, for signature". */
const longestOf = (kind: FactKind): number =>
  kind === 'decisionRole' ? longestLatinLine : longestQuote.other

/** Where the words stand that are quoted for a rule, in offsets of the sentence; null where it names nobody to quote. */
function clauseFor({ text, start, within }: RuleReading, { rule, cue, rival }: MatchedRule): Span | null {
  const name =
    rival && !rule.whole
      ? { start: rival.index, end: rival.index + rival[0].length }
      : nameIn(text, rule.name)
  if (!name && rule.name && (rule.kind === 'competitorName' || isNameless(cue[0]))) return null
  if (rule.line && start < within.lineTaken) return null
  if (name) return name
  if (rule.whole && !isAttendance.test(text))
    return trimmed(text, 0, rule.rival ? clausesUntil(text) : Math.min(text.length, longestOf(rule.kind)))
  return rule.line ? restOfLine(within.text, start, cue.index) : quotable(text, cue.index, rule.kind)
}

const mostWordsOfEcho = 4
/** "20% over what they quoted. hard sell upstairs": a few words more on a worry just told in the same line are none of their own. */
function isEchoOfWorry({ start, within }: RuleReading, quote: string): boolean {
  if (/\p{Script=Han}/u.test(quote) || quote.split(/\s+/).length > mostWordsOfEcho) return false
  const before = within.found.findLast(({ kind }) => kind === 'statedConcern')
  return before !== undefined && before.end <= start && isSameLine(within.text, before, { start })
}

const ofWhoFollows =
  /^(?:and |but |so |now )*(?:(?:there is |there's |with )?no (?:successor|replacement)|(?:his|her|their|the) (?:successor|replacement|job|post|role|seat)|nobody (?:has )?(?:replaced|taken|replaces)|(?:he|she|they) (?:started|starts|joined|is now|sits)\b|started (?:on |in )?\d)/i
const longestWithNext = 160
/** "Ruud's last day was yesterday. no successor yet": who comes after is told with who goes. */
function withWhoFollows({ text, start, index, within }: RuleReading, clause: Span): Span {
  const next = within.sentences[index + 1]
  if (next === undefined || clause.end < text.replace(/[\s.!…]+$/, '').length) return clause
  const isNext =
    isSameLine(within.text, { start, text }, next) &&
    ofWhoFollows.test(next.text) &&
    next.start + next.text.length - start <= longestWithNext
  return isNext
    ? { start: clause.start, end: next.start - start + next.text.replace(/[\s.!…]+$/, '').length }
    : clause
}

/** Tells what a rule quotes of a sentence. */
export function tellQuoted(sentence: RuleReading, matched: MatchedRule): void {
  const { rule, cue, stance } = matched
  const { own, before, kinds, said, within } = sentence
  const { found, text, criteria } = within
  // One sentence is quoted for two kinds at the most: further kinds would only repeat it.
  if (sentence.quoted === 2 && !rule.apart) return
  const told = clauseFor(sentence, matched)
  if (!told) return
  const clause = rule.kind === 'peopleChange' ? withWhoFollows(sentence, told) : told
  const quote = text.slice(sentence.start + clause.start, sentence.start + clause.end)
  // Of a list of weights nothing else is told: 通过率和证书20% shows no certificate.
  if (isWeighed(criteria, sentence.start + clause.start, sentence.start + clause.end)) return
  // The word of secrecy alone is no hint that could be given back.
  if (rule.kind === 'championNote' && within.confided && !tellsItsSecret(quote)) return
  // What they promise to get us is nothing that they ask for.
  if (
    rule.kind === 'customerAsk' &&
    stance === 'promised' &&
    found.slice(Math.max(0, before - 2)).some((one) => one.kind === 'customerPromise' && one.text === quote)
  )
    return
  if (rule.kind === 'statedConcern' && isEchoOfWorry(sentence, quote)) return
  if (rule.line) within.lineTaken = sentence.start + clause.end
  const isIn = ({ start, end }: FoundFigure) => start >= clause.start && end <= clause.end
  // Nor is 价格降到35 among weights a price.
  if (
    criteria.some(
      ({ subject, start, end }) =>
        subject === changedWeights && start < sentence.start + sentence.text.length && end > sentence.start,
    ) &&
    notOfWeights.has(rule.kind)
  )
    return
  if (rule.needs && !bareAmount.test(quote) && !own.some((one) => one.kind === 'money' && isIn(one))) return
  // A ticked box has told it already.
  if (found.some(({ kind, start }) => kind === rule.kind && start === sentence.start + clause.start)) return
  if (!rule.apart) sentence.quoted += 1
  kinds.add(rule.kind)
  found.push({
    kind: rule.kind,
    subject: cue[0],
    start: sentence.start + clause.start,
    end: sentence.start + clause.end,
    text: quote,
    figures: own.filter(isIn).map((figure) => figure.figure),
    // Whoever must not be known as the source is not even to be guessed by our knowing of the rival.
    speaker: rule.rival && within.isOfSecretSource ? 'team' : said.speaker,
    stance,
    saidBy: said.saidBy,
  })
}
