import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const october = Date.UTC(2026, 9, 7)
const asks = (text: string) =>
  extractFacts(text, october, 'note', null, () => null).filter(({ kind }) => kind === 'customerAsk')

it.each([
  '会上要求财务处提供近三年的维修支出',
  '院长要求信息科在月底前完成接口梳理，口径要统一',
  '会议要求质量部整理退货原因，必须有分类',
  'The board asked finance to provide the write-off list',
  'Margaret wants the maintenance team to have the logs ready',
])('what is wanted of a department of their own is no request to us: %s', (text) => {
  expect(asks(text)).toEqual([])
})

it.each([
  '会上要求提供近三年的维修记录',
  '客户要求售后部4小时内到场',
  '要求你们生产部出一份说明',
  'They asked for the write-off list',
])('what is wanted of us stays one: %s', (text) => {
  expect(asks(text)).toHaveLength(1)
})
