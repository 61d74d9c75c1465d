import { describe, expect, it } from 'vitest'
import { activityKindOf } from './actions/buyingStep.ts'
import { extractFacts } from './extract.ts'
import { takenBackIn } from './sums/takenBack.ts'
import type { Speaker } from './whoSays/stance.ts'

const may = Date.UTC(2026, 4, 20)
const brief = (text: string) =>
  extractFacts(text, may).map(({ kind, figures }) => [
    kind,
    ...figures.map((figure) => `${figure.value} ${figure.unit}`),
  ])

describe('a head of equipment writes in WeCom', () => {
  it('states downtime with its hours', () => {
    expect(brief('三号机上季度停机41小时，临床意见很大。')).toEqual([['downtimeHours', '41 小时']])
  })
  it('states downtime in Chinese numerals', () => {
    expect(brief('上季度停机四十一小时。')).toEqual([['downtimeHours', '41 小时']])
  })
  it('states a budget and when it must be spent', () => {
    expect(brief('今年预算600万元，必须12月20日前用完。')).toEqual([
      ['budgetAmount', '6000000 CNY'],
      ['budgetDeadline', '2026-12-20 date'],
    ])
  })
  it('says how the budget is split, with the figures of the sentence', () => {
    expect(brief('委员会纪要写明预算分两期。')[0]?.[0]).toBe('budgetPhases')
  })
  it('a count in 万 is no amount of money', () => {
    expect(brief('全院一年检查量3万例，预算还没批。')).not.toContainEqual(['budgetAmount', '30000 CNY'])
  })
})

describe('a plant manager writes an email', () => {
  it('states changeover time and scrap', () => {
    expect(brief('Changeover takes 95 minutes today. Scrap rate stands at 4.2% on line 3.')).toEqual([
      ['changeoverTime', '95 minutes'],
      ['scrapRate', '4.2 %'],
    ])
  })
  it('states when the contract ends', () => {
    expect(brief('Our contract with the incumbent expires on 30 September 2026.')).toContainEqual([
      'contractEndDate',
      '2026-09-30 date',
    ])
  })
  it('points to the very sentence', () => {
    const text = 'Thanks for the visit. Downtime was 12 hours in May. Best, Ann'
    const [fact] = extractFacts(text, may)
    expect(text.slice(fact!.start, fact!.end)).toBe('Downtime was 12 hours in May.')
  })
})

describe('what we can show and what stands round the deal', () => {
  it.each([
    ['同城的市一院去年装了两台，用下来反映稳定。', 'referenceSite'],
    ['注册证载明适用范围为术中成像。', 'registrationScope'],
    ['我们去年通过了ISO 13485认证。', 'certificate'],
    ['第三方检测报告已经发给设备科。', 'testReport'],
    ['数据存在院内机房，不出院。', 'dataLocation'],
    ['迈川也在走动，采购中心见过他们。', 'competitorName'],
    ['他们报价不含三年维保。', 'competitorGap'],
    ['The sister plant in Leeds is already live.', 'referenceSite'],
    ['Data stays on the plant server.', 'dataLocation'],
    ['Their offer does not cover the interface: they do not include OPC.', 'competitorGap'],
  ])('%s', (text, kind) => {
    expect(extractFacts(text, may).map((fact) => fact.kind)).toContain(kind)
  })
})

describe('people write as they speak', () => {
  it.each([
    ['洗消一条镜子现在要38分钟，高峰期周转不过来', 'cycleTime', '38 分钟'],
    ['现有两台机器去年停机合计52小时，维修等了9天。', 'repairHours', '9 天'],
    ['我们一年做3200台手术', 'caseVolume', '3200 台'],
    ['We need a decision by end of March', 'decisionDate', '2027-03-31 date'],
    ['Their quote is 15% lower', 'competitorPriceChange', '15 %'],
  ])('%s', (text, kind, figure) => {
    const fact = extractFacts(text, Date.UTC(2026, 10, 20)).find((one) => one.kind === kind)
    expect(fact?.figures.map(({ value, unit }) => `${value} ${unit}`)).toEqual([figure])
  })
})

describe('what somebody said is quoted without who reports it', () => {
  it.each([
    ['陶承宇担心和现有系统接不顺。', '担心和现有系统接不顺'],
    ['杨嘉树说科里对换机有顾虑，要再考虑', '科里对换机有顾虑，要再考虑'],
    [
      'The plant manager said the rollout is too expensive for this year.',
      'the rollout is too expensive for this year',
    ],
  ])('%s', (text, quoted) => {
    const fact = extractFacts(text, may).find((one) => one.kind === 'statedConcern')!
    expect(fact.text).toBe(quoted)
    expect(text.slice(fact.start, fact.end)).toBe(quoted)
  })
})

it('small talk states nothing', () => {
  expect(brief('好的，收到，谢谢！周末愉快')).toEqual([])
  expect(brief('Thanks, see you at the fair.')).toEqual([])
})

describe('a buying step is what the customer asks, never what we offer', () => {
  it.each([
    ['能不能先装一台试用两周？', 'trialAsked'],
    ['麻烦发一份报价过来', 'priceAsked'],
    ['合同模板发我看一下', 'contractAsked'],
    ['下个月挂网，参数你们准备一下', 'tenderAsked'],
    ['Could you send me a quote for two lines?', 'priceAsked'],
    ['We would like to start a pilot in June', 'trialAsked'],
    ['Please send the draft contract', 'contractAsked'],
    ['周末愉快', 'message'],
  ] as const)('%s', (text, kind) => {
    expect(activityKindOf(text, 'inbound')).toBe(kind)
    expect(['message', 'quoteSent', 'proposalSent']).toContain(activityKindOf(text, 'outbound'))
  })
})

describe('what a call turns on', () => {
  const found = (text: string, by: 'customer' | 'ours' | 'note' = 'customer', rivals: RegExp | null = null) =>
    extractFacts(text, Date.UTC(2026, 10, 18), by, rivals).map(({ kind, text: words }) => `${kind}: ${words}`)

  it('the price that they want, with or without its unit', () => {
    expect(found('技术倾向你们的，你们做到885，我去跟顾总讲')).toContain('askedPrice: 你们做到885')
    expect(found('你们能做到3天到场吗')).not.toContainEqual(expect.stringMatching(/^askedPrice/))
  })
  it('the stages of payment whole, and retention money is no warranty', () => {
    const text = '按我们的来:预付10%,到货30%,SAT后50%,质保金10%,24个月。半年银行承兑'
    expect(found(text)).toEqual(['paymentSplit: 预付10%,到货30%,SAT后50%,质保金10%,24个月。半年银行承兑'])
  })
  it('no payment where a trial tells what was kept of a taste', () => {
    expect(found('92% retention at 220. Verdanne was 88')).not.toContainEqual(
      expect.stringMatching(/^payment/),
    )
    expect(found('5% retention until the end of the warranty')).toContainEqual(
      expect.stringMatching(/^paymentSplit/),
    )
  })
  it('the day to which a panel moves', () => {
    expect(found('Martin is away on the 11th so the panel moves to Wednesday 16 December.')).toContainEqual(
      expect.stringMatching(/^decisionDate/),
    )
  })
  it('how offers are weighed, the newest line whole', () => {
    expect(found('Evaluation is price 40, technical 35, delivery 25.', 'note')).toContainEqual(
      expect.stringMatching(/^awardCriteria/),
    )
    expect(found('评审办法\n价格 40 分;技术 40 分;交付与服务 20 分。', 'note')).toContain(
      'awardCriteria: 价格 40 分;技术 40 分;交付与服务 20 分',
    )
  })
  it('a budget that was cut, in any currency, and no price that lies above one', () => {
    const budgets = (text: string, by: 'customer' | 'note' = 'customer') =>
      extractFacts(text, Date.UTC(2026, 10, 12), by)
        .filter(({ kind }) => kind === 'budgetAmount')
        .map(({ figures }) => [figures[0]!.value, figures[0]!.currency])
    expect(budgets('董事长把二期砍了一刀，现在只剩590万')).toEqual([[5_900_000, 'CNY']])
    expect(budgets('Finance has trimmed line 3 and we now have AUD 2.1 million all in.')).toEqual([
      [2_100_000, 'AUD'],
    ])
    expect(budgets('v3的报价收到了，612万还是高于我司预算')).toEqual([])
    expect(budgets('Your EUR 612,000 is above our budget.')).toEqual([])
    expect(budgets('他们把报价砍到580万了')).toEqual([])
  })
  it('the day that a sentence moves to, however it names the old one', () => {
    const days = (text: string, by: 'customer' | 'ours' | 'note' = 'customer') =>
      extractFacts(text, Date.UTC(2026, 10, 16), by).flatMap(({ kind, figures }) =>
        figures.filter(({ unit }) => unit === 'date').map(({ value }) => `${kind} ${value}`),
      )
    expect(days('到货时间改到3月25号前到现场')).toContain('deliveryDate 2027-03-25')
    expect(days('到货时间有变化，原来说4月10号，现在要求3月25号前到现场')).toContain(
      'deliveryDate 2027-03-25',
    )
    expect(days('试车见证时间由12月1日调整到12月8日', 'ours')).toEqual(['acceptanceTestDate 2026-12-08'])
    expect(
      days(
        '- FAT in Ningbo: was the week of 8 February, but that is New Year, so moved to 1 March 2027',
        'note',
      ),
    ).toEqual(['acceptanceTestDate 2027-03-01'])
    expect(days('The board paper has moved to 11 December.')).toEqual(['decisionDate 2026-12-11'])
    expect(days('Board moved 4 December -> 11 December.')).toEqual(['decisionDate 2026-12-11'])
    expect(takenBackIn('原来说4月10号，现在要求3月25号前到现场', Date.UTC(2026, 10, 16))).toEqual([
      { value: '2027-04-10', unit: 'date' },
    ])
  })
  it('no sum in a plea for care, and no complaint in the name of a rival', () => {
    const kinds = (text: string) =>
      extractFacts(text, Date.UTC(2026, 10, 16), 'customer', /北凌|Skagen Freezing/).map(({ kind }) => kind)
    expect(kinds('北凌报价单的照片千万别说出去')).not.toContain('competitorOffer')
    expect(kinds('Skagen Freezing put in AUD 1.98 million with 24 weeks delivery.')).not.toContain(
      'userComplaint',
    )
  })
  it('the points of a list that a letter announces, but not what the writer promises in it', () => {
    expect(
      found(
        'From my side:\n\n1. Liquidated damages at 0.5% per week.\n2. I will send you our draft contract by Monday.\n',
      ).filter((one) => one.startsWith('customerAsk')),
    ).toEqual(['customerAsk: Liquidated damages at 0.5% per week.'])
    expect(found('请在24日会议前考虑：\n1. 总价含安装调试，不再另计；\n2. 质保期三年。')).toEqual(
      expect.arrayContaining(['customerAsk: 总价含安装调试，不再另计', 'customerAsk: 质保期三年']),
    )
  })
  it('a budget of this project that was cut, whoever says so', () => {
    expect(found('有个不好的消息,我们这个项目预算砍到410万了')).toContain(
      'budgetAmount: 有个不好的消息,我们这个项目预算砍到410万了',
    )
  })
  it('no tender in our own promise, which keeps its day', () => {
    const [promise, ...rest] = extractFacts(
      'You will have the revised offer with the leasing option by 24 November.',
      Date.UTC(2026, 10, 18),
      'ours',
    )
    expect(rest).toEqual([])
    expect(promise).toMatchObject({ kind: 'openPromise', figures: [{ value: '2026-11-24' }] })
  })
  it('no promise where it says that it was kept', () => {
    expect(found('仿真报告发您了,之前答应周五前给的', 'ours')).toEqual([
      'handedOver: 仿真报告发您了,之前答应周五前给的',
    ])
  })
  it('each of two days with the one that it replaced', () => {
    const text = '进场从3月1号往后推到3月16号,整体上线时间4月20号,原来说的3月底来不及'
    const at = Date.UTC(2026, 10, 19)
    expect(takenBackIn(text, at, { value: '2027-03-16', unit: 'date' })).toEqual([
      { value: '2027-03-01', unit: 'date' },
    ])
    expect(takenBackIn(text, at, { value: '2027-04-20', unit: 'date' })).toEqual([
      { value: '2027-03-31', unit: 'date' },
    ])
  })
  it('no complaint where somebody moves a day that is too early', () => {
    const kinds = (text: string) =>
      extractFacts(text, Date.UTC(2026, 10, 19), 'customer').map(({ kind }) => kind)
    expect(kinds('机房搬迁，6月初来不及，改到7月15日割接')).not.toContain('userComplaint')
    expect(kinds('备件老是来不及，产线停了两次')).toContain('userComplaint')
  })
  it('the day of a trial or demo, and a delivery under its label', () => {
    expect(found('27号不行,样车测试改到12月1号吧').some((one) => one.startsWith('acceptanceTestDate'))).toBe(
      true,
    )
    expect(
      found('Can we do the demo on 7 December instead?').some((one) => one.startsWith('acceptanceTestDate')),
    ).toBe(true)
    expect(
      found('Delivery: first two trucks by 1 March is fine now.').some((one) =>
        one.startsWith('deliveryDate'),
      ),
    ).toBe(true)
  })
  it('who has retired and who has taken over', () => {
    expect(
      found('Erik Nygaard retired at the end of September. Lars has taken over his job.', 'note'),
    ).toEqual([
      'peopleChange: Erik Nygaard retired at the end of September',
      'peopleChange: Lars has taken over his job',
    ])
  })
  it('what we told each other to keep quiet, for nobody else', () => {
    const quiet = (text: string, by: 'team' | 'note' | 'customer' = 'team') =>
      extractFacts(text, Date.UTC(2026, 10, 13), by).filter(({ kind }) => kind === 'keepQuiet')
    expect(quiet('海霁这个单子底价585，更不准让客户知道')).toMatchObject([
      { text: '海霁这个单子底价585，更不准让客户知道', speaker: 'team', stance: 'stated' },
    ])
    expect(quiet('换供应商的事先别对外讲')).toHaveLength(1)
    expect(quiet('- 北凌来过。千万别说是他讲的', 'note').map(({ text }) => text)).toEqual([
      '北凌来过。千万别说是他讲的',
    ])
    expect(quiet('Don’t mention the seal to Kestrel.', 'note')).toHaveLength(1)
    expect(quiet('请别跟他们说', 'customer')).toEqual([])
  })
  it('whose word is the last', () => {
    expect(found('最终由岑副总签批')).toEqual(['decisionRole: 最终由岑副总签批'])
    expect(found('Says Henrik Dahl signs everything above 500k.', 'note')).toContainEqual(
      expect.stringMatching(/^decisionRole/),
    )
    expect(found('这个要我们公司老板签字', 'note')).toEqual([])
  })
  it('what a source told in confidence stays among us, the name of the rival too', () => {
    const speakers = (text: string) =>
      extractFacts(text, Date.UTC(2026, 10, 19), 'note', /北冠/).map(({ kind, speaker }) => [kind, speaker])
    expect(
      speakers('- 鲍工说：北冠又来了，还报了18.6元。千万别说是他讲的\n- 北冠的低温固化他不放心'),
    ).toEqual(expect.arrayContaining([['competitorName', 'team']]))
    expect(speakers('- 鲍工说：北冠又来了').find(([kind]) => kind === 'competitorName')).toEqual([
      'competitorName',
      'customer',
    ])
  })
  it('a wish without our own view of whoever has it', () => {
    expect(
      found('Ingrid is the one to convince on technical side - wants humidity test data', 'note'),
    ).toEqual(['customerAsk: wants humidity test data'])
  })
  it('who has gone and who decides now', () => {
    expect(found('沈工今天最后一天啦，以后工艺的事找梁主任')).toContain(
      'peopleChange: 沈工今天最后一天啦，以后工艺的事找梁主任',
    )
    expect(found('流程走了一遍')).toEqual([])
  })
  it('what one of us has promised, in a message and as a note tells it; open boxes are to-dos', () => {
    expect(found('27号之前我先把受理通知书给姜工', 'ours')).toContainEqual(
      expect.stringMatching(/^openPromise/),
    )
    expect(found('盲样报告答应 11/20 前交', 'note')).toContainEqual(expect.stringMatching(/^openPromise/))
    expect(found('- [ ] 补交接口清单\n- [x] 合同模板已发', 'note')).toEqual(
      expect.arrayContaining(['openTask: 补交接口清单', 'handedOver: 合同模板已发']),
    )
  })
  it('what the customer promises, and no wish, reproach or thing done', () => {
    expect(found('点位表我周三（25号）转你')).toContainEqual(expect.stringMatching(/^customerPromise/))
    for (const text of [
      '请把报告11月20日前发我',
      '10月20日你来时说11月15日前提供证书，到今天没有收到',
      '园区10月28日已发文',
    ])
      expect(found(text)).not.toContainEqual(expect.stringMatching(/^customerPromise/))
  })
  it("a known rival's offer by name, and no gap between prices", () => {
    const rivals = /维德曼/i
    expect(found('维德曼现在是898万，含三年质保', 'customer', rivals)).toContainEqual(
      expect.stringMatching(/^competitorOffer/),
    )
    expect(found('你们比维德曼贵120万', 'customer', rivals)).not.toContainEqual(
      expect.stringMatching(/^competitorOffer/),
    )
  })
  it('each line of a list of requirements', () => {
    const text =
      '再说明一次我部要求:\n\n1、主机防爆合格证;\n2、小屋整机证，部件证拼装的不认;\n请于本周内回复。'
    expect(found(text).filter((one) => one.startsWith('customerAsk'))).toEqual([
      'customerAsk: 主机防爆合格证',
      'customerAsk: 小屋整机证，部件证拼装的不认',
    ])
  })
  it('a requirement is told with what it is about', () => {
    expect(found('1. 四通道轮询时间：要求 ≤60秒', 'note')).toContain(
      'customerAsk: 四通道轮询时间：要求 ≤60秒',
    )
  })
})

describe('what a visit note lists under what they need', () => {
  const asks = (text: string) =>
    extractFacts(text, may)
      .filter(({ kind }) => kind === 'customerAsk')
      .map(({ text }) => text)

  it('is told line by line, verbs or none', () => {
    expect(
      asks(
        'What they need\n- six counterbalance trucks, 3.5 t, lithium, 80 V\n- must run outdoors down to -20 °C\n\nWho decides\nIngrid.',
      ),
    ).toEqual(['six counterbalance trucks, 3.5 t, lithium, 80 V', 'must run outdoors down to -20 °C'])
    expect(asks('## 客户需求\n1. 显示屏不小于15寸\n2. 双电源\n## 其他\n- 天气不错')).toEqual([
      '显示屏不小于15寸',
      '双电源',
    ])
  })
  it('keeps the measures of one wish together', () => {
    expect(asks('顾海涛:要8台,载重1.4吨,提升4.5米,通道最窄2.6米。')).toEqual([
      '要8台,载重1.4吨,提升4.5米,通道最窄2.6米',
    ])
  })
  it('takes a result of ours for no wish, and what may happen for a worry', () => {
    expect(asks('仿真结果8台高峰126托/小时,满足120的要求。')).toEqual([])
    expect(brief('顾担心地坪:东侧那一段平整度可能不行').map(([kind]) => kind)).toEqual(['statedConcern'])
  })
  it('takes no report for one that will come', () => {
    expect(
      extractFacts('PLd没问题,检测报告我们有,到时候一起附上', may, 'ours').map(({ kind }) => kind),
    ).not.toContain('testReport')
  })
})

describe('what a first look at unseen folders got wrong', () => {
  const on = Date.UTC(2026, 10, 18)
  const told = (text: string, by: 'customer' | 'note' | 'team' | 'ours' = 'customer') =>
    extractFacts(text, on, by).map(({ kind, figures }) =>
      [kind, ...figures.map(({ value }) => value)].join(' '),
    )

  it.each([
    ['12月4号的评审会改到12月18号，集团统一开', 'decisionDate 2026-12-18'],
    ['招采会原定27号,苏总下周出国,推到12月8号', 'decisionDate 2026-12-08'],
    ['除湿机组到货要从3月15提到2月26日,这个没得商量', 'deliveryDate 2027-02-26'],
    ['demo机24号来不了,B3的地坪还没干透,改12月1号进场吧', 'acceptanceTestDate 2026-12-01'],
    ['the board is now 10 December, not 26 November', 'decisionDate 2026-12-10'],
    ['I also spoke to Phil and he has agreed £420k, including installation', 'budgetAmount 420000'],
    ['集团砍了，从320万降到290万', 'budgetAmount 2900000'],
    ['by Friday 27th we will send the list', 'customerPromise 2026-11-27'],
    ['配电容量图我周二给你们', 'customerPromise 2026-11-24'],
    ['招标文件月底前给到，最晚30号', 'customerPromise 2026-11-30'],
    ['冷凝水又漏了,今年第二次了', 'userComplaint'],
    ['回风露点不是-45,要做到-50', 'customerAsk'],
    ['still waiting for the noise report, it was due on Wednesday', 'openPromise'],
  ])('%s', (text, fact) => {
    expect(told(text)).toEqual([fact])
  })
  it('an online call is no committee, days of payment are none of work, and please is no lease', () => {
    expect(told('下周那个线上会,24号上午蒋总有事,改到25号下午两点吧')).toEqual([])
    expect(told('incl installation, 40/50/10 at 30 days', 'note').join()).not.toContain('installDays')
    expect(told('Please send the FAT protocol by 30 November so that I can sign it').join()).not.toContain(
      'contractEndDate',
    )
  })
  it.each([
    "Karen wants 60 days, Marcus says 45 is the most he'd accept but she doesn't need to know that",
    'Marcus would go to 45, not for her ears',
    '清禾要求付款30%预付，底线是40%，别跟吴倩说',
    '我们的底价是378万',
  ])('nothing but a warning to us: %s', (text) => {
    expect(told(text, 'note').map((fact) => fact.split(' ')[0])).toEqual(['keepQuiet'])
  })
  it('what the next sentence asks to keep is kept, and what is confided is told with its warning', () => {
    expect(told('We could go to 45 days on payment. Keep that to ourselves.', 'note')).toEqual(['keepQuiet'])
    expect(told('捷拓报了398万,别说是我讲的')).toContain('keepQuiet')
  })
})

describe('what people say without the word for it', () => {
  const at = Date.UTC(2026, 10, 18)
  const days = (text: string, by: Speaker = 'customer') =>
    extractFacts(text, at, by)
      .filter(({ kind }) => kind === 'acceptanceTestDate')
      .flatMap(({ figures }) => figures.map(({ value }) => value))
  const factors = (text: string, by: Speaker = 'note') =>
    extractFacts(text, at, by)
      .filter(({ kind }) => kind === 'decisionFactor')
      .map(({ text: words }) => words)

  it.each([
    ['they come to see it run on the 26th', 'note', '2026-11-26'],
    ['We would like to watch the machine running on 9 December', 'customer', '2026-12-09'],
    ['The trial is now set for 2 December', 'customer', '2026-12-02'],
    ['samples leave us by 27 November', 'ours', '2026-11-27'],
    ['他们周四来厂里看样机', 'note', '2026-11-19'],
    ['试机放在20号', 'customer', '2026-11-20'],
    ['样品月底前寄到', 'customer', '2026-11-30'],
    ['下周二去你们车间看样件', 'customer', '2026-11-24'],
  ] as const)('the day of a trial or sample: %s', (text, by, day) => expect(days(text, by)).toEqual([day]))

  it('by when something of ours is awaited', () => {
    const awaited = (text: string) =>
      extractFacts(text, Date.UTC(2026, 10, 20), 'customer')
        .filter(({ kind }) => kind === 'openPromise')
        .map(({ figures }) => figures.map(({ value }) => value))
    expect(awaited('你们分项报价周二中午之前能给吧？')).toEqual([['2026-11-24']])
    expect(awaited('still waiting for the noise report, it was due on Wednesday')).toEqual([[]])
  })

  it('no day of a trial where somebody only comes, or sends a letter', () => {
    expect(days('周四来厂里开会')).toEqual([])
    expect(days('They come to see us on the 26th')).toEqual([])
    expect(days('样品怎么收费')).toEqual([])
  })

  it.each([
    'what matters to them is uptime, and who picks up the phone at night',
    'In the end it’ll come down to uptime and who picks up the phone',
    'Karen: the decision comes down to price and lead time',
    '他们主要看三点：交期、能效、售后',
    '评标看重同类业绩和售后响应',
    '沈总最看重的是交期',
  ])('what they decide by: %s', (text) => expect(factors(text)).toHaveLength(1))

  it('no criterion in a question, in what we say, or in what is of no weight', () => {
    expect(factors('你们最看重的是什么？', 'customer')).toEqual([])
    expect(factors('What matters most to them is what?', 'customer')).toEqual([])
    expect(factors('我们最看重的是长期合作', 'ours')).toEqual([])
    expect(factors('品牌他们不看重')).toEqual([])
  })
})

it('a day of the month that is spoken in words is the day of a promise', () => {
  const [promise] = extractFacts(
    "And I'll send you the list of dimmer circuits, by the end of next week, the twentieth.",
    Date.parse('2026-11-12T10:00:00Z'),
    'customer',
  )
  expect(promise).toMatchObject({
    kind: 'customerPromise',
    text: "And I'll send you the list of dimmer circuits, by the end of next week, the twentieth",
    figures: [{ value: '2026-11-20', unit: 'date' }],
  })
})
