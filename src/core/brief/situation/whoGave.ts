import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import type { Point } from './points.ts'

/** 点位表已给, "site list is in": a record that says of nobody who gave it. */
const tellsNobody = ({ kind, speaker }: Point): boolean =>
  kind === 'handedOver' && (speaker === 'note' || speaker === 'team' || speaker === null)
const namesReceiver =
  /[给发寄送交](?:给|到|了|去)?(?:客户|对方|他们|[\p{Script=Han}]{1,3}(?:总|工|经理|主任|处|老师|小姐|先生))|\b(?:to|for) \p{Lu}/u

/** Whether what a record only says to be given was given by the customer, who says so: it is told as theirs. */
export const givenByThemAsWell = (point: Point, all: readonly Point[], names: RegExp | null): boolean =>
  tellsNobody(point) &&
  !namesReceiver.test(point.words) &&
  all.some(
    (other) =>
      other.kind === 'handedOver' &&
      other.speaker === 'customer' &&
      likenessOfThings(thingWords(other.words, names), thingWords(point.words, names)) >= isOneThing,
  )
