import { type SideBySideView, useKinds } from '../../shared/contract/watching.ts'
import { AppError } from '../../shared/errors.ts'
import type { PriceUse } from '../brief/quote/quoteDecision.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { dealAt } from '../deals/dealAt.ts'
import { requireDeal } from '../deals/store.ts'
import { type Appended, appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { isManager } from '../settings/settings.ts'
import { type WatchedAdvice, watchedAdvice } from './advice.ts'
import { lookBackMs, winForecasts } from './calibration.ts'
import { advancesSince } from './outcomes.ts'
import { type Forecast, reliabilityOf } from './reliability.ts'
import { measureDifference, measureMean, measureShare, type Row } from './statistics.ts'
import { findEstimate, getMark, insertEstimate, listEstimates, listMarks, listSoldPrices } from './store.ts'

/** Fewer people than these are never told together: one could be read off the others. */
export const neededPeople = 3

/** What a person decided on an advice; who left it alone is nobody. */
const actorsOf = (advice: WatchedAdvice): string[] => advice.decisions.map(({ actor }) => actor)

/** How the deals went on, by what people did with the tracks of an advice. */
function tracksOf(
  db: ReadableDb,
  advice: readonly WatchedAdvice[],
  now: number,
): Pick<SideBySideView, 'tracks' | 'editedGain' | 'rejectedGain'> {
  const advanced = advancesSince(db, advice[0]?.shownAt ?? now, now)
  const rowsOf = (use: WatchedAdvice['use']): Row[] =>
    advice.flatMap(({ accountId, dealId, shownAt, use: own }) => {
      const moved = own === use ? advanced(dealId, shownAt) : null
      return moved === null ? [] : [{ accountId, value: moved ? 1 : 0 }]
    })
  const rows = new Map(useKinds.map((use) => [use, rowsOf(use)]))
  const gainOf = (use: 'edited' | 'rejected') => measureDifference(rows.get(use)!, rows.get('adopted')!)
  return {
    tracks: useKinds.map((use) => ({
      use,
      n: rows.get(use)!.length,
      advanced: measureShare(rows.get(use)!),
    })),
    editedGain: gainOf('edited'),
    rejectedGain: gainOf('rejected'),
  }
}

/** Prices that people set against an advised target, by what the product was sold at for that deal. */
function quotesOf(db: ReadableDb, advice: readonly WatchedAdvice[]): SideBySideView['quotes'] {
  const sold = new Map(
    listSoldPrices(
      db,
      advice.map(({ adviceId }) => adviceId),
    ).map(({ adviceId, unitPriceMinor }) => [adviceId, unitPriceMinor]),
  )
  const pairs = advice.flatMap(({ adviceId, accountId, quoteTargetMinor, decisions }) => {
    const own = decisions.find(({ part, action }) => part === 'quoteRange' && action === 'edited')
    const price = sold.get(adviceId)
    if (!own?.used || quoteTargetMinor === null || !price) return []
    const off = (minor: number) => Math.abs(minor - price) / price
    const use = JSON.parse(own.used) as PriceUse
    return [{ accountId, advised: off(quoteTargetMinor), own: off(use.unitPriceMinor) }]
  })
  const mean = (of: (pair: (typeof pairs)[number]) => number) =>
    measureMean(pairs.map((pair) => ({ accountId: pair.accountId, value: of(pair) })))
  return {
    advised: mean(({ advised }) => advised),
    own: mean(({ own }) => own),
    gain: mean(({ advised, own }) => advised - own),
  }
}

/** The same deals foretold by people and by the model, each estimate beside the figure of its advice. */
function estimatesOf(session: Session, mine: (actor: string) => boolean): SideBySideView['estimates'] {
  const { db } = session
  const now = session.now()
  const fromAt = now - lookBackMs
  const given = listEstimates(db, fromAt).filter(({ actor }) => mine(actor))
  const { forecasts } = winForecasts(db, listMarks(db, fromAt, now + 1), fromAt)
  const shown = new Map(forecasts.map((forecast) => [forecast.mark.adviceId, forecast]))
  const pairs = given.flatMap(({ adviceId, probability }) => {
    const model = shown.get(adviceId)
    return model ? [{ model: model as Forecast, people: { ...model, probability } as Forecast }] : []
  })
  const error = ({ probability, happened }: Forecast) => (probability - (happened ? 1 : 0)) ** 2
  return {
    given: given.length,
    counted: pairs.length,
    people: reliabilityOf(pairs.map(({ people }) => people)),
    model: reliabilityOf(pairs.map(({ model }) => model)),
    gain: measureMean(
      pairs.map(({ model, people }) => ({
        accountId: model.accountId,
        value: error(model) - error(people),
      })),
    ),
  }
}

/**
 * AI and people side by side. A rep sees what came of their own decisions and nobody else's; who acts as a manager sees
 * the team together and nobody apart, and only where enough people are in it.
 */
export function sideBySideView(session: Session): SideBySideView {
  const { db } = session
  const now = session.now()
  const advice = watchedAdvice(db, now - lookBackMs, now + 1)
  const scope = isManager(db) ? 'team' : 'own'
  const people = new Set(advice.flatMap(actorsOf)).size
  const isTooFewPeople = scope === 'team' && people < neededPeople
  const me = session.actor()
  const mine = (actor: string) => !isTooFewPeople && (scope === 'team' || actor === me)
  const decided = advice.filter((one) => actorsOf(one).some(mine))
  return {
    scope,
    people,
    neededPeople,
    isTooFewPeople,
    ...tracksOf(db, decided, now),
    quotes: quotesOf(db, decided),
    estimates: estimatesOf(session, mine),
  }
}

/**
 * Keeps what the person thinks of the deal's chance, once per advice. Refuses with `record.notFound`,
 * `watching.dealClosed` and `watching.alreadyEstimated`.
 */
export function giveEstimate(session: Session, input: { adviceId: string; probability: number }): Appended {
  const { db } = session
  const { adviceId, probability } = input
  const mark = getMark(db, adviceId)
  if (!mark) throw new AppError('record.notFound', { kind: 'advice', id: adviceId })
  if (dealAt(db, requireDeal(db, mark.dealId), session.now()).outcome !== 'open')
    throw new AppError('watching.dealClosed')
  if (ownEstimateOf(session, adviceId)) throw new AppError('watching.alreadyEstimated')
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'estimateGiven',
      body: { adviceId, dealId: mark.dealId, probability, shown: mark.winValue },
    })
    insertEstimate(db, {
      adviceId,
      dealId: mark.dealId,
      probability,
      actor: session.actor(),
      at: session.now(),
      logEntryHash: logged.hash,
    })
    return logged
  })
}

/** One's own estimate of an advice; nobody else's is ever told. */
export const ownEstimateOf = (session: Session, adviceId: string): { probability: number } | null => {
  const own = findEstimate(session.db, adviceId, session.actor())
  return own ? { probability: own.probability } : null
}
