/** The strategies that talk tracks follow, by their names. */
export const strategyWords = {
  zh: {
    valueEvidence: '用记录说价值',
    riskReduction: '先把风险拿走',
    totalCost: '同口径算总账',
    phasedLanding: '分步落地',
    peerProof: '让同行来说',
    complianceFirst: '合规走在前面',
    usersFirst: '从使用者出发',
    competitiveContrast: '公平地比',
  },
  en: {
    valueEvidence: 'Value by the record',
    riskReduction: 'Take the risk out',
    totalCost: 'Total cost, same basis',
    phasedLanding: 'Land in steps',
    peerProof: 'Let peers speak',
    complianceFirst: 'Compliance up front',
    usersFirst: 'Users decide',
    competitiveContrast: 'A fair comparison',
  },
} as const

/** A strategy in words; one of earlier versions by its code. */
export const strategyName = (strategy: string, lang: 'zh' | 'en'): string =>
  (strategyWords[lang] as Record<string, string>)[strategy] ?? strategy
