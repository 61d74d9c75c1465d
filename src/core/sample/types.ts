import type { ActivityKind, BuyingRole, Direction, Outcome, Stage, Support } from '../../shared/vocabulary.ts'

/** The story as plain records; names link them, as they do in a team's own files. Times are UTC ms. */
export type Lang = 'zh' | 'en'

export type SampleAccount = {
  lang: Lang
  name: string
  shortName: string
  code: string
  industry: string
  region: string
  city: string
  level: string
  owner: string
  createdAt: number
}

export type SamplePerson = {
  lang: Lang
  account: string
  name: string
  department: string
  title: string
  role: BuyingRole
  support: Support
  wechat: string
  email: string
  createdAt: number
  leftAt: number | null
}

export type SampleProduct = {
  lang: Lang
  code: string
  name: string
  /** As people say it in a sentence. */
  spoken: string
  series: string
  category: string
  unit: string
  /** List price in whole yuan or dollars. */
  list: number
  cost: number
  floor: number
  currency: 'CNY' | 'USD'
  /** Consumables and services are bought again and again, without a deal. */
  recurring: boolean
}

export type SampleStageChange = { deal: string; from: Stage | null; to: Stage; at: number; by: string }

export type SampleActivity = {
  lang: Lang
  at: number
  /** What it is to be read as; the file only says it in words. */
  kind: ActivityKind
  direction: Direction
  account: string
  deal: string | null
  contact: string | null
  owner: string
  text: string
}

export type SampleDeal = {
  lang: Lang
  code: string
  name: string
  account: string
  product: string
  quantity: number
  /** Whole yuan or dollars. */
  amount: number
  currency: 'CNY' | 'USD'
  region: string
  source: string
  owner: string
  contact: string
  competitor: string | null
  lossReason: string | null
  stage: Stage
  outcome: Outcome
  openedAt: number
  expectedCloseAt: number
  closedAt: number | null
}

export type SamplePriceLine = {
  lang: Lang
  kind: 'quote' | 'order'
  number: string
  account: string
  deal: string | null
  product: string
  quantity: number
  unitPrice: number
  list: number
  currency: 'CNY' | 'USD'
  region: string
  outcome: Outcome
  owner: string
  at: number
}

export type SampleMessage = {
  lang: Lang
  conversation: string
  at: number
  sender: string
  receivers: string[]
  text: string
}
