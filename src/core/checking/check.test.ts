import { describe, expect, it } from 'vitest'
import { checkText, prepareCheck, restoreFigureSpans } from './check.ts'
import { zhStory } from './fixtures/stories.ts'
import type { CheckInput, Citation } from './types.ts'

const cited = (text: string, more: Partial<Citation> = {}): Citation => ({
  factId: 'fact-1',
  evidenceId: 'evidence-1',
  text,
  subject: '',
  values: [],
  accountId: null,
  sensitivity: 'internal',
  ...more,
})
const known: CheckInput['known'] = {
  products: [{ name: 'GTX-200' }, { name: 'GTX-100' }, { name: 'LineSight' }],
  organisations: [
    { name: '华东医疗', aliases: ['华东医疗器械有限公司'] },
    { name: '明德医院' },
    { name: 'Corvex' },
  ],
  people: [{ name: '王建国' }, { name: 'Maria Novak' }],
}
const check = (text: string, citations: Citation[], more: Partial<CheckInput> = {}) =>
  checkText({
    text,
    lang: /[\u4e00-\u9fff]/.test(text) ? 'zh' : 'en',
    citations,
    known,
    asOf: '2026-11-20',
    accountId: 'account-1',
    ...more,
  })
const codes = (text: string, ...evidence: string[]) =>
  check(
    text,
    evidence.map((one) => cited(one)),
  ).codes

describe('a figure', () => {
  it('that the evidence states carries its evidence', () => {
    const result = check('GTX-200 保修 36 个月。', [cited('GTX-200 保修 36 个月，自验收起。')])
    expect(result.verdict).toBe('pass')
    expect(restoreFigureSpans(result)).toEqual([
      { start: 0, end: 7, factId: 'fact-1', evidenceId: 'evidence-1', kind: 'name-known' },
      { start: 11, end: 16, factId: 'fact-1', evidenceId: 'evidence-1', kind: 'figure-matched' },
    ])
  })

  it('that the evidence states otherwise is blocked and shows what was expected', () => {
    const result = check('GTX-200 保修 63 个月。', [cited('GTX-200 保修 36 个月，自验收起。')])
    expect(result.codes).toEqual(['figure.value'])
    expect(result.spans.find((span) => span.code === 'figure.value')).toMatchObject({
      start: 11,
      end: 16,
      expected: '36 个月',
      evidenceId: 'evidence-1',
    })
  })

  it.each([
    ['保修三年', 'GTX-200 保修 36 个月'],
    ['48 小时内响应', '响应时间 2 天'],
    ['按八五折结算', '折扣 15%'],
    ['优惠 15%', '折扣：八五折'],
    ['预算 12,000 元', '预算 1.2 万元'],
    ['三号机停机比原来多 41 小时', '三号机停机比上季度多 41 小时'],
    ['停机时间比原来增加了 41 小时', '三号机停机时间增加了 41 小时'],
    ['Go-live takes 12 days longer than before', 'Go-live takes 12 days longer than last year'],
    ['warranty of three years', 'The warranty is 36 months'],
    ['The discount is 150 bps', 'Discount of 1.5% agreed'],
  ])('may be written in another way: %s', (text, evidence) => {
    expect(codes(text, evidence)).toEqual([])
  })

  it.each([
    ['预算 12 万元', '预算 1.2 万元', 'figure.value'],
    ['折扣 15 个百分点', '折扣 15%', 'figure.unit'],
    ['装了 12 套 GTX-200', '装了 12 台 GTX-200', 'figure.unit'],
    ['交付要 3–6 天', '交付要 3–5 天', 'figure.value'],
    ['故障率上升 37%', '故障率下降 37%', 'figure.direction'],
    ['停机时间下降到 12%', '停机时间下降了 12%', 'figure.role'],
    ['至少采购 12 台', '最多采购 12 台', 'figure.bound'],
    ['故障率没有下降 37%', '故障率下降 37%', 'figure.negation'],
    ['2025 年采购 12 台', '2026 年采购 12 台', 'date.value'],
    ['三号机比原来多停机 41 小时', '三号机停机 41 小时', 'figure.role'],
    ['装机用时比原来多 28 天', '装机用了 28 天', 'figure.role'],
    ['单价比竞品贵 18.6 万元', '单价 18.6 万元', 'figure.role'],
    ['Go-live takes 12 days longer than before', 'Go-live takes 12 days', 'figure.role'],
    ['Go-live took an extra 12 days', 'Go-live takes 12 days', 'figure.role'],
    ['GTX-100 保修 3 年', 'GTX-200 保修 3 年。GTX-100 另议。', 'figure.subject'],
    ['符合 ISO 14971 的要求', '符合 ISO 13485 的要求', 'code.value'],
    ['Downtime rose by 12%', 'Downtime fell by 12%', 'figure.direction'],
    ['Downtime was cut from 24 to 48 hours', 'Downtime was cut from 48 to 24 hours', 'figure.direction'],
    ['24/7 support is included', 'Support is included on weekdays', 'code.value'],
  ])('%s, held against %s: %s', (text, evidence, code) => {
    expect(codes(text, evidence)).toContain(code)
  })

  it.each([
    ['三号线每月停机减少 41 小时', '三号线每月停机 41 小时', 'figure.role'],
    ['三号线每月可以省下 41 小时', '三号线每月停机 41 小时', 'figure.role'],
    ['三号线每月停机降到 41 小时', '三号线每月停机 41 小时', 'figure.role'],
    ['每月停机 41 小时，等于替您扛掉 41 小时', '三号线每月停机 41 小时', 'figure.subject'],
    ['升级后出报告缩短 58 分钟', '升级后出报告从 95 分钟缩短到 58 分钟', 'figure.role'],
    ['Line 3 saves 41 hours a month', 'Line 3 stops 41 hours a month', 'figure.role'],
    ['Stops of line 3 fall by 41 hours', 'Line 3 stops 41 hours a month', 'figure.role'],
    ['The plant earns $30,000 a month', 'The plant loses $30,000 a month to scrap', 'figure.role'],
    ['It cut a changeover by 54 minutes', 'A changeover takes 54 minutes', 'figure.role'],
    ['升级后报告快了 37 分钟', '升级后报告快了 37 分钟', undefined],
    ['每月能省 41 小时', '试用时每月节省 41 小时', undefined],
    ['The change saves 41 hours of downtime', 'With the change downtime fell by 41 hours', undefined],
    ['出报告从 95 分钟缩短到 58 分钟', '换机前出报告 95 分钟，换机后出报告 58 分钟', undefined],
  ])('that is a level is no saving: %s, held against %s: %s', (text, evidence, code) => {
    expect(codes(text, evidence)).toEqual(code === undefined ? [] : expect.arrayContaining([code]))
  })

  it.each([
    ['三号线每年停机 41 小时', '三号线每月停机 41 小时', ['figure.unit']],
    ['三号线每年停机 41 小时', 'Line 3 stops 41 hours a month', ['figure.unit']],
    ['明德医院每年报废损失 3 万元', '明德医院每月报废损失 3 万元', ['figure.unit']],
    ['GTX-200 每分钟检测 120 份', 'GTX-200 每小时检测 120 份', ['figure.unit']],
    ['月维保费 6.8 万元', '年维保费 6.8 万元', ['figure.unit']],
    ['The monthly rate is 4.35%', 'It has 36 instalments at an annual rate of 4.35%', ['figure.unit']],
    ['A day of downtime costs $3,600', 'One hour of downtime costs $3,600', ['figure.unit']],
    ['维保每年 6.8 万元', '年维保费 6.8 万元', []],
    ['年费 6.8 万元', '每年维保费 6.8 万元', []],
    ['停机每小时损失 2,400 元', '停机一小时的损失是 2,400 元', []],
    ['Each hour of downtime costs $3,600', 'The cost of one hour of downtime is $3,600', []],
    ['The fee is $36,000 a year', 'The yearly fee is $36,000', []],
  ])('keeps the time that it is told for: %s, held against %s: %j', (text, evidence, expected) => {
    expect(codes(text, evidence)).toEqual(expected)
  })

  it.each([
    ['GTX-200 一年回本', ['figure.value']],
    ['GTX-200 一周就能上线', ['figure.value']],
    ['GTX-200 保修一年', ['figure.value']],
    ['GTX-200 能省一个人', ['figure.value']],
    ['Payback in one year', ['figure.value']],
    ['Live in a week', ['figure.value']],
    ['A tenfold return', ['figure.value']],
    ['It halves your costs', ['figure.value']],
    ['An order of magnitude more', ['figure.value']],
    ['成本腰斩', ['figure.value']],
    ['过一周我们再谈，一年前也谈过', []],
    ['一年校准一次', []],
    ['We can talk one week later', []],
    ['In a year like this, let us talk', []],
  ])('in words is a claim where it promises something: %s: %j', (text, expected) => {
    expect(codes(text, 'GTX-200 已经报价')).toEqual(expected)
  })

  it("of one quarter is not another's", () => {
    const evidence = ['2026 年第二季度采购 GTX-200 共 7 台', '2026 年第三季度采购 GTX-200 共 12 台']
    expect(codes('三季度采购了 12 台', ...evidence)).toEqual([])
    expect(codes('二季度采购了 12 台', ...evidence)).toEqual(['figure.date'])
  })

  it('may come from declared values alone, with minor units and signs', () => {
    const price = cited('', {
      subject: 'GTX-200 单价',
      values: [{ value: 18_600_000, unit: 'minor', currency: 'CNY' }],
    })
    expect(check('GTX-200 单价 18.6 万元', [price]).codes).toEqual([])
    const cut = cited('', { subject: '竞品调价', values: [{ value: -6.5, unit: '%', at: '2026-09' }] })
    expect(check('9 月竞品降价 6.5%', [cut]).codes).toEqual([])
    expect(check('9 月竞品涨价 6.5%', [cut]).codes).toEqual(['figure.direction'])
    expect(check('8 月竞品降价 6.5%', [cut]).codes).toContain('figure.date')
  })

  it('is held against evidence in the other language', () => {
    expect(codes('The warranty is 36 months.', 'GTX-200 保修 36 个月')).toEqual([])
    expect(codes('The warranty is 24 months.', 'GTX-200 保修 36 个月')).toEqual(['figure.value'])
    expect(codes('响应时间 48 小时。', 'Response within 48 hours')).toEqual([])
  })

  it('in two subjects goes to each in turn with 分别 and "respectively"', () => {
    const evidence = ['GTX-200 保修 36 个月', 'GTX-100 保修 24 个月']
    expect(codes('GTX-200 和 GTX-100 的保修分别是 36 个月和 24 个月', ...evidence)).toEqual([])
    expect(codes('GTX-200 和 GTX-100 的保修分别是 24 个月和 36 个月', ...evidence)).toContain(
      'figure.subject',
    )
  })
})

describe('talk that claims nothing', () => {
  it.each([
    '您好，王主任，我想了解一下科室目前的两个问题。',
    '我们先看第一步，再看第二步，最后一起定方案。',
    '如果贵院今年不换，停机风险一直都在。',
    '贵公司、该医院、三甲医院、多家医院、合作公司都可以。',
    '下周我带一份方案过来，一起过一遍，可以吗？',
    'Let us agree on two or three next steps before Friday.',
    'What does your IT team need from us, and who signs off in Finance?',
    'Could you walk me through how the MES talks to the ERP today?',
    'First, we confirm the scope. Second, we plan the pilot.',
  ])('passes: %s', (text) => {
    expect(check(text, [cited('王建国关心停机风险')]).codes).toEqual([])
  })
})

describe('a name', () => {
  const evidence = cited('王建国在明德医院看过 GTX-200。')

  it.each([
    ['明德医院用的是 GTX-200。', []],
    ['西岭医院用的是 GTX-200。', ['name.unknown']],
    ['施耐德已经在用 GTX-200。', ['name.unknown']],
    ['我们和鱼跃合作。', ['name.unknown']],
    ['德朗的报价更高。', ['name.unknown']],
    ['他们换成了汇柯。', ['name.unknown']],
    ['苹果的方案他们也看过。', ['name.unknown']],
    ['湖心中学也在看。', ['name.unknown']],
    ['诺瓦精密那边还没定。', ['name.unknown']],
    ['Bosch 也来过。', ['name.unknown']],
    // Words of the language and of the trade in the very same places.
    ['贵院已经在用 GTX-200。', []],
    ['新系统的价格另谈。', []],
    ['我们和设备科合作多年。', []],
    ['维保太贵的话再谈。', []],
    ['合规那边没有意见。', []],
    ['苹果不算贵。', []],
    ['统一的价格和理想的方案我们都有。', []],
    ['这样设想和联想都可以。', []],
    ['加强生产，今日立项，先放松下来。', []],
    ['整改的期限由您定。', []],
    ['明德医院用的是 GTX-100。', ['name.uncited']],
    ['明德医院用的是 KX-550。', ['name.unknown']],
    ['王主任看过 GTX-200。', []],
    ['李院长看过 GTX-200。', ['name.unknown']],
    ['华东医疗也在用。', ['name.uncited']],
    ['gtx 200 很合适。', []],
  ])('%s: %j', (text, expected) => {
    expect(check(text, [evidence]).codes).toEqual(expected)
  })

  it.each([
    ['Maria Novak saw LineSight.', []],
    ['Westmark Foods runs LineSight.', ['name.unknown']],
    ['As at Westmark Foods Inc, LineSight runs.', ['name.unknown']],
    ['VisionTrack is installed.', ['name.unknown']],
    ['Siemens already uses LineSight.', ['name.unknown']],
    ['SAP is slower.', ['name.unknown']],
    ['Varnell came up in the talk.', ['name.unknown']],
    ['Bühler has one too.', ['name.unknown']],
    ['eVision is dearer.', ['name.unknown']],
    ['Shell already has one.', ['name.unknown']],
    ['Target is the end of the line.', []],
    ['Licences and colours are yours to choose.', []],
    ['Earlier suppliers said the same.', []],
    ['Unsigned drafts stay here.', []],
    ['Don’t wait for it.', []],
    ['Onboarding is ours.', []],
    ['Dr. Keller saw LineSight.', ['name.unknown']],
    ['Corvex saw LineSight.', ['name.uncited']],
  ])('%s: %j', (text, expected) => {
    expect(check(text, [cited('Maria Novak saw LineSight.')]).codes).toEqual(expected)
  })

  it('in the evidence but not in the records is marked, not blessed', () => {
    const result = check('西岭医院也在看。', [cited('西岭医院也在看 GTX-200。')])
    expect(result.verdict).toBe('pass')
    expect(result.spans.map((span) => span.code)).toEqual(['name.unregistered'])
  })
})

describe('wording that nobody can check is marked', () => {
  it.each([
    ['GTX-200 是最可靠的。', 'wording.superlative'],
    ['我们保证按期交付。', 'wording.guarantee'],
    ['这会导致停机。', 'wording.causal'],
    ['GTX-200 优于竞品。', 'wording.comparative'],
    ['所有客户都满意。', 'wording.universal'],
    ['已有数十家单位在用。', 'wording.vagueQuantity'],
    ['It is the most reliable choice.', 'wording.superlative'],
    ['We guarantee delivery.', 'wording.guarantee'],
    ['Dozens of plants use it.', 'wording.vagueQuantity'],
  ])('%s', (text, code) => {
    const result = check(text, [cited('GTX-200')])
    expect(
      result.spans.filter((span) => span.kind === 'unverified-wording').map((span) => span.code),
    ).toContain(code)
    expect(result.verdict).toBe('pass')
  })

  it('unless a cited text says it in the same words', () => {
    const result = check('我们保证按期交付。', [cited('合同：我们保证按期交付。')])
    expect(result.spans.filter((span) => span.kind === 'unverified-wording')).toEqual([])
  })
})

describe("another account's private data", () => {
  const foreign = cited('明德医院谈到的预算是 320 万元，分两期。', {
    factId: 'fact-2',
    accountId: 'account-2',
  })

  it('blocks and is located', () => {
    const result = check('同类单位的预算是 320 万元。', [foreign])
    expect(result.codes).toEqual(['account.foreign'])
    expect(result.spans).toContainEqual({
      start: 9,
      end: 15,
      kind: 'foreign-account',
      code: 'account.foreign',
    })
  })

  it('blocks by its presence alone', () => {
    expect(check('您好。', [foreign]).codes).toEqual(['account.foreign'])
  })

  it('blocks where its words are copied', () => {
    const result = check('听说谈到的预算是比较紧的，分两期。', [
      cited('谈到的预算是比较紧的，明年再议。', { accountId: 'account-2' }),
    ])
    expect(result.spans.some((span) => span.kind === 'foreign-account' && span.end - span.start >= 10)).toBe(
      true,
    )
  })

  it('is not what is public or of the account itself', () => {
    expect(check('预算是 320 万元。', [{ ...foreign, sensitivity: 'public' }]).codes).toEqual([])
    expect(check('预算是 320 万元。', [{ ...foreign, accountId: 'account-1' }]).codes).toEqual([])
  })

  it('is anything private when the text is for no account', () => {
    expect(check('您好。', [foreign], { accountId: null }).codes).toEqual(['account.foreign'])
  })
})

describe('positions', () => {
  it('are those of the text as given, with wide digits, ligatures and zero-width marks in it', () => {
    const text = '㎡与①：预算\u200b３２０ 万元'
    const result = check(text, [cited('预算 320 万元')])
    const [span] = result.spans.filter((one) => one.kind === 'figure-matched')
    expect(text.slice(span!.start, span!.end)).toBe('３２０ 万元')
  })

  it('the same input gives the same answer', () => {
    const once = prepareCheck(zhStory)
    for (const { text } of zhStory.sentences.slice(0, 20)) {
      const plain = text.replace(/[‹›]/g, '')
      expect(once(plain, 'zh')).toEqual(prepareCheck(zhStory)(plain, 'zh'))
    }
  })
})
