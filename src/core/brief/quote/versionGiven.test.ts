import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DealId } from '../../../shared/ids.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { openOffice, ten } from '../../testOffice.ts'
import { createBriefEngines } from '../draftBrief.ts'
import { prepareBrief } from '../prepareBrief.ts'

/** A version of an offer that went out, or whose successor did, is owed no more. */

let office: ReturnType<typeof openOffice>
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  office = openOffice()
  office.clock.now = ten
  desk = openImportDesk({ db: office.db, now: ten })
})
afterEach(() => desk.close())

const people = ['联系人.csv', '客户,姓名,职务\n恒越食品,方敏,质量经理\n'] as const
const deals = ['商机.csv', '商机名称,客户,阶段\n金检机,恒越食品,报价\n'] as const
const asked = ['方敏 2026-11-11 09:00', '价格还得再看看', '']
const owed = async (lines: string[], ...more: (readonly [string, string])[]) => {
  await desk.drop(people, deals, ['微信_方敏.txt', `${[...asked, ...lines].join('\n')}\n`], ...more)
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const { situation } = prepareBrief(office.session, createBriefEngines(), {
    dealId: deal!.id as DealId,
    contactId: null,
    lang: 'zh',
  })
  return (situation.find(({ group }) => group === 'owed')?.points ?? []).map(({ words }) => words)
}
const promised = ['钱越 2026-11-12 09:00', '方经理，报价V2明天发您', '']

describe('a version of an offer', () => {
  it('is owed until it goes out', async () => {
    expect(await owed(promised)).toEqual(['报价V2明天发您'])
  })
  it('is owed no more once it or a later one went out', async () => {
    expect(await owed([...promised, '钱越 2026-11-14 09:00', '方经理，V3发您了，价格按您说的改了'])).toEqual(
      [],
    )
  })
  it('is owed still where an earlier one went out, or the later one is only asked after', async () => {
    expect(
      await owed([
        ...promised,
        ...['钱越 2026-11-13 09:00', '方经理，V1发您了', ''],
        ...['方敏 2026-11-14 09:00', 'V2发我了吗？'],
      ]),
    ).toEqual(['报价V2明天发您'])
  })
  it('is another matter than that of another paper', async () => {
    expect(
      await owed([
        '钱越 2026-11-12 09:00',
        '方经理，验证方案V2明天发您',
        '',
        '钱越 2026-11-14 09:00',
        '方经理，报价V3发您了',
      ]),
    ).toEqual(['验证方案V2明天发您'])
  })
  it('is no paper that only counts its versions', async () => {
    expect(
      await owed([
        '钱越 2026-11-12 09:00',
        '方经理，第二版我们明天给到您',
        '',
        '钱越 2026-11-14 09:00',
        '方经理，报价V3发您了',
      ]),
    ).toEqual(['方经理，第二版我们明天给到您'])
  })
})
