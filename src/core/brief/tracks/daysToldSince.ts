import type { Account } from '../../accounts/store.ts'
import { listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { daysNamed } from '../../facts/days/daysNamed.ts'
import type { CustomerFact, Span, TalkTrackInput } from '../../talkTracks/types.ts'
import { askedBeforePromises } from '../call/callGround.ts'
import { dayMissed } from '../owed/dayMissed.ts'
import { namesOfCustomer } from '../owed/followOwed.ts'
import { isOneThing, likenessOfThings, thingWords } from '../owed/sameThing.ts'
import { toldSince } from '../owed/sinceThen.ts'

/** Whether words are among those that are for us alone. */
export function quietIn(facts: readonly CustomerFact[]): (evidenceId: string, span: Span) => boolean {
  const quiet = facts.filter(({ kind }) => kind === 'keepQuiet' || kind === 'ownLine')
  return (evidenceId, span) =>
    quiet.some(
      (fact) => fact.evidenceId === evidenceId && fact.span.start < span.end && fact.span.end > span.start,
    )
}

type NewDay = NonNullable<TalkTrackInput['newDays']> extends ReadonlyMap<string, infer Day> ? Day : never

/** The days that were told since for what we promised or have to do, by the promise's id. */
export function daysToldSince(
  db: ReadableDb,
  account: Account,
  dealId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): Required<Pick<TalkTrackInput, 'newDays' | 'firstDays'>> {
  const owed = facts.filter(
    ({ kind, figures }) =>
      (kind === 'openPromise' || kind === 'openTask') && figures.some(({ unit }) => unit === 'date'),
  )
  const answers = askedBeforePromises(db, owed)
  const since = toldSince(
    db,
    owed.map(({ text, evidenceId, occurredAt, undated, figures, subject }) => ({
      words: text,
      answers: answers.get(evidenceId) ?? null,
      evidenceIds: [evidenceId],
      isTheirs: false,
      at: occurredAt,
      undated,
      dueOn: String(figures.find(({ unit }) => unit === 'date')!.value),
      isPlan: subject === 'plan',
    })),
    {
      accountId: account.id,
      dealId,
      asOf,
      names: namesOfCustomer(db, account, listContactsOfAccount(db, account.id)),
      isQuiet: quietIn(facts),
    },
  )
  const firstDays = new Map(
    owed.flatMap(({ id }, at) => {
      const [first] = since[at]!.flatMap(({ words, evidenceId, at: toldAt }) => {
        const day = dayMissed(words, toldAt ?? asOf)
        return day === null ? [] : [{ day, evidenceId, at: toldAt ?? asOf }]
      })
      return first === undefined ? [] : [[id, first] as const]
    }),
  )
  const shared: Map<string, NewDay> = new Map()
  const newDays: Map<string, NewDay> = new Map(
    owed.flatMap(({ id }, at) => {
      for (const told of since[at]!) {
        // Of several days ("released 26 or 27, so with you by Monday 30") the last is the one to rely on.
        const on = told.at ?? asOf
        // 13号就该给了 told on the 20th names the 13th that is gone, and none to come.
        const gone = dayMissed(told.words, on)?.slice(8)
        const days = daysNamed(told.words, on)
          .map((one) => one.day)
          .toSorted()
        const day = [...days, told.day].findLast((one) => one !== null && one.slice(8) !== gone)
        if (day == null) continue
        // What we say among ourselves of a day was promised to nobody, unless they were told of the same.
        const isInternal =
          told.speaker === 'team' &&
          !since[at]!.some((other) => other.speaker === 'ours' && other.day === day)
        return [[id, { day, evidenceId: told.evidenceId, span: told.span, at: on, isInternal }]]
      }
      return []
    }),
  )
  // Told twice, in a message and in the notes of a talk, it is one thing with one new day.
  const names = namesOfCustomer(db, account, listContactsOfAccount(db, account.id))
  const things = owed.map(({ text }) => thingWords(text, names))
  const dueOf = ({ figures }: CustomerFact): unknown => figures.find(({ unit }) => unit === 'date')?.value
  for (const [at, fact] of owed.entries()) {
    if (newDays.has(fact.id)) continue
    const same = owed.findIndex(
      (other, index) =>
        newDays.has(other.id) &&
        dueOf(other) === dueOf(fact) &&
        likenessOfThings(things[at]!, things[index]!) >= isOneThing,
    )
    const found = same < 0 ? undefined : newDays.get(owed[same]!.id)
    if (found) shared.set(fact.id, found)
  }
  return { newDays: new Map([...newDays, ...shared]), firstDays }
}
