import { expect, it } from 'vitest'
import { requireDeal } from '../../deals/store.ts'
import { fitWinModel, type WinExample } from '../../learning/winModel.ts'
import { day, openOffice, ten } from '../../testOffice.ts'
import { serveArtifact } from './artifacts.ts'
import { createRefits } from './refits.ts'
import {
  isWinModelOutdated,
  refitDue,
  serveWinModel,
  servingWinModel,
  winLeftOut,
  winReading,
} from './winEngine.ts'

const prior = { rate: 0.3, strength: 8 }

/** Sixty closed deals: half tell their source, none the amount that the model is never given. */
const examples = Array.from(
  { length: 60 },
  (_, i): WinExample => ({
    dealId: `D${i}`,
    asOf: ten - (400 - i) * day,
    closedAt: ten - (360 - i) * day,
    features: { champion: i % 2, amountMinor: null, source: i % 2 ? '转介绍' : null },
    won: i % 2 === 1,
  }),
)

function deal() {
  const office = openOffice()
  const accountId = office.story.account({ name: '柳汀医院' })
  const dealId = office.story.deal({ accountId, name: '内镜扩容' })
  return { ...office, reading: () => winReading(office.db, requireDeal(office.db, dealId), ten, prior.rate) }
}

it('a reading says which features too many deals lack, but not what the model is never given', () => {
  const { db, stamp, reading } = deal()
  serveWinModel(db, stamp(), { model: fitWinModel(examples, { asOf: ten, prior }), reason: 'first' })
  expect(reading().leftOut).toEqual([{ feature: 'source', n: 60, missing: 30 }])
})

it('a model of earlier rules does not serve, is told of, and is replaced by the next fit', async () => {
  const { db, session, reading } = deal()
  const old = { ...fitWinModel(examples, { asOf: ten, prior }), version: 1 }
  serveArtifact(db, 'win', { version: 'win-old', fittedAt: ten, artifact: JSON.stringify(old) })
  expect(servingWinModel(db)).toBeNull()
  expect(isWinModelOutdated(db)).toBe(true)
  expect(refitDue(db)).toBe(true)
  expect(winLeftOut(db)).toEqual([])
  expect(reading()).toMatchObject({ kind: 'notEnoughInformation', missing: ['modelOutdated'] })
  await createRefits(prior).afterImport(session)
  expect(isWinModelOutdated(db)).toBe(false)
  expect(reading()).toMatchObject({ kind: 'notEnoughInformation', missing: ['closedDeals'] })
})
