import type { Ground } from '../../../shared/contract/captures.ts'
import type { ReadableDb } from '../../db/open.ts'
import { callsSomebody } from '../formsOfAddress.ts'
import { accountOfMatter, mattersOf } from '../matter.ts'
import type { People } from '../people.ts'
import { accountsOfThings } from '../things.ts'
import type { Evidence, Settled } from './settledItem.ts'
import { thingTold } from './thingTold.ts'
import type { Whole } from './wholes.ts'

const mostItems = 5_000

const mostNamed = 3

interface Entry extends Evidence {
  /** Whether the entry says its day; one that does not stands at the day of its import. */
  isDated: number
}

/** The entries of a diary that are some account's: by names, by its people, by what the day's other entries are of. */
export function* notesSettled(db: ReadableDb, people: People, { sourceId }: Whole): Generator<Settled> {
  const entries = db
    .read(
      `SELECT e.id, e.kind, e.title, e.text, e.author, e.locator, e.zone, e.account_id AS accountId, e.occurred_at AS occurredAt,
        e.known_at AS knownAt, e.occurred_at <> coalesce(i.started_at, -1) AS isDated
       FROM evidence e LEFT JOIN imports i ON i.id = e.import_id
       WHERE e.source_id = ? AND e.kind = 'note' AND e.text <> '' ORDER BY e.line LIMIT ${mostItems}`,
    )
    .all(sourceId) as Entry[]
  const written = new Set(entries.flatMap(({ accountId }) => accountId ?? []))
  const open = entries.filter(({ accountId }) => accountId === null)
  const give = (row: Entry, accountId: string, grounds: Ground[]): Settled => {
    row.accountId = accountId
    const words = wordsOfEntry(row)
    const contactId = people.calledAt(accountId, words)
    const [named] = contactId === null ? [] : people.peopleNamedIn(words, accountId)
    if (named !== undefined && !grounds.some(({ text }) => text === named))
      grounds.push({ code: words.includes(named) ? 'personNamed' : 'personAddressed', text: named })
    return {
      row,
      accountId,
      contactId,
      dealId: people.dealOf(accountId, words, row.occurredAt, grounds),
      direction: 'internal',
      grounds,
      words: people.withoutOthers(row.text, accountId),
    }
  }
  for (const row of open) {
    const named = people.accountSpokenOf(row.title ?? '', row.text)
    const isNamed = named !== null || people.accountsNamedIn(wordsOfEntry(row)).size > 0
    const words = wordsOfEntry(row)
    const accountId = isNamed
      ? named
      : (people.accountOfPeopleIn(words, written) ??
        (row.text.length <= longestJotting
          ? people.accountOfFirstNamesIn(words, isTask.test(row.text) ? null : written)
          : null))
    if (accountId === null) continue
    const called = people.peopleNamedIn(wordsOfEntry(row), accountId)
    yield give(
      row,
      accountId,
      isNamed
        ? people.groundsIn(row.title ?? '', row.text, accountId)
        : [{ code: 'diaryPeople', text: called.slice(0, mostNamed).join('、') }],
    )
  }
  const ofThing = accountsOfThings(db)
  // An entry that names nobody comes last, when what the day's other entries tell is known.
  for (const row of open) {
    const words = wordsOfEntry(row)
    if (row.accountId !== null) continue
    if (callsSomebody(words) || people.accountsNamedIn(words).size > 0) {
      const told = isTask.test(row.text) ? thingTold(people, ofThing, row.text) : null
      if (told !== null) yield give(row, told.accountId, [{ code: 'sameMatter', text: told.called }])
      continue
    }
    const accountId = accountOfDay(entries, row)
    if (accountId !== null) {
      yield give(row, accountId, [{ code: 'diaryDay', text: null }])
      continue
    }
    const told = isTask.test(row.text) ? thingTold(people, ofThing, row.text) : null
    if (told !== null) {
      yield give(row, told.accountId, [{ code: 'sameMatter', text: told.called }])
      continue
    }
    // What minutes list without a name goes with a customer they name of whom alone others tell the same matter.
    for (const matter of mattersOf(row.text)) {
      const ofMatter = accountOfMatter(db, matter, sourceId)
      if (ofMatter === null || !written.has(ofMatter)) continue
      yield give(row, ofMatter, [{ code: 'sameMatter', text: matter.join(' ') }])
      break
    }
  }
}
/** A thing to be done or a line jotted down is about whom it calls: chase Judith. */
const longestJotting = 200
const isTask = /^\s*(?:[-*•]\s*)?(?:\[[ xX✓√]?\]|[☐□☑✅✔])/
const wordsOfEntry = ({ title, text }: Entry): string => `${title ?? ''}\n${text}`

/** The one account of which the other entries of an entry's day are. */
function accountOfDay(entries: readonly Entry[], { id, occurredAt, isDated }: Entry): string | null {
  if (!isDated) return null
  const day = entries.filter((one) => one.isDated && one.occurredAt === occurredAt && one.id !== id)
  const accounts = new Set(day.map(({ accountId }) => accountId))
  const [only] = accounts
  return accounts.size === 1 ? (only ?? null) : null
}
