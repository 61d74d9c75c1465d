/** The closed lists of style rules, with their words in both languages. */

/** What a rule asks for: `last` never opens, `avoid` is not said where three tracks can be made without it. */
export const styleActWords = {
  first: { zh: '先讲', en: 'say first' },
  prefer: { zh: '多讲', en: 'say rather' },
  last: { zh: '最后讲，不拿来开场', en: 'say last, never open with' },
  avoid: { zh: '不讲', en: 'leave out' },
} as const
export type StyleAct = keyof typeof styleActWords
export const styleActs = Object.keys(styleActWords) as [StyleAct, ...StyleAct[]]

/** What people do for a living, as their title or department says it; roles in a purchase are another thing. */
export const styleJobWords = {
  procurement: { zh: '采购', en: 'procurement' },
  finance: { zh: '财务', en: 'finance' },
  security: { zh: '信息安全', en: 'information security' },
  informationTechnology: { zh: '信息技术', en: 'IT' },
  legal: { zh: '法务合规', en: 'legal and compliance' },
  engineering: { zh: '技术与设备', en: 'engineering' },
  quality: { zh: '质量', en: 'quality' },
  operations: { zh: '生产运营', en: 'operations' },
  clinical: { zh: '临床', en: 'clinical' },
  management: { zh: '公司领导', en: 'general management' },
} as const
export type StyleJob = keyof typeof styleJobWords
export const styleJobs = Object.keys(styleJobWords) as [StyleJob, ...StyleJob[]]

/** Sections whose order a rule may choose; a talk always opens with its opening and ends with its next step. */
export const movableSections = ['keyMessages', 'questions', 'objections'] as const
export type MovableSection = (typeof movableSections)[number]
