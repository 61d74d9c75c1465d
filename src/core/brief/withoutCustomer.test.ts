import { expect, it } from 'vitest'
import { accountNotGiven } from '../accounts/notGiven.ts'
import { getDeal } from '../deals/store.ts'
import { openImportDesk } from '../imports/importFixture.ts'
import { subjectOf } from './tracks/sentenceContext.ts'

it('a deal whose customer the export left out knows nothing of the others that share its place', async () => {
  const desk = openImportDesk()
  try {
    await desk.drop([
      '商机.csv',
      '商机名称,阶段,金额,客户预算\n云帆二期,报价,1200000,130万\n塔筒补漆,谈判,300000,28万\n',
    ])
    const [deal] = desk.rows(
      "SELECT d.id, a.name FROM deals d JOIN accounts a ON a.id = d.account_id WHERE d.name = '塔筒补漆'",
    )
    expect(deal).toMatchObject({ name: accountNotGiven })
    const { facts, committee } = subjectOf(desk.session, getDeal(desk.db, String(deal!.id))!, Date.now())
    expect(facts.map(({ text }) => text)).toEqual(['28万'])
    expect(committee).toEqual([])
  } finally {
    desk.close()
  }
})
