import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { committeeOf } from '../../deals/committee.ts'
import { signingNow } from '../../deals/signingNow.ts'
import { requireDeal } from '../../deals/store.ts'
import { listFactsOfKinds } from '../../facts/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import type { RecordPoint } from './recordPoint.ts'
import { signedAbove } from './signedAbove.ts'

/** A quote that comes to more than somebody may sign, by a limit that a mail in HTML corrected. */

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const mail = (name: string, date: string, type: string, body: string): [string, string] => [
  `${name}.eml`,
  [
    'From: Priya Nair <p.nair@tarnbeck.example>',
    'To: Qian Yue <qian@ours.example>',
    `Subject: ${name}`,
    `Date: ${date}`,
    `Content-Type: text/${type}; charset=utf-8`,
    '',
    body,
  ].join('\r\n'),
]
const people: [string, string] = [
  'contacts.csv',
  'Company,Name,Title,Email\nTarnbeck Ferries Ltd,Priya Nair,Buyer,p.nair@tarnbeck.example\nTarnbeck Ferries Ltd,Marcus Reed,Finance Director,m.reed@tarnbeck.example\n',
]
const deals: [string, string] = [
  'deals.csv',
  'Deal name,Customer,Stage,Amount,Currency\nGalley refit,Tarnbeck Ferries Ltd,Proposal,150000,GBP\n',
]
const quote = (sum: number): [string, string] => [
  'quotes.csv',
  `Quote no,Customer,Product,Quantity,Unit price,Amount,Currency,Quote date\nQ-7,Tarnbeck Ferries Ltd,Galley line,1,${sum},${sum},GBP,2026-11-12\n`,
]
const older = mail(
  'sign-off',
  'Fri, 6 Nov 2026 11:00:00 +0000',
  'plain',
  'Quick answer. Marcus signs, no need to go further up.',
)
const newer = mail(
  'points of order',
  'Thu, 19 Nov 2026 16:00:00 +0000',
  'html',
  '<p>Two points.</p><ul><li>Since 1 November site authority is GBP 120,000. Anything above is signed by the Group CEO, Orla Quinn.</li><li>Please disregard what you were told before.</li></ul>',
)
const read = () => {
  const [{ id }] = desk.rows<{ id: string }>('SELECT id FROM deals') as [{ id: string }]
  const deal = requireDeal(desk.db, id)
  const facts = listFactsOfKinds(desk.db, deal.accountId, ['decisionRole'], asOf)
  const committee = committeeOf(desk.db, deal, asOf)
  const contacts = committee.map(({ contact }) => contact)
  return { limit: signingNow(desk.db, deal, { facts, contacts, asOf }), facts, committee }
}
const line = { kind: 'currentQuote', words: 'Q-7' } as RecordPoint

describe('a quote above what somebody may sign', () => {
  it('says whose signature it needs, and older words give nobody the pen', async () => {
    await desk.drop(people, deals, quote(131_500), older, newer)
    const { limit, facts, committee } = read()
    expect(limit).toMatchObject({ above: 120_000, signer: { name: 'Orla Quinn', title: 'Group CEO' } })
    const marcus = committee.find(({ contact }) => contact.name === 'Marcus Reed')
    expect([marcus?.buyingRole, marcus?.roleFrom, marcus?.tasks]).toEqual(['approver', 'title', []])
    expect(signedAbove([line], limit, facts, 'en')[0]?.since).toMatchObject([
      {
        words:
          'the total is above the signing limit of 120,000: Anything above is signed by the Group CEO, Orla Quinn',
        speaker: 'customer',
      },
    ])
  })
  it('and one below it needs nobody else', async () => {
    await desk.drop(people, deals, quote(98_000), older, newer)
    const { limit, facts } = read()
    expect(limit).toBeNull()
    expect(signedAbove([line], limit, facts, 'en')).toEqual([line])
  })
})
