import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { type ApprovalVerdict, applyApproval } from '../identity/approvals.ts'
import type { SignedApproval } from '../identity/statements.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson } from '../log/canonicalJson.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import * as store from './store.ts'

const Bps = z.int().min(-10_000).max(10_000)
const Band = z
  .object({
    role: z.string().min(1).max(100),
    zone: z.string().min(1).max(100),
    product: z.string().min(1).max(100),
    minDiscountBps: Bps,
    maxDiscountBps: Bps,
  })
  .refine((band) => band.minDiscountBps <= band.maxDiscountBps)

/** Discounts that a role may grant by itself, both ends included; role, zone and product may be `*`. */
export type DiscountBand = z.infer<typeof Band> & { id: string }

export type DiscountVerdict =
  | { decision: 'selfApprove'; band: DiscountBand }
  | { decision: 'escalate'; band: DiscountBand | null }

/** Inside the band one approves oneself, outside it goes up (catalogue 75). Without a band everything goes up. */
export function judgeDiscount(
  db: ReadableDb,
  asked: { role: string; zone: string; product: string; discountBps: number },
): DiscountVerdict {
  const band = store.matchingBand(db, asked.role, asked.zone, asked.product)
  if (!band) return { decision: 'escalate', band: null }
  const inside = asked.discountBps >= band.minDiscountBps && asked.discountBps <= band.maxDiscountBps
  return { decision: inside ? 'selfApprove' : 'escalate', band }
}

/** An escalated discount is granted by an approver's statement about the log entry of the proposal. */
export const applyDiscountApproval = (
  db: WritableDb,
  stamp: Stamp,
  signed: SignedApproval,
  proposal: { logEntryHash: string; requestedBy: string },
): ApprovalVerdict & { logEntryHash?: string } =>
  applyApproval(db, stamp, signed, {
    subject: proposal.logEntryHash,
    action: 'discount.grant',
    requestedBy: proposal.requestedBy,
    role: 'approver',
  })

export const listBands = (db: ReadableDb): DiscountBand[] => store.bands(db)

const logBand = (db: WritableDb, stamp: Stamp, band: DiscountBand, change: 'added' | 'retired') =>
  appendLog(db, stamp, {
    kind: 'ruleChanged',
    body: { list: 'discountBand', id: band.id, change, contentHash: sha256Hex(canonicalJson({ ...band })) },
  })

/** Refuses with `band.invalid` when the ends are out of order or beyond ±100 %. */
export function addBand(db: WritableDb, stamp: Stamp, band: Omit<DiscountBand, 'id'>): DiscountBand {
  const parsed = Band.safeParse(band)
  if (!parsed.success) throw new AppError('band.invalid')
  const row = { ...parsed.data, id: `band_${randomBytes(8).toString('hex')}` }
  db.sqlite.transaction(() => {
    store.insertBand(db, row, stamp.actor, stamp.at)
    logBand(db, stamp, row, 'added')
  })()
  return row
}

/** Refuses with `band.notFound`. */
export function retireBand(db: WritableDb, stamp: Stamp, id: string): void {
  db.sqlite.transaction(() => {
    const row = store.retireBand(db, id, stamp.at)
    if (!row) throw new AppError('band.notFound', { id })
    logBand(db, stamp, row, 'retired')
  })()
}
