import { expect, it } from 'vitest'
import { day, openOffice, ten } from '../testOffice.ts'
import { dealAt } from './dealAt.ts'
import { insertStageChange, requireDeal } from './store.ts'

it('a deal as it stood: in its stage of then and open, although it was won later', () => {
  const { db, session, story } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const id = story.deal({ accountId, name: '内镜扩容', stage: 'won', outcome: 'won', closedAt: ten })
  for (const [fromStage, toStage, daysAgo] of [
    ['discover', 'propose', 30],
    ['propose', 'won', 0],
  ] as const)
    insertStageChange(db, {
      id: session.newId('stageChange'),
      dealId: id,
      fromStage,
      toStage,
      changedAt: ten - daysAgo * day,
      knownAt: ten,
    })
  const deal = requireDeal(db, id)
  const at = (daysAgo: number) => {
    const { stage, outcome, closedAt } = dealAt(db, deal, ten - daysAgo * day)
    return [stage, outcome, closedAt]
  }
  expect(at(40)).toEqual(['discover', 'open', null])
  expect(at(10)).toEqual(['propose', 'open', null])
  expect(dealAt(db, deal, ten)).toEqual(deal)
})

it('a deal without a history is as it is, and one that closed later was open', () => {
  const { db, story } = openOffice()
  const accountId = story.account({ name: '柳汀医院' })
  const open = requireDeal(db, story.deal({ accountId, name: '监护仪' }))
  expect(dealAt(db, open, ten - 20 * day)).toEqual(open)
  const won = { outcome: 'lost', stage: 'lost', closedAt: ten } as const
  const lost = requireDeal(db, story.deal({ accountId, name: '内镜', ...won }))
  expect(dealAt(db, lost, ten - day)).toMatchObject({ outcome: 'open', stage: 'qualify' })
})
