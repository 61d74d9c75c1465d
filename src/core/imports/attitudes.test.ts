import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** What a list of people says of somebody beside the name: that they are for us or against, and that they are gone. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 22, 2) })
})
afterEach(() => desk.close())

const told = () =>
  Object.fromEntries(
    desk
      .rows<{ name: string; support: string | null; gone: string | null }>(
        `SELECT name, support, date((left_at + 28800000) / 1000, 'unixepoch') AS gone FROM contacts ORDER BY id`,
      )
      .map(({ name, support, gone }) => [name, [support, gone]]),
  )

it('in English, by a column of attitudes and a remark', async () => {
  await desk.drop([
    'people_export.csv',
    [
      'First Name,Last Name,Title,Account Name,Email,Attitude,Notes',
      'Meg,Rowe,Plant manager,Tarn Dairies Ltd,meg@tarn.example,friendly,',
      'Tom,Ash,Union rep,Tarn Dairies Ltd,,hostile,',
      'Ida,Fell,Buyer,Tarn Dairies Ltd,ida@tarn.example,,LEFT Sept 2026',
      'Bo,Carr,QA,Tarn Dairies Ltd,,sceptical,',
      'Ann,Lyle,Buyer,Tarn Dairies Ltd,,positive,gone since 1 Oct',
    ].join('\n'),
  ])
  expect(told()).toEqual({
    'Meg Rowe': ['supporter', null],
    'Tom Ash': ['enemy', null],
    'Ida Fell': [null, '2026-09-30'],
    'Bo Carr': ['nonSupporter', null],
    'Ann Lyle': ['supporter', '2026-10-01'],
  })
})

it('in Chinese, however the remark says that somebody is gone', async () => {
  await desk.drop([
    '联系人.csv',
    [
      '客户,姓名,职务,态度,备注',
      '北辰水务集团有限公司,蒋文博,设备总监,支持,',
      '北辰水务集团有限公司,苏晓彤,采购专员,反对,',
      '北辰水务集团有限公司,何立,采购,中立,已离职',
      '北辰水务集团有限公司,罗静,工程师,,10月调走',
      '北辰水务集团有限公司,魏东,班长,,9月底已调走',
      '北辰水务集团有限公司,范勇,厂长,,下个月要调走吗待确认',
    ].join('\n'),
  ])
  const found = told()
  expect(
    Object.fromEntries(
      Object.entries(found).map(([name, [support, gone]]) => [name, [support, gone !== null]]),
    ),
  ).toEqual({
    蒋文博: ['supporter', false],
    苏晓彤: ['enemy', false],
    何立: ['neutral', true],
    罗静: [null, true],
    魏东: [null, true],
    范勇: [null, false],
  })
})
