import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { isCalledTeam } from './people/rooms.ts'

/** A letter that is called after a quote, of somebody who spoke in the customer's talk, is theirs. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

it.each(['澄湖二期报价', '回复：澄湖扩建投标', '澄湖标书'])('%s is a paper', (title) =>
  expect(isCalledTeam(title)).toBe(false),
)
it.each(['澄湖报价群', '澄湖 投标组', '大客户群'])('%s is a room of ours', (title) =>
  expect(isCalledTeam(title)).toBe(true),
)

it('a letter is said by whoever wrote it', async () => {
  await desk.drop(
    ['客户.csv', '客户名称,简称\n常熟澄湖泵业有限公司,澄湖\n'],
    [
      '商机.csv',
      '商机编号,商机名称,客户名称,阶段,金额,创建日期\nCH-1,澄湖二期泵站,常熟澄湖泵业有限公司,方案报价,120万,2026-02-01\n',
    ],
    ['联系人.csv', '姓名,客户,职务\n沈佩云,常熟澄湖泵业有限公司,采购经理\n'],
    [
      '回复 澄湖二期报价.eml',
      'From: 沈佩云 <shen@chenghu.example>\r\nTo: 林知夏 <lin@us.example>\r\nCc: 许行 <xu@us.example>\r\nSubject: 回复：澄湖二期泵站报价\r\nDate: Thu, 2 Apr 2026 10:00:00 +0800\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n报价收到，请按110万考虑。\r\n',
    ],
  )
  expect(
    desk.rows(
      `SELECT v.direction, c.name AS contact FROM evidence e JOIN activities v ON v.evidence_id = e.id
       LEFT JOIN contacts c ON c.id = e.contact_id WHERE e.kind = 'message'`,
    ),
  ).toEqual([{ direction: 'inbound', contact: '沈佩云' }])
})
