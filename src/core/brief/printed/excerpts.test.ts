import { describe, expect, it } from 'vitest'
import type { Brief, EvidenceMark } from '../../../shared/contract/brief.ts'
import type { DealId } from '../../../shared/ids.ts'
import { getEvidence } from '../../evidence/store.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { openOffice, ten } from '../../testOffice.ts'
import { createBriefEngines } from '../draftBrief.ts'
import { prepareBrief } from '../prepareBrief.ts'
import { withoutQuiet } from '../tracks/sharing.ts'
import { shownText } from './briefText.ts'
import { citedPlaces, excerptPieces, excerptText, placeOfWords, withoutStretches } from './excerpts.ts'

const filler =
  'The paint shop runs two shifts and the summer stop was short this year, as every year before it. '
const long = [
  'Dear Yue,',
  '',
  'Budget for the press line is EUR 610k for 2027.',
  '',
  filler.repeat(3).trim(),
  '',
  'We decide on 18 December, the plant committee votes and Greta Lind signs.',
  '',
  filler.repeat(3).trim(),
  '',
  'Hoekstra offered two weeks delivery from stock. Please keep to 30 days net.',
].join('\n')

describe('an excerpt', () => {
  it('has a piece for every place that is cited, whole words, and says where it leaves out', () => {
    const start = long.indexOf('Greta Lind')
    const last = long.indexOf('30 days')
    const pieces = excerptPieces(long, [
      { start: 11, end: 20 },
      { start, end: start + 10 },
      { start: last, end: last + 7, words: 'Please keep to 30 days net' },
    ])
    expect(pieces).toHaveLength(3)
    const text = excerptText(pieces)
    for (const words of ['EUR 610k', 'Greta Lind signs', 'Please keep to 30 days net.'])
      expect(text).toContain(words)
    expect(text.match(/…/g)).toHaveLength(2)
    for (const piece of pieces) expect(long.slice(piece.start).startsWith(piece.text)).toBe(true)
  })

  it('finds words in the text though their line is broken otherwise, and of two places the near one', () => {
    expect(placeOfWords('net 30\ndays. net 30 days', 'net 30 days', 14)).toEqual({ start: 13, end: 24 })
    expect(placeOfWords('net 30\ndays from receipt', 'net 30 days', 0)).toEqual({ start: 0, end: 11 })
    expect(placeOfWords('net 30', '30 December', 0)).toBeNull()
  })

  it('has the whole row of a table', () => {
    const row = `单号: KS-9\n内容: ${'导轨异响'.repeat(20)}\n状态: 处理中`
    expect(excerptText(excerptPieces(row, [{ start: row.indexOf('状态'), end: row.length }], true))).toBe(row)
  })

  it('leaves out what may not leave', () => {
    const piece = { start: 100, text: 'open words, secret words, more' }
    expect(withoutStretches([piece], [{ start: 112, end: 124 }])).toEqual([
      { start: 100, text: 'open words, ' },
      { start: 124, text: ', more' },
    ])
  })
})

const chat = [
  '卢主任 2026-11-16 09:12',
  '预算今年定了，180万，含三年维保。11月30号开评审会，夏院长签字。你们的样机试用报告我还没收到。',
  '',
  '钱越 2026-11-16 09:20',
  '收到，试用报告我们11月20号交给您；付款按验收后60天。',
  '',
  '卢主任 2026-11-18 15:02',
  '北凌也来过，报到172万，但他们备件要从广州发，等三天。这个别往外说。操作培训的名单我25号前给您。',
  '',
].join('\n')

const mail = [
  'From: Greta Lind <g.lind@vestmark.example>',
  'To: Qian Yue <qian@ours.example>',
  'Subject: press line',
  'Date: Mon, 16 Nov 2026 10:00:00 +0800',
  'Content-Type: text/plain; charset=utf-8',
  '',
  long,
  '',
  filler.repeat(2).trim(),
  '',
  'Could you send the spare parts list by 27 November? I will send you the layout drawings by 24 November.',
  '',
  'Greta',
].join('\r\n')

async function briefsOf(): Promise<{ brief: Brief; textOf: (id: string) => string }[]> {
  const office = openOffice()
  office.clock.now = ten
  const desk = openImportDesk({ db: office.db, now: ten })
  await desk.drop(
    [
      '联系人.csv',
      '客户,姓名,职务,邮箱\n瀚原精机,卢主任,设备主任,\nVestmark AB,Greta Lind,Plant manager,g.lind@vestmark.example\n',
    ],
    ['商机.csv', '商机名称,客户,阶段\n冲压线,瀚原精机,报价\nPress line,Vestmark AB,报价\n'],
    ['微信_卢主任.txt', chat],
    ['press line.eml', mail],
    ['投诉.csv', '客户,投诉日期,内容,状态\n瀚原精机,2026-11-02,主轴漏油,处理中\n'],
  )
  desk.close()
  const deals = desk.rows<{ id: string }>('SELECT id FROM deals')
  return deals.flatMap(({ id }) =>
    (['zh', 'en'] as const).map((lang) => ({
      brief: prepareBrief(office.session, createBriefEngines(), {
        dealId: id as DealId,
        contactId: null,
        lang,
      }),
      textOf: (evidenceId: string) => getEvidence(office.db, evidenceId)!.text,
    })),
  )
}

const plain = (text: string): string => text.replaceAll(/[\s\p{P}\p{S}]/gu, '')

it('every line of a brief finds its own words in the excerpt that is printed for it, in both languages', async () => {
  const briefs = await briefsOf()
  let walked = 0
  for (const { brief, textOf } of briefs) {
    const printed = shownText(brief, 'Asia/Shanghai')
    for (const { evidenceId, start, end, words } of citedPlaces(brief)) {
      const item = brief.evidence.find((one) => one.evidenceId === evidenceId)!
      expect(printed).toContain(item.excerpt)
      const text = textOf(evidenceId)
      if (start !== null && end !== null) expect(plain(item.excerpt)).toContain(plain(text.slice(start, end)))
      if (words !== undefined && plain(text).includes(plain(words)))
        expect(plain(item.excerpt)).toContain(plain(words))
      walked += 1
    }
    // What a sentence quotes stands in what it cites.
    const marks = (all: readonly EvidenceMark[]) => all.map(({ label }) => label)
    for (const { text, marks: cited } of brief.tracks.flatMap(({ sections }) => sections.opening)) {
      const quoted = /“([^”]+)”/u.exec(text)?.[1]
      if (quoted === undefined) continue
      const shown = brief.evidence.filter(({ label }) => marks(cited).includes(label))
      expect(shown.some(({ excerpt }) => plain(excerpt).includes(plain(quoted)))).toBe(true)
    }
  }
  expect(walked).toBeGreaterThan(40)
})

it('what leaves has no word of what is to be kept quiet, though its message is cited for something else', async () => {
  const [brief] = (await briefsOf()).map((one) => one.brief)
  const secret = brief!.situation.find(({ group }) => group === 'quiet')!.points[0]!.words
  expect(shownText(brief!, 'Asia/Shanghai')).toContain(secret)
  const leaving = withoutQuiet(brief!)
  expect(leaving.evidence.map(({ excerpt }) => excerpt).join('\n')).not.toContain(secret)
})
