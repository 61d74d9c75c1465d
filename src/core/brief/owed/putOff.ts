import type { ReadableDb } from '../../db/open.ts'
import { comingWeekdays, findFigures } from '../../facts/figures.ts'
import { namesDeliverable } from '../../facts/whoSays/stance.ts'
import { nameOneThing, pieces } from '../../talkTracks/standing/kept.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { likenessOfThings, thingWords } from './sameThing.ts'

interface Said {
  id: string
  text: string
  at: number
  isOwn: 0 | 1
}

const delays =
  /不好意思|抱歉|对不起|来不及|赶不|没来得及|弄不完|出不来|晚(?:点|一?两?天|些)|耽误|推迟|盘点|今天(?:不行|没空|没时间)|再(?:给|等)(?:我)?[一两\d]|(?<![a-z])(?:sorry|apolog\w+|can['’]t (?:do|make) (?:it )?today|not today|running late|slipped|delayed|need until|will be (?:a day|a bit|slightly) late|held up|bear with)(?![a-z])/i
const longest = { han: 40, other: 120 }
const furtherDays = 14
/** 清单今天能发吗: a short question may call it by a word of many things; a longer text tells which one it means. */
const leastLike = (text: string): number => (text.length <= 16 ? 0.5 : 1)

const around = `SELECT other.id, other.text, other.occurred_at AS at, other.author IS own.author AS isOwn FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
  WHERE own.id = ? AND own.kind = 'message' AND other.line > own.line
    AND other.occurred_at BETWEEN own.occurred_at AND own.occurred_at + ${furtherDays * 86_400_000}
  ORDER BY other.line LIMIT 30`
const askedBefore = `SELECT other.text FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
  WHERE own.id = ? AND own.kind = 'message' AND other.line < own.line AND other.author IS NOT own.author
    AND other.occurred_at >= own.occurred_at - 86400000
  ORDER BY other.line DESC LIMIT 3`

/**
 * Promises that whoever made them has put off since: asked for the same thing again, they excused themselves and named
 * another day ("清单今天能发吗" – "不好意思今天盘点，周一一早"). The promise is then the new one, and the old is not overdue;
 * `before` has it by the id of the new.
 */
export function putOff(
  db: ReadableDb,
  facts: readonly CustomerFact[],
): { replaced: ReadonlySet<CustomerFact>; facts: CustomerFact[]; before: ReadonlyMap<string, CustomerFact> } {
  const replaced = new Set<CustomerFact>()
  const later: CustomerFact[] = []
  const before = new Map<string, CustomerFact>()
  for (const fact of facts) {
    if (fact.kind !== 'customerPromise' && fact.kind !== 'openPromise') continue
    // What names nothing is of what the other side had just asked for.
    const asked = namesDeliverable(fact.text)
      ? [fact.text]
      : (db.read(askedBefore).all(fact.evidenceId) as { text: string }[])
          .map(({ text }) => text)
          .filter(namesDeliverable)
          .slice(0, 1)
    if (asked.length === 0) continue
    const thing = asked.flatMap(pieces)
    const words = thingWords(asked.join(' '))
    // Of another report nobody puts this one off: two words that any paper has make no two things one.
    const isOfIt = (text: string): boolean =>
      nameOneThing(thing, pieces(text), 2) && likenessOfThings(words, thingWords(text)) >= leastLike(text)
    let isAskedAgain = false
    for (const said of db.read(around).all(fact.evidenceId) as Said[]) {
      if (said.isOwn === 0) {
        if (namesDeliverable(said.text) && isOfIt(said.text)) isAskedAgain = true
        continue
      }
      const isShort = said.text.length <= (/\p{Script=Han}/u.test(said.text) ? longest.han : longest.other)
      if (!isAskedAgain || !isShort || !delays.test(said.text)) continue
      if (namesDeliverable(said.text) && !isOfIt(said.text)) continue
      const days = [...findFigures(said.text, said.at), ...comingWeekdays(said.text, said.at)].filter(
        ({ kind, figure }) => kind === 'date' && Date.parse(String(figure.value)) + 86_400_000 > said.at,
      )
      const day = days.at(-1)
      if (!day) continue
      replaced.add(fact)
      before.set(`${fact.id} put off`, fact)
      later.push({
        ...fact,
        id: `${fact.id} put off`,
        text: said.text,
        figures: [day.figure],
        evidenceId: said.id,
        span: { start: 0, end: said.text.length },
        occurredAt: said.at,
        knownAt: Math.max(fact.knownAt, said.at),
      })
      break
    }
  }
  return { replaced, facts: later, before }
}
