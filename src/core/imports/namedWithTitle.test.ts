import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { splitPersons, splitTitle } from './personNames.ts'
import { attendeesIn } from './take/introductions.ts'

/** Lists and minutes write what somebody is behind the name: that is a person with a title, and no person so called. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const people = () =>
  desk.rows(
    `SELECT c.name, c.title, a.name AS account FROM contacts c JOIN accounts a ON a.id = c.account_id
     WHERE c.deleted_at IS NULL ORDER BY c.id`,
  )

it.each([
  ['蒋文博(设备总监)', '蒋文博', '设备总监'],
  ['蒋文博（采购）', '蒋文博', '采购'],
  ['Meg Rowe (HSE)', 'Meg Rowe', 'HSE'],
  ['Meg Rowe (bosun, shift lead)', 'Meg Rowe', 'bosun, shift lead'],
  ['Meg Rowe, Head of Buying', 'Meg Rowe', 'Head of Buying'],
  ['蒋文博 设备总监', '蒋文博', '设备总监'],
  ['Gareth Pike (NHS)', 'Gareth Pike (NHS)', null],
  ['蒋文博CTO', '蒋文博', 'CTO'],
  ['蒋文博（老蒋）', '蒋文博（老蒋）', null],
  ['Rowe, Meg', 'Rowe, Meg', null],
  ['Meg Rowe', 'Meg Rowe', null],
])('%s', (written, name, title) => {
  expect(splitTitle(written)).toEqual({ name, title })
})

it('several in one line are each with their own', () => {
  expect(splitPersons('Meg Rowe (buyer, yard), Tom Ash and Ida Fell (HSE)').map(({ name }) => name)).toEqual([
    'Meg Rowe',
    'Tom Ash',
    'Ida Fell',
  ])
})

it('the contact beside a customer is found by the name alone', async () => {
  await desk.drop(
    [
      '客户.csv',
      '客户名称,主要联系人\n北辰水务集团有限公司,蒋文博(设备总监)\nTarn Dairies Ltd,Meg Rowe (HSE)\n',
    ],
    ['联系人.csv', '客户,姓名,手机\n北辰水务集团有限公司,蒋文博,13905550127\n'],
  )
  expect(people()).toEqual([
    { name: '蒋文博', title: '设备总监', account: '北辰水务集团有限公司' },
    { name: 'Meg Rowe', title: 'HSE', account: 'Tarn Dairies Ltd' },
  ])
})

it('several who stand in one cell are several', async () => {
  await desk.drop(['客户.csv', '客户名称,联系人\n北辰水务集团有限公司,蒋文博(设备总监)、苏晓彤\n'])
  expect(people().map(({ name }) => name)).toEqual(['蒋文博', '苏晓彤'])
})

it('who came from the customer, by the minutes, are people of it, and who came from us are not', async () => {
  await desk.drop(
    ['客户.csv', '客户名称\n北辰水务集团有限公司\nTarn Dairies Ltd\n'],
    [
      '1103沟通会.md',
      [
        '# 北辰水务 泵房改造 沟通会纪要',
        '时间：2026年11月3日',
        '北辰：蒋文博（设备总监）、苏晓彤（采购专员）、何立',
        '我方：林知夏、周海',
        '1. 蒋总：先看样机。',
      ].join('\n'),
    ],
    [
      'minutes 4 Nov.md',
      '# Tarn Dairies line review, 4 Nov 2026\n\nTarn: Meg Rowe (plant manager), Tom Ash\nUs: Ana Lind, Bo Fry\n\n- Meg: wants a trial first.\n',
    ],
  )
  expect(people()).toEqual([
    { name: '蒋文博', title: '设备总监', account: '北辰水务集团有限公司' },
    { name: '苏晓彤', title: '采购专员', account: '北辰水务集团有限公司' },
    { name: '何立', title: null, account: '北辰水务集团有限公司' },
    { name: 'Meg Rowe', title: 'plant manager', account: 'Tarn Dairies Ltd' },
    { name: 'Tom Ash', title: null, account: 'Tarn Dairies Ltd' },
  ])
})

it('a line that says something is no roster', () => {
  const all = () => true
  expect(
    attendeesIn('北辰：蒋文博、苏晓彤都说先看样机\n北辰：蒋文博\nTarn: price first, then delivery', all),
  ).toEqual([])
  expect(attendeesIn('参会人员（客户）：蒋文博、苏晓彤', () => false)).toEqual([])
  expect(attendeesIn('客户参会人员：蒋文博、苏晓彤', () => false)).toHaveLength(2)
})

it('the contacts of a deal in one cell are people each', async () => {
  await desk.drop([
    '商机.csv',
    '商机编号,商机名称,客户,阶段,金额,关键人\nS-7,循环泵改造,北辰水务集团有限公司,方案,880000,蒋文博CTO/苏晓彤/罗志强(采购)\nS-8,Pump station,Tarn Dairies Ltd,方案,120000,Meg Rowe/Tom Ash\n',
  ])
  expect(people().map(({ name, title }) => [name, title])).toEqual([
    ['蒋文博', 'CTO'],
    ['苏晓彤', null],
    ['罗志强', '采购'],
    ['Meg Rowe', null],
    ['Tom Ash', null],
  ])
})

it('a surname cut to its letter is that of the only one of that given name', async () => {
  await desk.drop(
    ['联系人.csv', '客户,姓名,职务\nTarn Dairies Ltd,Meg Rowe,Buyer\nTarn Dairies Ltd,Ida Fell,HSE\n'],
    ['拜访.csv', '日期,客户,联系人,内容\n2026-10-12,Tarn Dairies Ltd,Meg R.,Went through the pump list\n'],
  )
  expect(people().map(({ name }) => name)).toEqual(['Meg Rowe', 'Ida Fell'])
})
