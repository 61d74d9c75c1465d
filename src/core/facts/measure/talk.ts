import { readActions } from '../actions/actions.ts'
import { activityKindOf, stepsIn } from '../actions/buyingStep.ts'
import { isOfPaper } from '../actions/papersGiven.ts'
import { extractFacts } from '../extract.ts'
import { speakerOf } from '../whoSays/stance.ts'
import { labelledMessages } from './labelled.ts'
import { directionOf, type LabelledMessage, type TalkPart } from './score.ts'

/** How much of everyday talk is taken for something that it is not. */
export interface TalkMeasurement {
  lang: 'zh' | 'en'
  part: TalkPart
  /** Messages in which no quote or proposal was given; of these told so for sure, by rule or as the message's kind, or likely. */
  notGiven: { messages: number; sure: number; likely: number }
  /** Messages in which one was given; of these told so for sure, or likely. */
  given: { messages: number; sure: number; likely: number }
  /** Messages that tell no action at all; of these some other action told for sure, or proposed as likely only. */
  silent: { messages: number; sure: number; likely: number }
}

function toldIn(message: LabelledMessage): { sure: Set<string>; likely: Set<string> } {
  const at = Date.parse(`${message.at}T09:00:00Z`)
  const direction = directionOf(message.from)
  const facts = extractFacts(message.text, at, speakerOf(direction))
  const actions = readActions(message.text, at, direction, stepsIn(message.text, direction), facts)
  const kind = activityKindOf(message.text, direction)
  return {
    sure: new Set([
      ...actions.filter(({ likeness }) => likeness === null).map((action) => action.kind),
      ...(kind === 'message' ? [] : [kind]),
    ]),
    likely: new Set(actions.filter(({ likeness }) => likeness !== null).map((action) => action.kind)),
  }
}

/** Counts the messages of one language and part. */
export function measureTalk(lang: 'zh' | 'en', part: TalkPart): TalkMeasurement {
  const told = labelledMessages(lang, part).map((message) => ({ message, ...toldIn(message) }))
  const count = (some: typeof told, isMeant: (kind: string) => boolean) => {
    const sure = some.filter((one) => [...one.sure].some(isMeant))
    const likely = some.filter((one) => ![...one.sure].some(isMeant) && [...one.likely].some(isMeant))
    return { messages: some.length, sure: sure.length, likely: likely.length }
  }
  const isGivenIn = ({ acts }: LabelledMessage): boolean => acts.some(isOfPaper)
  return {
    lang,
    part,
    notGiven: count(
      told.filter(({ message }) => !isGivenIn(message)),
      isOfPaper,
    ),
    given: count(
      told.filter(({ message }) => isGivenIn(message)),
      isOfPaper,
    ),
    silent: count(
      told.filter(({ message }) => message.acts.length === 0),
      (kind) => !isOfPaper(kind),
    ),
  }
}
