import {
  clearMergeScore,
  type MergeField,
  type MergePreview,
  mergeFields,
} from '../../shared/contract/imports.ts'
import { AppError } from '../../shared/errors.ts'
import { accounts } from '../accounts/schema.ts'
import { getAccount } from '../accounts/store.ts'
import { products } from '../catalog/schema.ts'
import { getProduct } from '../catalog/store.ts'
import { contacts } from '../contacts/schema.ts'
import { getContact, listContactsOfAccount } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { type Changes, recordChangeSet } from '../undo/changeSets.ts'
import { linkNamed } from './linkNamed.ts'
import { latinFormsOf } from './matching/latinNames.ts'
import { proposalScore } from './matching/match.ts'
import { exactForm, nameForm } from './matching/nameForm.ts'
import { scoreNames } from './matching/score.ts'
import { countReferences, type Entity, pointElsewhere } from './references.ts'
import { relinkDeals } from './relinkDeals.ts'
import { mergeProposals } from './schema.ts'

export type Row = Record<string, unknown> & { id: string; name: string; mergedIntoId: string | null }

const tables = { account: accounts, contact: contacts, product: products } as const
const getters = { account: getAccount, contact: getContact, product: getProduct } as const

const rowOf = (db: ReadableDb, entity: Entity, id: string): Row | null =>
  getters[entity](db, id) as unknown as Row | null

/** The record that stands for `id` now, through earlier merges. */
export function standing(db: ReadableDb, entity: Entity, id: string): Row {
  const row = rowOf(db, entity, id)
  if (!row) throw new AppError('record.notFound', { kind: entity, id })
  return row.mergedIntoId === null ? row : standing(db, entity, row.mergedIntoId)
}

/** A pair that a person should decide on, with the record that would be kept in the end. */
export interface Pair {
  entity: Entity
  keep: Row
  away: Row
  /** The open questions that come to this pair, the likeliest first. */
  asked: Proposal[]
  /** Whether it can be merged with others of its kind at once: see `mergeClear`. */
  isClear: boolean
}
type Proposal = typeof mergeProposals.$inferSelect

const mostListed = 500
/** Grounds that a person should look at one by one, whatever they score. */
const inDoubt: ReadonlySet<string> = new Set([
  'differentNumbers',
  'differentDirections',
  'differentRegions',
  'differentCodes',
  'differentCities',
  'branch',
  'severalWithThisName',
  'similarSpelling',
  'abbreviation',
  'initials',
])
const reasonsOf = ({ reasons }: Proposal): string[] => JSON.parse(reasons) as string[]

/**
 * The pairs behind the open questions. Where the record to keep is itself to go to one other, that other is named, and
 * questions that come to the same pair are one.
 */
function openPairs(db: ReadableDb): Pair[] {
  const asked = selectRows(
    db,
    mergeProposals,
    `status = 'open' ORDER BY score DESC, created_at, id LIMIT ${mostListed}`,
  )
  const goesTo = new Map<string, Set<string>>()
  for (const { entity, keepId, mergeId } of asked) {
    const from = standing(db, entity, mergeId).id
    const to = standing(db, entity, keepId).id
    if (from !== to) goesTo.set(from, (goesTo.get(from) ?? new Set()).add(to))
  }
  /** Where a record ends up when all that is asked is answered with yes; as far as there is one way only. */
  const endOf = (start: string, from: string): string => {
    const passed = new Set([from])
    let at = start
    while (!passed.has(at)) {
      passed.add(at)
      const next = goesTo.get(at)
      const [only] = next ?? []
      if (next?.size !== 1 || passed.has(only!)) break
      at = only!
    }
    return at
  }
  const pairs = new Map<string, Pair>()
  const ends = new Map<string, Set<string>>()
  for (const proposal of asked) {
    const { entity, mergeId, keepId } = proposal
    const away = standing(db, entity, mergeId)
    const direct = standing(db, entity, keepId)
    const keep = direct.id === away.id ? direct : standing(db, entity, endOf(direct.id, away.id))
    const key = `${away.id}\n${keep.id}`
    const pair = pairs.get(key) ?? { entity, keep, away, asked: [], isClear: false }
    pair.asked.push(proposal)
    pairs.set(key, pair)
    ends.set(away.id, (ends.get(away.id) ?? new Set()).add(keep.id))
    pair.isClear ||=
      entity !== 'product' &&
      direct.id === keep.id &&
      proposal.score >= clearMergeScore * 100 &&
      reasonsOf(proposal).every((reason) => !inDoubt.has(reason))
  }
  const all = [...pairs.values()]
  for (const pair of all)
    pair.isClear &&=
      ends.get(pair.away.id)!.size === 1 &&
      pair.asked.every((one) => reasonsOf(one).every((reason) => !inDoubt.has(reason)))
  return all
}

/** Pairs that a person should decide on: those that keep the same record together, the likeliest first. */
export function listProposals(db: ReadableDb) {
  const best = new Map<string, number>()
  const pairs = openPairs(db)
  for (const { keep, asked } of pairs) best.set(keep.id, Math.max(best.get(keep.id) ?? 0, asked[0]!.score))
  return pairs
    .sort(
      (a, b) =>
        best.get(b.keep.id)! - best.get(a.keep.id)! ||
        compare(a.keep.id, b.keep.id) ||
        b.asked[0]!.score - a.asked[0]!.score,
    )
    .map(({ entity, keep, away, asked: [first], isClear }) => ({
      id: first!.id,
      entity,
      keepId: keep.id,
      keepName: keep.name,
      mergeId: away.id,
      mergeName: away.name,
      score: first!.score / 100,
      reasons: reasonsOf(first!),
      isClear,
    }))
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How many pairs wait for a decision. */
export const countOpenProposals = (db: ReadableDb): number =>
  (
    db.read("SELECT count(*) AS n FROM merge_proposals WHERE status = 'open'").get() as {
      n: number
    }
  ).n

/** Columns that say what a record is; a merge does not carry them over. */
const identity: ReadonlySet<string> = new Set([
  'id',
  'name',
  'nameKey',
  'mergedIntoId',
  'deletedAt',
  'importId',
])

/** Whether a column of the record that is kept says nothing: a role that nobody knows is none. */
const isGap = (value: unknown) => value === null || value === 'unknown'

/** What a record that goes brings to the one that is kept: the columns that say nothing there. */
const gapsFilled = (keep: Row, away: Row): [property: string, value: unknown][] =>
  Object.entries(away).filter(
    ([property, value]) => !isGap(value) && isGap(keep[property]) && !identity.has(property),
  )

/** What a person compares two records by, of all columns. */
const compared: ReadonlySet<string> = new Set(mergeFields)

/** What a merge would do, without doing it. Refuses with `record.notFound`. */
export function previewProposal(db: ReadableDb, id: string): MergePreview {
  const proposal = selectRow(db, mergeProposals, 'id = ?', id)
  if (!proposal) throw new AppError('record.notFound', { kind: 'mergeProposal', id })
  const { entity } = proposal
  return previewPair(
    db,
    entity,
    standing(db, entity, proposal.keepId),
    standing(db, entity, proposal.mergeId),
  )
}

/** What merging `away` into `keep` would do. */
export function previewPair(db: ReadableDb, entity: Entity, keep: Row, away: Row): MergePreview {
  const fieldOf = (property: string) => property as MergeField
  return {
    alreadyOne: keep.id === away.id,
    moved: keep.id === away.id ? [] : countReferences(db, entity, away.id),
    filled: gapsFilled(keep, away)
      .filter(([property]) => compared.has(property))
      .map(([property, value]) => ({ field: fieldOf(property), value: String(value) })),
    differing: Object.entries(away)
      .filter(
        ([property, value]) =>
          compared.has(property) && !isGap(value) && !isGap(keep[property]) && keep[property] !== value,
      )
      .map(([property, value]) => ({
        field: fieldOf(property),
        kept: String(keep[property]),
        lost: String(value),
      })),
    alias: entity === 'contact' || keep.id === away.id ? null : away.name,
  }
}

function merge(db: ReadableDb, changes: Changes, entity: Entity, keep: Row, away: Row): void {
  pointElsewhere(db, changes, entity, away.id, keep.id)
  const gaps = Object.fromEntries(gapsFilled(keep, away))
  if (entity !== 'contact') {
    const aliasesOf = (row: Row) => JSON.parse((row.aliases as string | null) ?? '[]') as string[]
    gaps.aliases = JSON.stringify([...new Set([...aliasesOf(keep), away.name, ...aliasesOf(away)])])
  }
  const table = tables[entity] as typeof accounts
  changes.update(table, keep.id, gaps)
  changes.update(table, away.id, { mergedIntoId: keep.id })
  if (entity !== 'account') return
  relinkDeals(db, changes, keep.id)
  mergeNamesakes(db, changes, keep.id)
}

/** Who is listed under both names of a customer is one person: a row of one name would have found them. */
function mergeNamesakes(db: ReadableDb, changes: Changes, accountId: string): void {
  const known = new Map<string, string>()
  for (const { id, nameKey } of listContactsOfAccount(db, accountId).sort((a, b) => compare(a.id, b.id))) {
    const first = known.get(nameKey)
    if (first === undefined) known.set(nameKey, id)
    else merge(db, changes, 'contact', standing(db, 'contact', first), standing(db, 'contact', id))
  }
  // Shen Wei of the one list is 沈伟 of the other, where nobody else there is spelled so.
  const colleagues = listContactsOfAccount(db, accountId)
  for (const { id, name } of colleagues) {
    const form = exactForm(name)
    if (!/^\p{Script=Latin}+(?: \p{Script=Latin}+){1,2}$/u.test(form)) continue
    const meant = colleagues.filter(
      (other) => /^\p{Script=Han}{2,4}$/u.test(other.name) && latinFormsOf(other.name).spoken.includes(form),
    )
    const [only] = meant
    if (only !== undefined && meant.length === 1)
      merge(db, changes, 'contact', standing(db, 'contact', only.id), standing(db, 'contact', id))
  }
}

/** Answers the questions of a pair, and those that the answer leaves without sense. */
function answer(
  db: ReadableDb,
  changes: Changes,
  pair: Pair,
  { status, at }: { status: 'merged' | 'dismissed'; at: number },
): void {
  for (const { id } of pair.asked) changes.update(mergeProposals, id, { status, decidedAt: at })
  if (status === 'dismissed') return
  // What is the same as 江苏瑞穹 is not 宁夏瑞穹 too; only where those two are alike the question stays.
  const rest = selectRows(db, mergeProposals, "status = 'open' AND merge_id = ?", pair.away.id)
  for (const other of rest) {
    const keep = standing(db, other.entity, other.keepId)
    const isAlike =
      scoreNames(nameForm(keep.name), nameForm(pair.keep.name), pair.entity).score >= proposalScore
    if (keep.id === pair.keep.id || !isAlike)
      changes.update(mergeProposals, other.id, { status: 'dismissed', decidedAt: at })
  }
}

/** Merges a pair and logs it; `kept` takes the account that may be named by what is unlinked. */
export function mergePair(
  session: Pick<Session, 'db' | 'now'>,
  changes: Changes,
  pair: Pair,
  kept: Set<string>,
): void {
  const { db } = session
  const keep = standing(db, pair.entity, pair.keep.id)
  const away = standing(db, pair.entity, pair.away.id)
  if (keep.id !== away.id) {
    merge(db, changes, pair.entity, keep, away)
    if (pair.entity === 'account') kept.add(keep.id)
  }
  answer(db, changes, pair, { status: 'merged', at: session.now() })
}

export const logDecision = (
  session: Pick<Session, 'db' | 'stamp'>,
  pair: Pair,
  decision: 'merged' | 'dismissed',
): void => {
  appendLog(session.db, session.stamp(), {
    kind: 'mergeDecided',
    body: {
      proposalId: pair.asked[0]!.id,
      entity: pair.entity,
      keepId: pair.keep.id,
      mergeId: pair.away.id,
      decision,
    },
  })
}

/**
 * Merges two records or leaves them apart. A merge points everything at the record that is kept, its evidence too,
 * fills its gaps, remembers the other name, links what is unlinked and now clearly names the account, and is one
 * change set: undo brings the other record back with all that was its own. Where earlier merges made the two one
 * already, the question is only closed. Refuses with `record.notFound` and `import.proposalDecided`.
 */
export function decideProposal(
  session: Session,
  id: string,
  decision: 'merge' | 'dismiss',
): { changeSetId: string | null } {
  const { db } = session
  const proposal = selectRow(db, mergeProposals, 'id = ?', id)
  if (!proposal) throw new AppError('record.notFound', { kind: 'mergeProposal', id })
  if (proposal.status !== 'open') throw new AppError('import.proposalDecided', { id })
  const pair = openPairs(db).find(({ asked }) => asked.some((one) => one.id === id)) ?? pairOf(db, proposal)
  return transaction(db, () => {
    const label = decision === 'merge' ? 'merge.accept' : 'merge.dismiss'
    const changeSetId = recordChangeSet(db, session, label, (changes) => {
      if (decision === 'dismiss') return answer(db, changes, pair, { status: 'dismissed', at: session.now() })
      const kept = new Set<string>()
      mergePair(session, changes, pair, kept)
      linkNamed(session, changes, kept)
    })
    logDecision(session, pair, decision === 'merge' ? 'merged' : 'dismissed')
    return { changeSetId }
  })
}

/** What merging without a person needs of a session or an import. */
export type Merging = Pick<Session, 'db' | 'newId' | 'now' | 'actor' | 'stamp'>

/** Asks whether two accounts are one, where nobody has asked or answered it yet. */
export function proposeMerge(merging: Merging, keepId: string, mergeId: string): void {
  const { db, newId, now } = merging
  const isAsked =
    db
      .read(
        `SELECT 1 FROM merge_proposals WHERE entity = 'account'
          AND (keep_id = ? AND merge_id = ? OR keep_id = ? AND merge_id = ?) LIMIT 1`,
      )
      .get(keepId, mergeId, mergeId, keepId) !== undefined
  if (isAsked) return
  transaction(db, () =>
    insertRow(db, mergeProposals, {
      ...{ id: newId('mergeProposal'), entity: 'account', keepId, mergeId, status: 'open' },
      ...{ score: proposalScore * 100, reasons: JSON.stringify(['containedName']), createdAt: now() },
    }),
  )
}

/**
 * Merges an account that a mere reference made by a short name into the only one that can be called so: a change set by
 * itself, which a person can take back and which is then never done again. The question stays with its answer.
 */
export function mergeShortNamed(merging: Merging, keepId: string, mergeId: string): void {
  const { db, newId, now } = merging
  transaction(db, () => {
    const asked = () =>
      selectRows(
        db,
        mergeProposals,
        `status = 'open' AND entity = 'account' AND (keep_id = ? AND merge_id = ? OR keep_id = ? AND merge_id = ?)`,
        keepId,
        mergeId,
        mergeId,
        keepId,
      )
    if (asked().length === 0)
      insertRow(db, mergeProposals, {
        ...{ id: newId('mergeProposal'), entity: 'account', keepId, mergeId, status: 'open' },
        ...{ score: clearMergeScore * 100, reasons: JSON.stringify(['containedName']), createdAt: now() },
      })
    const changeSetId = newId('changeSet')
    for (const { id } of asked()) updateRow(db, mergeProposals, id, { changeSetId })
    const pair: Pair = {
      ...{ entity: 'account', isClear: true, asked: asked() },
      keep: standing(db, 'account', keepId),
      away: standing(db, 'account', mergeId),
    }
    const stamp = { now, actor: () => merging.actor(), newId: () => changeSetId }
    recordChangeSet(db, stamp, 'merge.shortName', (changes) => {
      const kept = new Set<string>()
      mergePair(merging, changes, pair, kept)
      linkNamed(merging, changes, kept)
    })
    logDecision(merging, pair, 'merged')
  })
}

/** A question beyond those that are listed, by itself. */
const pairOf = (db: ReadableDb, proposal: Proposal): Pair => ({
  entity: proposal.entity,
  keep: standing(db, proposal.entity, proposal.keepId),
  away: standing(db, proposal.entity, proposal.mergeId),
  asked: [proposal],
  isClear: false,
})

/**
 * Merges all pairs of accounts and contacts that have one place to go only, a score of `clearMergeScore` at least and
 * nothing against them: one change set. Returns how many; null for a change set where there was none.
 */
export function mergeClear(session: Session): { changeSetId: string | null; merged: number } {
  const { db } = session
  const clear = openPairs(db).filter(({ isClear }) => isClear)
  if (clear.length === 0) return { changeSetId: null, merged: 0 }
  return transaction(db, () => {
    const changeSetId = recordChangeSet(db, session, 'merge.acceptAll', (changes) => {
      const kept = new Set<string>()
      for (const pair of clear) mergePair(session, changes, pair, kept)
      linkNamed(session, changes, kept)
    })
    for (const pair of clear) logDecision(session, pair, 'merged')
    return { changeSetId, merged: clear.length }
  })
}
