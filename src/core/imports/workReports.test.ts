import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const rows = (...lines: string[]): string => `${lines.join('\n')}\n`
const kindOf = async (name: string, content: string) => (await desk.inspect([name, content]))[0]!.recordKind

describe('reports of work', () => {
  const daily = rows(
    '日志类型,提交人,提交时间,今日完成工作,明日计划,客户',
    '日报,林晓,2026-05-29 18:00,拜访海宁中心医院设备科，谈了验收,送样机,海宁中心医院',
  )

  it('are what was done at a customer, and no deal', async () => {
    await desk.drop(['客户.csv', rows('客户名称,城市', '海宁中心医院,海宁')], ['export.csv', daily])
    expect(desk.count('deals')).toBe(0)
    const done = desk.rows<{ account: string; text: string }>(
      `SELECT a.name AS account, v.summary AS text FROM activities v JOIN accounts a ON a.id = v.account_id
        WHERE v.kind <> 'commitment'`,
    )
    expect(done).toHaveLength(1)
    expect(done[0]).toMatchObject({ account: '海宁中心医院' })
    expect(done[0]!.text).toContain('谈了验收')
  })

  it('of a week and in English are as well', async () => {
    const weekly = rows(
      '模板,填写人,填写时间,本周完成工作,下周工作计划',
      '周报,林晓,2026-05-29 18:00,拜访海宁中心医院，谈了预算,送样机',
      '周报,周原,2026-05-29 19:00,去青禾化工看现场,报价',
    )
    expect(await kindOf('记录.csv', weekly)).toBe('activities')
    const english = rows(
      'Report,Submitted by,Submitted at,Done today,Plan for tomorrow,Customer',
      'daily,Ann,2026-05-29 18:00,visited the plant,send the sample,Harrow Lake',
    )
    expect(await kindOf('export.csv', english)).toBe('activities')
  })
})

describe('deals, complaints and returns', () => {
  it.each([
    ['a day, a customer and one of ours', '客户,填表人,填表日期,去向', '海宁中心医院,林晓,2026-05-29,现场'],
    ['a number, a customer and a day', '单号,客户,日期,经办人', 'X-1,海宁中心医院,2026-05-29,林晓'],
    ['a customer, a state and a day', 'Customer,Filed by,Filed on,Badge', 'Harrow Lake,Ann,2026-05-29,B-1'],
  ])('are never made unasked of %s', async (_what, header, row) => {
    const kind = await kindOf('export.csv', rows(header, row, row.replace('29', '28')))
    expect(['deals', 'serviceTickets', 'returns']).not.toContain(kind)
  })

  it('are made where something of their own tells of them', async () => {
    expect(await kindOf('a.csv', rows('客户,项目,阶段', '海宁中心医院,内镜更新,方案'))).toBe('deals')
    expect(
      await kindOf('b.csv', rows('客户,产品,退货日期,退货原因', '海宁中心医院,主机,2026-05-29,屏幕坏')),
    ).toBe('returns')
    expect(
      await kindOf('c.csv', rows('客户,故障描述,报修时间,工程师', '海宁中心医院,开不了机,2026-05-29,周原')),
    ).toBe('serviceTickets')
  })
})
