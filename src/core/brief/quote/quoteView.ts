import type { PriceVerdict, QuoteView } from '../../../shared/contract/brief.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { setApartReasons } from '../../../shared/vocabulary.ts'
import { getAccount, listAccountIdsOfOwners } from '../../accounts/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { getProduct, type Price, priceAt } from '../../catalog/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { countWonWithoutQuantity, type Deal } from '../../deals/store.ts'
import { listClauses } from '../../governance/clauses.ts'
import { regionOf } from '../../governance/customer.ts'
import { judgeDiscount } from '../../governance/discounts.ts'
import { listCompetitorPrices, listPolicyEvents, type PolicyEvent } from '../../market/store.ts'
import {
  type Authority,
  type BoundsInput,
  type Comparable,
  type CompetitorMove,
  calibrateQuoteRange,
  type PolicyCap,
  predictQuoteRange,
  priceBounds,
  type QuoteCalibration,
  type QuoteRecommendation,
  recommendQuote,
  redactQuoteRange,
  winRateAlongPrice,
} from '../../pricing/index.ts'
import { withoutOrderedQuotes } from '../../quotes/sales.ts'
import {
  listPriceLinesOfProduct,
  listRecentPriceLines,
  type PriceLine,
  priceLinesState,
} from '../../quotes/store.ts'
import type { Session } from '../../session.ts'
import { pricedProduct } from './pricedProduct.ts'

const mostComparables = 2000
/** The newest lines of all products that the range is calibrated on. */
const mostCalibrated = 5000
/** Days after which an open quote that nobody renewed holds nobody any more: it is shown, and caps nothing. */
const offerHoldsDays = 180
const dayMs = 86_400_000

/**
 * Keeps the replay of the price history between briefs, one per currency, because it costs 0.1 ms a line; made anew
 * when a line was added or taken away.
 */
export function createQuoteCalibrations() {
  const kept = new Map<string, { state: string; calibration: QuoteCalibration }>()
  return (db: ReadableDb, currency: string, asOf: number): QuoteCalibration => {
    const state = priceLinesState(db)
    let entry = kept.get(currency)
    if (entry?.state !== state || entry.calibration.asOf > asOf) {
      const lines = withoutOrderedQuotes(listRecentPriceLines(db, currency, asOf, mostCalibrated))
      const comparables = lines.map((line) => comparable(line, true))
      entry = { state, calibration: calibrateQuoteRange({ comparables, asOf, currency }) }
      kept.set(currency, entry)
    }
    return entry.calibration
  }
}
export type QuoteCalibrations = ReturnType<typeof createQuoteCalibrations>

const comparable = (line: PriceLine, own: boolean, productName?: string): Comparable => ({
  id: line.id,
  productId: line.productId,
  ...(productName !== undefined && { productName }),
  quantity: line.quantity,
  partyId: line.accountId,
  region: line.region,
  at: line.pricedAt,
  knownAt: line.knownAt,
  unitPriceMinor: line.unitPriceMinor,
  currency: line.currency,
  won: line.outcome === 'won',
  own,
})

/** A competitor's change of price is read off two sightings of the same product in the same region. */
function competitorMoves(
  db: ReadableDb,
  productId: string,
  asOf: number,
): (CompetitorMove & { evidenceId: string | null })[] {
  const sightings = listCompetitorPrices(db, productId, asOf).reverse()
  const last = new Map<string, number>()
  return sightings.flatMap((seen) => {
    const key = `${seen.competitor}\n${seen.productName}\n${seen.region ?? ''}\n${seen.currency}`
    const before = last.get(key)
    last.set(key, seen.unitPriceMinor)
    if (before === undefined || before === seen.unitPriceMinor) return []
    return [
      {
        id: seen.id,
        productId,
        region: seen.region,
        at: seen.seenAt,
        knownAt: seen.knownAt,
        changeBps: Math.round(((seen.unitPriceMinor - before) / before) * 10_000),
        evidenceId: seen.evidenceId,
      },
    ]
  })
}

/**
 * Whether a policy is about this price: it names the product, or it states for the deal's own region by how much prices
 * change or what the highest one is. One that names neither product nor region may be about anything.
 */
const bearsOn = (event: PolicyEvent, productId: string, region: string | null): boolean =>
  event.productId !== null
    ? event.productId === productId && (event.region === null || event.region === region)
    : event.region !== null &&
      event.region === region &&
      (event.priceEffectBps !== null || event.capMinor !== null)

/** What may be given way on besides price; what each costs is not on file, and is shown as not known. */
const offers = [
  { code: 'training', costMinor: null },
  { code: 'deliverySchedule', costMinor: null },
  { code: 'extendedWarranty', costMinor: null },
  { code: 'paymentDays', costMinor: null },
] as const

export interface QuoteInputs {
  session: Pick<Session, 'db'>
  deal: Deal
  asOf: number
  lang: 'zh' | 'en'
  calibrations: QuoteCalibrations
}

export interface ViewedQuote {
  view: QuoteView
  /** Judges a price per unit (minor units) by the limits that bind the recommendation. */
  judge: (unitPriceMinor: number) => PriceVerdict
}

/**
 * The quote range of a deal: the predicted price, the recommended floor, target and stretch, and what binds them.
 * Null when neither the deal nor its open quotes name a product. Comparables of other people's accounts stay unnamed dots, five or none.
 */
export function quoteView({ session, deal, asOf, lang, calibrations }: QuoteInputs): ViewedQuote | null {
  const { db } = session
  const settings = readWorkspaceSettings(db)
  const zone = regionOf(session, deal)
  const region = zone === '*' ? null : zone
  const currency = deal.currency ?? settings.currency
  const priced = pricedProduct(db, deal, { asOf, currency })
  if (!priced) return null
  const { product, openQuote } = priced
  const ownAccounts = new Set(listAccountIdsOfOwners(db, settings.ownOwners)).add(deal.accountId)

  const known = listPriceLinesOfProduct(db, product.id, asOf, mostComparables).filter(
    (line) => line.currency === currency,
  )
  const allLines = known.filter((line) => line.setApart === null)
  const lines = withoutOrderedQuotes(allLines)
  const byId = new Map(lines.map((line) => [line.id, line]))
  const moves = competitorMoves(db, product.id, asOf)
  const policies = listPolicyEvents(db, asOf).filter(
    (event) => event.effectiveAt <= asOf && bearsOn(event, product.id, region),
  )
  const raw = predictQuoteRange({
    comparables: lines.map((line) =>
      comparable(line, line.accountId !== null && ownAccounts.has(line.accountId), product.name),
    ),
    target: {
      productId: product.id,
      productName: product.name,
      quantity: priced.quantity,
      partyId: deal.accountId,
      region,
      asOf,
      currency,
    },
    competitorMoves: moves,
    policyEvents: policies.map((event) => ({
      id: event.id,
      code: 'policy',
      region: event.region,
      productIds: event.productId ? [event.productId] : null,
      at: event.effectiveAt,
      knownAt: event.knownAt,
    })),
    calibration: calibrations(db, currency, asOf),
  })

  const evidenceOf = new Map<string, string>()
  for (const line of lines) if (line.evidenceId) evidenceOf.set(line.id, line.evidenceId)
  for (const move of moves) if (move.evidenceId) evidenceOf.set(move.id, move.evidenceId)
  for (const event of policies) if (event.evidenceId) evidenceOf.set(event.id, event.evidenceId)
  const evidenceIds = (ids: readonly string[]) =>
    [...new Set(ids.flatMap((id) => evidenceOf.get(id) ?? []))] as EvidenceId[]

  const priceOf = (kind: Price['kind']) =>
    currencyMatch(priceAt(db, product.id, kind, region, asOf), currency)
  const listMinor = priceOf('list') ?? openQuote?.listPriceMinor ?? null
  const costFloorMinor = priceOf('costFloor')
  const { band } = judgeDiscount(db, {
    role: settings.role,
    zone,
    product: product.id,
    discountBps: 0,
  })
  const authority: Authority | null = band && {
    ruleId: band.id,
    minDiscountBps: band.minDiscountBps,
    maxDiscountBps: band.maxDiscountBps,
  }
  const policyCaps: PolicyCap[] = policies.flatMap((event) =>
    event.capMinor !== null &&
    (event.currency ?? currency) === currency &&
    (event.region === null || event.region === region)
      ? [{ ruleId: event.id, maxMinor: event.capMinor }]
      : [],
  )
  const bounds = {
    costFloorMinor,
    marginFloorMinor: priceOf('marginFloor'),
    minPriceMinor: priceOf('minPrice'),
    approvalBelowMinor: priceOf('approvalBelow'),
    listMinor,
    authority,
    policyCaps,
  }
  const isHeld = openQuote !== null && asOf - openQuote.pricedAt <= offerHoldsDays * dayMs
  const recommendation = recommendQuote({
    ...bounds,
    prediction: raw,
    concessions: offers,
    openQuote: isHeld ? { ruleId: openQuote.id, minor: openQuote.unitPriceMinor } : null,
  })

  const quoted = allLines.filter(
    (line) => line.kind === 'quote' && (line.outcome === 'won' || line.outcome === 'lost'),
  )
  const association = winRateAlongPrice(
    quoted.map((line) => ({
      id: line.id,
      productId: line.productId,
      unitPriceMinor: line.unitPriceMinor,
      won: line.outcome === 'won',
    })),
  )
  const range = raw.kind === 'range' ? redactQuoteRange(raw, ownAccounts) : null
  // Lost quotes never enter the prediction; the viewer's own are shown beside it.
  const lost = quoted.filter(
    (line) => line.outcome === 'lost' && line.accountId !== null && ownAccounts.has(line.accountId),
  )
  const named = [
    ...(range?.comparablesUsed.named ?? []).flatMap(({ id }) => byId.get(id) ?? []),
    ...lost.slice(0, 40),
  ]
  return {
    judge: (unitPriceMinor) => {
      const judged = recommendQuote({ ...bounds, prediction: raw, requestedMinor: unitPriceMinor })
      return judged.requested?.outcome ?? 'escalate'
    },
    view: {
      currency,
      productName: product.name,
      quantity: priced.quantity ?? 1,
      unit: priced.openQuote?.unit ?? product.unit,
      quantityFrom: priced.quantityFrom,
      otherProducts: priced.others.map(({ productId, quantity, unitPriceMinor }) => ({
        productName: getProduct(db, productId)?.name ?? '',
        quantity,
        unitPriceMinor,
      })),
      ofCustomer: Math.min(
        raw.n,
        lines.filter((line) => line.outcome === 'won' && line.accountId === deal.accountId).length,
      ),
      prediction:
        raw.kind === 'range' && range
          ? {
              kind: 'range',
              lowMinor: range.lowMinor,
              pointMinor: range.pointMinor,
              highMinor: range.highMinor,
              coverage: range.coverage,
              measured: {
                n: range.calibration.n,
                coverage: range.calibration.coverage,
                byPeriod: range.calibration.coverageByPeriod,
              },
              n: range.n,
              startMinor: range.start.minor,
              drivers: range.drivers.map((driver) => ({
                code: driver.code,
                params: { detail: driver.detail ?? null },
                deltaMinor: driver.deltaMinor,
                n: driver.n,
                evidenceIds: evidenceIds(driver.evidenceIds),
              })),
            }
          : { kind: 'notEnoughInformation', n: raw.n, missing: raw.kind === 'range' ? [] : raw.missing },
      advice:
        recommendation.kind === 'recommendation'
          ? {
              floorMinor: recommendation.floor.minor,
              targetMinor: recommendation.target.minor,
              stretchMinor: recommendation.stretch.minor,
              moves: (['floor', 'target', 'stretch'] as const).flatMap((part) =>
                recommendation[part].moves.map((move) => ({
                  part,
                  code: move.code,
                  params: { ruleId: move.ruleId },
                  deltaMinor: move.deltaMinor,
                  n: null,
                  evidenceIds: evidenceIds([move.ruleId]),
                })),
              ),
            }
          : null,
      listMinor,
      draftMinor: openQuote?.unitPriceMinor ?? null,
      comparables: [
        ...named.map((line) => ({
          id: line.id,
          unitPriceMinor: line.unitPriceMinor,
          at: line.pricedAt,
          quantity: line.quantity,
          accountName: line.accountId ? (getAccount(db, line.accountId)?.name ?? null) : null,
          outcome: line.outcome === 'lost' ? ('lost' as const) : ('won' as const),
          evidenceId: line.evidenceId as EvidenceId | null,
          own: true,
        })),
        ...(range?.comparablesUsed.dots ?? []).map((dot, at) => ({
          id: `dot-${at}`,
          unitPriceMinor: dot.unitPriceMinor,
          at: 0,
          quantity: 0,
          accountName: null,
          outcome: 'won' as const,
          evidenceId: null,
          own: false,
        })),
      ],
      // Counting takes as long as a product has deals; it tells something where nothing else has a price.
      wonWithoutQuantity: known.length === 0 ? countWonWithoutQuantity(db, product.id, asOf) : null,
      setApart: setApartReasons.flatMap((reason) => {
        const n = known.filter((line) => line.setApart === reason).length
        return n > 0 ? [{ reason, n }] : []
      }),
      guardrails: guardrails(
        recommendation.kind === 'recommendation' ? recommendation : null,
        {
          ...bounds,
          openQuote,
          closedMinor: raw.kind === 'range' ? raw.comparablesUsed.map((one) => one.unitPriceMinor) : [],
        },
        {
          clauses: listClauses(db).filter(
            (clause) =>
              clause.list === 'prohibited' &&
              (clause.action === 'concession.offContract' || clause.action === 'quote.propose'),
          ),
          lang,
        },
      ),
      concessions:
        recommendation.kind === 'recommendation'
          ? recommendation.concessions.map((concession) => ({
              code: concession.code,
              deltaMinor: concession.kind === 'price' ? concession.deltaMinor : concession.costMinor,
              ruleId: concession.kind,
            }))
          : [],
      winRate:
        association.kind === 'association'
          ? {
              kind: 'association',
              n: association.n,
              bands: association.bands.map(({ from, to, won, n, low, high }) => ({
                from,
                to,
                won,
                n,
                low,
                high,
              })),
            }
          : { kind: 'notEnoughInformation', n: association.n, needed: 30 },
      decision: null,
      approval: null,
    },
  }
}

const currencyMatch = (
  price: { amountMinor: number; currency: string } | null,
  currency: string,
): number | null => (price && price.currency === currency ? price.amountMinor : null)

/** What the guardrails are read off, beside the recommendation. */
interface RailFacts extends BoundsInput {
  openQuote: PriceLine | null
  /** Unit prices of the sales behind the prediction. */
  closedMinor: readonly number[]
}

/** What is missing is said by itself, one thing a line: a missing list price is no missing authority. */
function missingRails({
  authority,
  listMinor,
  costFloorMinor,
  ...facts
}: RailFacts): QuoteView['guardrails'] {
  const rails: QuoteView['guardrails'] = []
  const missing = (code: string, params: Rail['params'] = {}, ruleId = code) =>
    rails.push({ status: 'caution', code, params, ruleId })
  if (!authority && facts.approvalBelowMinor == null) missing('noAuthority', {}, 'authority')
  if (authority && listMinor === null)
    missing('bandWithoutList', { maxDiscountBps: authority.maxDiscountBps }, authority.ruleId)
  else if (listMinor === null) missing('noListPrice')
  if (costFloorMinor === null && facts.minPriceMinor == null) missing('noCostFloor')
  return rails
}

/** Where the advice stands to what we have already offered, and to what deals closed at. */
function standingRails(
  { floor, target, stretch }: QuoteRecommendation,
  { openQuote, closedMinor }: RailFacts,
): QuoteView['guardrails'] {
  const rails: QuoteView['guardrails'] = []
  const ruleId = openQuote?.id ?? ''
  if (openQuote && target.minor > openQuote.unitPriceMinor)
    rails.push({
      status: 'caution',
      code: 'aboveOpenQuote',
      params: { targetMinor: target.minor, openMinor: openQuote.unitPriceMinor },
      ruleId,
    })
  else if (openQuote && [target, stretch].some(({ moves }) => moves.some(({ code }) => code === 'openQuote')))
    rails.push({
      status: 'ok',
      code: 'heldToOpenQuote',
      params: { openMinor: openQuote.unitPriceMinor },
      ruleId,
    })
  const below = closedMinor.filter((minor) => minor < floor.minor).length
  if (below * 2 > closedMinor.length)
    rails.push({
      status: 'caution',
      code: 'closedBelowFloor',
      params: { below, n: closedMinor.length, floorMinor: floor.minor },
      ruleId: 'closedBelowFloor',
    })
  return rails
}

type Rail = QuoteView['guardrails'][number]

function guardrails(
  recommendation: QuoteRecommendation | null,
  facts: RailFacts,
  prohibited: { clauses: ReturnType<typeof listClauses>; lang: 'zh' | 'en' },
): QuoteView['guardrails'] {
  const rails: QuoteView['guardrails'] = []
  const { authority, listMinor, costFloorMinor } = facts
  if (authority && listMinor !== null)
    rails.push({
      status: recommendation && recommendation.target.guardrail.outcome !== 'selfApprove' ? 'caution' : 'ok',
      code: 'discountBand',
      params: {
        lowMinor: Math.ceil((listMinor * (10_000 - authority.maxDiscountBps)) / 10_000),
        highMinor: Math.floor((listMinor * (10_000 - authority.minDiscountBps)) / 10_000),
      },
      ruleId: authority.ruleId,
    })
  rails.push(...missingRails(facts))
  if (recommendation) rails.push(...standingRails(recommendation, facts))
  for (const bound of recommendation?.bounds ?? priceBounds(facts)) {
    if (bound.code === 'maxDiscount' || bound.code === 'minDiscount') continue
    rails.push({
      status: bound.severity === 'prohibit' ? 'stop' : 'caution',
      code: bound.code,
      params: {
        minor: bound.minor,
        ...(bound.code === 'marginFloor' &&
          costFloorMinor !== null && {
            marginBps: Math.round(10_000 * (1 - costFloorMinor / bound.minor)),
          }),
      },
      ruleId: bound.ruleId,
    })
  }
  if (recommendation?.conflict)
    rails.push({
      status: 'stop',
      code: 'conflict',
      params: {
        lowerMinor: recommendation.conflict.lower.minor,
        upperMinor: recommendation.conflict.upper.minor,
      },
      ruleId: recommendation.conflict.upper.ruleId,
    })
  for (const clause of prohibited.clauses)
    rails.push({
      status: 'stop',
      code: 'prohibited',
      params: {
        clause: clause.statement[prohibited.lang] ?? clause.statement.zh ?? clause.statement.en ?? '',
      },
      ruleId: clause.id,
    })
  return rails
}
