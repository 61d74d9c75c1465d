import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { DealPatch } from '../../shared/contract/deals.ts'
import type { DealId, ProductId } from '../../shared/ids.ts'
import { listLog } from '../log/append.ts'
import { openOffice } from '../testOffice.ts'
import { undoChangeSet } from '../undo/changeSets.ts'
import { logUndoneOutcome } from './outcome.ts'
import { dealsProcedures } from './procedures.ts'
import { getDeal } from './store.ts'

function office() {
  const { story, session, sessions, db } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const ids = ['内镜一期', '内镜二期'].map((name) => story.deal({ accountId, name }) as DealId)
  const deals = dealsProcedures(sessions, () => null)
  const update = (patch: z.infer<typeof DealPatch>) => call(deals.update, { ids, patch })
  const undo = (changeSetId: string) =>
    undoChangeSet(db, changeSetId, session.now(), (change) => logUndoneOutcome(session, change))
  const now = () => ids.map((id) => getDeal(db, id)!).map(({ stage, outcome }) => [stage, outcome])
  const outcomes = () =>
    listLog(db, { kind: 'outcomeRecorded' }).map(({ body }) => (body as { outcome: string }).outcome)
  return { db, ids, update, undo, now, outcomes }
}

describe('stage and outcome agree, whichever was changed', () => {
  it('an ending stage is an outcome', async () => {
    const { update, now } = office()
    await update({ stage: 'won' })
    expect(now()).toEqual([
      ['won', 'won'],
      ['won', 'won'],
    ])
  })
  it('an outcome is an ending stage, and opening again goes back to the stage before', async () => {
    const { update, now, db, ids } = office()
    await update({ stage: 'negotiate' })
    await update({ outcome: 'lost', lossReason: '价格' })
    expect(now()[0]).toEqual(['lost', 'lost'])
    expect(getDeal(db, ids[0]!)?.closedAt).not.toBeNull()
    await update({ outcome: 'open' })
    expect(now()[0]).toEqual(['negotiate', 'open'])
    expect(getDeal(db, ids[0]!)?.closedAt).toBeNull()
  })
})

it('many deals are edited at once and taken back at once; the log corrects the outcomes', async () => {
  const { update, undo, now, outcomes } = office()
  const before = now()
  const { changeSetId } = await update({ stage: 'won' })
  expect(outcomes()).toEqual(['won', 'won'])
  undo(changeSetId)
  expect(now()).toEqual(before)
  expect(outcomes()).toEqual(['open', 'open', 'won', 'won'])
})

it('a change of something else says nothing about outcomes', async () => {
  const { update, undo, outcomes } = office()
  undo((await update({ competitor: '启衡' })).changeSetId)
  expect(outcomes()).toEqual([])
})

it('product and quantity are changed like any field, and a product that is not there is refused', async () => {
  const { story, sessions, db } = openOffice()
  const dealId = story.deal({ accountId: story.account({ name: '柳汀医院' }), name: '内镜' }) as DealId
  const productId = story.product({ name: '内镜主机' }) as ProductId
  const deals = dealsProcedures(sessions, () => null)
  await call(deals.update, { ids: [dealId], patch: { productId, quantity: 2 } })
  expect(getDeal(db, dealId)).toMatchObject({ productId, quantity: 2 })
  await expect(
    call(deals.update, { ids: [dealId], patch: { productId: 'pro_NONE' as ProductId } }),
  ).rejects.toThrow()
  await call(deals.update, { ids: [dealId], patch: { productId: null, quantity: null } })
  expect(getDeal(db, dealId)).toMatchObject({ productId: null, quantity: null })
})
