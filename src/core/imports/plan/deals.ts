import type { Outcome } from '../../../shared/vocabulary.ts'
import { accountNotGiven } from '../../accounts/notGiven.ts'
import { getAccount } from '../../accounts/store.ts'
import type { WritableDb } from '../../db/open.ts'
import { deals } from '../../deals/schema.ts'
import { type Deal, getDeal, insertDeal, insertStageChange, listStageChanges } from '../../deals/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { updateNoting } from '../../undo/changeSets.ts'
import { listedProducts } from '../recognition/productList.ts'
import { isRecordId } from '../recognition/recordIds.ts'
import { stageAndOutcome, stageOf } from '../stages.ts'
import {
  accountOfDeal,
  accountReferred,
  changesOf,
  contactsOf,
  dealOf,
  dueAt,
  given,
  knownBy,
  money,
  number,
  type Planner,
  plan,
  productOf,
  regionOf,
  text,
  type Values,
  type WriteContext,
} from './planning.ts'

const isNotGiven = ({ db }: WriteContext, accountId: string): boolean =>
  getAccount(db, accountId)?.name === accountNotGiven

const voidWords =
  /(?<!未|没|非)作废|重复|录错|误录|(?<!\p{L})(?:void(?:ed)?|duplicate|entered twice|entered in error)(?!\p{L})/iu
/** Whether a row of a deal that is known is a second one by mistake: its name or its stage says so. */
const isVoidCopy = (name: string | null, stage: string | null): boolean =>
  voidWords.test(stage ?? '') ||
  /[(（[【][^()（）]*(?:作废|重复|void|duplicate)[^()（）]*[)）\]】]/i.test(name ?? '')

/** The product that a deal is about and how many of it: of a list the first, what else is in it stands in its quotes. */
function productAndQuantity(values: Values, context: WriteContext) {
  const quantity = number(values, 'quantity')
  const cell = text(values, 'productCode') === null ? text(values, 'product') : null
  if (cell === null) return { productId: productOf(values, context), quantity }
  const listed = listedProducts(cell, (name) => context.linker.productNamed(name) !== null)
  const [first] = listed
  return {
    productId: productOf({ product: first!.name }, context),
    // A quantity beside a list counts all of it.
    quantity: listed.length === 1 ? (quantity ?? first!.quantity) : first!.quantity,
  }
}

/** How a deal ended by its row. A mere no beside a stage on the way says that it is not won yet: IsWon 0 of an open one. */
function outcomeSaid(values: Values, stageText: string | null): Outcome | null {
  const outcome = text(values, 'outcome') as Outcome | null
  const stage = stageText === null ? null : stageOf(stageText)
  return outcome === 'lost' &&
    values.isMereNo === true &&
    stage !== null &&
    stage !== 'lost' &&
    stage !== 'won'
    ? null
    : outcome
}

export const planDeal: Planner = (values, context) => {
  const { db, newId, now, importId, zone } = context
  const code = text(values, 'code')
  const accountName = text(values, 'account')
  const accountId = accountName === null ? null : accountReferred(accountName, context)
  const known = code
    ? context.linker.deal(code, accountId)
    : text(values, 'name')
      ? context.linker.deal(text(values, 'name')!, accountId)
      : null
  if (accountId === null && known === null && code === null && text(values, 'name') === null)
    return { code: 'accountMissing', field: 'account', value: '' }
  // Exports list early deals before anybody filled in the customer: they are kept together, and named as such.
  const owner = accountId ?? accountOfDeal(context, known) ?? context.linker.account(accountNotGiven).id
  const stageText = text(values, 'stage')
  // A copy of a deal that is marked as void says nothing of the deal itself.
  if (known !== null && isVoidCopy(text(values, 'name'), stageText))
    return { code: 'rowVoid', field: 'stage', value: stageText ?? text(values, 'name') ?? '' }
  const { stage, outcome, known: stageKnown } = stageAndOutcome(stageText, outcomeSaid(values, stageText))
  const amount = money(values, 'amount')
  const { productId, quantity } = productAndQuantity(values, context)
  // Of several, whoever prepares for the deal begins with the one whom the list names first.
  const contactId = contactsOf(values, context, owner)[0] ?? null
  const openedAt = number(values, 'openedAt')
  // The day on which the customer decides is the best guess at the close where the sheet has no other.
  const expected = number(values, 'expectedCloseAt') ?? number(values, 'decidesOn')
  const actual = outcome === 'open' ? null : number(values, 'closedAt')
  // A tracking sheet keeps one date: of a deal that is closed the expected day is when it closed, if it is past.
  const closedAt = actual ?? (outcome !== 'open' && expected !== null && expected <= now ? expected : null)
  const name =
    text(values, 'name') ??
    [accountName, text(values, 'product'), code]
      .filter((part) => part !== null && !isRecordId(part))
      .join(' · ')
  const calledFor = number(values, 'nextCallAt')
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
    expectedCloseAt: expected ?? (outcome === 'open' ? number(values, 'closedAt') : null),
    closedAt,
    nextCallAt: outcome === 'open' && calledFor !== null ? dueAt(calledFor, zone) : null,
    nextCallContactId: contactId,
  }
  const id = known ?? newId('deal')
  return plan(context, { accountId: owner, dealId: id, contactId, at: openedAt }, (evidenceId) => {
    if (known === null) {
      insertDeal(db, {
        ...fields,
        id,
        accountId: owner,
        name,
        nameKey: nameKeyOf(name),
        code,
        stage,
        outcome,
        region: fields.region ?? regionOf(context, owner),
        zone,
        evidenceId,
        knownAt: knownBy(openedAt, now),
        updatedAt: now,
        importId,
        deletedAt: null,
      })
      if (actual !== null)
        insertStageChange(db, {
          id: newId('stageChange'),
          dealId: id,
          fromStage: null,
          toStage: stage,
          changedAt: actual,
          knownAt: knownBy(actual, now),
          evidenceId,
          importId,
        })
      return 'inserted'
    }
    let patch: Partial<typeof deals.$inferInsert> = { ...given(fields) }
    const before = getDeal(db, id)!
    // A stage that we cannot read (搁置) says nothing about how far the deal is.
    if (values.outcome !== undefined || (stageText !== null && stageKnown))
      Object.assign(patch, stageKnown ? { stage, outcome } : { outcome })
    if (before.closedAt !== null && (actual === null || isClosingTold(db, before))) delete patch.closedAt
    // A later export that names the customer takes the deal out of the common place.
    if (accountId !== null && accountId !== before.accountId && isNotGiven(context, before.accountId))
      patch.accountId = accountId
    patch = changesOf<typeof deals.$inferInsert>(context, before, patch)
    const changed = updateNoting(db, importId, deals, id, patch)
    if (patch.stage !== undefined && patch.stage !== before.stage) {
      const changedAt = closedAt ?? now
      insertStageChange(db, {
        id: newId('stageChange'),
        dealId: id,
        fromStage: before.stage,
        toStage: stage,
        changedAt,
        knownAt: now,
        evidenceId,
        importId,
      })
    }
    if (changed) updateNoting(db, importId, deals, id, { evidenceId, updatedAt: now })
    return changed ? 'updated' : 'unchanged'
  })
}

/** Whether a record of its own, and not the deal's row, says when the deal was closed. */
const isClosingTold = (db: WritableDb, deal: Deal): boolean =>
  listStageChanges(db, deal.id).some(
    ({ toStage, changedAt, evidenceId }) =>
      toStage === deal.outcome && changedAt === deal.closedAt && evidenceId !== deal.evidenceId,
  )

export const planStageChange: Planner = (values, context) => {
  const reference = text(values, 'deal')!
  const account = text(values, 'account')
  const dealId = dealOf(values, context, account && context.linker.accountNamed(account))
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
      fromStage: from === null ? null : stageOf(from),
      toStage: stage,
      changedAt: at,
      knownAt: knownBy(at, context.now),
      evidenceId,
      importId: context.importId,
    })
    const deal = getDeal(context.db, dealId)!
    const isFirst = deal.openedAt === null || at < deal.openedAt
    // The day on which a deal was moved to its end is the day on which it closed.
    const closes = deal.outcome !== 'open' && stage === deal.outcome
    if (isFirst || (closes && deal.closedAt !== at))
      updateNoting(context.db, context.importId, deals, dealId, {
        ...(isFirst && { openedAt: at }),
        ...(closes && { closedAt: at }),
      })
    return 'inserted'
  })
}
