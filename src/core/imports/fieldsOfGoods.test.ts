import { afterEach, beforeEach, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** How much of what, whatever stands beside it: a measure written on to the heading, a batch, a number of the customer's. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const lines = () =>
  desk.rows(
    'SELECT l.number, p.name, l.quantity, l.unit, l.unit_price_minor AS price, l.currency FROM price_lines l JOIN products p ON p.id = l.product_id ORDER BY l.id',
  )

it('数量kg is how much, and a batch is no number of the goods', async () => {
  await desk.drop([
    '发货台账.csv',
    '订单号,下单日,客户,产品,数量kg,单价,批号,状态\nSO-1,2026-03-15,白鹭乳业,变性淀粉A,10000,9.95,A-260301,完成\nSO-2,2026-06-18,白鹭乳业,变性淀粉A,15000,9.9,A-260604,完成\n',
  ])
  expect(lines()).toEqual([
    { number: 'SO-1', name: '变性淀粉A', quantity: 10_000, unit: 'kg', price: 995, currency: 'CNY' },
    { number: 'SO-2', name: '变性淀粉A', quantity: 15_000, unit: 'kg', price: 990, currency: 'CNY' },
  ])
  expect(desk.rows('SELECT code FROM products')).toEqual([{ code: null }])
})

it('our number of an order comes before the customer’s, and tonnes beside a price per kg are so many kg', async () => {
  await desk.drop([
    'Export orders.csv',
    'SO,PO no,Customer,Item,Total t,EUR/kg,lot,ETD,status\nEX-4,45-10233,Corrib Vale,DATEM powder,8,2.85,D-01,2026-02-09,closed\nEX-9,45-10519,Corrib Vale,DATEM powder,10,2.80,D-02,2026-03-14,closed\n',
  ])
  expect(lines()).toEqual([
    { number: 'EX-4', name: 'DATEM powder', quantity: 8000, unit: 'kg', price: 285, currency: 'EUR' },
    { number: 'EX-9', name: 'DATEM powder', quantity: 10_000, unit: 'kg', price: 280, currency: 'EUR' },
  ])
})

it('a price list with a column for each currency names its goods, not their numbers', async () => {
  await desk.drop([
    'Preisliste 2026.csv',
    'Artikel;Bezeichnung;EUR;GBP;CNY\nTM-CORE;Core plant;125000;106000;980000\nTQ-SPC;SPC module;33000;28000;260000\n',
  ])
  expect(
    desk.rows(
      'SELECT p.name, p.code, r.amount_minor AS amount, r.currency FROM prices r JOIN products p ON p.id = r.product_id WHERE p.code = ? ORDER BY r.currency',
      'TM-CORE',
    ),
  ).toEqual([
    { name: 'Core plant', code: 'TM-CORE', amount: 98_000_000, currency: 'CNY' },
    { name: 'Core plant', code: 'TM-CORE', amount: 12_500_000, currency: 'EUR' },
    { name: 'Core plant', code: 'TM-CORE', amount: 10_600_000, currency: 'GBP' },
  ])
})

it('a description beside numbers of goods names them', async () => {
  await desk.drop([
    'quote rev B.csv',
    'Quote no,Date,Customer,Item,Description,Qty,Unit GBP,Total GBP\nQ-1,2026-05-09,Arts Centre,MQ-F12,LED profile F12,96,1810,173760\nQ-1,2026-05-09,Arts Centre,INST,Commissioning + 2 days training,1,14200,14200\n',
  ])
  expect(desk.rows('SELECT name FROM products ORDER BY id')).toEqual([
    { name: 'LED profile F12' },
    { name: 'Commissioning + 2 days training' },
  ])
})
