import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'

const at = Date.parse('2026-10-14T09:00:00Z')
const told = (text: string, by: Speaker = 'customer'): string[] =>
  extractFacts(text, at, by).map(({ kind, figures: [figure], text: quote }) =>
    figure === undefined || (typeof figure.value === 'string' && figure.unit !== 'date')
      ? `${kind}: ${quote}`
      : `${kind} ${figure.value}`,
  )

describe('a figure belongs to the word that it stands with, either way round', () => {
  it.each([
    ['lost 9 hours on the saw last week', 'downtimeHours 9'],
    ['that was 9 hours of downtime on the saw', 'downtimeHours 9'],
    ['an idle shift costs us about €3,000', 'downtimeCost 3000'],
    ['MTTR is 7 hrs, most of it parts', 'repairHours 7'],
    ['it was 7 hrs before the press was running again', 'repairHours 7'],
    ['visitors wait about 20 minutes at the gate', 'waitingTime 20'],
    ['20 minutes in the queue is normal', 'waitingTime 20'],
    ['one bottle every 3 seconds', 'cycleTime 3'],
    ['we bottle fine, 900 crates a day', 'caseVolume 900'],
    ['12 of our 70 drivers use the app', 'activeUsers 12'],
    ['maybe a quarter, well, 22% of the handhelds are ever used', 'usageRate 22'],
    ['there are 14 tickets of ours open with you', 'openTickets 14'],
    ['net 45, as ever', 'paymentTerm 45'],
    ['4 hr call-out or we walk', 'responseHours 4'],
    ['a 5 year guarantee on the motor', 'warrantyPeriod 5'],
    ['fitting it took the last crew three days', 'installDays 3'],
    ['the board set aside £90,000 for it', 'budgetAmount 90000'],
    ['filters alone are $1,200 a month', 'consumableCost 1200'],
  ])('%s', (text, fact) => {
    expect(told(text)).toContain(fact)
  })
})

describe('days', () => {
  it('of one sentence are each of their own word', () => {
    expect(told('award on 30 November, factory test on 12 January, delivery 20 February')).toEqual(
      expect.arrayContaining([
        'decisionDate 2026-11-30',
        'acceptanceTestDate 2027-01-12',
        'deliveryDate 2027-02-20',
      ]),
    )
  })
  it("of something to come are next year's when this year's is long past", () => {
    expect(told('our lease is up May 31')).toContain('contractEndDate 2027-05-31')
  })
  it('are written in many ways', () => {
    expect(told('the contract runs out end of March')).toContain('contractEndDate 2027-03-31')
    expect(told('we decide on 23/11')).toContain('decisionDate 2026-11-23')
    expect(told('crates land with you next Wednesday', 'ours')).toContain('deliveryDate 2026-10-21')
  })
})

it('what "it" and "that" are of stands in the sentence before', () => {
  expect(told('We timed the changeover again. It is at 48 minutes now.')).toContain('changeoverTime 48')
})

describe('what is said is quoted by its clause', () => {
  it.each([
    [
      'they wrote us up, the auditors noted missing guards on two saws',
      'auditFinding: the auditors noted missing guards on two saws',
    ],
    ['the labels keep peeling off in the cold', 'userComplaint: the labels keep peeling off in the cold'],
    [
      'my worry is who picks up the phone at night',
      'statedConcern: my worry is who picks up the phone at night',
    ],
    ['we need rejects under 2 percent', 'statedGoal: need rejects under 2 percent'],
    ['you can only be in Sundays from 6am to noon', 'maintenanceWindow: Sundays from 6am to noon'],
    ['sent the shafts back because they were bent', 'returnReason: they were bent'],
  ])('%s', (text, fact) => {
    expect(told(text)).toContain(fact)
  })
})

describe('a rival nobody knows', () => {
  it('is named by words that only a seller is spoken of with', () => {
    expect(told('Quillon came in at 40k')).toContain('competitorName: Quillon')
    expect(told('our deal w/ quillon runs out in june')).toContain('competitorName: quillon')
    expect(told('We have ruled out Baltmech.')).toContain('competitorOut: Baltmech')
  })
  it('is no person, place or common word', () => {
    expect(told('Mr Quillon came in at nine').join()).not.toContain('competitor')
    expect(told('Delivery includes the cable.').join()).not.toContain('competitor')
    expect(told('the one from Antwerp includes no spares').join()).not.toContain('competitorName')
  })
})

describe('nothing is told', () => {
  it.each([
    'if it was down 10 hours a week I would have rung you',
    'my neighbour lost 20 hours in the storm',
    'read somewhere that the average plant scraps 8% of its film',
    'in the event of an outage of more than 8 hours, what would you pay?',
    'can you do 60 days?',
    'no complaints from the crew so far',
    'the auditors found nothing',
  ])('by: %s', (text) => {
    const kinds = ['downtimeHours', 'scrapRate', 'paymentTerm', 'userComplaint', 'auditFinding']
    expect(told(text).filter((one) => kinds.some((kind) => one.startsWith(kind)))).toEqual([])
  })
})

it('what a reference had before and has now', () => {
  expect(
    told('Pinecrest Dairy would be glad to talk to you; they went from 70 minutes to 18 minutes.', 'ours'),
  ).toEqual(
    expect.arrayContaining(['referenceSite: Pinecrest Dairy', 'referenceBefore 70', 'referenceAfter 18']),
  )
})
