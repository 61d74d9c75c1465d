import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Whose a line is that colleagues write to each other about several customers. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 23, 4) })
})
afterEach(() => desk.close())

const people = [
  'contacts.csv',
  [
    'Name,Company,Title,Email',
    'Orla Byrne,Kelbrook Dairies,Engineering manager,orla@kelbrook.example',
    'Sven Holt,Tarnmoor Foods,Buyer,sven@tarnmoor.example',
    'Eoin Lacey,Glanfield Dairy,Maintenance,eoin@glanfield.example',
  ].join('\n'),
] as const
const deals = [
  'deals.csv',
  'Deal name,Account,Stage,Amount,Close date,Owner\nKelbrook service 2027,Kelbrook Dairies,Proposal,90000,2026-12-20,Qian Yue\nTarnmoor spares,Tarnmoor Foods,Proposal,60000,2026-12-20,Qian Yue',
] as const
const ofEvidence = () =>
  desk
    .rows<{ name: string | null; text: string }>(
      "SELECT a.name, e.text FROM evidence e LEFT JOIN accounts a ON a.id = e.account_id WHERE e.kind <> 'row' ORDER BY e.key",
    )
    .map(({ name, text }) => [name, text.trim().split('\n')[0]!.slice(0, 30)])
const quiet = () =>
  desk.rows<{ name: string; text: string }>(
    "SELECT a.name, f.text FROM facts f JOIN accounts a ON a.id = f.account_id WHERE f.kind = 'keepQuiet' ORDER BY f.id",
  )

const mail = (from: string, to: string, ...body: string[]) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    'Subject: floors',
    'Date: Thu, 19 Nov 2026 18:22:00 +0000',
    'Message-ID: <floors@own.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...body,
  ].join('\r\n')
const floors = [
  'Both,',
  '',
  'For the two we talked about on Monday:',
  '',
  'Kelbrook - I can live with 79k if they take three years. Not a cent below.',
  'Tarnmoor - 51k is the floor. 45 days.',
  '',
  'Keep these out of anything that leaves the building please.',
]

describe('a mail among ourselves that goes through several customers', () => {
  it('is as many, each kept quiet where it asks for silence on all of it', async () => {
    await desk.drop(people, deals, [
      'floors.eml',
      mail('钱越 <yue@own.example>', 'Nick Ash <nick@own.example>', ...floors),
    ])
    expect(ofEvidence()).toEqual([
      [null, 'Both,'],
      ['Kelbrook Dairies', 'Kelbrook - I can live with 79k'],
      ['Tarnmoor Foods', 'Tarnmoor - 51k is the floor. 4'],
      [null, 'Keep these out of anything tha'],
    ])
    expect(quiet().map(({ name, text }) => [name, text.length > 30])).toEqual([
      ['Kelbrook Dairies', true],
      ['Tarnmoor Foods', true],
    ])
  })
  it('stays whole where a customer reads it', async () => {
    await desk.drop(people, deals, [
      'floors.eml',
      mail('钱越 <yue@own.example>', 'Orla Byrne <orla@kelbrook.example>', ...floors),
    ])
    expect(ofEvidence()).toEqual([['Kelbrook Dairies', 'Both,']])
  })
})

describe('a line of our own', () => {
  it('goes with the customer that heads its list', async () => {
    await desk.drop(people, deals, [
      'week 47.md',
      '# Week 47\n\n**Kelbrook**\n- budget cut to 80k, they want 75\n- certs are with Orla\n\n**Tarnmoor**\n- nothing new\n\n**Other**\n- flights',
    ])
    expect(ofEvidence()).toEqual(
      expect.arrayContaining([
        ['Kelbrook Dairies', '**Kelbrook**'],
        ['Tarnmoor Foods', '**Tarnmoor**'],
        [null, '**Other**'],
      ]),
    )
    expect(ofEvidence()).toHaveLength(4)
  })
  it('is for whom its arrow points to, whoever is the reference', async () => {
    await desk.drop(people, deals, ['todo.md', '# todo\n\n- [ ] Glanfield ref letter -> Orla (was 13/11)'])
    expect(ofEvidence().map(([name]) => name)).toEqual(['Kelbrook Dairies'])
  })
  it('stays in minutes that name another customer as a reference', async () => {
    await desk.drop(people, deals, [
      'Kelbrook minutes 5 Nov.md',
      '# Kelbrook Dairies, 5 November 2026\n\n| Reference letter from Glanfield Dairy | Qian Yue | 13 Nov |\nOrla to send the asset list by 18 Nov',
    ])
    const tasks = desk.rows<{ kind: string; text: string }>(
      "SELECT kind, text FROM facts WHERE kind IN ('openTask', 'customerPromise') ORDER BY span_start",
    )
    expect(tasks.map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringContaining('Glanfield Dairy')]),
    )
  })
})

describe('a room that is called after the team that bids', () => {
  const room = (name: string, ...lines: string[]) => [name, `${lines.join('\n')}\n`] as const
  const directions = () =>
    desk
      .rows<{ direction: string }>("SELECT DISTINCT direction FROM activities WHERE kind <> 'note'")
      .map(({ direction }) => direction)
  it('is ours, where nobody of the customer speaks', async () => {
    await desk.drop(people, deals, [
      ...room(
        'Teams chat - Kelbrook core team.txt',
        '[12/10/2026 11:02] Bram Vos',
        'spare list went to Orla just now',
        '',
        '[13/10/2026 09:30] Tess Ward',
        'Orla still not convinced by the seals',
        '',
        '[13/10/2026 09:41] Bram Vos',
        'ok',
      ),
    ])
    expect(directions()).toEqual(['internal'])
  })
})

describe('a mail that somebody from outside writes about an offer', () => {
  it('is no talk of ours among ourselves, whatever its subject ends on', async () => {
    await desk.drop(people, deals, [
      'offer.eml',
      [
        'From: Gerda Moll <gerda@tfood.example>',
        'To: Qian Yue <qian@own.example>',
        'Subject: =?utf-8?b?VGFybm1vb3IgRm9vZHMg5YaF6YOo6K6o6K665ZCO55qE5oql5Lu3?=',
        'Date: Thu, 19 Nov 2026 18:22:00 +0000',
        'Message-ID: <offer@tfood.example>',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'The committee meets on 3 December. Our budget is 48k and not more.',
      ].join('\r\n'),
    ])
    const told = desk.rows<{ kind: string; speaker: string }>(
      "SELECT DISTINCT f.kind, f.speaker FROM facts f JOIN evidence e ON e.id = f.evidence_id WHERE e.text LIKE 'The committee%'",
    )
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ speaker }) => speaker === 'team')).toEqual([])
  })
})
