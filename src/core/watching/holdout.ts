import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { UpliftView } from '../../shared/contract/watching.ts'
import { AppError } from '../../shared/errors.ts'
import { calendarDay } from '../calendarDay.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import type { Deal } from '../deals/store.ts'
import { type Appended, appendLog } from '../log/append.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { getSetting, isManager, setSetting, setting } from '../settings/settings.ts'
import { matchedDifference } from './matched.ts'
import { advancesSince, apart, dayMs, horizonMs } from './outcomes.ts'
import {
  countLifts,
  findDraw,
  getDraw,
  insertDraw,
  insertLift,
  isLifted,
  listDraws,
  wasAdvised,
} from './store.ts'

/** How many of a hundred calls go without advice, for comparison; 0 is off. */
const holdoutPercent = setting('watching.holdoutPercent', z.int().min(0).max(50), 0)
/** Decides with the deal and its call who is drawn: whoever knows it can check every draw. */
const holdoutSeed = setting('watching.holdoutSeed', z.string(), '')

/** Whether a call is drawn into the comparison group: the same seed, deal and call, the same lot. */
export const isDrawn = (seed: string, dealId: string, callKey: string, percent: number): boolean =>
  (Number.parseInt(sha256Hex(`${seed}\n${dealId}\n${callKey}`).slice(0, 8), 16) / 2 ** 32) * 100 < percent

/**
 * Says how many of a hundred calls go without advice from now on, for a reason; a manager does, and it is logged.
 * Refuses with `watching.managerNeeded`.
 */
export function changeHoldout(session: Session, input: { percent: number; reason: string }): Appended {
  const { db } = session
  if (!isManager(db)) throw new AppError('watching.managerNeeded')
  return transaction(db, () => {
    const before = getSetting(db, holdoutPercent)
    if (getSetting(db, holdoutSeed) === '')
      setSetting(db, session.stamp(), holdoutSeed, randomBytes(8).toString('hex'))
    setSetting(db, session.stamp(), holdoutPercent, input.percent)
    return appendLog(db, session.stamp(), {
      kind: 'holdoutChanged',
      body: { before, after: input.percent, seed: getSetting(db, holdoutSeed), reason: input.reason },
    })
  })
}

/** The call that advice on a deal is for: the agreed one, else one of this day. */
function callKeyOf(session: Session, { nextCallAt }: Pick<Deal, 'nextCallAt'>): string {
  const now = session.now()
  return nextCallAt !== null && nextCallAt > now - dayMs
    ? `call ${nextCallAt}`
    : `day ${calendarDay(session.zone())(now)}`
}

/**
 * Draws the lot of the call that advice is asked for, once, and refuses with `brief.heldOut` {drawId, percent} where it
 * goes without. What was advised on within the day already is not drawn any more.
 */
export function requireNotHeldOut(session: Session, deal: Deal): void {
  const { db } = session
  const percent = getSetting(db, holdoutPercent)
  if (percent === 0 || deal.outcome !== 'open') return
  const callKey = callKeyOf(session, deal)
  if (!findDraw(db, deal.id, callKey)) {
    if (wasAdvised(db, deal.id, session.now() - dayMs)) return
    draw(session, deal, callKey, percent)
  }
  const drawn = findDraw(db, deal.id, callKey)!
  if (drawn.arm === 'heldOut' && !isLifted(db, drawn.id))
    throw new AppError('brief.heldOut', { drawId: drawn.id, percent })
}

function draw(session: Session, deal: Deal, callKey: string, percent: number): void {
  const { db } = session
  const seed = getSetting(db, holdoutSeed)
  const arm = isDrawn(seed, deal.id, callKey, percent) ? ('heldOut' as const) : ('advised' as const)
  transaction(db, () => {
    const { hash } = appendLog(db, session.stamp(), {
      kind: 'callDrawn',
      body: { dealId: deal.id, callKey, arm, percent, seed },
    })
    insertDraw(db, {
      dealId: deal.id,
      accountId: deal.accountId,
      stage: deal.stage,
      callKey,
      arm,
      at: session.now(),
      logEntryHash: hash,
    })
  })
}

/** Shows the advice of a held-out call all the same, for a reason that is logged. Refuses with `record.notFound`. */
export function liftHoldout(session: Session, input: { drawId: number; reason: string }): Appended {
  const { db } = session
  const drawn = getDraw(db, input.drawId)
  if (drawn?.arm !== 'heldOut' || isLifted(db, drawn.id))
    throw new AppError('record.notFound', { kind: 'holdoutDraw', id: String(input.drawId) })
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'holdoutLifted',
      body: { dealId: drawn.dealId, drawHash: drawn.logEntryHash, reason: input.reason },
    })
    insertLift(db, {
      drawId: drawn.id,
      reason: input.reason,
      actor: session.actor(),
      at: session.now(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}

/**
 * Calls that were drawn, with advice against without, among those of the same stage: as drawn, whoever lifted it
 * (intention to treat), so that who insists on advice doesn't tilt it. The first draw of a deal counts, and the first 30
 * days later.
 */
export function drawnView(db: ReadableDb, now: number): UpliftView['drawn'] {
  const draws = listDraws(db)
  const counted = apart(
    draws,
    ({ dealId }) => dealId,
    ({ at }) => at,
  )
  const advances = advancesSince(db, draws[0]?.at ?? now, now)
  const calls = counted.flatMap(({ dealId, accountId, stage, arm, at }) => {
    const advanced = advances(dealId, at)
    return advanced === null ? [] : [{ accountId, advised: arm === 'advised', stratum: stage, advanced }]
  })
  const { difference, advised, others } = matchedDifference(calls)
  return {
    mayChange: isManager(db),
    percent: getSetting(db, holdoutPercent),
    draws: draws.length,
    heldOut: draws.filter(({ arm }) => arm === 'heldOut').length,
    lifted: countLifts(db),
    waiting: counted.filter(({ at }) => at + horizonMs > now).length,
    advised,
    others,
    difference,
  }
}
