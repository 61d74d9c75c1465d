import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract.ts'
import type { Speaker } from './whoSays/stance.ts'

/** Monday 16 November 2026. */
const monday = Date.UTC(2026, 10, 16, 8)
const read = (by: Speaker, text: string) => extractFacts(text, monday, by)
const values = (by: Speaker, text: string, kind: string) =>
  read(by, text)
    .filter((fact) => fact.kind === kind)
    .flatMap(({ figures }) => figures.map(({ value }) => value))
const quotes = (by: Speaker, text: string, kind: string) =>
  read(by, text)
    .filter((fact) => fact.kind === kind)
    .map((fact) => fact.text)

describe('what took the place of something else in the same breath', () => {
  it('a budget told with the one that it is not', () => {
    expect(
      values('customer', "So it's £95k a year now, not the £120k I gave you in May.", 'budgetAmount'),
    ).toEqual([95_000])
  })

  it('a day that is held instead of another, and one that somebody cannot make', () => {
    expect(
      values(
        'customer',
        'The Estates Board on 2 December will now be held on Wednesday 9 December.',
        'decisionDate',
      ),
    ).toEqual(['2026-12-09'])
    expect(values('customer', '评审会改期了，秦总12月2号请假，改到12月10日', 'decisionDate')).toEqual([
      '2026-12-10',
    ])
    expect(
      values(
        'customer',
        'The jury has slipped a week, we now score on Friday 11 December, not the 4th.',
        'decisionDate',
      ),
    ).toEqual(['2026-12-11'])
  })

  it('a payment term asked for instead of ours', () => {
    expect(values('customer', '账期45天改90天', 'paymentTerm')).toEqual([90])
  })

  it('a notice that puts right its own paragraph', () => {
    const notice =
      '四、递交截止时间：2026年11月30日。\n更正：原公告第四条“2026年11月30日”更正为“2026年12月8日”。'
    expect(values('note', notice, 'tenderDate')).toEqual(['2026-11-30', '2026-12-08'])
  })
})

describe('lists of wishes without a colon', () => {
  it('a position that is asked for, and things that are counted', () => {
    const position =
      "Before Thursday I'd like your position on\n1. one price for both depots\n2. a named engineer"
    expect(quotes('customer', position, 'customerAsk')).toEqual([
      'one price for both depots',
      'a named engineer',
    ])
    const things =
      'Two things on the draft before it can go up:\n\n1. Terms: 45 days from invoice.\n2. A spare on site.'
    expect(quotes('customer', things, 'customerAsk')).toContain('A spare on site.')
  })
})

describe('whose it is', () => {
  it('what they will get for us is their promise and no wish', () => {
    const mail = "I've put the request in and will get you the new PO by Tuesday 24th."
    expect(read('customer', mail).map(({ kind }) => kind)).toEqual(['customerPromise'])
  })

  it('what was agreed for a day and did not come is awaited of us since that day', () => {
    expect(values('customer', '检测数据呢，说好13号给的', 'openPromise')).toEqual(['2026-11-13'])
  })

  it('what a rival has given long ago was not handed over by us', () => {
    expect(quotes('customer', '别家的早给了', 'handedOver')).toEqual([])
  })

  it('a payment that they announce is due on its day and not on that of the invoice', () => {
    const note = '尾款3.2万，吕经理说票开错了，11/6已经重开，她说11月底付'
    expect(values('note', note, 'customerPromise')).toEqual(['2026-11-30'])
  })

  it('an invoice that is due ends no contract', () => {
    expect(values('team', '维保那张票还没付，9月30号就到期了', 'contractEndDate')).toEqual([])
  })
})

describe('what is for the team alone', () => {
  it('a floor, whoever may go below it, and what holds only under a condition', () => {
    expect(quotes('team', '410 is the floor, dont put 410 in writing anywhere', 'keepQuiet')).toHaveLength(1)
    expect(quotes('team', 'only if we stay at 430 or above', 'keepQuiet')).toHaveLength(1)
    expect(quotes('note', '账期最长60天，超过要总部同意。以上不得对外', 'keepQuiet')[0]).toContain('60天')
    expect(values('note', '账期最长60天，超过要总部同意。以上不得对外', 'paymentTerm')).toEqual([])
  })

  it('what a note tells in confidence is no hint to give back and no wish', () => {
    const note =
      '- *between us* - Orban failed their audit\n- also in confidence: the Hull depot closes\n- Must not come back to her!'
    expect(read('note', note).map(({ kind }) => kind)).toEqual(['keepQuiet', 'keepQuiet', 'keepQuiet'])
  })

  it('a mail that begins with it is confided to its end', () => {
    const mail = [
      'Ana,',
      '',
      "Please keep this between us, you didn't hear it from me.",
      '',
      'Orban came in at £88k for the same list, and they need fourteen weeks. '.repeat(4),
      'I need to show that the doors close quietly.',
    ].join('\n')
    const [told] = read('customer', mail).filter(({ kind }) => kind === 'keepQuiet')
    expect(told!.text).toMatch(/^Please keep this between us.*Orban came in/s)
  })
})

describe('how it is decided and when it can be put in', () => {
  it('a chain of steps ends with who decides', () => {
    expect(quotes('note', '- 决策：使用部门打分→30万以上上院务会→秦院长拍板', 'decisionRole')).toHaveLength(1)
  })

  it('a list of weights shows no certificate', () => {
    const kinds = read('note', '打分标准：价格40%，工期30%，资质证书20%，距离10%').map(({ kind }) => kind)
    expect(kinds).toEqual(['awardCriteria'])
  })

  it('a slot that moved is told with both its days', () => {
    const [slot] = quotes(
      'customer',
      '停产档期改了，原定1月10号到20号，改到2027年3月1号—3月12号',
      'maintenanceWindow',
    )
    expect(slot).toContain('3月12号')
    const [fitUp] = quotes(
      'customer',
      "One thing has moved, the fit-up. We can't have the eighth of March any more. It's the fifth of April now.",
      'maintenanceWindow',
    )
    expect(fitUp).toContain('fifth of April')
  })

  it('the ceiling of a tender is its budget', () => {
    expect(values('note', '二、最高限价：人民币160万元。', 'budgetAmount')).toEqual([1_600_000])
  })
})

describe('more of a rival', () => {
  const rivals = /Orban/i
  it('is told in the sentences that follow its name, over what somebody thinks of them', () => {
    const told = extractFacts(
      "Orban came in at £88k. Ines used them before and likes them. Their lead time is 14 weeks though, and they've no depot here.",
      monday,
      'customer',
      rivals,
    )
    expect(told.filter(({ kind }) => kind === 'competitorNews').map(({ text }) => text)).toEqual([
      "Their lead time is 14 weeks though, and they've no depot here",
    ])
  })

  it('and nothing of the sort where nobody named one', () => {
    expect(
      extractFacts(
        'The board met. Their budget is £90k and they have no more.',
        monday,
        'customer',
        rivals,
      ).filter(({ kind }) => kind === 'competitorNews'),
    ).toEqual([])
  })
})

describe('tables in minutes', () => {
  const minutes = [
    'Present: Nora Field (Estates), Paul Dean (us)',
    'Criterion\tWeight',
    'Price\t40',
    'Night work / noise\t25',
    'Report within 48h\t20',
    'Service\t15',
    'What\tWho\tBy',
    'Rev B quote\tPD\t16/11',
    'Floor plan of bay 3\tNora\t18/11',
  ].join('\n')
  const sides = (name: string) =>
    name.startsWith('Nora') ? ('theirs' as const) : name === 'Paul Dean' ? ('ours' as const) : null

  it('are duties of whoever their rows name, in full or by initials, with their days', () => {
    const told = extractFacts(minutes, monday, 'note', null, sides)
    expect(
      told.flatMap(({ kind, figures }) => (kind === 'awardCriteria' ? [] : [[kind, figures[0]?.value]])),
    ).toEqual([
      ['openTask', '2026-11-16'],
      ['customerPromise', '2026-11-18'],
    ])
  })

  it('and criteria whose weights make a hundred, whatever their names hold', () => {
    expect(quotes('note', minutes, 'awardCriteria')).toEqual([
      'Price\t40\nNight work / noise\t25\nReport within 48h\t20\nService\t15',
    ])
  })
})

describe('what is no budget', () => {
  it('a sum up to which somebody may decide, and the one of the year before', () => {
    const note = '一、预算：年初说80万，目前按65万报。\n二、50万以上要上总办会，50万以内冯总可定。'
    expect(values('note', note, 'budgetAmount')).toEqual([650_000])
  })
})

it('who leans to whom is told of each', () => {
  expect(quotes('note', '冯工偏瑞格，秦总挺我们', 'attitude')).toHaveLength(1)
  expect(quotes('note', '价格偏高', 'attitude')).toEqual([])
})

describe('whose words they are', () => {
  it('a customer’s name before a colon heads what is told of them, and nobody speaks', () => {
    const sides = Object.assign(() => 'theirs' as const, { isCustomer: (name: string) => name === '云谷' })
    const [told] = extractFacts('1. 云谷：预算定85万。', monday, 'note', null, sides)
    expect(told).toMatchObject({ kind: 'budgetAmount', speaker: 'note', saidBy: null })
  })

  it('what is owed and the day on which it comes are one promise', () => {
    const told = read(
      'customer',
      "And I know I owe you the floor plan, it was meant to be the 9th. You'll have it Wednesday.",
    )
    expect(told.map(({ kind, figures }) => [kind, figures.map(({ value }) => value)])).toEqual([
      ['customerPromise', ['2026-11-18']],
    ])
  })
})

describe('what minutes tell of somebody', () => {
  const sides = (name: string) => (['Nora', '冯总'].includes(name) ? ('theirs' as const) : null)
  it('is no duty of theirs: a score, and who decides', () => {
    const told = extractFacts(
      '- Nora: the soft one scored 4.6 out of 5\n- 冯总：评审5人打分，秦总最后签字，12月3日',
      monday,
      'note',
      null,
      sides,
    )
    expect(told.filter(({ kind }) => kind === 'customerPromise')).toEqual([])
  })

  it('the day of samples is no day of delivery', () => {
    expect(values('customer', 'The fit samples must be here by 27 November.', 'deliveryDate')).toEqual([])
    expect(values('customer', 'The goods must be here by 27 November.', 'deliveryDate')).toEqual([
      '2026-11-27',
    ])
  })

  it('a mail in strict confidence is kept among us', () => {
    const mail = 'Hi Ana\n\nIn strict confidence please. They look at closing the northern depot.'
    expect(quotes('customer', mail, 'keepQuiet')).toHaveLength(1)
  })
})
