import { calendarDay } from '../calendarDay.ts'
import type { evidence } from '../evidence/schema.ts'
import { callsSomebody } from './formsOfAddress.ts'
import type { People } from './people.ts'

type Evidence = typeof evidence.$inferSelect

/** How long after a message the next may go on about the same, and how long after the account was named. UTC ms. */
const pause = 30 * 60_000
const longestTopic = 120 * 60_000
/** How long a question waits for its answer. UTC ms. */
const longestAsked = 4 * 60 * 60_000
/** Words with which somebody turns to another matter. */
const turnsElsewhere =
  /^\s*(?:另外|对了|还有(?:个|一|件)|换个|顺便|大家|各位|@?所有人|@all\b|all[:,]|team[:,]|everyone|btw\b|by the way|separately|another thing|on another|different (?:topic|subject|matter)|unrelated)/i

const inPassing = /\S[^\n]*(?:\bbtw\b|\bby the way\b|顺便说|顺带)/i
const asks = /(?:[?？]|[吗嗎呢])\s*$/

/** What colleagues are talking about: an account that was named minutes ago, until any other may be meant. */
export function createTopics(people: People) {
  let topic: {
    accountId: string
    called: string | null
    namedAt: number
    lastAt: number
    /** Who asked something that nobody has answered. */
    asker: string | null
  } | null = null
  return {
    told({ occurredAt, text, author }: Evidence, accountId: string, called: string | null): void {
      // Who is only mentioned by the way is not what is talked about next.
      topic = inPassing.test(text)
        ? null
        : {
            accountId,
            called,
            namedAt: occurredAt,
            lastAt: occurredAt,
            asker: asks.test(text) ? author : null,
          }
    },
    /** The account about which a message that names none goes on; ends the topic where it does not. */
    before({ text, occurredAt, author }: Evidence): { accountId: string; called: string | null } | null {
      const known = topic
      topic = null
      if (known === null) return null
      const isAnswer = known.asker !== null && author !== known.asker
      if (occurredAt - known.lastAt > (isAnswer ? longestAsked : pause)) return null
      if (occurredAt - known.namedAt > (isAnswer ? longestAsked : longestTopic)) return null
      if (turnsElsewhere.test(text)) return null
      const spokenOf = people.accountsPerhapsIn(text)
      // What answers a question of one customer and names it is of that one, whatever comes from another.
      const isAnswerOfIt = isAnswer && spokenOf.has(known.accountId)
      for (const accountId of spokenOf) if (accountId !== known.accountId && !isAnswerOfIt) return null
      topic = { ...known, lastAt: occurredAt, asker: asks.test(text) ? author : null }
      return known
    },
  }
}

/** How far a message may stand from one of the two that speak of the same customer round it. UTC ms. */
const near = 60 * 60_000
/** How soon somebody answers who speaks of the same. UTC ms. */
const soon = 8 * 60_000
/** Who only says that it arrived turns to something else with what follows: 收到。Alder的呢? */
const acknowledges =
  /^\s*(?:收到|好的?|知道了?|明白|嗯+|行|ok(?:ay)?|noted|got it|thanks?|thx|sure|will do)\s*(?:[,，。.!！;；\s]|$)/i
const toAll =
  /任何客户|所有客户|各位|大家|所有人|@all\b|\bany customer|\ball customers|\beveryone\b|\bteam\b/i
const longestAnswer = 60

/**
 * Whose the messages are that name nobody in a talk of our own about several customers, by the message's id: those between two
 * of one day that speak of the same customer, near one of them; where only days are told the answer right behind one; and where times are, what
 * somebody answers at once by speaking of a customer's people as if all knew of whom it was (噪音报告24号才出 - 啊，答应冯工今天的).
 */
export function accountsAround(
  people: People,
  rows: readonly Evidence[],
  { isTimed }: { isTimed: boolean },
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const ordered = [...rows].sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  for (const day of Map.groupBy(ordered, ({ zone, occurredAt }) => calendarDay(zone)(occurredAt)).values()) {
    const spokenOf = day.map(({ text, accountId }) => accountId ?? people.onlyAccountIn(text))
    for (const [at, row] of day.entries()) {
      const { id, text } = row
      const mayBeOther = isTimed ? people.accountsPerhapsIn(text) : people.accountsNamedIn(text)
      if (spokenOf[at] !== null || mayBeOther.size > 0 || callsSomebody(text)) continue
      const from = spokenOf.slice(0, at).findLastIndex((one) => one !== null)
      const to = spokenOf.findIndex((one, index) => index > at && one !== null)
      const before = from < 0 ? null : spokenOf[from]!
      const after = to < 0 ? undefined : spokenOf[to]!
      if (isTimed && before !== null && before === after) {
        const isNear =
          row.occurredAt - day[from]!.occurredAt <= near || day[to]!.occurredAt - row.occurredAt <= near
        if (isNear && !turnsElsewhere.test(text) && !toAll.test(text)) found.set(id, before)
        continue
      }
      if (isTimed) {
        const next = day[at + 1]
        const answered = next === undefined ? null : accountAnsweredWith(people, row, next)
        if (answered !== null) found.set(id, answered)
        continue
      }
      const isAnswer = at > 0 && spokenOf[at - 1] !== null
      if (before !== null && (after === before || (after === undefined && isAnswer))) found.set(id, before)
    }
  }
  return found
}

/** The account of whose people somebody speaks at once in answer to a message that names none. */
function accountAnsweredWith(people: People, said: Evidence, answer: Evidence): string | null {
  if (answer.author === said.author || answer.occurredAt - said.occurredAt > soon) return null
  if (turnsElsewhere.test(said.text) || turnsElsewhere.test(answer.text) || toAll.test(said.text)) return null
  if (acknowledges.test(answer.text) || answer.text.length > longestAnswer) return null
  // Who names the customer itself begins something new, unless it answers a question.
  const [called, ...more] = people.accountsCalledIn(answer.text)
  if (called !== undefined && (more.length > 0 || !asks.test(said.text))) return null
  const [named, ...others] = people.accountsOfPeopleIn(answer.text)
  const ofPerson = others.length > 0 ? null : (named ?? people.accountOfFirstNamesIn(answer.text, null))
  return answer.accountId ?? called ?? ofPerson ?? people.accountOfTitledIn(answer.text)
}
