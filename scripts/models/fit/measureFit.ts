import {
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  slotsOf,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import { type Random, seededRandom } from '../../../src/core/learning/random.ts'
import { type SentenceRequest, sentenceAnswer, sentencePrompt } from '../../../src/core/llm/smallModel.ts'
import { lineFit, listenerOf } from '../../../src/core/messageReading/lineFit.ts'
import { guess, takeApart } from '../../../src/core/messageReading/readMessage.ts'
import { cosine, termsOf } from '../../../src/core/talkTracks/ranking/similarity.ts'
import type { Message, TrackLine } from '../corpus/readCorpus.ts'
import type { Scores } from '../small/baselines.ts'

/** How well each line fits each message: a row for each message. The fittest line of a row is the one chosen. */
export type FitTable = readonly Float64Array[]

const fitTable = (
  messages: readonly Message[],
  lines: readonly TrackLine[],
  fitFor: (message: Message) => (line: TrackLine) => number,
): FitTable => messages.map((message) => Float64Array.from(lines, fitFor(message)))

/** By the reader of messages, as the product does it: no label of the line is looked at. */
export const fitByReader = (messages: readonly Message[], lines: readonly TrackLine[]): FitTable =>
  fitTable(messages, lines, ({ text, role }) => {
    const listener = listenerOf([{ text, weight: 1 }], role)!
    return (line) => lineFit(listener, line.text)
  })

/** By words in common, the one thing by which composition tells sentences apart that have no label. */
export const fitByLikeness = (messages: readonly Message[], lines: readonly TrackLine[]): FitTable => {
  const terms = new Map(lines.map((line) => [line, termsOf(withoutSlots(line.text))]))
  return fitTable(messages, lines, ({ text }) => {
    const own = termsOf(text)
    return (line) => cosine(terms.get(line)!, own)
  })
}

/**
 * By the small model: how much likelier a line is where it is told the message's role and what the reader takes it to be
 * about, than over all the scenes that are asked for; so neither length nor rarity of words decides.
 */
export async function fitByModel(
  messages: readonly Message[],
  lines: readonly TrackLine[],
  scores: Scores,
): Promise<FitTable> {
  const sceneOf = ({ role, text }: Message) => `${role} ${guess('concern', takeApart(text)).answer}`
  const scenes = [...new Set(messages.map(sceneOf))]
  const likely = new Map(scenes.map((scene) => [scene, new Float64Array(lines.length)]))
  for (const [at, line] of lines.entries()) {
    for (const scene of scenes) {
      const [role, concern] = scene.split(' ')
      const asked = {
        ...{ lang: line.lang, role, concern, section: line.section, stage: null, strategy: null },
        slots: [...new Set(slotsOf(line.text))],
      } as SentenceRequest
      likely.get(scene)![at] = await scores({
        prompt: sentencePrompt(asked),
        answer: sentenceAnswer(line.text),
      })
    }
    const own = scenes.map((scene) => likely.get(scene)![at]!)
    const most = Math.max(...own)
    const mean = most + Math.log(own.reduce((sum, one) => sum + Math.exp(one - most), 0) / own.length)
    for (const scene of scenes) likely.get(scene)![at]! -= mean
  }
  return messages.map((message) => likely.get(sceneOf(message))!)
}

export const fitQuestions = ['concern', 'role', 'both'] as const
export type FitQuestion = (typeof fitQuestions)[number]

const speakOfOne = (message: Message, line: TrackLine): boolean => {
  const theirs: readonly Concern[] = [message.concern, ...message.also]
  return [line.concern, ...line.also].some((one) => theirs.includes(one))
}
const fitsWhere: Record<FitQuestion, (message: Message, line: TrackLine) => boolean> = {
  concern: speakOfOne,
  role: (message, line) => line.role === message.role,
  both: (message, line) => line.role === message.role && speakOfOne(message, line),
}

/** A share with the interval in which it lies in 95 of 100 draws of both messages and lines. */
export type Bounded = { value: number; low: number; high: number }
export type FitFigures = {
  lang: Lang
  messages: number
  lines: number
  /** Lots: the share of lines that fit. */
  lots: Record<FitQuestion, number>
  players: Record<string, Record<FitQuestion, Bounded>>
  /** How much more often the first player is right than each other one. */
  lead: Record<string, Record<FitQuestion, Bounded>>
}

const draws = 400
const bounded = (value: number, drawn: readonly number[]): Bounded => {
  const ordered = drawn.toSorted((left, right) => left - right)
  const at = (share: number) => ordered[Math.min(ordered.length - 1, Math.floor(share * ordered.length))]!
  return { value, low: at(0.025), high: at(0.975) }
}

const drawn = (random: Random, length: number): number[] =>
  Array.from({ length }, () => Math.floor(random() * length))

/**
 * How often the line that each player finds fittest was written for the message's role, on its concern, by the labels of
 * their writers. One line may be chosen for many messages, so messages and lines are both drawn anew for the bounds.
 */
export function measureFit(
  lang: Lang,
  messages: readonly Message[],
  lines: readonly TrackLine[],
  players: Readonly<Record<string, FitTable>>,
  seed = 1,
): FitFigures {
  const names = Object.keys(players)
  const fits = fitQuestions.map((question) =>
    messages.map((message) => lines.map((line) => fitsWhere[question](message, line))),
  )
  /** For each player and question, the share of these messages whose fittest among these lines fits. */
  const sharesOf = (ofMessages: readonly number[], ofLines: readonly number[]) =>
    names.map((name) => {
      const right = fitQuestions.map(() => 0)
      for (const message of ofMessages) {
        const row = players[name]![message]!
        let best = ofLines[0]!
        for (const line of ofLines) if (row[line]! > row[best]!) best = line
        for (const at of fitQuestions.keys()) if (fits[at]![message]![best]) right[at]! += 1
      }
      return right.map((count) => count / ofMessages.length)
    })
  const all = sharesOf([...messages.keys()], [...lines.keys()])
  const random = seededRandom(seed)
  const samples = Array.from({ length: draws }, () =>
    sharesOf(drawn(random, messages.length), [...new Set(drawn(random, lines.length))]),
  )
  const ofQuestions = <Value>(tell: (at: number) => Value) =>
    Object.fromEntries(fitQuestions.map((question, at) => [question, tell(at)])) as Record<FitQuestion, Value>
  return {
    lang,
    messages: messages.length,
    lines: lines.length,
    lots: ofQuestions((at) => {
      const shares = fits[at]!.map((row) => row.filter(Boolean).length / row.length)
      return shares.reduce((sum, share) => sum + share, 0) / shares.length
    }),
    players: Object.fromEntries(
      names.map((name, player) => [
        name,
        ofQuestions((at) =>
          bounded(
            all[player]![at]!,
            samples.map((one) => one[player]![at]!),
          ),
        ),
      ]),
    ),
    lead: Object.fromEntries(
      names.slice(1).map((name, other) => [
        name,
        ofQuestions((at) =>
          bounded(
            all[0]![at]! - all[other + 1]![at]!,
            samples.map((one) => one[0]![at]! - one[other + 1]![at]!),
          ),
        ),
      ]),
    ),
  }
}

/** Messages and lines of one language that say of or for whom they are. */
export const ofKnownRole = <Line extends { lang: Lang; role: string | null }>(
  lines: readonly Line[],
  lang: Lang,
): Line[] => lines.filter((line) => line.lang === lang && line.role !== null)

/** How many answers each question has, for whoever reads the shares of lots. */
export const answersThere = { concern: concerns.length, role: buyingRoles.length }
