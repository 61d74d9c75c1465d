import type { WritableDb } from '../db/open.ts'
import { updateRow } from '../db/rows.ts'
import { evidence } from '../evidence/schema.ts'
import { priceLines } from '../quotes/schema.ts'
import { versionNumber } from '../quotes/standing.ts'
import { updateNoting } from '../undo/changeSets.ts'

interface Line {
  id: string
  number: string
  version: string | null
  outcome: string
  currency: string
  evidenceId: string | null
  importId: string | null
  /** Whether its row tells no day. */
  isUndated: 0 | 1
}
interface Head {
  accountId: string
  dealId: string | null
  version: string | null
  outcome: string
  currency: string
  quotedAt: number
  validTo: number | null
  terms: string | null
}

const mostLines = 20_000

/**
 * Gives the lines of quotations that stand in a sheet of their own, with the number and version of a quotation and no customer, to
 * whom the quotation is made: with its deal, its day and what became of it. Whichever sheet or file came in first. A number that
 * two customers have gives nothing, nor a version of which nothing is known where others are.
 */
export function giveLinesToQuotes(db: WritableDb, importId: string): number {
  const lines = db
    .read(
      `SELECT id, number, version, outcome, currency, evidence_id AS evidenceId, import_id AS importId,
        priced_at = known_at AS isUndated FROM price_lines
       WHERE kind = 'quote' AND account_id IS NULL AND number IS NOT NULL AND deleted_at IS NULL LIMIT ${mostLines}`,
    )
    .all() as Line[]
  if (lines.length === 0) return 0
  const headsOf = db.read(
    `SELECT account_id AS accountId, deal_id AS dealId, version, outcome, currency, quoted_at AS quotedAt, valid_to AS validTo, terms
     FROM project_quotes WHERE number = @number AND account_id IS NOT NULL AND deleted_at IS NULL
     UNION ALL
     SELECT account_id, deal_id, version, coalesce(off_table, outcome), currency, priced_at, valid_to, terms
     FROM price_lines WHERE number = @number AND account_id IS NOT NULL AND kind = 'quote' AND deleted_at IS NULL`,
  )
  const heads = new Map<string, Head[]>()
  let given = 0
  for (const line of lines) {
    const known = heads.get(line.number) ?? (headsOf.all({ number: line.number }) as Head[])
    heads.set(line.number, known)
    const head = headOf(line, known)
    if (head === null) continue
    const { accountId, dealId } = head
    const isOff = head.outcome === 'superseded' || head.outcome === 'draft'
    updateNoting(db, importId, priceLines, line.id, {
      accountId,
      dealId,
      // A quotation is in one currency; a sheet of lines seldom says which.
      currency: head.currency,
      ...(line.isUndated === 1 && { pricedAt: head.quotedAt, validTo: head.validTo, terms: head.terms }),
      ...(line.outcome === 'open' &&
        head.outcome !== 'open' && {
          outcome: isOff ? ('unknown' as const) : (head.outcome as 'won' | 'lost' | 'unknown'),
          offTable: isOff ? (head.outcome as 'superseded' | 'draft') : null,
        }),
    })
    if (line.evidenceId !== null) {
      const whose = { accountId, dealId, occurredAt: head.quotedAt }
      if (line.importId === importId) updateRow(db, evidence, line.evidenceId, whose)
      else updateNoting(db, importId, evidence, line.evidenceId, whose)
    }
    given += 1
  }
  return given
}

/** The quotation of a line: of one customer alone, and of the line's version where it tells one. */
function headOf(line: Line, known: readonly Head[]): Head | null {
  if (new Set(known.map(({ accountId }) => accountId)).size !== 1) return null
  const ofVersion = known.filter(({ version }) => isSameVersion(version, line.version))
  if (ofVersion.length > 0) return ofVersion.find(({ dealId }) => dealId !== null) ?? ofVersion[0]!
  return line.version === null && known.length === 1 ? known[0]! : null
}

const isSameVersion = (one: string | null, other: string | null): boolean =>
  one === other || (versionNumber(one) !== null && versionNumber(one) === versionNumber(other))
