/** The closed lists by which talk tracks are composed, with their words: what occupies a customer, when, and how we speak. */

export const concernWords = {
  price: { zh: '价格', en: 'Price' },
  totalCost: { zh: '总成本', en: 'Total cost' },
  reliability: { zh: '可靠性', en: 'Reliability' },
  service: { zh: '服务', en: 'Service' },
  compliance: { zh: '合规', en: 'Compliance' },
  integration: { zh: '系统对接', en: 'Integration' },
  training: { zh: '培训与上手', en: 'Training' },
  delivery: { zh: '交付', en: 'Delivery' },
  risk: { zh: '风险', en: 'Risk' },
  clinicalValue: { zh: '临床使用', en: 'Clinical use' },
  productivity: { zh: '效率', en: 'Productivity' },
  dataSecurity: { zh: '数据安全', en: 'Data security' },
  budgetTiming: { zh: '预算节奏', en: 'Budget timing' },
  competition: { zh: '竞品比较', en: 'Competition' },
  switching: { zh: '更换成本', en: 'Switching' },
} as const satisfies Record<string, Record<'zh' | 'en', string>>

export type Concern = keyof typeof concernWords
export const concerns = Object.keys(concernWords) as [Concern, ...Concern[]]

/** The selling stages that atoms are made for: the open stages of a deal, then what follows a won one. */
export const sellingStages = [
  'qualify',
  'discover',
  'evaluate',
  'propose',
  'negotiate',
  'close',
  'deliver',
  'renew',
] as const
export type SellingStage = (typeof sellingStages)[number]

export const sellingStageWords: Record<SellingStage, Record<'zh' | 'en', string>> = {
  qualify: { zh: '线索确认', en: 'Qualify' },
  discover: { zh: '需求确认', en: 'Discover' },
  evaluate: { zh: '方案评估', en: 'Evaluate' },
  propose: { zh: '方案报价', en: 'Propose' },
  negotiate: { zh: '商务谈判', en: 'Negotiate' },
  close: { zh: '签约', en: 'Close' },
  deliver: { zh: '交付', en: 'Deliver' },
  renew: { zh: '续约', en: 'Renew' },
}

/** The closed list of strategies, as the screens call them. */
export const strategyWords = {
  valueEvidence: { zh: '用记录说价值', en: 'Value by the record' },
  riskReduction: { zh: '先把风险拿走', en: 'Take the risk out' },
  totalCost: { zh: '同口径算总账', en: 'Total cost, same basis' },
  phasedLanding: { zh: '分步落地', en: 'Land in steps' },
  peerProof: { zh: '让同行来说', en: 'Let peers speak' },
  complianceFirst: { zh: '合规走在前面', en: 'Compliance up front' },
  usersFirst: { zh: '从使用者出发', en: 'Users decide' },
  competitiveContrast: { zh: '公平地比', en: 'A fair comparison' },
} as const satisfies Record<string, Record<'zh' | 'en', string>>
export type Strategy = keyof typeof strategyWords
export const strategies = Object.keys(strategyWords) as [Strategy, ...Strategy[]]

/** A strategy in words; one of earlier versions by its code. */
export const strategyName = (strategy: string, lang: 'zh' | 'en'): string =>
  (strategyWords as Record<string, Record<'zh' | 'en', string>>)[strategy]?.[lang] ?? strategy
