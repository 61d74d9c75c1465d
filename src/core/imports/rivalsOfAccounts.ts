import type { ReadableDb } from '../db/open.ts'
import { rivalPattern, shortRivalNames } from '../facts/rivals/rivals.ts'

const mostNames = 400

/**
 * Tells the customer for whose business alone a rival is spoken of: among ourselves "Larkin is at 138 now" is about the one
 * customer in whose mails and notes Larkin stands. Null where none or several know the rival, or a text names several.
 */
export function accountOfRivals(
  db: ReadableDb,
): (text: string) => { accountId: string; rival: string } | null {
  const rows = db
    .read(
      `SELECT DISTINCT text, account_id AS accountId FROM facts
       WHERE kind = 'competitorName' AND account_id IS NOT NULL AND retracted_at IS NULL
       UNION SELECT competitor, account_id FROM deals WHERE competitor IS NOT NULL AND deleted_at IS NULL
       LIMIT ${mostNames}`,
    )
    .all() as { text: string; accountId: string }[]
  const byAccount = Map.groupBy(
    rows.filter(({ text }) => text.length > 2),
    ({ accountId }) => accountId,
  )
  const patterns = [...byAccount].flatMap(([accountId, told]) => {
    const names = told.map(({ text }) => text)
    const pattern = rivalPattern([...names, ...shortRivalNames(names, [])])
    return pattern === null ? [] : [{ accountId, pattern }]
  })
  return (text) => {
    const [only, ...others] = patterns.flatMap(({ accountId, pattern }) => {
      const rival = pattern.exec(text)?.[0]
      return rival === undefined ? [] : [{ accountId, rival }]
    })
    return only !== undefined && others.length === 0 ? only : null
  }
}
