import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'

/** A chat with a colleague whom nobody has on file, about several customers; and customers called by their initials. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const files: TestFile[] = [
  [
    '联系人.csv',
    '客户,姓名,称呼,职务\n宁波瀚澜泵业有限公司,钟国礼,钟总,采购总监\n宁波瀚澜泵业有限公司,施晴,施工,IT主管\n宁波瀚澜泵业有限公司,丁佳文,小丁,采购专员\nFell Moor Quarries Ltd,Orla Byrne,Orla,Quarry Manager\n',
  ],
  [
    'pipeline.csv',
    'Deal,Account,Stage,Amount,Currency\nFMQ crusher,Fell Moor Quarries Ltd,Negotiation,90000,EUR\n瀚澜水泵改造,宁波瀚澜泵业有限公司,Negotiation,800000,CNY\n',
  ],
]
const saidOf = (name: string) =>
  desk
    .rows<{ text: string; direction: string }>(
      `SELECT e.text, v.direction FROM evidence e JOIN accounts a ON a.id = e.account_id LEFT JOIN activities v ON v.evidence_id = e.id
        WHERE a.name = ? AND e.kind IN ('message', 'note') ORDER BY e.key`,
      name,
    )
    .map(({ text, direction }) => [direction, text])

it('each message is whoever’s it names, by name, by a person or by what was named just before; nothing was said to them', async () => {
  await desk.drop(...files, [
    '骆总微信.txt',
    '骆总 11-19 20:44\n瀚澜V4你别急着发\n\n我 11-19 20:46\n会上答应钟总20号给的\n\n骆总 11-19 20:50\n晚两天没事,账期最多60天\n\n我 11-21 13:10\n施晴私下说对手又降了\n\n骆总 11-21 13:30\n山里那个,我跟Orla说到一月底,不行\n',
  ])
  expect(saidOf('宁波瀚澜泵业有限公司')).toEqual([
    ['internal', '瀚澜V4你别急着发'],
    ['internal', '会上答应钟总20号给的'],
    ['internal', '晚两天没事,账期最多60天'],
    ['internal', '施晴私下说对手又降了'],
  ])
  expect(saidOf('Fell Moor Quarries Ltd')).toEqual([['internal', '山里那个,我跟Orla说到一月底,不行']])
})

it('the initials with which a customer’s deal begins are its name', async () => {
  await desk.drop(...files, [
    'todo.txt',
    'TODO\n[ ] FMQ rev D by Tuesday\n[ ] buy tea\n[ ] call the bank\n[x] post the letter\n',
  ])
  expect(saidOf('Fell Moor Quarries Ltd').map(([, text]) => text)).toEqual(['[ ] FMQ rev D by Tuesday'])
})

it('somebody called by a form of address is the contact of that name', async () => {
  await desk.drop(...files, ['便条.md', '# 小丁来电\n\n小丁说下周二改到下午两点\n'])
  const people = desk.rows<{ name: string }>('SELECT name FROM contacts WHERE deleted_at IS NULL')
  expect(people.map(({ name }) => name)).not.toContain('小丁')
})
