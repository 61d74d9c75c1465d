import { calendarDay } from '../../calendarDay.ts'
import type { ProposedFact } from '../../facts/proposedFact.ts'
import { insertCompetitorPrice, insertPolicyEvent, insertTenderFeedback } from '../../market/store.ts'
import {
  accountOf,
  accountOfDeal,
  dealOf,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  productOf,
  text,
} from './planning.ts'

export const planCompetitorPrice: Planner = (values, context) => {
  const price = money(values, 'price')
  if (!price || price.amountMinor <= 0) return { code: 'notPositive', field: 'price', value: '' }
  const named = accountOf(values, context)
  const dealId = dealOf(values, context, named)
  const accountId = named ?? accountOfDeal(context, dealId)
  const productId = productOf(values, context)
  const at = number(values, 'observedAt')
  const competitor = text(values, 'competitor') ?? text(values, 'competitorProduct')!
  const weakness = text(values, 'weakness')
  const planned = plan(context, { accountId, dealId, at }, (evidenceId) => {
    const row = (unitPriceMinor: number, seenAt: number) =>
      insertCompetitorPrice(context.db, {
        id: context.newId('competitorPrice'),
        competitor,
        productName: text(values, 'competitorProduct') ?? competitor,
        productId,
        region: text(values, 'region'),
        unitPriceMinor,
        currency: price.currency,
        seenAt,
        knownAt: knownBy(at, context.now),
        evidenceId,
        importId: context.importId,
      })
    const before = money(values, 'previousPrice')
    // The price before is a sighting of its own: a change is read off two of them.
    if (before && before.amountMinor > 0) row(before.amountMinor, (at ?? context.now) - 1)
    row(price.amountMinor, at ?? context.now)
    return 'inserted'
  })
  // Where a rival is weak is worth a line with the customer in whose deal it was noted.
  return accountId === null || weakness === null
    ? planned
    : {
        ...planned,
        states: [{ field: 'weakness', fact: weakIn(weakness, competitor), undated: at === null }],
      }
}

const weakIn = (text: string, subject: string): ProposedFact => ({
  ...{ kind: 'competitorNews', subject, start: 0, end: text.length, text, figures: [] },
  ...{ speaker: 'note', stance: 'stated', saidBy: null },
})

export const planPolicy: Planner = (values, context) => {
  const published = number(values, 'publishedAt') ?? number(values, 'effectiveAt')!
  const productId = productOf(values, context)
  const planned = plan(context, { at: published }, (evidenceId) => {
    insertPolicyEvent(context.db, {
      id: context.newId('policyEvent'),
      title: text(values, 'title')!,
      region: text(values, 'region'),
      productId,
      capMinor: null,
      currency: null,
      priceEffectBps: number(values, 'changePercent'),
      effectiveAt: number(values, 'effectiveAt') ?? published,
      knownAt: knownBy(published, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
  const effective = calendarDay(context.zone)(number(values, 'effectiveAt') ?? published)
  return { ...planned, states: [{ ...policyIn(values, effective), undated: false }] }
}

/** How much, and which way: 支付标准下调12%, "cut by 8 %". An effect without it is somebody's view of the policy. */
const ofChange =
  /(?:[降涨增减]|下调|上调|提高|调[高低]|\b(?:cut|cuts|rais\w+|reduc\w+|lower\w*|increas\w+|drop\w*|down|up)\b)[^，。；,;\n]{0,16}\d+(?:\.\d+)?\s*[%％]/i

/** What a line of policies says: by how much something changes where it does, else what it is called. */
function policyIn(values: Parameters<Planner>[0], effective: string): { field: string; fact: ProposedFact } {
  const impact = text(values, 'impact')
  const field = impact !== null && ofChange.test(impact) ? 'impact' : 'title'
  const words = text(values, field)!
  return {
    field,
    fact: {
      ...{ kind: 'policyChange', subject: text(values, 'title')!, start: 0, end: words.length, text: words },
      ...{ figures: [{ value: effective, unit: 'date' }], speaker: 'note', stance: 'stated', saidBy: null },
    },
  }
}

export const planTender: Planner = (values, context) => {
  const named = accountOf(values, context)
  const reference = text(values, 'deal')
  const dealId = dealOf(values, context, named)
  const accountId = named ?? accountOfDeal(context, dealId)
  const at = number(values, 'bidAt')
  const winning = money(values, 'winningPrice')
  const rank = number(values, 'rank')
  return plan(context, { accountId, dealId, at }, (evidenceId) => {
    insertTenderFeedback(context.db, {
      id: context.newId('tenderFeedback'),
      accountId,
      dealId,
      title: text(values, 'tender') ?? reference ?? '—',
      winner: text(values, 'winner'),
      winningPriceMinor: winning?.amountMinor ?? null,
      currency: winning?.currency ?? null,
      ourRank: rank === null ? null : Math.round(rank),
      feedback: text(values, 'feedback'),
      decidedAt: at ?? context.now,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}
