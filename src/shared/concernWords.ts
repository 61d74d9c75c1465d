/** What customers care about: a closed list, in both languages. */
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
