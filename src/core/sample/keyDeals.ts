import type { Stage } from '../../shared/vocabulary.ts'
import type { Calendar } from './calendar.ts'
import type { DealPlan, DealStory } from './dealProcess.ts'
import { sampleProducts } from './products.ts'
import type { SampleAccount, SampleDeal } from './types.ts'

/** A deal whose chats and notes are told in full. */
export type KeyDeal = {
  code: string
  name: string
  account: string
  product: string
  quantity: number
  openedDay: number
  /** What people set in the CRM by hand; stages with the day on which they began. */
  stages: readonly (readonly [Stage, number])[]
  expectedCloseDay: number
  contact: string
  competitor: string | null
  source: string
}

export const keyDeals: readonly KeyDeal[] = [
  {
    code: 'SJ-MZ2Y-01',
    name: '明州二院术中超声平台四台',
    account: '明州大学附属第二医院',
    product: '术中超声平台 GTX Pro',
    quantity: 4,
    openedDay: -142,
    stages: [
      ['qualify', -142],
      ['discover', -118],
      ['evaluate', -76],
      ['propose', -31],
    ],
    expectedCloseDay: 34,
    contact: '周岚',
    competitor: '安澜',
    source: '科室自荐',
  },
  {
    code: 'SJ-YJZY-01',
    name: '甬江总院内镜系统更新',
    account: '甬江总院',
    product: '高清内镜系统 EV-300',
    quantity: 3,
    openedDay: -121,
    stages: [
      ['qualify', -121],
      ['discover', -104],
      ['evaluate', -80],
      ['propose', -55],
      ['negotiate', -19],
    ],
    expectedCloseDay: 16,
    contact: '唐默',
    competitor: '迈川',
    source: '老客户推荐',
  },
  {
    code: 'SJ-YCRM-01',
    name: '越城人民医院监护设备年度框架',
    account: '越城人民医院',
    product: '病人监护仪 PM-8',
    quantity: 60,
    openedDay: -96,
    stages: [
      ['qualify', -96],
      ['discover', -70],
      ['evaluate', -41],
    ],
    expectedCloseDay: 62,
    contact: '顾清',
    competitor: '启衡',
    source: '招标公告',
  },
  {
    code: 'SJ-SZWZ-01',
    name: '苏州湾中心医院影像归档扩容',
    account: '苏州湾中心医院',
    product: '影像归档扩容包 PX-5',
    quantity: 2,
    openedDay: -64,
    stages: [
      ['qualify', -64],
      ['discover', -22],
    ],
    expectedCloseDay: 88,
    contact: '郑可',
    competitor: null,
    source: '学术会议',
  },
  {
    code: 'SJ-JCEY-01',
    name: '江澄二院术中超声引进',
    account: '江澄市第二医院',
    product: '术中超声平台 GTX Pro',
    quantity: 2,
    openedDay: -128,
    stages: [
      ['qualify', -128],
      ['discover', -110],
      ['evaluate', -86],
      ['discover', -50],
    ],
    expectedCloseDay: 70,
    contact: '程斯',
    competitor: '安澜',
    source: '科室自荐',
  },
  {
    code: 'OP-HLC-01',
    name: 'Harrow Lake FlowDeck rollout, three lines',
    account: 'Harrow Lake Castings',
    product: 'FlowDeck MES',
    quantity: 3,
    openedDay: -133,
    stages: [
      ['qualify', -133],
      ['discover', -110],
      ['evaluate', -69],
      ['propose', -27],
    ],
    expectedCloseDay: 41,
    contact: 'Dana Whitcombe',
    competitor: 'Orrisdale',
    source: 'Referral',
  },
  {
    code: 'OP-BVF-01',
    name: 'Brindle Valley TraceBook two sites',
    account: 'Brindle Valley Foods',
    product: 'TraceBook Quality',
    quantity: 2,
    openedDay: -88,
    stages: [
      ['qualify', -88],
      ['discover', -66],
      ['evaluate', -30],
    ],
    expectedCloseDay: 55,
    contact: 'Ruth Okafor',
    competitor: 'Kestmark',
    source: 'Existing customer',
  },
]

/** Other deals of these accounts had ended by then, so that the talk of the last months is about one deal. */
export const keyAccountsBusyFrom = -150

export const keyDealPlans = (accounts: readonly SampleAccount[]): DealPlan[] =>
  keyDeals.map((key) => {
    const account = accounts.find((one) => one.name === key.account)!
    return {
      lang: account.lang,
      code: key.code,
      openedDay: key.openedDay,
      closedDay: null,
      account,
      product: sampleProducts.find((one) => one.name === key.product)!,
      quantity: key.quantity,
      name: key.name,
    }
  })

/** Replaces what was drawn for a key deal by what its story says. */
export function withKeyDealWords(story: DealStory, calendar: Calendar): DealStory {
  const key = keyDeals.find(({ code }) => code === story.deal.code)
  if (!key) return story
  const deal: SampleDeal = {
    ...story.deal,
    contact: key.contact,
    competitor: key.competitor,
    source: key.source,
    stage: key.stages.at(-1)![0],
    expectedCloseAt: calendar.at(key.expectedCloseDay),
  }
  const stageChanges = key.stages.map(([to, day], at) => ({
    deal: key.code,
    from: key.stages[at - 1]?.[0] ?? null,
    to,
    at: calendar.at(day, '17:20'),
    by: deal.owner,
  }))
  // What happened is in their chats and notes; drawn activities beside them would tell it twice.
  return { ...story, deal, stageChanges, activities: [] }
}
