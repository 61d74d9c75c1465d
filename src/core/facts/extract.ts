import { factKinds } from '../atoms/library/factKinds.ts'
import { listedDemands } from './actions/listedDemands.ts'
import { weightsIn } from './criteria/weights.ts'
import { withDayPromised } from './days/dayPromised.ts'
import { movedTasksIn } from './days/movedTasks.ts'
import { asksInARow, isOfRow } from './lists/asksInARow.ts'
import { criteriaIn, isWeighed, weightsToldIn } from './lists/awardCriteria.ts'
import { anyBox } from './lists/boxedTasks.ts'
import { dutiesOutside } from './lists/duties.ts'
import type { ProposedFact } from './proposedFact.ts'
import { quietSentences } from './quiet/quietSentences.ts'
import { readSentence } from './reading/readSentence.ts'
import { createSentenceFigures } from './reading/sentenceFigures.ts'
import { tellLists } from './reading/tellLists.ts'
import type { TextReading } from './reading/textReading.ts'
import { toldBesides, withBesides } from './reading/toldBesides.ts'
import { isWorthReading } from './reading/worthReading.ts'
import { isAboutRival } from './rivals/aboutRival.ts'
import { offersBeside } from './rivals/besideRivals.ts'
import { withRivalRows } from './rivals/rivalTables.ts'
import { isFragment } from './sentences/fragments.ts'
import { asWritten, inSimplified, sidesAsWritten } from './sentences/inSimplified.ts'
import { sentencesOf } from './sentences/sentences.ts'
import { isToColleague } from './sentences/voice.ts'
import { isBesideBudget, isLimitOfSigning, isOfOtherPot, isOfRunningCosts } from './sums/besideBudget.ts'
import { asWhole } from './sums/wholeOfParts.ts'
import { isOursToSettle } from './whoSays/atTheCall.ts'
import { zonesOf } from './whoSays/noteZones.ts'
import { type SideOf, sidesIn } from './whoSays/sides.ts'
import { confidedSpan, isConfided, isHush, protectsSource, type Speaker } from './whoSays/stance.ts'

/**
 * Reads a message, note or remark and proposes the facts that its sentences state, each with the very span that
 * states it. Rules only: a sentence without a cue proposes nothing, and a figure is never computed.
 * `occurredAt` (UTC ms) gives the year to dates without one. `by` is who wrote the text; a note says in its lines who
 * said what. `rivals` finds the names of rivals that the workspace knows (`rivals.ts`); `sideOf` tells on which side of
 * the table the people and firms sit whom a note names.
 */
export function extractFacts(
  text: string,
  occurredAt: number,
  by: Speaker = 'note',
  rivals: RegExp | null = null,
  sideOf: SideOf = () => null,
): ProposedFact[] {
  const simple = inSimplified(text)
  if (simple === text) return factsIn(text, occurredAt, by, rivals, sideOf)
  const known = rivals && new RegExp(`${rivals.source}|${inSimplified(rivals.source)}`, rivals.flags)
  return asWritten(factsIn(simple, occurredAt, by, known, sidesAsWritten(sideOf, text, simple)), text, simple)
}

function factsIn(
  text: string,
  occurredAt: number,
  by: Speaker,
  rivals: RegExp | null,
  sideOf: SideOf,
): ProposedFact[] {
  const sides = by === 'note' ? sidesIn(text, sideOf) : sideOf
  const criteria = by === 'ours' ? [] : criteriaIn(text)
  const duties = by === 'note' ? dutiesOutside(text, occurredAt, sides) : []
  const moved = by === 'ours' ? [] : movedTasksIn(text, occurredAt, by)
  const besides = toldBesides(text, { occurredAt, by, sides })
  const isListed = criteria.length > 0 || duties.length > 0 || moved.length > 0 || besides.length > 0
  if (by !== 'ours' && !isListed && !isWorthReading(text, occurredAt, by, rivals, sides)) return []
  const toColleague = isToColleague(text, by, sideOf)
  const rows = by === 'customer' && !toColleague ? asksInARow(text) : []
  // What is asked to be kept quiet is kept so as a whole.
  const sentences = [...sentencesOf(text, (words) => isHush(words, by))]
  const reading: TextReading = {
    text,
    occurredAt,
    written: new Date(occurredAt).toISOString().slice(0, 10),
    by,
    rivals,
    sideOf,
    sides,
    zones: by === 'note' ? zonesOf(text) : [],
    criteria,
    isWeight: weightsToldIn(text, by === 'ours' ? weightsIn(text) : criteria),
    duties,
    toColleague,
    demands: [
      ...(by === 'customer' && !toColleague ? listedDemands(text) : []),
      ...rows.flatMap(({ asks }) => asks),
    ],
    hasBoxes: by === 'note' && anyBox.test(text),
    isOfSecretSource: protectsSource(text, by),
    confided: isConfided(text, by) ? confidedSpan(text) : null,
    sentences,
    quiet: quietSentences(text, sentences, by),
    figuresOf: createSentenceFigures(text, occurredAt),
    found: [],
    lineTaken: 0,
    addressee: null,
    rivalSpokenOf: -2,
  }
  tellLists(reading)
  for (const index of sentences.keys()) readSentence(reading, index)
  const sentenceAt = (at: number): string => sentences.findLast(({ start }) => start <= at)?.text ?? text
  const found = reading.found.filter(
    (one) =>
      !isFragment(one) &&
      !(one.kind === 'customerAsk' && isForOurs(one, sides)) &&
      !isOfRow(one, rows) &&
      !(isOfDeciding.has(one.kind) && isOursToSettle(sentenceAt(one.start), one.speaker)) &&
      !(
        one.kind === 'budgetAmount' &&
        (isBesideBudget(one.text) ||
          (isLimitOfSigning(sentenceAt(one.start)) && !/预算|budget/i.test(sentenceAt(one.start))) ||
          isOfOtherPot(sentenceAt(one.start)) ||
          isOfRunningCosts(text, one))
      ) &&
      !(shares.has(one.kind) && criteria.length > 0 && isFormerShares(one.text)) &&
      // How long a rival takes is no wait that anybody complains of to us.
      !(waits.has(one.kind) && isAboutRival(sentenceAt(one.start), sentenceAt(one.start).length, rivals)) &&
      // Who asks whether something was decided tells no decision.
      !(one.kind === 'meetingDecision' && isAsked(text, one)) &&
      !(one.kind === 'attitude' && isRowOfOffers(lineOf(text, one.start))) &&
      // "Ann, who signs off on this?" asks Ann.
      !(one.kind === 'decisionRole' && asksWho.test(one.text) && isAsked(text, one)) &&
      // That nobody knows whether something is wanted is no wish, and what a rival did or what is threatened no promise.
      !(one.kind === 'customerAsk' && isNotKnown.test(one.text)) &&
      // 详见会议纪要: where a decision stands is none.
      !(one.kind === 'meetingDecision' && pointsElsewhere.test(one.text)) &&
      // Who has to sign is no goal, and by when something has to be signed no complaint.
      !(one.kind === 'statedGoal' && hasToSign.test(one.text)) &&
      !(one.kind === 'userComplaint' && (isDeadline.test(one.text) || lateButGiven.test(one.text))) &&
      !(one.kind === 'customerPromise' && (isThreat.test(one.text) || isOfRival(one.text, rivals))) &&
      // A list of weights is told as one, and as nothing else.
      !(one.kind === 'trialResult' && isWeighed(criteria, one.start, one.end)),
  )
  const asTold = found.map((one) => {
    const sentence = sentences.findLast(({ start }) => start <= one.start)
    return withDayPromised(sentence === undefined ? one : asWhole(one, sentence, occurredAt), occurredAt)
  })
  const told = [
    ...withoutTwice(withBesides(asTold, besides)).map((one) => withItsRival(text, sentences, one, rivals)),
    ...moved.filter((one) => !isToldAsDay(reading, one)),
  ]
  return by === 'ours'
    ? told
    : withRivalRows([...told, ...offersBeside(told, rivals, occurredAt)], text, { rivals, occurredAt })
}

/** The same budget read from two of its parts is told once. */
const withoutTwice = (facts: readonly ProposedFact[]): ProposedFact[] =>
  facts.filter(
    (one, at) =>
      one.kind !== 'budgetAmount' ||
      !facts
        .slice(0, at)
        .some(
          (other) =>
            other.kind === one.kind &&
            other.figures[0]?.value === one.figures[0]?.value &&
            other.start < one.end &&
            one.start < other.end,
        ),
  )

const ofRivals: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'competitorNews',
  'competitorGap',
])
const mostLettersToName = 90
/** What a clause tells of a rival whom an earlier clause of the sentence names, from the name on. */
function withItsRival(
  text: string,
  sentences: readonly { start: number; text: string }[],
  fact: ProposedFact,
  rivals: RegExp | null,
): ProposedFact {
  if (rivals === null || !ofRivals.has(fact.kind) || rivals.test(fact.text)) return fact
  const line = text.lastIndexOf('\n', fact.start - 1) + 1
  const sentence = sentences.findLast(({ start }) => start <= fact.start)
  // A semicolon parts what is still of the same one.
  const goesOn = sentence !== undefined && /[;；]\s*$/.test(text.slice(line, sentence.start))
  const from = Math.max(goesOn ? line : (sentence?.start ?? line), fact.start - mostLettersToName)
  const before = text.slice(from, fact.start)
  const names = [...before.matchAll(new RegExp(rivals.source, 'gi'))]
  const [name] = names
  if (name === undefined || new Set(names.map(([one]) => one.toLowerCase())).size > 1) return fact
  const start = from + name.index
  return { ...fact, start, text: text.slice(start, fact.end) }
}

const waits: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'waitingTime',
  'repairHours',
  'responseHours',
])
const lineOf = (text: string, at: number): string => {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end)
}
/** A row of a table in which a cell holds a price, or whom somebody likes is who the row is on: it is on a rival. */
const isRowOfOffers = (line: string): boolean =>
  (line.match(/\|/g) ?? []).length >= 3 &&
  (/\|\s*(?:[€£$¥￥]|[A-Z]{3})?\s?\d[\d.,]*\s*(?:万|[kKmMwW]|元)?\s*\|/.test(line) ||
    /\b(?:likes?|prefers?|knows?|trusts?) (?:them|it|theirs)\b|(?:喜欢|偏向?|倾向于?|认)(?:他们|它们?|这家)/i.test(
      line,
    ))
/** Who is asked for, be somebody addressed before it or not: "Ann, who signs?", 林工，谁签字. */
const asksWho =
  /(?:^|[,，:：;；]\s*|\b(?:and|but|so)\s+)(?:who(?:se|m)?|which of (?:you|them)|is it|does|do|will|can)\b|谁|哪(?:位|个)|由不由/iu
const isAsked = (text: string, { end, text: words }: ProposedFact): boolean =>
  /^[\s”"』」)）]*[?？]/.test(text.slice(end)) || /[?？]|是否|有没有|[吗么]\s*$/.test(words)

const pointsElsewhere =
  /^(?:详?见|参见|请见|如)(?:会议)?(?:纪要|附件|邮件|附表)|^(?:see|as per) (?:the )?(?:minutes|attach\w+|notes|mail)\b/i
const hasToSign =
  /\b(?:has|have|needs?) to (?:sign|countersign|approve|be (?:signed|approved))\b|(?:要|须|得|必须)(?:由)?\p{Script=Han}{1,6}(?:签字|审批|批准)/iu
const isDeadline =
  /\b(?:has|have|needs?|must) (?:to )?be (?:signed|placed|ordered|in|done|delivered|installed|running|live)\b[^.;\n]{0,30}\b(?:by|before|no later than|until)\b|(?:必须|一定要|要|得)(?:在)?[^，,。；;\n]{0,10}(?:之?前)(?:签|下单|到货|装好|投产|上线|进场)/iu
/** "two days late but done": what was given late is no complaint any more. */
const lateButGiven =
  /\blate,? but (?:it['’]?s |is |was )?(?:done|sent|there|in|gone|delivered)\b|(?:晚|迟|拖)了[^，,。\n]{0,6}[，,]?\s*(?:但|不过)[^，,。\n]{0,4}(?:发|给|交|寄|补|到)了/i
const isNotKnown =
  /\b(?:nobody|no ?one)\b[^.;?\n]{0,30}\b(?:if|whether)\b|\b(?:no idea|not sure|(?:do|does|did)(?:n['’]t| not) (?:yet )?know|unclear|can['’]?t (?:say|tell)) (?:if|whether)\b/i
/** We will claim 18,000, 再延就扣款: what is held out to us is nothing that we are given. */
const isThreat =
  /\b(?:will|['’]ll|shall|going to|have to) (?:have to )?(?:claim|charge (?:you|it)|deduct|withhold|penali[sz]e|terminate|sue|escalate|invoke|dispute|reject)\b|(?:我们|就|要|会|将)(?:按合同)?(?:扣(?:款|钱|你|除)|索赔|罚款|罚你|起诉|终止合同|解除合同|拒付|不付款)/i
/** Whether a sentence is of what a rival does: it stands at its beginning. */
const isOfRival = (words: string, rivals: RegExp | null): boolean => {
  const name = rivals?.exec(words)
  return name != null && name.index <= 2
}

/** "the other half approved by Ann" of ours: what our own house wants of its people is asked by no customer. */
const byWhomDone =
  /\b(?:approved|signed(?: off)?|checked|agreed|released|countersigned) by (?<who>\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)?)|[要等](?<han>\p{Script=Han}{2,3}?)(?:批准?|签字?|同意|点头)/u
const isForOurs = ({ text, speaker }: ProposedFact, sides: SideOf): boolean => {
  const groups = speaker === 'note' || speaker === 'team' ? byWhomDone.exec(text)?.groups : undefined
  const who = groups?.who ?? groups?.han
  return who !== undefined && sides(who) === 'ours'
}
const isOfDeciding: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'decisionDate',
  'meetingDecision',
])

const shares: ReadonlySet<ProposedFact['kind']> = new Set<ProposedFact['kind']>([
  'paymentSplit',
  'trialResult',
])
/** 原来的 40/25/20/15 作废: beside a list of weights three shares or more are those that it replaces. */
const isFormerShares = (words: string): boolean => /\d{1,2}(?:\s*[/／:：-]\s*\d{1,2}){2,}/.test(words)

/** Whether what moved is told as a day of its own: then it is nothing to be done. */
const isToldAsDay = ({ found }: TextReading, { start, end, figures: [day] }: ProposedFact): boolean =>
  found.some(
    (one) =>
      factKinds[one.kind].value === 'date' &&
      one.start < end &&
      one.end > start &&
      one.figures[0]?.value === day?.value,
  )
