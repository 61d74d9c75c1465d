import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFactsOfAccount } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { citableFacts, customerFact } from '../tracks/citations.ts'
import { customerRecord } from './customerRecord.ts'
import { recordSince } from './recordSince.ts'

const asOf = Date.parse('2026-11-23T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

/** The records of Fenmoor, each with what was said of it since. */
async function records(...files: [string, string][]) {
  await desk.drop(['customers.csv', 'Customer,City\nFenmoor Ferries Ltd,Leith\n'], ...files)
  const { id } = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = 'Fenmoor Ferries Ltd'")[0]!
  expect(listFactsOfAccount(desk.db, id, asOf, 10)).toBeDefined()
  const told = citableFacts(desk.db, id, asOf).map(customerFact)
  return recordSince(desk.db, customerRecord(desk.db, id, { asOf, lang: 'en', zone: 'UTC' }), {
    accountId: id,
    dealId: 'none',
    asOf,
    names: null,
    done: told.filter(({ kind }) => kind === 'handedOver'),
    isQuiet: () => false,
  })
}

const mail = (subject: string, from: string, on: string, text: string): [string, string] => [
  `${subject}.eml`,
  `From: ${from}\nTo: Joy Shen <joy@ours.example>\nDate: ${on}\nSubject: ${subject}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`,
]

it('an invoice has what was said of it by its number', async () => {
  const all = await records(
    ['contacts.csv', 'Company,Name,E-mail\nFenmoor Ferries Ltd,Fiona Mackay,fiona@fenmoor.example\n'],
    [
      'receivables.csv',
      'Customer,Invoice no,Invoice date,Due date,Open amount,Currency,Note\nFenmoor Ferries Ltd,LY-2026-0417,2026-09-15,2026-10-15,18240,GBP,PO number missing\n',
    ],
    mail(
      'Invoice',
      'Fiona Mackay <fiona@fenmoor.example>',
      'Thu, 19 Nov 2026 15:52:00 +0000',
      'Joy,\n\nOn LY-2026-0417 - we cannot release it without our PO 77120.',
    ),
  )
  const unpaid = all.find(({ kind }) => kind === 'unpaid')!
  expect(unpaid.since?.map(({ words, speaker }) => [speaker, words])).toEqual([
    ['customer', 'On LY-2026-0417 - we cannot release it without our PO 77120.'],
  ])
})

it('an invoice is called by the end of its number, where no other ends so', async () => {
  const receivables = (...numbers: string[]): [string, string] => [
    'receivables.csv',
    `Customer,Invoice no,Invoice date,Due date,Open amount,Currency\n${numbers.map((number) => `Fenmoor Ferries Ltd,${number},2026-09-15,2026-10-15,18240,GBP`).join('\n')}\n`,
  ]
  const group: [string, string] = [
    'Fenmoor内部群.txt',
    'Fenmoor内部群\n邓敏 2026/11/18 20:30\nFenmoor 更正 417号票那笔挂错了 一分没付\n钱越 2026/11/18 20:31\n收到\n',
  ]
  const contacts: [string, string] = ['contacts.csv', 'Company,Name\nFenmoor Ferries Ltd,Fiona Mackay\n']
  const one = await records(contacts, receivables('LY-2026-417'), group)
  expect(one.find(({ kind }) => kind === 'unpaid')?.since?.map(({ words }) => words)).toEqual([
    'Fenmoor 更正 417号票那笔挂错了 一分没付',
  ])
})

it('a quote tells its warranty, its incoterm and what is charged on top', async () => {
  const all = await records([
    'quotes.csv',
    'Quote no,Date,Customer,Product,Quantity,Unit price,Currency,Version,Warranty,Remark\nQ-26,2026-10-28,Fenmoor Ferries Ltd,Crew parka,1500,68.4,GBP,v3,3 years,"DDP Leith, valid to 30 Nov 2026"\n',
  ])
  const [quote] = all.filter(({ kind }) => kind === 'currentQuote')
  expect(quote!.words).toContain('Warranty 3 years')
  expect(quote!.words).toContain('DDP Leith')
})

it('what an invoice is for stands in its line, and what was handed over of that says nothing of the invoice', async () => {
  const all = await records(
    ['contacts.csv', 'Company,Name\nFenmoor Ferries Ltd,Fiona Mackay\n'],
    [
      'receivables.csv',
      'Customer,Invoice no,What for,Invoice date,Due date,Open amount,Currency\nFenmoor Ferries Ltd,LY-2026-0417,May crew training report,2026-09-15,2026-12-15,18240,GBP\n',
    ],
    ['todo.md', '# Fenmoor Ferries Ltd\n- [x] May crew training report sent 20 Nov\n'],
  )
  const unpaid = all.find(({ kind }) => kind === 'unpaid')!
  expect(unpaid.words).toContain('LY-2026-0417 · May crew training report')
  expect(unpaid.since ?? []).toEqual([])
})

it('a quote has the terms of payment to which a mail of ours agreed since, and before them those of its paper', async () => {
  const all = await records(
    ['contacts.csv', 'Company,Name,E-mail\nFenmoor Ferries Ltd,Fiona Mackay,fiona@fenmoor.example\n'],
    [
      'quotes.csv',
      'Quote no,Date,Customer,Product,Quantity,Unit price,Currency,Version,Payment terms\nQ-26,2026-10-28,Fenmoor Ferries Ltd,Crew parka,1500,68.4,GBP,rev C,40% with order / 60% on delivery\n',
    ],
    [
      'payment.eml',
      'From: Joy Shen <joy@ours.example>\nTo: Fiona Mackay <fiona@fenmoor.example>\nDate: Thu, 19 Nov 2026 15:52:00 +0000\nSubject: payment\nContent-Type: text/plain; charset=utf-8\n\nFiona,\n\nWe can go with 20% with order and 80% on delivery. The rest of rev C stays.\n',
    ],
  )
  const [quote] = all.filter(({ kind }) => kind === 'currentQuote')
  expect(quote!.words).toContain('20% with order and 80% on delivery')
  expect(quote!.words).not.toContain('40% with order')
  expect(quote!.earlier.map(({ words }) => words)).toEqual(['40% with order / 60% on delivery'])
  expect(quote!.since).toHaveLength(1)
})
