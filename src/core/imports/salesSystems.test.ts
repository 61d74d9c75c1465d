import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk, type TestFile } from './importFixture.ts'
import { listRejections } from './report.ts'

/**
 * Exports of sales systems come in with what they are: each object as the records that it holds, numbers of the system as the
 * names of whom they mean.
 */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
  desk.at(Date.UTC(2026, 10, 23, 2))
})
afterEach(() => desk.close())

const kinds = () =>
  Object.fromEntries(
    desk
      .rows<{ name: string; kind: string }>('SELECT name, kind FROM import_files')
      .map((one) => [one.name, one.kind]),
  )
const day = (at: number | null) =>
  at === null ? null : new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

describe('a weekly export of objects', () => {
  const account = '0015g00000KqT1AAAV'
  const deal = '0065g00000BBbb1AAD'
  const fenella = '0035g00000AAaa1AAD'
  const files: TestFile[] = [
    [
      'Account.csv',
      `Id,IsDeleted,Name,Type,BillingCity,Industry,Description,OwnerId\n${account},0,Halbrook Dairies Ltd,Customer,Taunton,Food,Shutdown every August,0055g000001AbCdAAK\n`,
    ],
    [
      'Contact.csv',
      `Id,AccountId,Salutation,FirstName,LastName,Title,Email,OwnerId\n${fenella},${account},Ms.,Fenella,Troughton,Head of Engineering,f.troughton@halbrook.example,0055g000001AbCdAAK\n`,
    ],
    [
      'Opportunity.csv',
      `Id,AccountId,Name,Description,StageName,Amount,CloseDate,NextStep,IsClosed,IsWon,CurrencyIsoCode\n${deal},${account},CIP skid line 4,Budget is GBP 410k,Proposal/Price Quote,398500,2026-12-18,Send revised drawing by 27 Nov,0,0,GBP\n0065g00000BBbb2AAD,${account},Spares,,Closed Lost,2100,2026-09-30,,1,0,GBP\n`,
    ],
    [
      'OpportunityContactRole.csv',
      `Id,OpportunityId,ContactId,Role,IsPrimary\n00K5g000001aaaaEAA,${deal},${fenella},Decision Maker,1\n`,
    ],
    [
      'OpportunityHistory.csv',
      `Id,OpportunityId,CreatedById,CreatedDate,StageName,Amount,CloseDate\n0085g00001aaaaaAAA,${deal},0055g000001AbCdAAK,2026-07-01T09:20:11.000Z,Qualification,372000,2026-11-30\n`,
    ],
    [
      'Task.csv',
      `Id,WhoId,WhatId,Subject,ActivityDate,Status,Description,IsClosed,AccountId,Type\n00T5g00001aaaaaAAA,${fenella},${deal},Send noise test report,2026-11-27,Not Started,,0,${account},Email\n00T5g00001aaaabAAA,${fenella},${deal},Call,2026-11-10,Completed,The line has to run by 1 March,1,${account},Call\n`,
    ],
    [
      'Event.csv',
      `Id,WhoId,WhatId,Subject,Location,StartDateTime,EndDateTime,AccountId\n00U5g00001aaaaaAAA,${fenella},${deal},Design review,Microsoft Teams,2026-11-26T10:00:00.000Z,2026-11-26T11:00:00.000Z,${account}\n`,
    ],
    [
      'Quote.csv',
      `Id,OpportunityId,Name,QuoteNumber,Status,ExpirationDate,Description,GrandTotal,LineItemCount,AccountId,CurrencyIsoCode,CreatedDate\n0Q05g0000001aaaCAA,${deal},CIP skid rev 2,00001204,Presented,2026-12-15,"30/60/10, 16 weeks",398500,2,${account},GBP,2026-10-05T09:20:11.000Z\n`,
    ],
    [
      'QuoteLineItem.csv',
      'Id,QuoteId,LineNumber,Product2Id,Description,Quantity,UnitPrice,TotalPrice,CreatedDate\n0QL5g0000001aaaGAA,0Q05g0000001aaaCAA,00000001,01t5g000001aaaaAAA,CIP skid 2-tank,1,361000,361000,2026-10-05T09:20:11.000Z\n0QL5g0000001aabGAA,0Q05g0000001aaaCAA,00000002,01t5g000001aaabAAA,Commissioning day,15,2500,37500,2026-10-05T09:20:11.000Z\n',
    ],
    [
      'Case.csv',
      `Id,CaseNumber,ContactId,AccountId,Status,Subject,Priority,Description,ClosedDate,CreatedDate\n5005g00001aaaaaAAA,00026781,${fenella},${account},New,Valve block leaks on line 2,High,They want it replaced by 30 Nov,,2026-11-17T09:20:11.000Z\n`,
    ],
  ]

  beforeEach(async () => {
    await desk.drop(...files)
  })

  it('is read object by object', () => {
    expect(kinds()).toEqual({
      'Account.csv': 'accounts',
      'Contact.csv': 'contacts',
      'Opportunity.csv': 'deals',
      'OpportunityContactRole.csv': 'contacts',
      'OpportunityHistory.csv': 'dealStageHistory',
      'Task.csv': 'activities',
      'Event.csv': 'visitPlans',
      'Quote.csv': 'quotes',
      'QuoteLineItem.csv': 'quotes',
      'Case.csv': 'serviceTickets',
    })
  })

  it('with one customer and one person, no number as a name, and who decides', () => {
    expect(desk.rows('SELECT name, owner_name FROM accounts')).toEqual([
      { name: 'Halbrook Dairies Ltd', owner_name: null },
    ])
    expect(desk.rows('SELECT name, buying_role FROM contacts')).toEqual([
      { name: 'Fenella Troughton', buying_role: 'economicBuyer' },
    ])
  })

  it('with the deals: one that is not won yet is no lost one', () => {
    expect(
      desk.rows('SELECT name, stage, outcome, amount_minor AS amount, currency FROM deals ORDER BY id'),
    ).toEqual([
      { name: 'CIP skid line 4', stage: 'propose', outcome: 'open', amount: 39_850_000, currency: 'GBP' },
      { name: 'Spares', stage: 'lost', outcome: 'lost', amount: 210_000, currency: 'GBP' },
    ])
  })

  it('with what was done as done, and what is to be done or met as to come', () => {
    expect(desk.rows("SELECT kind, summary FROM activities WHERE kind = 'call'")).toEqual([
      { kind: 'call', summary: 'Call\nThe line has to run by 1 March' },
    ])
    expect(desk.rows("SELECT text FROM facts WHERE kind = 'openTask'")).toEqual([
      { text: 'Send noise test report' },
    ])
    expect(
      desk
        .rows<{ purpose: string; attendees: string; at: number }>(
          'SELECT purpose, attendees, planned_at AS at FROM visit_plans',
        )
        .map((one) => ({ ...one, at: day(one.at) })),
    ).toEqual([{ purpose: 'Design review', attendees: 'Fenella Troughton', at: '2026-11-26' }])
  })

  it('with the quote, and its lines under the number and in the currency of their head', () => {
    expect(desk.rows('SELECT number, project, total_minor AS total, currency FROM project_quotes')).toEqual([
      { number: '00001204', project: 'CIP skid line 4', total: 39_850_000, currency: 'GBP' },
    ])
    expect(
      desk.rows(
        'SELECT l.number, p.name, l.quantity, l.unit_price_minor AS price, l.currency FROM price_lines l JOIN products p ON p.id = l.product_id ORDER BY l.id',
      ),
    ).toEqual([
      { number: '00001204', name: 'CIP skid 2-tank', quantity: 1, price: 36_100_000, currency: 'GBP' },
      { number: '00001204', name: 'Commissioning day', quantity: 15, price: 250_000, currency: 'GBP' },
    ])
  })
})

describe('lists in German', () => {
  it('of what is owed, offered, ordered, hoped for, and of people', async () => {
    await desk.drop(
      [
        'OP-Liste Debitoren.csv',
        'Debitor;Name 1;Rechnung;Belegdatum;Fällig am;Betrag;Whg;offen;Tage überfällig;Text\n104417;Kessler Fördertechnik GmbH;90017733;15.09.2026;01.11.2026;46.820,50;EUR;46.820,50;22;1. Mahnung\n104502;Obermoor Holz AG;90017801;20.10.2026;19.11.2026;4.200,00;CHF;0,00;;bezahlt 25.10.\n',
      ],
      [
        'Angebote.csv',
        'Angebotsnr.;Angebotsdatum;Kunde;Gültig bis;Artikel;Bezeichnung;Menge;Einzelpreis;Gesamtpreis;Währung;Status\nAN-26-118;04.11.2026;Kessler Fördertechnik GmbH;15.12.2026;M-2201;Rollenbahn 600;20;1.790,00;35.800,00;EUR;offen\nAN-26-104;04.10.2026;Obermoor Holz AG;30.10.2026;M-2207;Kettenförderer;3;9.100,00;27.300,00;CHF;abgelehnt\n',
      ],
      [
        'Ansprechpartner.csv',
        'Firma;Anrede;Vorname;Nachname;Position;Abteilung;Rolle;Status\nKessler Foerdertechnik GmbH;Frau;Silke;Oberhauser;Leiterin Einkauf;Einkauf;Einkauf;aktiv\nKessler Foerdertechnik GmbH;Herr;Uwe;Brandl;Werkleiter;Produktion;Entscheider;ausgeschieden 30.09.\n',
      ],
      [
        'Verkaufschancen.csv',
        'Verkaufschance;Kunde;Phase;Erwarteter Umsatz;Währung;Abschlussdatum;Verantwortlich;Nächster Schritt;Beschreibung\nRollenbahn Halle 3;Kessler Fördertechnik GmbH;Angebot;145.000,00;EUR;18.12.2026;Lena Voss;Zeichnung bis 27.11.;Budget 150.000 EUR\n',
      ],
    )
    expect(kinds()).toEqual({
      'OP-Liste Debitoren.csv': 'receivables',
      'Angebote.csv': 'quotes',
      'Ansprechpartner.csv': 'contacts',
      'Verkaufschancen.csv': 'deals',
    })
    expect(
      desk
        .rows<{ due: number }>(
          'SELECT a.name, r.number, r.due_at AS due, r.open_minor AS open, r.currency FROM receivables r JOIN accounts a ON a.id = r.account_id ORDER BY r.number',
        )
        .map((one) => ({ ...one, due: day(one.due) })),
    ).toMatchObject([
      { number: '90017733', due: '2026-11-01', open: 4_682_050, currency: 'EUR' },
      { number: '90017801', due: '2026-11-19', open: 0, currency: 'CHF' },
    ])
    expect(
      desk.rows(
        'SELECT l.number, p.name, l.unit_price_minor AS price, l.currency, l.outcome FROM price_lines l JOIN products p ON p.id = l.product_id ORDER BY l.id',
      ),
    ).toEqual([
      { number: 'AN-26-118', name: 'Rollenbahn 600', price: 179_000, currency: 'EUR', outcome: 'open' },
      { number: 'AN-26-104', name: 'Kettenförderer', price: 910_000, currency: 'CHF', outcome: 'lost' },
    ])
    expect(
      desk
        .rows<{ left: number | null }>(
          'SELECT name, buying_role AS role, left_at AS left FROM contacts ORDER BY id',
        )
        .map((one) => ({ ...one, left: day(one.left) })),
    ).toEqual([
      { name: 'Silke Oberhauser', role: 'gatekeeper', left: null },
      { name: 'Uwe Brandl', role: 'economicBuyer', left: '2026-09-30' },
    ])
    expect(desk.rows('SELECT name, stage, amount_minor AS amount, currency, owner_name FROM deals')).toEqual([
      {
        name: 'Rollenbahn Halle 3',
        stage: 'propose',
        amount: 14_500_000,
        currency: 'EUR',
        owner_name: 'Lena Voss',
      },
    ])
    // With its umlaut and without it is one firm.
    expect(desk.count('accounts')).toBe(2)
  })

  it('a heading that no list of ours knows is told', async () => {
    await desk.drop([
      'Angebote.csv',
      'Angebotsnr.;Angebotsdatum;Kunde;Bezeichnung;Menge;Einzelpreis;Zolltarif\nA-1;04.11.2026;Kessler GmbH;Rollenbahn;20;1.790,00;84283\nA-2;05.11.2026;Kessler GmbH;Kette;2;790,00;73151\nA-3;06.11.2026;Kessler GmbH;Motor;1;990,00;85015\n',
    ])
    const [run] = desk.rows<{ id: string }>('SELECT id FROM imports')
    expect(listRejections(desk.db, run!.id, 0, -1).rows.map(({ column, code }) => [column, code])).toEqual([
      ['Zolltarif', 'columnNotTaken'],
    ])
  })
})
