import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import { parseStatement, Statement } from './statement.ts'
import * as store from './store.ts'

/** Actions that the product itself asks about; a team's clauses may name others. */
export const governedActions = [
  'brief.view',
  'brief.export',
  'advice.adopt',
  'quote.propose',
  'customer.contact',
  'concession.offContract',
  'prescriptions.count',
] as const

export interface Clause {
  id: string
  list: 'authority' | 'prohibited'
  /** Role, zone (region) and action; `*` is every one. */
  role: string
  zone: string
  action: string
  statement: Statement
}

const asClause = (row: store.ClauseRow): Clause => ({ ...row, statement: parseStatement(row.statement) })

export const listClauses = (db: ReadableDb): Clause[] => store.clauses(db).map(asClause)

export type Permission =
  | { allowed: true; clause: Clause }
  | { allowed: false; code: 'action.prohibited'; clause: Clause }
  | { allowed: false; code: 'action.notGranted'; clause: null }

/**
 * Judges an action: what a prohibiting clause names is denied whatever else is granted, what an authority clause
 * grants is allowed, and what nobody granted is denied. A denial names its clause.
 */
export function judgeAction(
  db: ReadableDb,
  { role, zone, action }: { role: string; zone: string; action: string },
): Permission {
  const prohibited = store.matchingClauses(db, 'prohibited', role, zone, action)[0]
  if (prohibited) return { allowed: false, code: 'action.prohibited', clause: asClause(prohibited) }
  const granted = store.matchingClauses(db, 'authority', role, zone, action)[0]
  return granted
    ? { allowed: true, clause: asClause(granted) }
    : { allowed: false, code: 'action.notGranted', clause: null }
}

/** Throws the refusal of `judgeAction` with {role, zone, action, clauseId}. Commands call it before they act. */
export function requirePermission(
  db: ReadableDb,
  asked: { role: string; zone: string; action: string },
): Clause {
  const permission = judgeAction(db, asked)
  if (permission.allowed) return permission.clause
  throw new AppError(permission.code, { ...asked, clauseId: permission.clause?.id ?? null })
}

const logClause = (db: WritableDb, stamp: Stamp, row: store.ClauseRow, change: 'added' | 'retired') =>
  appendLog(db, stamp, {
    kind: 'ruleChanged',
    body: { list: row.list, id: row.id, change, contentHash: sha256Hex(canonicalJson({ ...row })) },
  })

export function addClause(db: WritableDb, stamp: Stamp, clause: Omit<Clause, 'id'>): Clause {
  const id = `cla_${randomBytes(8).toString('hex')}`
  const row = { ...clause, id, statement: JSON.stringify(Statement.parse(clause.statement)) }
  db.sqlite.transaction(() => {
    store.insertClause(db, row, stamp.actor, stamp.at)
    logClause(db, stamp, row, 'added')
  })()
  return { ...clause, id }
}

/** Takes a clause out of force. Refuses with `clause.notFound`. */
export function retireClause(db: WritableDb, stamp: Stamp, id: string): void {
  db.sqlite.transaction(() => {
    const row = store.retireClause(db, id, stamp.at)
    if (!row) throw new AppError('clause.notFound', { id })
    logClause(db, stamp, row, 'retired')
  })()
}
