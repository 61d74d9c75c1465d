import type { DealDetail, DealRow } from '../../shared/contract/deals.ts'
import { AppError } from '../../shared/errors.ts'
import type { DealId, ProductId } from '../../shared/ids.ts'
import { accountNames, getAccount } from '../accounts/store.ts'
import { listVisitPlansOfAccount } from '../activities/store.ts'
import { getProduct, listProducts } from '../catalog/store.ts'
import { committeeSeats } from '../contacts/schema.ts'
import { getContact, getSeat } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { nameKeyOf } from '../nameKey.ts'
import { listProjectQuotesOfDeal } from '../quotes/projectQuoteStore.ts'
import { projectQuoteView } from '../quotes/projectQuoteView.ts'
import { standingQuotes } from '../quotes/standing.ts'
import { listPriceLinesOfDeal } from '../quotes/store.ts'
import { implementer, refusing, type Session, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { committeeOf } from './committee.ts'
import { guestsOf } from './guests.ts'
import { logOutcome, stageAndOutcome } from './outcome.ts'
import { dealStageChanges, deals } from './schema.ts'
import { countDeals, type Deal, listDealSlice, listStageChanges, requireDeal } from './store.ts'

const dealRow = (deal: Deal, accountName: string, productName: string | null) =>
  ({
    id: deal.id,
    accountId: deal.accountId,
    accountName,
    name: deal.name,
    code: deal.code,
    productName,
    stage: deal.stage,
    outcome: deal.outcome,
    amountMinor: deal.amountMinor,
    currency: deal.currency,
    region: deal.region,
    ownerName: deal.ownerName,
    competitor: deal.competitor,
    openedAt: deal.openedAt,
    expectedCloseAt: deal.expectedCloseAt,
    closedAt: deal.closedAt,
    nextCallAt: deal.nextCallAt,
  }) as DealRow

/** The win reading is the brief's to compute; deals only show it. */
export type WinReading = (session: Session, deal: Deal) => DealDetail['win']

function dealDetail(session: Session, id: string, winReading: WinReading): DealDetail {
  const { db } = session
  const deal = requireDeal(db, id)
  const committee = committeeOf(db, deal)
  const product = deal.productId ? getProduct(db, deal.productId) : null
  const productNames = new Map(listProducts(db).map((item) => [item.id, item.name]))
  return {
    deal: {
      ...dealRow(deal, getAccount(db, deal.accountId)?.name ?? '', product?.name ?? null),
      productId: deal.productId as DealDetail['deal']['productId'],
      quantity: deal.quantity,
      lossReason: deal.lossReason,
      source: deal.source,
      nextCallContactId: deal.nextCallContactId as DealDetail['deal']['nextCallContactId'],
      knownAt: deal.knownAt,
    },
    committee,
    guests: guestsOf(listVisitPlansOfAccount(db, deal.accountId), deal.nextCallAt, committee).map(
      ({ contact }) => contact.name,
    ),
    stageHistory: listStageChanges(db, id).map(({ fromStage, toStage, changedAt }) => ({
      fromStage,
      toStage,
      at: changedAt,
    })),
    priceLines: listPriceLinesOfDeal(db, id).map((line) => ({
      id: line.id,
      kind: line.kind,
      number: line.number,
      productName: productNames.get(line.productId) ?? '',
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      currency: line.currency,
      outcome: line.outcome,
      version: line.version,
      rival: line.rival,
      validTo: line.validTo,
      setApart: line.setApart,
      pricedAt: line.pricedAt,
      evidenceId: line.evidenceId,
    })),
    projectQuotes: standingQuotes(listProjectQuotesOfDeal(db, id), session.now()).map((quote) =>
      projectQuoteView(db, quote),
    ),
    win: winReading(session, deal),
  }
}

const sliceSize = 4000

async function* dealBatches(db: ReadableDb): AsyncGenerator<{ rows: DealRow[]; total: number }, void, void> {
  const names = accountNames(db)
  const products = new Map(listProducts(db).map((product) => [product.id, product.name]))
  const total = countDeals(db)
  let after = 0
  // The first slice is small, so that the first screen shows at once.
  for (let size = 200; ; size = sliceSize) {
    const slice = listDealSlice(db, after, size)
    yield {
      rows: slice.map((deal) =>
        dealRow(
          deal,
          names.get(deal.accountId) ?? '',
          deal.productId ? (products.get(deal.productId) ?? null) : null,
        ),
      ),
      total,
    }
    if (slice.length < size) return
    after = slice[slice.length - 1]!.row
    // Other calls get their turn between two slices.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Deals, their committee and stages. Closing a deal is an outcome and goes into the log. */
export function dealsProcedures(
  sessions: Sessions,
  winReading: WinReading,
  /** Called when deals have closed or reopened: there is more to learn from. */
  onOutcome: (session: Session) => void = () => {},
) {
  const os = implementer.deals
  return {
    rows: os.rows.handler(() => refusing(dealBatches(sessions.require().db))),
    get: os.get.handler(({ input }) => dealDetail(sessions.require(), input.id, winReading)),
    create: os.create.handler(({ input }) => {
      const session = sessions.require()
      if (!getAccount(session.db, input.accountId))
        throw new AppError('record.notFound', { kind: 'account', id: input.accountId })
      const id = session.newId('deal')
      const now = session.now()
      const changeSetId = recordChangeSet(session.db, session, 'deal.create', (changes) => {
        changes.insert(deals, {
          ...input,
          id,
          nameKey: nameKeyOf(input.name),
          outcome: input.stage === 'won' || input.stage === 'lost' ? input.stage : 'open',
          ownerName: session.actor(),
          openedAt: now,
          zone: session.zone(),
          knownAt: now,
          updatedAt: now,
        })
        changes.insert(dealStageChanges, {
          id: session.newId('stageChange'),
          dealId: id,
          fromStage: null,
          toStage: input.stage,
          changedAt: now,
          knownAt: now,
        })
      })
      session.changed('deals', 'accounts')
      return { id: id as DealId, changeSetId }
    }),
    update: os.update.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const now = session.now()
      let ended = false
      const changeSetId = recordChangeSet(db, session, 'deal.update', (changes) => {
        for (const id of input.ids) {
          const deal = requireDeal(db, id)
          const { stage, outcome } = stageAndOutcome(session, deal, input.patch)
          if (input.patch.productId && !getProduct(db, input.patch.productId))
            throw new AppError('record.notFound', { kind: 'product', id: input.patch.productId })
          const closes = outcome !== 'open' && deal.outcome === 'open'
          changes.update(deals, id, {
            ...input.patch,
            ...(input.patch.name !== undefined && { nameKey: nameKeyOf(input.patch.name) }),
            stage,
            outcome,
            ...(closes && { closedAt: input.patch.closedAt ?? now }),
            ...(outcome === 'open' && deal.outcome !== 'open' && { closedAt: null }),
            updatedAt: now,
          })
          if (stage !== deal.stage)
            changes.insert(dealStageChanges, {
              id: session.newId('stageChange'),
              dealId: id,
              fromStage: deal.stage,
              toStage: stage,
              changedAt: now,
              knownAt: now,
            })
          if (outcome !== deal.outcome) {
            logOutcome(session, id, outcome, input.patch.lossReason ?? null)
            ended = true
          }
        }
      })
      session.changed('deals', 'accounts', 'log')
      if (ended) onOutcome(session)
      return { changeSetId }
    }),
    remove: os.remove.handler(({ input }) => {
      const session = sessions.require()
      const changeSetId = recordChangeSet(session.db, session, 'deal.remove', (changes) => {
        for (const id of input.ids) {
          requireDeal(session.db, id)
          changes.update(deals, id, { deletedAt: session.now() })
        }
      })
      session.changed('deals', 'accounts')
      return { changeSetId }
    }),
    setSeat: os.setSeat.handler(({ input }) => {
      const session = sessions.require()
      requireDeal(session.db, input.dealId)
      if (!getContact(session.db, input.contactId))
        throw new AppError('record.notFound', { kind: 'contact', id: input.contactId })
      const seat = getSeat(session.db, input.dealId, input.contactId)
      const changeSetId = recordChangeSet(session.db, session, 'committee.setSeat', (changes) => {
        const fields = { buyingRole: input.buyingRole, support: input.support }
        if (seat) changes.update(committeeSeats, seat.id, fields)
        else
          changes.insert(committeeSeats, {
            ...fields,
            id: session.newId('committeeSeat'),
            dealId: input.dealId,
            contactId: input.contactId,
            knownAt: session.now(),
          })
      })
      session.changed('deals')
      return { changeSetId }
    }),
    products: os.products.handler(() =>
      listProducts(sessions.require().db).map(({ id, name, code }) => ({ id: id as ProductId, name, code })),
    ),
  }
}
