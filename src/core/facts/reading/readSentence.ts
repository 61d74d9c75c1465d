import { chasesTheirs } from '../actions/chased.ts'
import { isUnsaid } from '../chinese/notTold.ts'
import { scriptOf } from '../cues/anyCue.ts'
import { matches } from '../cues/mayMatch.ts'
import { daysToldFirst, type ToldInEnglish, toldInEnglish } from '../english/englishFacts.ts'
import { mayTellInEnglish } from '../english/mayTell.ts'
import { notSaid } from '../factKinds.ts'
import { aBox } from '../lists/boxedTasks.ts'
import { isRowOfDuties } from '../lists/duties.ts'
import { keptQuiet } from '../quiet/keptQuiet.ts'
import { isToldInSecret } from '../quiet/secrecy.ts'
import { lineAround, lineFrom, type Sentence } from '../sentences/sentences.ts'
import { guessBehind, type Voice, voiceOf } from '../sentences/voice.ts'
import { isTakenBack } from '../sums/takenBack.ts'
import { isMeantForCall } from '../whoSays/atTheCall.ts'
import type { Zone } from '../whoSays/noteZones.ts'
import { spokenTo } from '../whoSays/sides.ts'
import {
  asksForSilence,
  isAwaited,
  isOutstanding,
  mayPromise,
  protectsSource,
  remindsOfTheirs,
} from '../whoSays/stance.ts'
import { tellCertificates } from './certificatesShown.ts'
import { tellDaysOfClauses } from './daysOfClauses.ts'
import { inEnglish, tellEnglish } from './englishInSentence.ts'
import { tellMeantForCall } from './meantForCall.ts'
import { tellMoreOfRival } from './moreOfRival.ts'
import { tellAwaited, tellHandover, tellMissed, tellPromise, tellReminder } from './promises.ts'
import { tellByRules } from './ruleFacts.ts'
import { anyLineCue } from './rulesOfSentence.ts'
import { isDuty, type RuleReading, type SentenceReading, type TextReading } from './textReading.ts'
import { dropWhatIsBudget, dropWorryOrComplaint } from './toldOnce.ts'
import { mayState } from './worthReading.ts'

/** Reads a sentence of a text and adds what it states to what has been found there. */
export function readSentence(within: TextReading, index: number): void {
  const sentence = begin(within, index)
  if (!sentence) return
  if (tellPromise(sentence)) return
  tellAwaited(sentence)
  tellMissed(sentence)
  tellReminder(sentence)
  tellMeantForCall(sentence)
  if (matches(notSaid, sentence.text) || isUnsaid(sentence.text)) return
  // A row of a list of duties tells what is to be done and no more, whoever it is of.
  if (within.by === 'note' && isRowOfDuties(sentence.text)) return
  tellByCues({
    ...sentence,
    script: scriptOf(sentence.text),
    before: within.found.length,
    taken: new Set(),
    kinds: new Set(),
    quoted: 0,
  })
}

/** 又报了148, "came in at 90k": what another asks, which whoever makes the call has to know. */
const ofOffer = /报(?!告|名|销|修)[^，,。；\n]{0,8}\d|\b(?:came in|quoted|bid|offered)\b[^.;\n]{0,12}\d/iu
/** What is known of a sentence before anything is read from it; null where it states nothing, or has been told. */
function begin(within: TextReading, index: number): SentenceReading | null {
  const { text, by, sideOf, rivals, zones, found, quiet } = within
  const sentence = within.sentences[index]!
  if (by === 'customer') within.addressee = spokenTo(sentence.text, sideOf) ?? within.addressee
  const isAmongThem = within.addressee === 'theirs'
  const zone = zones.find(({ start, end }) => sentence.start >= start && sentence.start < end)?.zone ?? null
  if (zone === 'ownPromises' || zone === 'theirPromises' || zone === 'limits') return null
  const isQuiet = quiet.isQuiet(index)
  const line = quiet.lineConfided(index)
  if (line !== null) {
    if (line.from === index) found.push(keptQuiet(untilEndOf(text, sentence, within.sentences[line.to]!)))
  } else if ((isQuiet || quiet.isConfidedToUs(index)) && !quiet.isPointer(index))
    found.push(
      keptQuiet(
        quiet.isToldWithNext(index)
          ? untilEndOf(text, sentence, within.sentences[index + 1]!)
          : untilEndOf(text, { ...sentence, start: quiet.startOfShort(index) ?? sentence.start }, sentence),
      ),
    )
  // What only its source may not be known of is read on as known to us: a rival's price told in secret.
  const isSourceOnly =
    (quiet.isConfidedToUs(index) || rivals?.test(sentence.text) || matches(ofOffer, sentence.text)) &&
    isToldInSecret(sentence.text) &&
    !asksForSilence(sentence.text, by)
  if (isQuiet && !isSourceOnly) return null
  // A task names what is to be, and is told as a task.
  if (within.hasBoxes && aBox.test(lineAround(text, sentence.start))) return null
  const isHandover = tellHandover(within, sentence, isDuty(within, sentence))
  const said = voiceHere(within, sentence, zone)
  const isPromise =
    !said.thought &&
    (mayPromise(sentence.text, said.speaker) ||
      (said.speaker === 'customer' && isAwaited(sentence.text)) ||
      (said.speaker === 'ours' && remindsOfTheirs(sentence.text)))
  const holdsCue =
    isPromise ||
    (by === 'note' && (isOutstanding(sentence.text) || chasesTheirs(sentence.text, within.sides))) ||
    sentence.text === text ||
    isMeantForCall(sentence.text, said.speaker) ||
    mayState(sentence.text, rivals) ||
    (lineFrom(text, sentence.start) !== sentence.text && anyLineCue(lineFrom(text, sentence.start)))
  if (!holdsCue && !mayTellInEnglish(sentence.text)) return null
  const figures = within.figuresOf(sentence.text).filter((figure) => !within.isWeight(sentence, figure))
  return {
    ...sentence,
    within,
    index,
    zone,
    said,
    isAmongThem,
    isHandover,
    mayPromise: isPromise,
    holdsCue,
    figures,
    own: figures.filter((figure) => !isTakenBack(sentence.text, figure)),
  }
}

/** A sentence with the one behind it, as they stand in the text. */
const untilEndOf = (text: string, { start }: Sentence, next: Sentence): Sentence => ({
  start,
  text: text.slice(start, next.start + next.text.length),
})

/** Tells what the cues of a sentence state, and what English wordings do. */
function tellByCues(sentence: RuleReading): void {
  tellMoreOfRival(sentence)
  const isEnglish = mayTellInEnglish(sentence.text)
  const english = isEnglish ? inEnglish(sentence) : null
  const tell = (told: ToldInEnglish): void => tellEnglish(sentence, told)
  if (english && !isDuty(sentence.within, sentence)) daysToldFirst(english).forEach(tell)
  if (sentence.holdsCue) tellByRules(sentence)
  tellCertificates(sentence)
  tellDaysOfClauses(sentence)
  dropWorryOrComplaint(sentence)
  if (english) toldInEnglish(english).forEach(tell)
  dropWhatIsBudget(sentence)
}

/** Who speaks in a sentence, among ourselves under a heading of ours or of a secret source, and whether only as a guess. */
function voiceHere(
  { text, by, sides, isOfSecretSource }: TextReading,
  sentence: Sentence,
  zone: Zone | null,
): Voice {
  const isOurOwn =
    zone === 'internal' || (isOfSecretSource && protectsSource(lineAround(text, sentence.start), by))
  const isGuess = guessBehind.test(text.slice(sentence.start + sentence.text.length).slice(0, 12))
  return {
    ...voiceOf(text, sentence, by, sides),
    ...(isOurOwn && { speaker: 'team' }),
    ...(isGuess && { thought: true }),
  }
}
