import { describe, expect, it } from 'vitest'
import { libraryAtoms } from '../../atoms/library/index.ts'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import { composeTalkTracks } from '../composing/composeTalkTracks.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'
import { isStillOwed, topicOf } from './standing.ts'

const asOf = Date.UTC(2026, 10, 21, 9)
const day = (month: number, date: number) => Date.UTC(2026, month - 1, date, 2)

/** What stands in a message or note, as the store would hold it. */
function said(
  text: string,
  at: number,
  by: Speaker,
  contactId: string | null,
  more: Partial<CustomerFact> = {},
) {
  return extractFacts(text, at, by).map(
    (fact, index): CustomerFact => ({
      id: `${text.slice(0, 6)}-${index}`,
      kind: fact.kind,
      subject: fact.subject,
      figures: fact.figures,
      text: fact.text,
      evidenceId: `evidence-${text.slice(0, 6)}`,
      span: { start: fact.start, end: fact.end },
      contactId,
      speaker: fact.speaker,
      stance: fact.stance,
      undated: false,
      occurredAt: at,
      knownAt: at,
      origin: 'source',
      sensitivity: 'internal',
      ...more,
    }),
  )
}

const seats: TalkTrackInput['committee'] = [
  {
    buyingRole: 'gatekeeper',
    evidenceCount: 4,
    contactId: 'luo',
    name: '罗静怡',
    title: '采购总监',
    department: '采购中心',
  },
  {
    buyingRole: 'economicBuyer',
    evidenceCount: 2,
    contactId: 'tang',
    name: '唐海峰',
    title: 'CFO',
    department: '财务部',
  },
  {
    buyingRole: 'technicalEvaluator',
    evidenceCount: 2,
    contactId: 'meng',
    name: '孟凡',
    title: '主任',
    department: '信息中心',
  },
]

/** Before the call to the head of purchasing of a dental chain. */
const callOnLuo = (facts: CustomerFact[], lang: 'zh' | 'en' = 'zh'): TalkTrackInput => ({
  lang,
  asOf,
  person: {
    contactId: 'luo',
    name: '罗静怡',
    title: '采购总监',
    department: '采购中心',
    buyingRole: 'gatekeeper',
    support: 'neutral',
  },
  deal: {
    product: '口扫',
    account: '蜀岭口腔',
    stage: 'negotiate',
    industry: 'medicalDevice',
    competitor: '瑞澜',
  },
  facts,
  intent: null,
  objections: [],
  atoms: libraryAtoms,
  effects: { atoms: {}, strategies: {} },
  forbiddenTopics: [],
  committee: seats,
})

function adviceOn(input: TalkTrackInput) {
  const result = composeTalkTracks(input)
  if (result.outcome !== 'composed') throw new Error('refused')
  return {
    words: result.tracks.flatMap((track) => track.sentences.map(({ text }) => text)).join('\n'),
    blanks: result.blanks,
  }
}

describe('the budget was 260万 in September, and the board approved 280万 in November', () => {
  const september = said('口扫还是贵,我们这次总预算就260万左右,你们再想想', day(9, 22), 'customer', 'luo')
  const november = said('唐总:这次总预算280万,不是260万,董事会批过了', day(11, 6), 'note', 'tang')

  it.each(['zh', 'en'] as const)('everybody is told the newer one (%s)', (lang) => {
    const { words } = adviceOn(callOnLuo([...september, ...november], lang))
    expect(words).toContain(lang === 'zh' ? '280万元' : '¥2,800,000')
    expect(words).not.toMatch(/260万|2,600,000/)
  })
  it('what else was said in September may still be quoted', () => {
    expect(adviceOn(callOnLuo([...september, ...november])).words).toContain('“口扫还是贵”')
  })
  it('before the note came, 260万 was what was known', () => {
    expect(adviceOn(callOnLuo(september)).words).toContain('260万元')
  })
  it('a remark without a date does not take the place of a dated word', () => {
    const remark = said('预算260万', asOf, 'note', null, { undated: true })
    expect(adviceOn(callOnLuo([...remark, ...november])).words).toContain('280万元')
  })
  it('two figures of one day are neither said; the call is to ask which holds', () => {
    const both = [
      ...said('总预算280万', day(11, 6), 'customer', 'tang'),
      ...said('今年预算250万', day(11, 6), 'customer', 'luo'),
    ]
    const { words, blanks } = adviceOn(callOnLuo(both))
    expect(words).not.toMatch(/280万|250万/)
    expect(blanks[0]).toMatchObject({ code: 'dispute.budgetAmount', n: 2 })
    expect(blanks[0]!.question).toMatch(/280万元.*250万元|250万元.*280万元/)
  })
})

describe('we promised a test report to the head of IT', () => {
  const promise = said('孟主任,接口测试报告我11月底前给您', day(10, 22), 'ours', 'meng')

  it('is told as what we owe, to whom we owe it', () => {
    const { words } = adviceOn(callOnLuo(promise))
    expect(words).toContain('信息中心孟主任')
    expect(words).not.toMatch(/看报告：|read the report/)
  })
  it('and is no report in English either', () => {
    const { words } = adviceOn(callOnLuo(promise, 'en'))
    expect(words).toContain('We told your colleague 孟凡 “接口测试报告我11月底前给您”')
    expect(words).not.toMatch(/read the report/)
  })
  it('a report that is there is one', () => {
    const report = said('接口测试报告已经出来,附件请查收', day(11, 18), 'ours', 'meng')
    expect(adviceOn(callOnLuo(report)).words).toContain('看报告：“接口测试报告已经出来')
  })
})

describe('what nobody has offered is not offered', () => {
  it.each([
    ['我判断:14万如果带分期和保修3年能谈下来', 'note', null],
    ['要求质保从2年延到3年', 'customer', 'luo'],
    ['Wants a second mill, warranty of 3 years and delivery by 15 January 2027.', 'note', 'luo'],
  ] as const)('%s', (text, by, contactId) => {
    for (const lang of ['zh', 'en'] as const) {
      const { words } = adviceOn(callOnLuo(said(text, day(11, 17), by, contactId), lang))
      expect(words).not.toMatch(/保修期3年|warranty of 3 years begins|交付排在|delivery is planned/)
    }
  })
})

describe('whose words they are', () => {
  const wish = said('扫描数据要求存我们机房', day(10, 22), 'customer', 'meng')
  const answer = said('数据存在院内机房', day(10, 23), 'ours', 'meng')

  it('a colleague’s wish is that colleague’s', () => {
    const { words } = adviceOn(callOnLuo([...wish, ...answer]))
    expect(words).toMatch(/信息中心孟主任/)
    expect(words).not.toMatch(/您提出的“扫描|您提出过“扫描/)
  })
})

describe('what the records know is not asked', () => {
  it('neither the rival nor who signs', () => {
    const codes = adviceOn(callOnLuo([])).blanks.map(({ code }) => code)
    expect(codes).not.toContain('competitor')
    expect(codes).not.toContain('budgetSigner')
  })
  it('without them it is', () => {
    const bare = { ...callOnLuo([]), committee: [] }
    const codes = adviceOn({ ...bare, deal: { ...bare.deal, competitor: null } }).blanks.map(
      ({ code }) => code,
    )
    expect(codes).toContain('budgetSigner')
  })
})

it('a promise of long ago is not spoken of as owed: nobody notes that one was kept', () => {
  const kind = 'openPromise'
  expect(isStillOwed({ kind, occurredAt: day(10, 22) }, asOf)).toBe(true)
  expect(isStillOwed({ kind, occurredAt: day(9, 2) }, asOf)).toBe(false)
  expect(isStillOwed({ kind: 'budgetAmount', occurredAt: day(1, 2) }, asOf)).toBe(true)
})

it('a day of a tender is of the step in whose clause it stands', () => {
  const of = (text: string) =>
    topicOf({ kind: 'tenderDate', subject: 'tender', speaker: 'customer', text } as unknown as CustomerFact)
  expect(of('挂网时间11月20日推到11月25日，开标顺延')).toBe(of('挂网11月25日'))
  expect(of('挂网时间11月20日推到11月25日，开标顺延')).not.toBe(of('递交截止12月16日'))
})
