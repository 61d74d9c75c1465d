import { type FactKind, factKinds } from '../atoms/library/factKinds.ts'
import { scriptOf } from './anyCue.ts'
import { calledOff } from './calledOff.ts'
import { certificatesIn } from './certificates.ts'
import { isNoMeasure, isOfElsewhere, isOnlyPut, isUnsaid } from './chinese/notTold.ts'
import { demandsIn, mayDemand } from './demanded.ts'
import { bareBudgets, bareCuts, isExceeded, isUndoneBy } from './denied.ts'
import { isElsewhereInEnglish, isOnlyAimedAt } from './english/elsewhere.ts'
import { aheadOf, daysToldFirst, type ToldInEnglish, toldInEnglish } from './english/englishFacts.ts'
import { mayTellInEnglish } from './english/mayTell.ts'
import { notHereAndNow, notSaid } from './factKinds.ts'
import { comingWeekdays, type FoundFigure, findFigures, weekdaysOfMonth } from './figures.ts'
import { handoversIn } from './handovers.ts'
import { hushesWhatFollows, tellsLimit } from './hushed.ts'
import { listedDemands } from './listedDemands.ts'
import { aBox, anyBox, tasksIn } from './lists/boxedTasks.ts'
import { dutiesIn, isRowOfDuties } from './lists/duties.ts'
import { announcedAsks, listedAsks, someonesPrice } from './lists/listedAsks.ts'
import { mayHoldZone, promisesIn } from './lists/underHeadings.ts'
import { movedTasksIn } from './movedTasks.ts'
import { zonesOf } from './noteZones.ts'
import type { ProposedFact } from './proposedFact.ts'
import { piecesOfConfidence, roomForWord } from './quiet/confidedPieces.ts'
import { keptQuiet, mayHush } from './quiet/keptQuiet.ts'
import {
  isAboutRival,
  isFollowedByMoney,
  isMeasuredBy,
  isMoreOfRival,
  isWithinName,
  ofService,
  ofWhomIsSpoken,
  pricedBehind,
  someoneElse,
  sufferedFrom,
} from './reading/aboutRival.ts'
import {
  isAuthority,
  isDayOfAct,
  isDeliveredBadly,
  isOnCondition,
  liesAhead,
  mayBeCalledOff,
  metOn,
  ofUsFirst,
  saidByWeekday,
} from './reading/figureFact.ts'
import { nearest } from './reading/nearestFigure.ts'
import {
  answering,
  awaitedDays,
  isItsDay,
  promiseIn,
  spokenDay,
  withSpokenDay,
} from './reading/promiseClause.ts'
import { bareAmount, isAttendance, isNameless, nameIn, notOfWeights } from './reading/quotedFact.ts'
import { anyCue, anyLineCue, rulesFor } from './reading/rulesOfSentence.ts'
import { isRightBehindRival, rivalIn } from './rivalPlace.ts'
import { longestLatinLine, trimmed } from './sentences/clauseBreaks.ts'
import { longestQuote, quotable, restOfLine } from './sentences/quotable.ts'
import { lineAround, lineFrom, saidNext, sentencesOf } from './sentences/sentences.ts'
import { guessBehind, isToColleague, voiceOf } from './sentences/voice.ts'
import { promisedBy, type Side, type SideOf, sidesIn, spokenTo } from './sides.ts'
import {
  confidedSpan,
  holdsPromise,
  hushesBefore,
  isAwaited,
  isConfided,
  isHush,
  isOurs,
  isOutstanding,
  isPromiseOf,
  mayPromise,
  protectsSource,
  reachOfConfidence,
  type Speaker,
  type Stance,
  stanceOf,
} from './stance.ts'
import { isTakenBack } from './takenBack.ts'
import { weightChangesIn } from './weightChanges.ts'
import { weightsIn } from './weights.ts'

/** What stands for a cue where only some of the weights were told to be other ones now. */
export const changedWeights = 'weights changed'

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
  const found: ProposedFact[] = []
  const mayState = (words: string): boolean =>
    anyCue(words) || (rivals?.test(words) ?? false) || certificatesIn(words).length > 0
  const sides = by === 'note' ? sidesIn(text, sideOf) : sideOf
  const lists = by === 'ours' ? [] : weightsIn(text)
  const changed = by === 'ours' ? [] : weightChangesIn(text)
  const weights = [
    ...lists.map((one) => ({ ...one, subject: 'weights' })),
    ...changed
      .filter(({ start, end }) => !lists.some((list) => list.start < end && list.end > start))
      .map((one) => ({ ...one, subject: changedWeights })),
  ]
  const duties =
    by === 'note'
      ? dutiesIn(text, occurredAt, sides, (at) =>
          zonesOf(text).some(({ zone, start, end }) => zone === 'internal' && at >= start && at < end),
        )
      : []
  const moved = by === 'ours' ? [] : movedTasksIn(text, occurredAt, by)
  if (
    by !== 'ours' &&
    moved.length === 0 &&
    duties.length === 0 &&
    !mayState(text) &&
    !mayTellInEnglish(text) &&
    !(by === 'note' && handoversIn(text, occurredAt, sides)) &&
    !holdsPromise(text, by) &&
    !(by === 'note' && isOutstanding(text)) &&
    !anyBox.test(text) &&
    !isConfided(text, by) &&
    !mayHoldZone(text, by) &&
    !mayDemand(text, by) &&
    !(by === 'customer' && listedDemands(text).length > 0) &&
    !mayHush(text, by) &&
    weights.length === 0 &&
    !protectsSource(text, by) &&
    !(text.includes('\n') && text.search(announcedAsks) >= 0)
  )
    return found
  const written = new Date(occurredAt).toISOString().slice(0, 10)
  let lineTaken = 0
  const zones = by === 'note' ? zonesOf(text) : []
  const isOfSecretSource = protectsSource(text, by)
  found.push(...zones.flatMap((zone) => promisesIn(text, zone, occurredAt)))
  const hasBoxes = by === 'note' && anyBox.test(text)
  const isDuty = ({ start, text }: { start: number; text: string }): boolean =>
    duties.some((duty) => duty.start < start + text.length && duty.end > start)
  found.push(...duties.filter(({ start }) => !(hasBoxes && aBox.test(lineAround(text, start)))))
  /** Whether a line of a list has been told under its heading. */
  const isTold = ({ start, text }: { start: number; text: string }): boolean =>
    found.some((one) => one.subject === 'heading' && one.start < start + text.length && one.end > start)
  if (hasBoxes) found.push(...tasksIn(text, occurredAt, sides))
  found.push(
    ...weights.map(({ start, end, subject }): ProposedFact => {
      const { speaker, saidBy, thought } = voiceOf(text, { start, text: text.slice(start, end) }, by, sides)
      return {
        kind: 'awardCriteria',
        subject,
        start,
        end,
        text: text.slice(start, end),
        figures: [],
        speaker,
        stance: thought ? 'thought' : 'stated',
        saidBy,
      }
    }),
  )
  /** Whether a list of weights tells the line better. */
  const isWeighed = (start: number, end: number): boolean =>
    weights.some((list) => list.start < end && list.end > start)
  const toColleague = isToColleague(text, by, sideOf)
  if (by !== 'ours' && text.includes('\n') && !toColleague) found.push(...listedAsks(text, by, rivals))
  const demands = by === 'customer' && !toColleague ? listedDemands(text) : []
  const isDemanded = ({ start, text: said }: { start: number; text: string }): boolean =>
    demands.some((demand) => demand.start < start + said.length && demand.end > start)
  for (const { start, end, text: demand } of demands) {
    const isPriced = /\d/.test(demand) && (rivals?.test(demand) || someonesPrice.test(demand))
    if (isPriced || found.some((one) => one.start < end && one.end > start)) continue
    found.push({
      kind: 'customerAsk',
      subject: 'list',
      start,
      end,
      text: demand,
      figures: [],
      speaker: by,
      stance: 'asked',
      saidBy: null,
    })
  }
  if (mayDemand(text, by) && !toColleague) found.push(...demandsIn(text, occurredAt, by))
  const confided = isConfided(text, by) ? confidedSpan(text) : null
  if (confided)
    found.push(
      ...piecesOfConfidence(text, confided).map(
        (piece): ProposedFact => ({ ...keptQuiet(piece, roomForWord), speaker: 'customer' }),
      ),
    )
  const sentences = [...sentencesOf(text)]
  const sameLine = (one: { start: number; text: string }, other: { start: number }): boolean =>
    !text.slice(one.start + one.text.length, other.start).includes('\n')
  let addressee: Side | null = null
  /** The last sentence that spoke of a rival, or of somebody in between: 他们 and "their" in the next are the rival's. */
  let rivalSpokenOf = -2
  let sums: FoundFigure[] | null = null
  /** The figures of a sentence, with the budget that it names without the unit of the text's other sums. */
  const figuresOf = (sentence: string): FoundFigure[] => {
    const read = findFigures(sentence, occurredAt)
    // A sum that is named with its unit is read already; one without is none of the quantities round it.
    const cuts = bareCuts(sentence).filter(
      ({ start, end }) => !read.some((one) => one.start < end && one.end > start && one.kind !== 'quantity'),
    )
    const figures = [
      ...read.filter(({ start, end }) => !cuts.some((cut) => cut.start < end && cut.end > start)),
      ...cuts,
    ].sort((one, other) => one.start - other.start)
    if (!/预算|额度|盘子|[批给]的数|上限|封顶|budget|ceiling|\bcap\b|limit/i.test(sentence)) return figures
    sums ??= findFigures(text, occurredAt).filter(({ kind }) => kind === 'money')
    return [...figures, ...bareBudgets(sentence, text, sums)].sort((one, other) => one.start - other.start)
  }
  const hushed = sentences.map((sentence) => isHush(sentence.text, by))
  /** Whether its line began by asking for silence on what follows, or asks for silence and it tells a limit of ours. */
  const isHushedInLine = (index: number): boolean =>
    sentences.some(
      (other, at) =>
        hushed[at] === true &&
        at !== index &&
        (at < index
          ? sameLine(other, sentences[index]!) &&
            (hushesWhatFollows(other.text) || tellsLimit(sentences[index]!.text))
          : sameLine(sentences[index]!, other) && tellsLimit(sentences[index]!.text)),
    )
  /** Whether it only points to what is told as quiet beside it: 这个数字不要出这个群. */
  const isPointer = (index: number): boolean => {
    const { text: words } = sentences[index]!
    const [before, after] = [sentences[index - 1], sentences[index + 1]]
    return (
      (before !== undefined &&
        hushed[index] === true &&
        sameLine(before, sentences[index]!) &&
        words.length < 60 &&
        !/\d/.test(words) &&
        /^(?:这个?(?:数字?|价格?|事|话|消息)|以上|上面|that|this|it|keep (?:that|this|it)|(?:he|she|they)(?:['’]s|['’]re| is| are) not supposed|must(?: not|n['’]t) (?:come|get) back)/i.test(
          words,
        )) ||
      (after !== undefined &&
        sameLine(sentences[index]!, after) &&
        hushesWhatFollows(words) &&
        hushed[index] === true)
    )
  }
  for (const [index, sentence] of sentences.entries()) {
    if (by === 'customer') addressee = spokenTo(sentence.text, sideOf) ?? addressee
    /** What one of them asks or promises a colleague is their own affair, and no duty of ours. */
    const isAmongThem = addressee === 'theirs'
    const zone = zones.find(({ start, end }) => sentence.start >= start && sentence.start < end)?.zone ?? null
    if (zone === 'ownPromises' || zone === 'theirPromises' || zone === 'limits') continue
    const next = sentences[index + 1]
    const isQuiet =
      isHush(sentence.text, by) ||
      (next !== undefined && isHush(next.text, by) && hushesBefore(next.text) && sameLine(sentence, next)) ||
      isHushedInLine(index)
    // Whoever must not be named as its source has told what stands before in the line: it is read on as known to us.
    const isConfidedToUs =
      isOfSecretSource &&
      sentences.some(
        (other, at) =>
          at >= index && protectsSource(other.text, by) && (at === index || sameLine(sentence, other)),
      )
    if ((isQuiet || isConfidedToUs) && !isPointer(index)) found.push(keptQuiet(sentence))
    if (isQuiet) continue
    // A task names what is to be, and is told as a task.
    if (hasBoxes && aBox.test(lineAround(text, sentence.start))) continue
    const handover = by === 'note' && !isDuty(sentence) ? handoversIn(sentence.text, occurredAt, sides) : null
    if (handover) {
      const { start, end, ...told } = handover
      found.push({
        ...told,
        kind: 'openTask',
        subject: 'handover',
        start: sentence.start + start,
        end: sentence.start + end,
        speaker: 'note',
        stance: 'promised',
        saidBy: null,
      })
    }
    const voice = voiceOf(text, sentence, by, sides)
    const isGuess = guessBehind.test(text.slice(sentence.start + sentence.text.length).slice(0, 12))
    const said: typeof voice = {
      ...voice,
      ...((zone === 'internal' ||
        (isOfSecretSource && protectsSource(lineAround(text, sentence.start), by))) && {
        speaker: 'team',
      }),
      ...(isGuess && { thought: true }),
    }
    const isPromise =
      !said.thought &&
      (mayPromise(sentence.text, said.speaker) || (said.speaker === 'customer' && isAwaited(sentence.text)))
    const holdsCue =
      isPromise ||
      (by === 'note' && isOutstanding(sentence.text)) ||
      sentence.text === text ||
      mayState(sentence.text) ||
      (lineFrom(text, sentence.start) !== sentence.text && anyLineCue(lineFrom(text, sentence.start)))
    if (!holdsCue && !mayTellInEnglish(sentence.text)) continue
    const figures = figuresOf(sentence.text)
    const own = figures.filter((figure) => !isTakenBack(sentence.text, figure))
    const stanceAt = (start: number, end: number, isWorry: boolean): Stance =>
      said.thought
        ? 'thought'
        : said.planned
          ? 'promised'
          : stanceOf(isWorry ? sentence.text.slice(0, end) : sentence.text, start, end, said.speaker)
    const { speaker, saidBy } = said
    if (
      isPromise &&
      !isAmongThem &&
      !isDemanded(sentence) &&
      !isDuty(sentence) &&
      handover === null &&
      isPromiseOf(
        said.speaker,
        sentence.text,
        own.some(({ kind }) => kind === 'date') ||
          weekdaysOfMonth(sentence.text, occurredAt).length > 0 ||
          (said.speaker === 'ours' &&
            answering.test(sentence.text) &&
            comingWeekdays(sentence.text, occurredAt).length > 0),
      )
    ) {
      const clause = withSpokenDay(sentence.text, promiseIn(sentence.text, said.speaker))
      const earlier = found.at(-1)
      // "I know I owe you the plan. You'll have it Monday.": one promise, with its day behind it.
      if (
        earlier &&
        (earlier.kind === 'customerPromise' || earlier.kind === 'openPromise') &&
        earlier.figures.length === 0 &&
        isItsDay.test(sentence.text) &&
        sameLine({ start: earlier.start, text: earlier.text }, sentence)
      ) {
        earlier.figures = own.filter(({ kind }) => kind === 'date').map(({ figure }) => figure)
        earlier.end = sentence.start + clause.end
        earlier.text = text.slice(earlier.start, earlier.end)
        continue
      }
      found.push({
        kind:
          isOurs(said.speaker, sentence.text) ||
          (said.speaker === 'note' && promisedBy(sentence.text, sides) === 'ours')
            ? 'openPromise'
            : 'customerPromise',
        subject: 'promise',
        start: sentence.start + clause.start,
        end: sentence.start + clause.end,
        text: sentence.text.slice(clause.start, clause.end),
        figures: [
          ...own,
          ...comingWeekdays(sentence.text, occurredAt),
          ...spokenDay(sentence.text, occurredAt),
          ...weekdaysOfMonth(sentence.text, occurredAt).filter((day) =>
            own.every(({ start, end }) => day.end <= start || day.start >= end),
          ),
        ]
          // A month may have a full stop behind it, which is the sentence's own.
          .filter(
            ({ kind, start, end }) =>
              kind === 'date' &&
              start >= clause.start &&
              end <= clause.end + 1 &&
              // 10/28已经重开，月底付: what was done that day is not what is due.
              !/^\s*就?已/.test(sentence.text.slice(end)),
          )
          .map(({ figure }) => figure),
        speaker,
        stance: 'promised',
        saidBy,
      })
    }
    if (speaker === 'customer' && !isAmongThem && isAwaited(sentence.text))
      found.push({
        kind: 'openPromise',
        subject: 'awaited',
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        // 周二之前能给吧: it is asked for by a day to come; a day on which it was due may be any.
        figures: awaitedDays(sentence.text, own, occurredAt),
        speaker,
        stance: 'promised',
        saidBy,
      })
    if (
      by === 'note' &&
      said.speaker === 'note' &&
      !isPromise &&
      !isDuty(sentence) &&
      isOutstanding(sentence.text)
    )
      found.push({
        kind: 'customerPromise',
        subject: 'missed',
        start: sentence.start,
        end: sentence.start + trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine)).end,
        text: sentence.text.slice(
          0,
          trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine)).end,
        ),
        figures: [],
        speaker: 'note',
        stance: 'promised',
        saidBy: null,
      })
    if (notSaid.test(sentence.text) || isUnsaid(sentence.text)) continue
    // A row of a list of duties tells what is to be done and no more, whoever it is of.
    if (by === 'note' && isRowOfDuties(sentence.text)) continue
    const isElsewhere =
      notHereAndNow.test(sentence.text) || isOfElsewhere(sentence.text) || isElsewhereInEnglish(sentence.text)
    const taken = new Set<FoundFigure>()
    const kinds = new Set<FactKind>()
    let quoted = 0
    const script = scriptOf(sentence.text)
    const before = found.length
    if (rivals?.test(sentence.text)) rivalSpokenOf = index
    else if (
      rivalSpokenOf === index - 1 &&
      (isMoreOfRival(sentence.text) || sufferedFrom.test(sentence.text))
    ) {
      if (sufferedFrom.test(sentence.text)) for (const kind of ofService) kinds.add(kind)
      rivalSpokenOf = index
      kinds.add('competitorNews')
      const clause = trimmed(sentence.text, 0, Math.min(sentence.text.length, longestLatinLine))
      found.push({
        kind: 'competitorNews',
        subject: 'continued',
        start: sentence.start + clause.start,
        end: sentence.start + clause.end,
        text: sentence.text.slice(clause.start, clause.end),
        figures: [],
        speaker: isOfSecretSource ? 'team' : speaker,
        stance: 'stated',
        saidBy,
      })
    } else if (rivalSpokenOf === index - 1 && someoneElse.test(sentence.text)) rivalSpokenOf = index
    const earlier = sentences[index - 1]
    const inEnglish = {
      text: sentence.text,
      whole: text,
      occurredAt,
      by: speaker,
      figures,
      taken,
      kinds,
      isTakenBack,
      before: earlier && sameLine(earlier, sentence) ? earlier.text : null,
    }
    /** "Net 60 here, and I want the fee spelled out": only the clause of the figure tells of it. */
    const clauseAround = (figureAt: number): { start: number; end: number } => {
      const start = sentence.text.slice(0, figureAt).search(/, (?:and|but) (?!.*, (?:and|but) )/i)
      const behind = sentence.text.slice(figureAt).search(/, (?:and|but) /i)
      return { start: Math.max(0, start), end: behind < 0 ? sentence.text.length : figureAt + behind }
    }
    const tell = (told: ToldInEnglish): void => {
      const clause = told.figureAt === undefined ? told : clauseAround(told.figureAt)
      const edges = trimmed(sentence.text, Math.max(told.start, clause.start), clause.end)
      const [start, end] = [sentence.start + edges.start, sentence.start + edges.end]
      // A line that was quoted for the kind has told it; a name is told once.
      const isToldAlready = found.some(
        (one) =>
          one.kind === told.kind &&
          one.figures.length === 0 &&
          told.figures.length === 0 &&
          ((one.start < end && one.end > start) || one.text === text.slice(start, end)),
      )
      if (isToldAlready) return
      kinds.add(told.kind)
      for (const figure of figures)
        if (figure.start <= (told.figureAt ?? -1) && figure.end > told.figureAt!) taken.add(figure)
      found.push({
        kind: told.kind,
        subject: told.subject,
        start,
        end,
        text: text.slice(start, end),
        figures: told.figures,
        speaker,
        stance:
          told.figureAt === undefined || said.thought || said.planned
            ? stanceAt(told.start, told.start, worries.has(told.kind))
            : stanceOf(sentence.text.slice(clause.start, clause.end), 0, 0, speaker),
        saidBy,
      })
    }
    const isEnglish = mayTellInEnglish(sentence.text)
    if (isEnglish && !isDuty(sentence)) daysToldFirst(inEnglish).forEach(tell)
    for (const rule of holdsCue ? rulesFor(sentence.text) : []) {
      const rival = rule.rival ? rivalIn(sentence.text, rivals) : null
      const scope = rule.line ? lineFrom(text, sentence.start) : sentence.text
      const cue = rival ?? (rule.line ? rule.cue : rule.cues[script])?.exec(scope)
      if (!cue || kinds.has(rule.kind) || rule.not?.test(sentence.text)) continue
      if (isAmongThem && ofUs.has(rule.kind)) continue
      if (rule.kind === 'customerAsk' && zone === 'needs' && isTold(sentence)) continue
      // Skagen Freezing complains of nothing.
      if (!rival && !rule.line && rivals && isWithinName(sentence.text, cue, rivals)) continue
      if (
        rule.beside &&
        !rule.beside.test(scope) &&
        !(rival && rule.figure === 'money' && isFollowedByMoney(rival, figures)) &&
        !(
          rival &&
          rule.kind === 'competitorNews' &&
          pricedBehind.test(scope.slice(rival.index + rival[0].length))
        )
      )
        continue
      if (isElsewhere && rule.figure !== 'text') continue
      // The day of a duty is when it is due: nothing is tendered or delivered on it.
      if (rule.figure === 'date' && isDuty(sentence)) continue
      const told = stanceAt(cue.index, cue.index + cue[0].length, worries.has(rule.kind))
      const stance = told === 'stated' && rule.done && !rule.done.test(sentence.text) ? 'promised' : told
      if (rule.stances && !rule.stances.includes(stance)) continue
      if (isOnlyPut(sentence.text, cue.index, rule.kind, speaker)) continue
      if (rule.ofRival && !isRightBehindRival(sentence.text, cue.index, rivals)) continue
      if (rule.speakers && !rule.speakers.includes(speaker)) continue
      // "155 from you, which is what Alder gave us": what is asked of us is no news of the one it is measured by.
      if (rule.kind === 'competitorNews' && rival && isMeasuredBy(sentence.text, rival.index)) continue
      if (ofWhomIsSpoken.has(rule.kind) && isAboutRival(sentence.text, cue.index, rivals)) continue
      if (rule.figure === 'text') {
        // One sentence is quoted for two kinds at the most: further kinds would only repeat it.
        if (quoted === 2 && !rule.apart) continue
        const name =
          rival && !rule.whole
            ? { start: rival.index, end: rival.index + rival[0].length }
            : nameIn(sentence.text, rule.name)
        if (!name && rule.name && (rule.kind === 'competitorName' || isNameless(cue[0]))) continue
        if (rule.line && sentence.start < lineTaken) continue
        const clause =
          name ??
          (rule.whole && !isAttendance.test(sentence.text)
            ? trimmed(sentence.text, 0, Math.min(sentence.text.length, longestQuote.other))
            : rule.line
              ? restOfLine(text, sentence.start, cue.index)
              : quotable(sentence.text, cue.index, rule.kind))
        const quote = text.slice(sentence.start + clause.start, sentence.start + clause.end)
        // Of a list of weights nothing else is told: 通过率和证书20% shows no certificate.
        if (isWeighed(sentence.start + clause.start, sentence.start + clause.end)) continue
        // The word of secrecy alone is no hint that could be given back.
        if (rule.kind === 'championNote' && confided && reachOfConfidence(quote) !== 'itself') continue
        // What they promise to get us is nothing that they ask for.
        if (
          rule.kind === 'customerAsk' &&
          stance === 'promised' &&
          found
            .slice(Math.max(0, before - 2))
            .some((one) => one.kind === 'customerPromise' && one.text === quote)
        )
          continue
        if (rule.line) lineTaken = sentence.start + clause.end
        const isIn = ({ start, end }: FoundFigure) => start >= clause.start && end <= clause.end
        // Nor is 价格降到35 among weights a price.
        if (
          weights.some(
            ({ subject, start, end }) =>
              subject === changedWeights &&
              start < sentence.start + sentence.text.length &&
              end > sentence.start,
          ) &&
          notOfWeights.has(rule.kind)
        )
          continue
        if (rule.needs && !bareAmount.test(quote) && !own.some((one) => one.kind === 'money' && isIn(one)))
          continue
        // A ticked box has told it already.
        if (found.some(({ kind, start }) => kind === rule.kind && start === sentence.start + clause.start))
          continue
        if (!rule.apart) quoted += 1
        kinds.add(rule.kind)
        found.push({
          kind: rule.kind,
          subject: cue[0],
          start: sentence.start + clause.start,
          end: sentence.start + clause.end,
          text: quote,
          figures: own.filter(isIn).map((figure) => figure.figure),
          // Whoever must not be known as the source is not even to be guessed by our knowing of the rival.
          speaker: rule.rival && isOfSecretSource ? 'team' : speaker,
          stance,
          saidBy,
        })
        continue
      }
      const wanted = rule.figure
      const here = rule.past ? figures : own
      // Whoever is coming to see it run says the day of the week.
      const days =
        saidByWeekday.has(rule.kind) && !here.some(({ kind }) => kind === 'date')
          ? [...here, ...comingWeekdays(sentence.text, occurredAt)]
          : rule.kind === 'lastMeetingDate'
            ? metOn(sentence.text, here, occurredAt)
            : here
      const candidates = days.filter(
        (figure) =>
          !taken.has(figure) &&
          !(wanted === 'date' && !rule.past && isDayOfAct(sentence.text, figure)) &&
          !isNoMeasure(rule.kind, sentence.text, figure) &&
          (wanted !== 'date' || !rule.past || String(figure.figure.value) <= written) &&
          (rule.kind !== 'budgetAmount' ||
            !(
              isAuthority.test(sentence.text.slice(figure.end)) ||
              isExceeded(sentence.text, figure) ||
              isUndoneBy(saidNext(text, sentence), sentence.text, figure)
            )) &&
          !(typeof wanted !== 'string' && isOnlyAimedAt(rule.kind, sentence.text, figure.start)) &&
          (typeof wanted === 'string'
            ? figure.kind === wanted
            : figure.kind === 'quantity' && wanted.units.test(figure.figure.unit)),
      )
      const standing = nearest(sentence.text, candidates, cue.index, cue.index + cue[0].length)
      // A day that is called off without another in its place is told as one that no longer holds.
      const off =
        !standing && mayBeCalledOff.has(rule.kind)
          ? figures.find((figure) => !taken.has(figure) && calledOff(sentence.text, figure))
          : undefined
      const figure = standing ?? off
      if (!figure) continue
      if (rule.kind === 'deliveryDate' && isDeliveredBadly(sentence.text, figure, written)) continue
      if (rule.kind === 'deliveryDate' && speaker !== 'customer' && isOnCondition(sentence.text, cue.index))
        continue
      // "will do, ships 25 Nov latest" answers a request: the day is when that is due.
      if (rule.kind === 'deliveryDate' && speaker === 'ours' && /\bwill do\b/i.test(sentence.text)) continue
      taken.add(figure)
      kinds.add(rule.kind)
      found.push({
        kind: rule.kind,
        subject: cue[0],
        start: sentence.start,
        end: sentence.start + sentence.text.length,
        text: sentence.text,
        figures: [liesAhead.has(rule.kind) ? aheadOf(figure, sentence.text, occurredAt) : figure.figure],
        // 我们第二轮 178，60天账期: what we have offered, in the notes of a talk.
        speaker:
          rule.kind === 'paymentTerm' && speaker === 'note' && ofUsFirst.test(sentence.text)
            ? 'ours'
            : speaker,
        stance: standing ? stance : 'negated',
        saidBy,
      })
    }
    // A sentence may show several certificates, and its rule quotes one.
    const shown = certificatesIn(sentence.text)
    for (const { start, end } of shown) {
      const at = { start: sentence.start + start, end: sentence.start + end }
      if (
        found
          .slice(before)
          .some((one) => one.kind === 'certificate' && one.start < at.end && one.end > at.start)
      )
        continue
      const stance = stanceAt(start, end, false)
      found.push({
        ...at,
        kind: 'certificate',
        subject: 'certificate',
        text: sentence.text.slice(start, end),
        figures: [],
        speaker,
        stance,
        saidBy,
      })
    }
    // One sentence worries or complains: told as both, it would be said twice.
    const worry = found.findIndex(({ kind }, at) => at >= before && kind === 'statedConcern')
    const complaint = found.findIndex(({ kind }, at) => at >= before && kind === 'userComplaint')
    if (script !== 'latin' && worry >= 0 && complaint >= 0) {
      const [one, other] = [found[worry]!, found[complaint]!]
      if (one.start < other.end && other.start < one.end)
        found.splice(explicitWorry.test(one.subject) && one.stance !== 'negated' ? complaint : worry, 1)
    }
    if (isEnglish) toldInEnglish(inEnglish).forEach(tell)
    // A budget that was cut is no price that they ask for, and no goal.
    if (kinds.has('budgetAmount'))
      for (let at = found.length - 1; at >= before; at -= 1)
        if (found[at]!.kind === 'askedPrice' || found[at]!.kind === 'statedGoal') found.splice(at, 1)
  }
  // What moved is told as a day of its own where it has one, and as nothing to be done.
  found.push(
    ...moved.filter(
      ({ start, end, figures: [day] }) =>
        !found.some(
          (one) =>
            factKinds[one.kind].value === 'date' &&
            one.start < end &&
            one.end > start &&
            one.figures[0]?.value === day?.value,
        ),
    ),
  )
  return found
}

/** Words of worry itself, which say more than what it is about. */
const explicitWorry =
  /担心|顾虑|担忧|怕|嫌|不放心|犹豫|贵|太高|没法|worr|concern|afraid|fear|hesita|expensive|risk|doubt/i

/** What is asked of whomever it is said to. */
const ofUs: ReadonlySet<FactKind> = new Set<FactKind>(['customerAsk', 'askedPrice', 'offerDueDate'])

/** Who worries supposes: what may happen (担心平整度可能不行) is theirs, and no thought of ours. */
const worries: ReadonlySet<FactKind> = new Set<FactKind>(['statedConcern', 'userComplaint'])
