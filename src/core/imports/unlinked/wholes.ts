import { aliasesOf, getAccount } from '../../accounts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { abbreviationsOf } from '../matching/abbreviations.ts'
import { wholeNamesOf } from '../matching/otherNames.ts'
import { namesOf } from '../mentions.ts'

/** A talk of one source, or all notes of a source: read together, they may tell what each alone does not. */
export interface Whole {
  sourceId: string
  sourceName: string
  /** As what the source was read; null where it is not known. */
  format: string | null
  kind: 'message' | 'note'
  title: string | null
}

/** Of what earlier imports left, and of what may name an account: what an import brings itself is looked at whole. */
const mostWholes = 500
const mostSearched = 50_000
const unlinked =
  "account_id IS NULL AND kind IN ('message', 'note') AND text <> '' AND consent <> 'withdrawn'"

const wholes = (db: ReadableDb, most: number, where: string, ...parameters: unknown[]): Whole[] =>
  db
    .read(
      `SELECT DISTINCT u.source_id AS sourceId, s.name AS sourceName, s.format, u.kind,
        CASE u.kind WHEN 'message' THEN u.title END AS title
       FROM (${where}) u JOIN sources s ON s.id = u.source_id LIMIT ${most}`,
    )
    .all(...parameters) as Whole[]

/** All wholes with unlinked items of an import. */
export const unlinkedOfImport = (db: ReadableDb, importId: string): Whole[] =>
  wholes(db, -1, `SELECT source_id, kind, title FROM evidence WHERE import_id = ? AND ${unlinked}`, importId)

/**
 * The newest wholes of earlier imports with unlinked items, where an import brought customers, people or deals by which they may be
 * linked now.
 */
export function unlinkedBefore(db: ReadableDb, importId: string): Whole[] {
  const { brought } = db
    .read(
      `SELECT EXISTS (SELECT 1 FROM accounts WHERE import_id = @importId)
        OR EXISTS (SELECT 1 FROM contacts WHERE import_id = @importId)
        OR EXISTS (SELECT 1 FROM deals WHERE import_id = @importId) AS brought`,
    )
    .get({ importId }) as { brought: 0 | 1 }
  if (brought === 0) return []
  return wholes(
    db,
    mostWholes,
    `SELECT source_id, kind, title FROM (SELECT source_id, kind, title, import_id FROM evidence WHERE ${unlinked}
       ORDER BY key DESC LIMIT ${mostSearched}) WHERE import_id IS NOT ?`,
    importId,
  )
}

/** The wholes of whose unlinked items one names an account, among the newest. */
export function unlinkedNaming(db: ReadableDb, accountId: string): Whole[] {
  const account = getAccount(db, accountId)
  if (account === null) return []
  const whole = wholeNamesOf({ name: account.name, aliases: aliasesOf(account) })
  const short = whole.map(abbreviationsOf).flatMap(({ full, beginning }) => [...full, beginning ?? []].flat())
  const names = [...new Set([...namesOf(account), ...whole, ...short])]
  return wholes(
    db,
    mostWholes,
    `SELECT * FROM (SELECT source_id, kind, title, text FROM evidence WHERE ${unlinked}
       ORDER BY key DESC LIMIT ${mostSearched}) e
     WHERE EXISTS (SELECT 1 FROM json_each(?) n WHERE instr(lower(coalesce(e.title, '')), n.value) > 0
       OR instr(lower(e.text), n.value) > 0)`,
    JSON.stringify(names.map((name) => name.toLowerCase())),
  )
}
