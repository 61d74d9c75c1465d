import type { ReadableDb } from '../db/open.ts'
import { findFigures } from '../facts/figures.ts'
import { isCalledOff } from '../talkTracks/overruled.ts'
import type { CustomerFact } from '../talkTracks/types.ts'

interface Written {
  id: string
  text: string
  at: number
}
/** How many messages further the new day may stand, and how long it may be. */
const mostFurther = 4
const longest = { han: 40, other: 90 }

const follows = `SELECT other.id, other.text, other.occurred_at AS at FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.line > own.line AND other.kind = own.kind
    AND other.account_id IS own.account_id AND other.shredded_at IS NULL AND other.sensitivity <> 'restricted'
    AND other.occurred_at BETWEEN own.occurred_at AND own.occurred_at + 86400000
  WHERE own.id = ? AND own.kind = 'message' AND other.author IS own.author ORDER BY other.line LIMIT ${mostFurther}`

const putsAnother =
  /改(?:到|成|在)|定(?:到|在|成)|换(?:到|成)|推(?:到|至)|(?<![a-z])(?:new date|now|instead|moved to|make it|it['’]s)(?![a-z])/i

/**
 * The days that took the place of those which somebody called off: they said so in a message, were asked for the new
 * day, and answered with little else ("20号的定标会开不了了" – "改到哪天" – "12月4号，贺总亲自主持").
 */
export function newDays(db: ReadableDb, facts: readonly CustomerFact[]): CustomerFact[] {
  return facts.filter(isCalledOff).flatMap((off) => {
    for (const { id, text, at } of db.read(follows).all(off.evidenceId) as Written[]) {
      if (text.length > (/\p{Script=Han}/u.test(text) ? longest.han : longest.other)) continue
      const [day, ...more] = findFigures(text, at).filter(({ kind }) => kind === 'date')
      if (!day || more.length > 0 || String(day.figure.value).length < 10) continue
      if (day.start > 6 && !putsAnother.test(text)) continue
      if (day.figure.value === off.figures[0]?.value) continue
      return [
        {
          ...off,
          id: `${off.id} moved`,
          figures: [day.figure],
          text,
          evidenceId: id,
          span: { start: 0, end: text.length },
          stance: 'stated' as const,
          occurredAt: at,
        },
      ]
    }
    return []
  })
}
