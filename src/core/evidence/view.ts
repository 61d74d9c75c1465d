import type { EvidenceView } from '../../shared/contract/accounts.ts'
import { AppError } from '../../shared/errors.ts'
import { getAccount } from '../accounts/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listFactsOfEvidence } from '../facts/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import { sensitiveParts } from './sensitiveClasses.ts'
import {
  type EvidenceRow,
  getEvidence,
  getSource,
  goneBecause,
  type Locator,
  listNeighbours,
} from './store.ts'

const isReadable = (row: EvidenceRow): boolean => goneBecause(row) === null

/** Evidence as a person reads it: where it stands, what it says, what was read from it, and what stands round it. */
export function evidenceView(db: ReadableDb, id: string): EvidenceView {
  const row = getEvidence(db, id)
  if (!row) throw new AppError('record.notFound', { kind: 'evidence', id })
  const locator = JSON.parse(row.locator) as Locator
  const gone = goneBecause(row)
  const source = getSource(db, row.sourceId)
  const { before, after } = listNeighbours(db, row)
  const people = row.accountId ? listContactsOfAccount(db, row.accountId) : []
  const nameOf = (author: string | null): string | null => {
    const key = nameKeyOf(author ?? '')
    const contact =
      key === ''
        ? undefined
        : people.find(({ wechat, email }) =>
            [wechat, email].some((called) => called && nameKeyOf(called) === key),
          )
    return contact && nameKeyOf(contact.name) !== key ? contact.name : null
  }
  const line = (neighbour: EvidenceRow) => {
    const at = JSON.parse(neighbour.locator) as Locator
    return {
      id: neighbour.id,
      author: neighbour.author,
      authorName: nameOf(neighbour.author),
      text: neighbour.text,
      // A line of another day's file is no line of this one.
      line: at.entry === locator.entry ? at.line : null,
    }
  }
  return {
    id: row.id,
    kind: row.kind,
    sourceId: row.sourceId,
    sourceName: source?.name ?? '',
    sourcePath: source?.path ?? null,
    locator: {
      line: locator.line,
      lineEnd: locator.lineEnd ?? null,
      sheet: locator.sheet ?? null,
      conversation: locator.conversation ?? null,
      ...(locator.textLine !== undefined && { textLine: locator.textLine }),
      ...(locator.entry !== undefined && { entry: locator.entry }),
      ...(locator.page !== undefined && { page: locator.page }),
      ...(locator.second !== undefined && { second: locator.second }),
      ...(locator.datedBy !== undefined && { datedBy: locator.datedBy }),
    },
    gone,
    ...(gone === null
      ? { author: row.author, authorName: nameOf(row.author), title: row.title, text: row.text }
      : { author: null, authorName: null, title: null, text: '' }),
    occurredAt: row.occurredAt,
    zone: row.zone,
    knownAt: row.knownAt,
    consent: row.consent,
    sensitivity: row.sensitivity,
    sensitive: gone === null ? [...new Set(sensitiveParts(row.text).map((part) => part.class))] : [],
    contentHash: row.contentHash,
    accountId: row.accountId,
    accountName: row.accountId ? (getAccount(db, row.accountId)?.name ?? null) : null,
    dealId: row.dealId,
    facts: listFactsOfEvidence(db, row.id).map((fact) => ({
      id: fact.id,
      kind: fact.kind,
      subject: fact.subject,
      start: fact.spanStart,
      end: fact.spanEnd,
      decision: fact.decision,
      decidedBy: fact.decidedBy,
    })),
    before: before.filter(isReadable).map(line),
    after: after.filter(isReadable).map(line),
    grounds: row.grounds === null ? [] : JSON.parse(row.grounds),
  } as EvidenceView
}
