import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DealId } from '../../../shared/ids.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { owedAsOf } from '../../talkTracks/owed/owed.ts'
import { openOffice } from '../../testOffice.ts'
import { trackGround } from '../tracks/trackGround.ts'

/** What is late has the day that somebody named for it since, wherever and however often the thing is listed. */

const now = Date.parse('2026-11-23T12:00:00Z')
let office: ReturnType<typeof openOffice>
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  office = openOffice()
  office.clock.now = now
  desk = openImportDesk({ db: office.db, now })
})
afterEach(() => desk.close())

const mail = (name: string, date: string, ...body: string[]): [string, string] => [
  name,
  [
    'From: Qian Yue <qian@ours.example>',
    'To: Ada Byrne <ada@fenloch.example>',
    'Subject: open points',
    `Date: ${date}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...body,
  ].join('\r\n'),
]
const late = () => {
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const { input } = trackGround(
    office.session,
    { dealId: deal!.id as DealId, contactId: null, lang: 'en' },
    now,
  )
  return owedAsOf(input.facts, input).map(({ kind, figures }) => [kind, figures[0]?.value])
}
const people: [string, string][] = [
  ['联系人.csv', '客户,姓名,职务,邮箱\nFenloch Mills,Ada Byrne,Buyer,ada@fenloch.example\n'],
  ['商机.csv', '商机名称,客户,阶段\nfilter line,Fenloch Mills,报价\n'],
]

describe('the new day of what is late', () => {
  it('is told of the promise, also where a list of ours has it already', async () => {
    await desk.drop(
      ...people,
      ['todo.md', '# todo\n- [ ] Fenloch ATEX cert -> 27/11\n'],
      mail(
        'a.eml',
        'Mon, 16 Nov 2026 09:02:00 +0800',
        'Hi Ada,',
        'The ATEX zone certificate will follow by 18 November.',
      ),
      mail(
        'b.eml',
        'Mon, 23 Nov 2026 09:12:05 +0800',
        'Hi Ada,',
        'ATEX: the notified body confirmed 27 November, sorry, I know we said the 18th.',
      ),
    )
    expect(late()).toEqual([
      ['overdueItem', '2026-11-18'],
      ['overdueSince', '2026-11-18'],
      ['newDueDay', '2026-11-27'],
    ])
  })
})
