import { describe, expect, it } from 'vitest'
import { libraryAtoms, recordedKindNames } from '../../atoms/library/index.ts'
import { extractFacts } from '../../facts/extract.ts'
import { rivalNames, rivalPattern } from '../../facts/rivals/rivals.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { createEvidenceLabels } from '../tracks/tracksView.ts'
import { situationKinds } from './points.ts'
import { situationOf } from './situation.ts'
import { situationView } from './situationView.ts'

const dayMs = 86_400_000
const day = (text: string) => Date.parse(`${text}T02:00:00Z`)
const rivals = rivalPattern(rivalNames(['瑞影/美亚', '无']))

/** What the rules read from what people wrote, as the brief gets it. */
function said(...lines: [on: string, by: Speaker, text: string, contactId?: string][]): CustomerFact[] {
  return lines.flatMap(([on, by, text, contactId = null as never], at) =>
    extractFacts(text, day(on), by, rivals).map((fact, index) => ({
      id: `fac_${at}_${index}`,
      kind: fact.kind,
      subject: fact.subject,
      figures: fact.figures,
      text: fact.text,
      evidenceId: `evi_${at}`,
      span: { start: fact.start, end: fact.end },
      contactId,
      speaker: fact.speaker,
      stance: fact.stance,
      undated: false,
      occurredAt: day(on),
      knownAt: day(on),
      origin: 'source' as const,
      sensitivity: 'internal' as const,
    })),
  )
}

function told(facts: CustomerFact[], asOf = '2026-11-21', lang: 'zh' | 'en' = 'zh') {
  const situation = situationOf(facts, {
    asOf: day(asOf) + dayMs / 2,
    lang,
    nameOf: (id) => ({ luo: '罗静怡' })[id] ?? null,
  })
  return Object.fromEntries(
    situationView(situation, createEvidenceLabels()).map(({ group, points }) => [
      group,
      points.map((point) => ({
        what: [point.kind, point.about, point.words].filter(Boolean).join(' '),
        by: point.saidBy ?? point.speaker,
        before: point.earlier.map(({ words }) => words),
        state: point.state,
        ...(point.dueOn && { dueOn: point.dueOn }),
        ...(point.overdueSince && { overdueSince: point.overdueSince }),
        mark: point.mark.evidenceId,
      })),
    ]),
  )
}

describe('what a rival asks', () => {
  it('is the newest that anybody of us heard of it, under one name', () => {
    const facts = said(
      ['2026-11-02', 'note', '| 瑞影 | 一期 | 88万 | 便宜 |'],
      ['2026-11-11', 'team', '瑞影最新报价是81万（之前88）'],
    )
    expect(told(facts).rivals).toContainEqual(
      expect.objectContaining({ what: 'competitorOffer 瑞影 81万元', before: ['88万元'] }),
    )
  })
})

describe('what holds now', () => {
  it('a day of delivery that lies behind is none, and that of a spare never was', () => {
    expect(
      told(said(['2026-11-12', 'ours', 'Delivery on 16 November 2026']), '2026-11-21', 'en').dates,
    ).toBeUndefined()
    expect(
      told(said(['2026-11-12', 'note', 'Replacement ships 30 November 2026']), '2026-11-21', 'en').dates,
    ).toBeUndefined()
  })
  it('what a rival asks is not to be said where we tell it each other, and where a talk in confidence tells it', () => {
    const hushed = (facts: CustomerFact[]) =>
      situationOf(facts, { asOf: day('2026-11-21'), lang: 'zh', nameOf: () => null }).flatMap(
        ({ group, points }) => (group === 'rivals' ? points.map(({ isHushed }) => isHushed) : []),
      )
    expect(hushed(said(['2026-11-13', 'team', '瑞影报152万']))).not.toContain(false)
    expect(hushed(said(['2026-11-13', 'customer', '瑞影报了152万']))).not.toContain(true)
    expect(
      told(said(['2026-11-17', 'customer', "Fergal doesn't do calls"]), '2026-11-21', 'en').rivals,
    ).toBeUndefined()
  })
  it('the list of criteria that says which one it leaves, over words of no day', () => {
    const old = said(['2026-11-20', 'note', '- 裴向东: 老样子, 价格 50, 技术30, 服务20']).map((fact) => ({
      ...fact,
      undated: true,
    }))
    const now = said(['2026-10-28', 'note', '不按原来的表打分了。能耗 40%，交付 35%，价格 25%。'])
    const { decided } = told([...old, ...now.map((fact) => ({ ...fact, id: `now_${fact.id}` }))])
    expect(decided?.map(({ what }) => what)).toEqual([expect.stringContaining('能耗 40%')])
    expect(decided?.[0]?.before[0]).toContain('价格 50')
  })
  it('a newer list in one of their mails, whatever marks stand between its items', () => {
    const { decided, money } = told(
      said(
        ['2026-11-02', 'note', '评分：价格35、食安30、口味20、方案15。'],
        [
          '2026-11-19',
          'customer',
          '权重调整：价格30分、食安35分、口味20分、方案15分。原文件 35/30/20/15 作废。',
        ],
      ),
    )
    expect(decided?.map(({ what }) => what)).toEqual([expect.stringContaining('食安35分')])
    expect(money).toBeUndefined()
  })
  it('what they want of the payments takes the place of no terms', () => {
    const { money } = told(
      said(
        ['2026-11-10', 'note', '付款: 合同签30%，发货前60%，余10%质保金12个月后付'],
        ['2026-11-16', 'customer', '付款 30/60/10 可以谈，质保金 10% 我们要求 24 个月'],
      ),
    )
    expect(money?.map(({ before }) => before)).toEqual([[], []])
    expect(money?.map(({ by }) => by)).toEqual(['note', 'customer'])
  })
  it('the standing terms of an account were never what the customer asked for before', () => {
    const { money } = told(
      said(['2026-11-10', 'note', '付款期: 30天'], ['2026-11-20', 'customer', '另外账期30天改60天', 'luo']),
    )
    expect(money).toMatchObject([{ what: 'paymentTerm 60天', before: [] }])
  })

  it('one thing owed is told once, due on its newest day, with what was told of it before', () => {
    const { owed } = told(
      said(
        ['2026-11-10', 'note', '- [ ] 噪声检测报告 → 谭晓 11/20'],
        ['2026-11-18', 'ours', '噪声报告检测所那边排队，25号给您'],
        ['2026-11-18', 'ours', '面料检测报告28号给您'],
      ),
    )
    expect(owed!.map(({ what, dueOn, before }) => [what, dueOn, before])).toEqual([
      ['openPromise 噪声报告检测所那边排队，25号给您', '2026-11-25', ['噪声检测报告 → 谭晓 11/20']],
      ['openPromise 面料检测报告28号给您', '2026-11-28', []],
    ])
  })

  it('what was told in confidence is marked wherever it stands, with who told it', () => {
    const facts = said(['2026-11-17', 'customer', '千万别说是我讲的，瑞影报了276万', 'luo']).map((fact) =>
      fact.kind === 'keepQuiet' ? fact : { ...fact, speaker: 'team' as const },
    )
    const situation = situationView(
      situationOf(facts, { asOf: day('2026-11-21'), lang: 'zh', nameOf: () => '罗静怡' }),
      createEvidenceLabels(),
    )
    const rivals = situation.find(({ group }) => group === 'rivals')!
    expect(rivals.points.map(({ isHushed, saidBy }) => [isHushed, saidBy])).toEqual(
      rivals.points.map(() => [true, '罗静怡']),
    )
  })

  it('tells what the words themselves say held before, and what is overdue', () => {
    const { dates, owed } = told(
      said(
        ['2026-11-16', 'customer', '到货时间有变化，原来说4月10号，现在要求3月25号前到现场'],
        ['2026-11-16', 'customer', '平面图20号发你们'],
        ['2026-11-17', 'ours', '计算书23号前发您'],
      ),
      '2026-11-22',
    )
    expect(dates).toMatchObject([{ what: 'deliveryDate 2027年3月25日', before: ['2027年4月10日'] }])
    expect(owed!.map(({ what, dueOn, overdueSince }) => [what, dueOn, overdueSince])).toEqual([
      ['openPromise 计算书23号前发您', '2026-11-23', undefined],
      ['customerPromise 平面图20号发你们', '2026-11-20', '2026-11-20'],
    ])
  })

  it('tells a sample apart from the trial, and names its day in either language', () => {
    const facts = said(
      ['2026-11-16', 'customer', '试机放在12月2号'],
      ['2026-11-18', 'customer', '样品11月27号寄到'],
    )
    const dates = (lang: 'zh' | 'en') => told(facts, '2026-11-22', lang).dates!.map(({ what }) => what)
    expect(dates('zh')).toEqual([
      'acceptanceTestDate 样品 2026年11月27日',
      'acceptanceTestDate 2026年12月2日',
    ])
    expect(dates('en')).toEqual([
      'acceptanceTestDate sample 27 November 2026',
      'acceptanceTestDate 2 December 2026',
    ])
  })

  it('tells all that nobody may say', () => {
    const facts = said(
      ...Array.from({ length: 9 }, (_, at): [string, Speaker, string] => [
        '2026-11-16',
        'team',
        `第${at + 1}件事先别对外讲`,
      ]),
    )
    expect(told(facts).quiet).toHaveLength(9)
  })

  it('keeps no task for kept because a customer’s name stands in what was done for them', () => {
    const facts = said(
      ['2026-11-12', 'note', '[x] 能效承诺函 Kestrel'],
      ['2026-11-10', 'note', '[ ] Kestrel CIP图纸'],
    )
    const open = (accountName: string | null) =>
      situationOf(facts, { asOf: day('2026-11-21'), lang: 'zh', accountName, nameOf: () => null })
        .flatMap(({ points }) => points)
        .filter(({ kind }) => kind === 'openTask')
    expect(open('Kestrel Ridge Foods').map(({ words }) => words)).toEqual(['Kestrel CIP图纸'])
  })

  it('tells the newest budget with the one that it replaced, who said it, and where', () => {
    const { money } = told(
      said(
        ['2026-09-22', 'customer', '今年预算260万，超了报不了', 'luo'],
        ['2026-11-17', 'customer', '董事会批了，预算280万元', 'luo'],
      ),
    )
    expect(money).toEqual([
      {
        what: 'budgetAmount 280万元',
        by: '罗静怡',
        before: ['260万元'],
        state: 'holds',
        mark: 'evi_1',
      },
    ])
  })

  it('tells both where one day has it both ways', () => {
    const { money } = told(
      said(['2026-11-17', 'customer', '预算280万元'], ['2026-11-17', 'customer', '预算300万元']),
    )
    expect(money!.map(({ what, state }) => `${what} ${state}`).sort()).toEqual([
      'budgetAmount 280万元 disputed',
      'budgetAmount 300万元 disputed',
    ])
  })

  it('lists what a rival offers by name, newest only, and not what it is dearer or cheaper by', () => {
    const facts = said(
      ['2026-09-10', 'customer', '瑞影上个月报13.5万一台'],
      ['2026-11-10', 'customer', '瑞影给到12.8万一台，12台打包'],
      ['2026-11-11', 'customer', '你们比瑞影贵2万'],
    )
    expect(told(facts).rivals!.filter(({ what }) => what.startsWith('competitorOffer'))).toMatchObject([
      { what: 'competitorOffer 瑞影 12.8万元', before: ['13.5万元'] },
    ])
  })

  it('keeps what one of us only guesses out', () => {
    expect(told(said(['2026-11-12', 'note', '我判断瑞影真实底价12万一台']))).toEqual({})
  })

  it('lists what each side still owes, and forgets promises of long ago', () => {
    const facts = said(
      ['2026-06-01', 'ours', '下周三前把测试报告发给您'],
      ['2026-11-12', 'ours', '我们11月27日前把接口测试报告发给您'],
      ['2026-11-13', 'customer', '点表我11月25日发你'],
      ['2026-11-13', 'customer', '请尽快把报价发我'],
    )
    expect(told(facts).owed!.map(({ what, by }) => `${by} ${what.split(' ')[0]}`)).toEqual([
      'ours openPromise',
      'customer customerPromise',
    ])
  })

  it('says the same words once, whatever kinds they are of', () => {
    const { wants = [] } = told(
      said(
        ['2026-11-01', 'customer', '我们希望把返工率降到2%以下，要求写进合同'],
        ['2026-11-02', 'customer', '我们希望把返工率降到2%以下，要求写进合同'],
      ),
    )
    const words = wants.map(({ what }) => what.slice(what.indexOf(' ') + 1))
    expect(words.length).toBeGreaterThan(0)
    expect(new Set(words).size).toBe(words.length)
  })

  it('tells a wish of everybody before the second of anybody', () => {
    const { wants } = told(
      said(
        ['2026-11-01', 'customer', '希望能把日志导出来', 'sun'],
        ['2026-11-02', 'customer', '要求接口开放给我们', 'luo'],
        ['2026-11-03', 'customer', '培训能不能安排两次', 'luo'],
      ),
    )
    expect(wants!.map(({ by }) => by)).toEqual(['罗静怡', 'customer', '罗静怡'])
  })

  it('knows nothing that was not known yet', () => {
    expect(told(said(['2026-11-17', 'customer', '预算280万元']), '2026-11-10')).toEqual({})
  })

  it('uses, with the atoms, every kind of fact somewhere, so that no kind is collected for nothing', () => {
    const used = new Set<string>([
      ...situationKinds,
      // Tells that a promise was kept.
      'handedOver',
      ...libraryAtoms.flatMap((atom) => atom.evidencePack.map((item) => item.kind)),
    ])
    expect(recordedKindNames.filter((kind) => !used.has(kind))).toEqual([])
  })
})

describe('what either side owes', () => {
  const owed = (facts: CustomerFact[], asOf: number, zone?: string) =>
    situationOf(facts, { asOf, lang: 'en', nameOf: () => null, ...(zone !== undefined && { zone }) })
      .flatMap(({ points }) => points)
      .map(({ label, overdueSince }) => [label, overdueSince])

  it('is no promise where they say that it has not come', () => {
    expect(owed(said(['2026-11-20', 'customer', 'Still no drawings.']), day('2026-11-21'))).toEqual([
      ['they say it has not come', null],
    ])
  })
  it('is late by the day of whoever reads it', () => {
    const facts = said(['2026-11-18', 'ours', "I'll send you the test report by 20 November"])
    const evening = Date.parse('2026-11-20T18:00:00Z')
    expect(owed(facts, evening).map(([, since]) => since)).toContain(null)
    expect(owed(facts, evening, 'Asia/Shanghai').map(([, since]) => since)).toContain('2026-11-20')
  })
})

describe('a signature', () => {
  it('comes after the decision, and neither day disputes the other', () => {
    const facts = said(
      ['2026-11-17', 'customer', 'The contract has to be signed before 18 December'],
      ['2026-11-17', 'customer', 'Our board decides on 4 December'],
    )
    const days = situationOf(facts, { asOf: day('2026-11-21'), lang: 'en', nameOf: () => null })
      .flatMap(({ points }) => points)
      .filter(({ kind }) => kind === 'decisionDate')
    expect(days.map(({ dueOn, state, words }) => [state, words, dueOn ?? null])).toEqual([
      ['holds', expect.stringContaining('18 December 2026'), null],
      ['holds', expect.stringContaining('4 December 2026'), null],
    ])
  })
})
