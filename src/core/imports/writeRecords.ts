import type { Consent, Sensitivity } from '../../shared/vocabulary.ts'
import {
  type ActivityKind,
  type BuyingRole,
  buyingSteps,
  type Direction,
  type Outcome,
  type Support,
} from '../../shared/vocabulary.ts'
import { accounts } from '../accounts/schema.ts'
import { insertActivity, insertVisitPlan } from '../activities/store.ts'
import { addAtomFromImport } from '../atoms/importAtom.ts'
import { products } from '../catalog/schema.ts'
import { insertPrice, insertProductReturn, insertStockLevel } from '../catalog/store.ts'
import { contacts } from '../contacts/schema.ts'
import { getContact } from '../contacts/store.ts'
import type { WritableDb } from '../db/open.ts'
import { deals } from '../deals/schema.ts'
import { insertDeal, insertStageChange } from '../deals/store.ts'
import { insertCompetitorPrice, insertPolicyEvent, insertTenderFeedback } from '../market/store.ts'
import { nameKeyOf } from '../nameKey.ts'
import type { NewId } from '../newId.ts'
import { insertPriceLine } from '../quotes/store.ts'
import { updateNoting } from '../undo/changeSets.ts'
import type { Linker } from './linker.ts'
import type { FieldValue, MoneyValue } from './recognition/convert.ts'
import type { RecordKindId } from './recognition/recordKinds.ts'
import { stageAndOutcome } from './stages.ts'

export type Values = Readonly<Record<string, FieldValue>>

export interface WriteContext {
  db: WritableDb
  newId: NewId
  /** UTC ms of the import. */
  now: number
  zone: string
  currency: string
  importId: string
  linker: Linker
  lang: 'zh' | 'en'
}

/** What a row turned out to be about, before its evidence is written; `write` then makes or changes the record. */
export interface RowPlan {
  accountId: string | null
  contactId: string | null
  dealId: string | null
  /** UTC ms at which it happened; the import's time for what has no date of its own. */
  occurredAt: number
  /** UTC ms at which the team came to know it: a dated record of its own was known when it was made. */
  knownAt: number
  consent: Consent
  sensitivity: Sensitivity
  write(evidenceId: string): 'inserted' | 'updated' | 'unchanged'
}

/** Why a row cannot become a record though its cells could be read. */
export interface RowRefusal {
  code:
    | 'unknownDeal'
    | 'unknownStage'
    | 'notPositive'
    | 'accountMissing'
    | 'productMissing'
    | 'atomIncomplete'
  field: string
  value: string
}

export const isRefusal = (plan: RowPlan | RowRefusal): plan is RowRefusal => 'code' in plan

const text = (values: Values, field: string): string | null => {
  const value = values[field]
  return typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null
}
const number = (values: Values, field: string): number | null => {
  const value = values[field]
  return typeof value === 'number' ? value : null
}
const money = (values: Values, field: string): MoneyValue | null => {
  const value = values[field]
  return typeof value === 'object' ? value : null
}
const given = <T extends object>(patch: T): Partial<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null)) as Partial<T>

/** A dated record of the team's own was known when it happened, never later than the import. */
const knownBy = (at: number | null, now: number): number => (at === null ? now : Math.min(at, now))

function plan(
  context: WriteContext,
  about: {
    accountId?: string | null
    contactId?: string | null
    dealId?: string | null
    at?: number | null
    personal?: boolean
  },
  write: RowPlan['write'],
): RowPlan {
  const at = about.at ?? null
  return {
    accountId: about.accountId ?? null,
    contactId: about.contactId ?? null,
    dealId: about.dealId ?? null,
    occurredAt: at ?? context.now,
    knownAt: knownBy(at, context.now),
    consent: about.personal ? 'unknown' : 'notRequired',
    sensitivity: about.personal ? 'personal' : 'internal',
    write,
  }
}

const accountOf = (values: Values, context: WriteContext): string | null => {
  const name = text(values, 'account')
  return name === null ? null : context.linker.account(name).id
}
const contactOf = (values: Values, context: WriteContext, accountId: string | null): string | null => {
  const name = text(values, 'contact')
  return name === null || accountId === null ? null : context.linker.contact(name, accountId).id
}
const productOf = (values: Values, context: WriteContext): string | null => {
  const name = text(values, 'product')
  return name === null ? null : context.linker.product(name).id
}
const accountOfDeal = (context: WriteContext, dealId: string | null): string | null =>
  dealId === null
    ? null
    : (context.db.read('SELECT account_id AS id FROM deals WHERE id = ?').get(dealId) as { id: string }).id

type Planner = (values: Values, context: WriteContext) => RowPlan | RowRefusal

const planAccount: Planner = (values, context) => {
  const { db, now, importId } = context
  const name = text(values, 'name')!
  const website = text(values, 'website')
  const phone = text(values, 'phone')
  const { id, made } = context.linker.account(name, text(values, 'code'), {
    ...(website && { website }),
    ...(phone && { phone }),
  })
  const revenue = money(values, 'revenue')
  const createdAt = number(values, 'createdAt')
  return plan(context, { accountId: id, at: createdAt }, (evidenceId) => {
    const changed = updateNoting(
      db,
      importId,
      accounts,
      id,
      given({
        code: text(values, 'code'),
        industry: text(values, 'industry'),
        region: text(values, 'region'),
        city: text(values, 'city'),
        tier: text(values, 'level'),
        ownerName: text(values, 'ownerName'),
        parentName: text(values, 'parentName'),
        website,
        phone,
        employees: number(values, 'employees') === null ? null : Math.round(number(values, 'employees')!),
        annualRevenueMinor: revenue?.amountMinor ?? null,
        currency: revenue?.currency ?? null,
      }),
    )
    if (changed || made)
      updateNoting(db, importId, accounts, id, {
        evidenceId,
        updatedAt: now,
        ...(made && { knownAt: knownBy(createdAt, now) }),
      })
    return made ? 'inserted' : changed ? 'updated' : 'unchanged'
  })
}

const planContact: Planner = (values, context) => {
  const { db, now, importId } = context
  const name =
    text(values, 'name') ?? [text(values, 'lastName'), text(values, 'firstName')].filter(Boolean).join(' ')
  const accountId = accountOf(values, context)
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  const phone = text(values, 'mobile') ?? text(values, 'phone')
  const email = text(values, 'email')
  const { id, made } = context.linker.contact(name, accountId, {
    ...(phone && { phone }),
    ...(email && { email }),
  })
  const createdAt = number(values, 'createdAt')
  return plan(context, { accountId, contactId: id, at: createdAt, personal: true }, (evidenceId) => {
    const changed = updateNoting(
      db,
      importId,
      contacts,
      id,
      given({
        department: text(values, 'department'),
        title: text(values, 'title'),
        buyingRole: text(values, 'buyingRole') as BuyingRole | null,
        support: text(values, 'support') as Support | null,
        phone,
        email,
        wechat: text(values, 'wechat'),
        leftAt: number(values, 'leftAt'),
      }),
    )
    if (changed || made)
      updateNoting(db, importId, contacts, id, {
        evidenceId,
        updatedAt: now,
        ...(made && { knownAt: knownBy(createdAt, now) }),
      })
    return made ? 'inserted' : changed ? 'updated' : 'unchanged'
  })
}

const planDeal: Planner = (values, context) => {
  const { db, newId, now, importId, zone } = context
  const code = text(values, 'code')
  const accountName = text(values, 'account')
  const accountId = accountName === null ? null : context.linker.account(accountName).id
  const known = code
    ? context.linker.deal(code, accountId)
    : text(values, 'name')
      ? context.linker.deal(text(values, 'name')!, accountId)
      : null
  if (accountId === null && known === null)
    return { code: 'accountMissing', field: 'account', value: code ?? '' }
  const owner = accountId ?? accountOfDeal(context, known)!
  const stageText = text(values, 'stage')
  const { stage, outcome } = stageAndOutcome(stageText, text(values, 'outcome') as Outcome | null)
  const amount = money(values, 'amount')
  const productId = productOf(values, context)
  const contactId = contactOf(values, context, owner)
  const openedAt = number(values, 'openedAt')
  const closedAt = outcome === 'open' ? null : number(values, 'closedAt')
  const name =
    text(values, 'name') ?? [accountName, text(values, 'product'), code].filter(Boolean).join(' · ')
  const quantity = number(values, 'quantity')
  const fields = {
    productId,
    quantity: quantity === null ? null : Math.round(quantity),
    amountMinor: amount?.amountMinor ?? null,
    currency: amount?.currency ?? null,
    region: text(values, 'region'),
    source: text(values, 'source'),
    ownerName: text(values, 'ownerName'),
    competitor: text(values, 'competitor'),
    lossReason: text(values, 'lossReason'),
    openedAt,
    // Many exports have one close date: of an open deal it is an expectation.
    expectedCloseAt:
      number(values, 'expectedCloseAt') ?? (outcome === 'open' ? number(values, 'closedAt') : null),
    closedAt,
    nextCallContactId: contactId,
  }
  const id = known ?? newId('deal')
  return plan(context, { accountId: owner, dealId: id, contactId, at: openedAt }, (evidenceId) => {
    if (known === null) {
      const region =
        fields.region ??
        (db.read('SELECT region FROM accounts WHERE id = ?').get(owner) as { region: string | null }).region
      insertDeal(db, {
        ...fields,
        id,
        accountId: owner,
        name,
        nameKey: nameKeyOf(name),
        code,
        stage,
        outcome,
        region,
        nextCallAt: null,
        zone,
        evidenceId,
        knownAt: knownBy(openedAt, now),
        updatedAt: now,
        importId,
        deletedAt: null,
      })
      if (closedAt !== null)
        insertStageChange(db, {
          id: newId('stageChange'),
          dealId: id,
          fromStage: null,
          toStage: stage,
          changedAt: closedAt,
          knownAt: knownBy(closedAt, now),
          evidenceId,
          importId,
        })
      return 'inserted'
    }
    const patch: Partial<typeof deals.$inferInsert> = { ...given(fields) }
    if (stageText !== null || values.outcome !== undefined) Object.assign(patch, { stage, outcome })
    const changed = updateNoting(db, importId, deals, id, patch)
    if (changed) updateNoting(db, importId, deals, id, { evidenceId, updatedAt: now })
    return changed ? 'updated' : 'unchanged'
  })
}

const planStageChange: Planner = (values, context) => {
  const accountId = accountOf(values, context)
  const reference = text(values, 'deal')!
  const dealId = context.linker.deal(reference, accountId)
  if (dealId === null) return { code: 'unknownDeal', field: 'deal', value: reference }
  const to = text(values, 'toStage')!
  const { stage, known } = stageAndOutcome(to, null)
  if (!known) return { code: 'unknownStage', field: 'toStage', value: to }
  const from = text(values, 'fromStage')
  const at = number(values, 'changedAt')!
  return plan(context, { accountId: accountOfDeal(context, dealId), dealId, at }, (evidenceId) => {
    insertStageChange(context.db, {
      id: context.newId('stageChange'),
      dealId,
      fromStage: from === null ? null : stageAndOutcome(from, null).stage,
      toStage: stage,
      changedAt: at,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}

const planProduct: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const name = text(values, 'name') ?? text(values, 'code')!
  const { id, made } = context.linker.product(name, text(values, 'code'))
  const list = money(values, 'listPrice') ?? money(values, 'salesPrice')
  const cost = money(values, 'costPrice')
  return plan(context, {}, (evidenceId) => {
    const changed = updateNoting(
      db,
      importId,
      products,
      id,
      given({ code: text(values, 'code'), series: text(values, 'series'), unit: text(values, 'unit') }),
    )
    if (made) updateNoting(db, importId, products, id, { evidenceId })
    for (const [kind, price] of [
      ['list', list],
      ['costFloor', cost],
    ] as const)
      if (price)
        insertPrice(db, {
          id: newId('price'),
          productId: id,
          kind,
          region: null,
          amountMinor: price.amountMinor,
          currency: price.currency,
          validFrom: number(values, 'launchedAt') ?? 0,
          validTo: null,
          knownAt: now,
          evidenceId,
          importId,
        })
    return made ? 'inserted' : changed || list || cost ? 'updated' : 'unchanged'
  })
}

const planPrice: Planner = (values, context) => {
  const { db, now, importId, newId } = context
  const productId = productOf(values, context)
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
  const validFrom = number(values, 'validFrom')
  const entries = [
    ['list', money(values, 'listPrice') ?? money(values, 'unitPrice')],
    ['costFloor', money(values, 'floorPrice') ?? money(values, 'costPrice')],
  ] as const
  return plan(context, { at: validFrom === null ? null : Math.min(validFrom, now) }, (evidenceId) => {
    for (const [kind, price] of entries)
      if (price)
        insertPrice(db, {
          id: newId('price'),
          productId,
          kind,
          region: text(values, 'region'),
          amountMinor: price.amountMinor,
          currency: price.currency,
          validFrom: validFrom ?? 0,
          validTo: number(values, 'validTo'),
          knownAt: knownBy(validFrom, now),
          evidenceId,
          importId,
        })
    return 'inserted'
  })
}

const planPriceLine =
  (kind: 'quote' | 'order'): Planner =>
  (values, context) => {
    const { db, now, importId, newId } = context
    const productId = productOf(values, context)
    if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
    const named = accountOf(values, context)
    const reference = text(values, 'deal')
    const dealId = reference === null ? null : context.linker.deal(reference, named)
    const accountId = named ?? accountOfDeal(context, dealId)
    const quantity = Math.round(number(values, 'quantity') ?? 1)
    const total = money(values, 'total')
    const unit = money(values, 'unitPrice')
    const unitPriceMinor =
      unit?.amountMinor ?? (total && quantity > 0 ? Math.round(total.amountMinor / quantity) : null)
    if (quantity <= 0) return { code: 'notPositive', field: 'quantity', value: String(quantity) }
    if (unitPriceMinor === null || unitPriceMinor <= 0)
      return { code: 'notPositive', field: 'unitPrice', value: String(unitPriceMinor ?? '') }
    const at = number(values, kind === 'quote' ? 'quotedAt' : 'orderedAt') ?? number(values, 'deliveredAt')
    const outcome = kind === 'order' ? 'won' : ((text(values, 'outcome') as Outcome | null) ?? 'open')
    const region =
      text(values, 'region') ??
      (accountId === null
        ? null
        : (db.read('SELECT region FROM accounts WHERE id = ?').get(accountId) as { region: string | null })
            .region)
    return plan(context, { accountId, dealId, at }, (evidenceId) => {
      insertPriceLine(db, {
        id: newId(kind === 'quote' ? 'quoteLine' : 'orderLine'),
        kind,
        number: text(values, 'number'),
        accountId,
        dealId,
        productId,
        quantity,
        unitPriceMinor,
        listPriceMinor: money(values, 'listPrice')?.amountMinor ?? null,
        currency: unit?.currency ?? total?.currency ?? context.currency,
        region,
        outcome,
        ownerName: text(values, 'ownerName'),
        pricedAt: at ?? now,
        knownAt: knownBy(at, now),
        evidenceId,
        importId,
        deletedAt: null,
      })
      return 'inserted'
    })
  }

const planStock: Planner = (values, context) => {
  const productId = productOf(values, context)
  if (productId === null) return { code: 'productMissing', field: 'product', value: '' }
  const at = number(values, 'countedAt')
  const quantity = number(values, 'available') ?? number(values, 'onHand')!
  return plan(context, { at }, (evidenceId) => {
    insertStockLevel(context.db, {
      id: context.newId('stock'),
      productId,
      place: text(values, 'warehouse') ?? '—',
      quantity: Math.round(quantity),
      leadTimeDays: null,
      countedAt: at ?? context.now,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}

const planCompetitorPrice: Planner = (values, context) => {
  const price = money(values, 'price')
  if (!price || price.amountMinor <= 0) return { code: 'notPositive', field: 'price', value: '' }
  const accountId = accountOf(values, context)
  const productId = productOf(values, context)
  const at = number(values, 'observedAt')
  const competitor = text(values, 'competitor') ?? text(values, 'competitorProduct')!
  return plan(context, { accountId, at }, (evidenceId) => {
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
}

const planPolicy: Planner = (values, context) => {
  const published = number(values, 'publishedAt') ?? number(values, 'effectiveAt')!
  const productId = productOf(values, context)
  return plan(context, { at: published }, (evidenceId) => {
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
}

const planTender: Planner = (values, context) => {
  const named = accountOf(values, context)
  const reference = text(values, 'deal')
  const dealId = reference === null ? null : context.linker.deal(reference, named)
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

const planReturn: Planner = (values, context) => {
  const accountId = accountOf(values, context)
  const productId = productOf(values, context)
  const at = number(values, 'returnedAt')
  const quantity = number(values, 'returnedQuantity')
  return plan(context, { accountId, at }, (evidenceId) => {
    insertProductReturn(context.db, {
      id: context.newId('productReturn'),
      accountId,
      productId,
      quantity: quantity === null ? null : Math.round(quantity),
      reason: text(values, 'reason') ?? '—',
      returnedAt: at ?? context.now,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    return 'inserted'
  })
}

const inboundKinds: ReadonlySet<string> = new Set([
  ...buyingSteps,
  'objection',
  'complaint',
  'contentViewed',
  'competitorNamed',
  'commitment',
])

const directionOf = (word: string | null, kind: ActivityKind): Direction => {
  if (word !== null && /来|入|inbound|incoming|received|客户/i.test(word)) return 'inbound'
  if (word !== null && /去|出|outbound|outgoing|sent|我方/i.test(word)) return 'outbound'
  if (inboundKinds.has(kind)) return 'inbound'
  return kind === 'note' ? 'internal' : 'outbound'
}

const planActivity: Planner = (values, context) => {
  const named = accountOf(values, context)
  const reference = text(values, 'deal')
  const dealId = reference === null ? null : context.linker.deal(reference, named)
  const accountId = named ?? accountOfDeal(context, dealId)
  const contactId = contactOf(values, context, accountId)
  const at = number(values, 'happenedAt')!
  const kind = (text(values, 'activityType') ?? 'note') as ActivityKind
  const minutes = number(values, 'durationMinutes')
  const summary = [
    text(values, 'subject'),
    text(values, 'text'),
    text(values, 'result'),
    text(values, 'nextStep'),
  ]
    .filter(Boolean)
    .join('\n')
  return plan(context, { accountId, dealId, contactId, at }, (evidenceId) => {
    if (contactId !== null) {
      // A person who was spoken to was known then, whatever day the address book was exported.
      const contact = getContact(context.db, contactId)
      if (contact && contact.knownAt > at && contact.importId === context.importId)
        context.db.write('UPDATE contacts SET known_at = ? WHERE id = ?').run(at, contactId)
      const department = text(values, 'department')
      const role = text(values, 'buyingRole')
      if (contact && ((department && !contact.department) || (role && !contact.buyingRole)))
        updateNoting(context.db, context.importId, contacts, contactId, {
          ...(department && !contact.department && { department }),
          ...(role && !contact.buyingRole && { buyingRole: role as BuyingRole }),
        })
    }
    insertActivity(context.db, {
      id: context.newId('activity'),
      kind,
      direction: directionOf(text(values, 'direction'), kind),
      accountId,
      dealId,
      contactId,
      ownerName: text(values, 'ownerName'),
      summary,
      durationMs: minutes === null ? null : Math.round(minutes * 60_000),
      occurredAt: at,
      zone: context.zone,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
      deletedAt: null,
    })
    return 'inserted'
  })
}

const planVisit: Planner = (values, context) => {
  const accountId = accountOf(values, context)
  if (accountId === null) return { code: 'accountMissing', field: 'account', value: '' }
  const reference = text(values, 'deal')
  const dealId = reference === null ? null : context.linker.deal(reference, accountId)
  const contactId = contactOf(values, context, accountId)
  const plannedAt = number(values, 'plannedAt')!
  return plan(
    context,
    { accountId, dealId, contactId, at: Math.min(plannedAt, context.now) },
    (evidenceId) => {
      insertVisitPlan(context.db, {
        id: context.newId('visitPlan'),
        accountId,
        dealId,
        contactId,
        ownerName: text(values, 'ownerName'),
        purpose: text(values, 'purpose') ?? '',
        place: null,
        attendees: text(values, 'contact'),
        plannedAt,
        zone: context.zone,
        doneAt: number(values, 'completedAt'),
        evidenceId,
        knownAt: knownBy(plannedAt, context.now),
        importId: context.importId,
        deletedAt: null,
      })
      if (dealId !== null && plannedAt > context.now && number(values, 'completedAt') === null) {
        const deal = context.db.read('SELECT next_call_at AS at FROM deals WHERE id = ?').get(dealId) as {
          at: number | null
        }
        if (deal.at === null || deal.at < context.now || plannedAt < deal.at)
          updateNoting(context.db, context.importId, deals, dealId, {
            nextCallAt: plannedAt,
            nextCallContactId: contactId,
          })
      }
      return 'inserted'
    },
  )
}

const planAtom: Planner = (values, context) => {
  const body = {
    title: text(values, 'title') ?? text(values, 'concern') ?? text(values, 'trigger') ?? '',
    trigger: [text(values, 'trigger'), text(values, 'concern')].filter(Boolean).join(' '),
    talkTrack: text(values, 'talkTrack') ?? '',
    evidencePack: text(values, 'evidencePack') ?? '',
    riskNote: text(values, 'riskNote') ?? '',
    buyingRole: text(values, 'buyingRole') as BuyingRole | null,
    stage: text(values, 'stage'),
    language: text(values, 'language'),
  }
  // An atom has four parts; one without a risk note or a trigger teaches nobody when not to use it.
  if (body.riskNote === '' || body.trigger === '')
    return { code: 'atomIncomplete', field: body.riskNote === '' ? 'riskNote' : 'trigger', value: body.title }
  return plan(context, {}, () => addAtomFromImport(context, body))
}

/** How each record kind becomes records; a new kind is one line here. */
export const planners: Record<RecordKindId, Planner> = {
  accounts: planAccount,
  contacts: planContact,
  deals: planDeal,
  dealStageHistory: planStageChange,
  products: planProduct,
  priceList: planPrice,
  quotes: planPriceLine('quote'),
  orders: planPriceLine('order'),
  stock: planStock,
  competitorPrices: planCompetitorPrice,
  policyEvents: planPolicy,
  tenderFeedback: planTender,
  returns: planReturn,
  activities: planActivity,
  visitPlans: planVisit,
  atoms: planAtom,
}

/** In which order the files of one import are read, so that what is referred to is there first. */
export const kindOrder: readonly (RecordKindId | 'messages' | 'notes')[] = [
  'accounts',
  'contacts',
  'products',
  'priceList',
  'deals',
  'dealStageHistory',
  'quotes',
  'orders',
  'stock',
  'competitorPrices',
  'policyEvents',
  'tenderFeedback',
  'returns',
  'activities',
  'visitPlans',
  'atoms',
  'messages',
  'notes',
]
