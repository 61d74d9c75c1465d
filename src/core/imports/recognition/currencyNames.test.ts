import { expect, it } from 'vitest'
import { currencyNamed, currencyOfCell } from './currencyNames.ts'
import { readHeader } from './header.ts'

it.each([
  ['HKD p.a.', 'HKD'],
  ['EUR excl. VAT', 'EUR'],
  ['S$ / month', 'SGD'],
  ['人民币（含税）', 'CNY'],
  ['GBP per annum', 'GBP'],
  ['元/年', 'CNY'],
  ['EUR or GBP', null],
  ['per annum', null],
])('a cell of currencies may add for how long and with which tax: %s', (cell, currency) => {
  expect(currencyOfCell(cell)).toBe(currency)
})

it('a cell that adds more names nothing but a currency no longer', () => {
  expect(currencyNamed('HKD p.a.')).toBeNull()
})

it.each([
  ['Fee S$/month', 'SGD', 'fee'],
  ['Rate HK$/yr', 'HKD', 'rate'],
  ['Amount A$ p.a.', 'AUD', 'amount'],
  ['Price US$', 'USD', 'price'],
  ['Price NT$', 'TWD', 'price'],
  ['Amount CNY', 'CNY', 'amount'],
  ['Value $', 'USD', 'value'],
])('a heading says in which currency its money is: %s', (heading, currency, plain) => {
  const read = readHeader(heading)
  expect([read.currency, read.plain]).toEqual([currency, plain])
})
