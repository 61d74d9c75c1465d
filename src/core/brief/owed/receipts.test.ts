import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DealId } from '../../../shared/ids.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { openOffice, ten } from '../../testOffice.ts'
import { createBriefEngines } from '../draftBrief.ts'
import { prepareBrief } from '../prepareBrief.ts'

/** What somebody says that they have got is owed no more; of what came in part the rest is. */

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
const chat = (...lines: string[]) => ['微信_方敏.txt', `${lines.join('\n')}\n`] as const
const owed = async (...lines: string[]) => {
  await desk.drop(people, deals, chat(...lines))
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const { situation } = prepareBrief(office.session, createBriefEngines(), {
    dealId: deal!.id as DealId,
    contactId: null,
    lang: 'zh',
  })
  return (situation.find(({ group }) => group === 'owed')?.points ?? []).map(
    ({ kind, words, dueOn, overdueSince, since }) => ({
      kind,
      words,
      dueOn,
      overdueSince,
      since: since.map((told) => told.words),
    }),
  )
}

describe('what the other side has got', () => {
  it('is owed no more', async () => {
    const told = await owed(
      '钱越 2026-11-12 09:00',
      '方经理，验证方案11月16号前发您',
      '',
      '方敏 2026-11-16 14:00',
      '验证方案收到，谢谢',
    )
    expect(told).toEqual([])
  })

  it('is owed no more where whoever owed it says that it is sent and is thanked for it', async () => {
    const promised = ['方敏 2026-11-12 09:00', '产线布局图16号前发你', '']
    const sent = ['方敏 2026-11-13 09:00', '产线布局图发你邮箱了', '']
    expect(await owed(...promised, ...sent, '钱越 2026-11-13 09:20', '收到，谢谢方经理')).toEqual([])
  })

  it('and is still where that was only asked, or where something else was sent', async () => {
    const told = await owed(
      '方敏 2026-11-12 09:00',
      '产线布局图16号前发你',
      '',
      '方敏 2026-11-13 09:00',
      '样品清单发你邮箱了',
      '',
      '钱越 2026-11-13 09:20',
      '收到，谢谢方经理',
    )
    expect(told.map(({ words }) => words)).toEqual(['产线布局图16号前发你'])
  })

  it('is owed still where somebody only asks whether it came', async () => {
    const told = await owed(
      '钱越 2026-11-12 09:00',
      '方经理，验证方案11月16号前发您',
      '',
      '方敏 2026-11-17 14:00',
      '验证方案还没收到',
    )
    expect(told[0]).toMatchObject({ overdueSince: '2026-11-16' })
  })

  it('in part leaves the rest, by the day that was named for it', async () => {
    const told = await owed(
      '钱越 2026-11-12 09:00',
      '方经理，测试块清单11月16号前发您',
      '',
      '方敏 2026-11-16 14:00',
      '测试块清单收到。怎么只有8种，缺的4种呢？',
      '',
      '钱越 2026-11-16 14:20',
      '抱歉，缺的4种在核规格，11月27号补给您',
    )
    expect(told.map(({ dueOn, overdueSince }) => [dueOn, overdueSince])).toEqual([['2026-11-27', null]])
  })

  it('anew is what came as a file the next day', async () => {
    const told = await owed(
      '方敏 2026-11-12 09:00',
      '价格还得再看看',
      '',
      '钱越 2026-11-12 09:10',
      '我再算一下，明天给您新的',
      '',
      '钱越 2026-11-13 17:00',
      '[文件] 恒越_金检机_v2.xlsx',
    )
    expect(told.filter(({ kind }) => kind === 'openPromise')).toEqual([])
  })
})

it('what was got ends where the other thing begins that was not', async () => {
  const told = await owed(
    '方敏 2026-11-12 09:00',
    '接线图我11月16号给你们',
    '',
    '钱越 2026-11-17 14:00',
    '合同收到👍接线图还是没有',
  )
  expect(told[0]).toMatchObject({ kind: 'customerPromise', overdueSince: '2026-11-16' })
})

it('who only says that they have read a message got nothing', async () => {
  const told = await owed(
    '方敏 2026-11-12 09:00',
    '用量预测我11月16号给你们',
    '',
    '钱越 2026-11-12 09:05',
    '收到[抱拳]  用量预测麻烦您16号前哈',
  )
  expect(told[0]).toMatchObject({ kind: 'customerPromise', overdueSince: '2026-11-16' })
})

it('figures that were promised came with the figures, and those that are still to come are the rest', async () => {
  const told = await owed(
    '方敏 2026-11-12 09:00',
    '各车间的用量我让他们报，11月16号给你',
    '',
    '方敏 2026-11-16 14:00',
    '一车间 21,360；二车间 9,870。三车间的还没报上来',
  )
  expect(told[0]).toMatchObject({ kind: 'customerPromise', overdueSince: null })
  expect(told[0]!.since.join(' ')).toContain('三车间的还没报上来')
})

it('a promise of another thing behind the answer to a question answers nothing', async () => {
  await desk.drop(
    people,
    deals,
    chat(
      '钱越 2026-11-17 10:11',
      '好的，那切换还是2月1号?',
      '',
      '方敏 2026-11-17 10:12',
      '对，2月1号。验收标准初稿我27号之前给你们',
    ),
  )
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const { situation } = prepareBrief(office.session, createBriefEngines(), {
    dealId: deal!.id as DealId,
    contactId: null,
    lang: 'zh',
  })
  const points = situation.find(({ group }) => group === 'owed')?.points ?? []
  expect(points.map(({ dueOn, answers }) => [dueOn, answers])).toEqual([['2026-11-27', null]])
})

it('whoever was called among ourselves because of something due told its new day later', async () => {
  await desk.drop(
    people,
    deals,
    chat(
      '钱越 2026-11-12 09:00',
      '方经理，验证报告11月18号前发您',
      '',
      '方敏 2026-11-12 09:05',
      '好，线上这几天在换型',
    ),
    [
      '恒越项目群(内部).txt',
      [
        '11-18 20:15 钱越: 恒越验证报告今天到期了 @罗宁',
        '11-18 20:40 罗宁: 有一段没跑通，今天出不来',
        '11-20 16:02 罗宁: 24号晚上出',
        '11-20 16:10 钱越: 好',
        '',
      ].join('\n'),
    ],
  )
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const { situation } = prepareBrief(office.session, createBriefEngines(), {
    dealId: deal!.id as DealId,
    contactId: null,
    lang: 'zh',
  })
  const [point] = situation.find(({ group }) => group === 'owed')?.points ?? []
  expect(point).toMatchObject({ kind: 'openPromise', overdueSince: '2026-11-18' })
  expect(point!.since.map(({ words, day }) => [words, day])).toContainEqual(['24号晚上出', '2026-11-24'])
})

it('a letter with prices and shares in it brings no figures that were promised', async () => {
  const told = await owed(
    '方敏 2026-11-12 09:00',
    '各车间的用量我让他们报，11月16号给你',
    '',
    '方敏 2026-11-16 14:00',
    '评分改了，技术 50，价格 35，服务 15，领导昨天开会定下来的，另外合同的事我们法务还在看，有意见的话我再告诉你们，别着急',
  )
  expect(told[0]).toMatchObject({ kind: 'customerPromise', overdueSince: '2026-11-16' })
})

describe('what was sent in part', () => {
  it('leaves the rest owed, with what was told of it', async () => {
    const told = await owed(
      '方敏 2026-11-10 09:00',
      '18条线的参数表我这边13号前给你们',
      '',
      '方敏 2026-11-13 10:00',
      '参数表先给12条,剩6条仪表班还没出来',
      '[文件] 参数表_12条.xlsx',
    )
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ kind: 'customerPromise', dueOn: '2026-11-13', overdueSince: null })
    expect(told[0]!.since.join()).toContain('剩6条')
  })
})

describe('asking after what was promised', () => {
  it('is no promise, and what was said before it is told as before', async () => {
    const told = await owed(
      '钱越 2026-11-06 09:00',
      '方经理，拆检报告11号前给到您',
      '',
      '方敏 2026-11-12 10:30',
      '拆检报告呢?昨天就该给了',
      '',
      '钱越 2026-11-12 10:41',
      '不好意思方经理,检测中心排队,17号一定给',
    )
    expect(told.map(({ words }) => words)).toEqual(['不好意思方经理,检测中心排队,17号一定给'])
    expect(told[0]).toMatchObject({ dueOn: '2026-11-17', since: [] })
  })
})
