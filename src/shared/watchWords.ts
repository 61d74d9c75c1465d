import type { DriftFeature, WatchAlert } from './contract/watching.ts'

/** What is watched of advice, in words for every screen. */
export const watchWords: Record<
  'zh' | 'en',
  {
    features: Record<DriftFeature, string>
    probabilities: Record<'win' | 'intent', string>
    /** What else an alert may be about. */
    others: Record<'quoteRange' | 'composition', string>
    alerts: Record<WatchAlert['code'], (about: string) => string>
  }
> = {
  zh: {
    features: {
      stage: '商机阶段',
      role: '通话对象的角色',
      concern: '主要顾虑',
      amount: '商机金额',
      language: '语言',
      channel: '客户来讯的渠道',
      messageLength: '客户来讯的长短',
      strategy: '给出的策略',
      winProbability: '给出的赢率',
      quoteWidth: '报价区间的宽窄',
    },
    probabilities: { win: '赢率', intent: '采购意向' },
    others: { quoteRange: '报价区间', composition: '组合' },
    alerts: {
      'watch.inputDrift': (about) => `建议的依据变了：${about}`,
      'watch.outputDrift': (about) => `给出的建议变了：${about}`,
      'watch.worseThanPrior': (about) => `${about}还不如只用基准率`,
      'watch.overconfident': (about) => `${about}偏高：应验的比说的少`,
      'watch.underconfident': (about) => `${about}偏低：应验的比说的多`,
      'watch.coverageLow': (about) => `${about}说得太准：成交价落在里面的比说的少`,
      'watch.rangeTooWide': (about) => `${about}比需要的宽：成交价几乎都落在里面`,
      'watch.rejectedMore': (about) => `${about}给的话术近四周被拒绝的明显多了`,
      'watch.fallback': (about) => `模型 ${about} 的措辞多半通不过，照旧用组合`,
      'watch.slower': (about) => `模型 ${about} 措辞比先前慢了一半以上`,
      'watch.moreMemory': (about) => `模型 ${about} 占的内存比先前多了四分之一以上`,
    },
  },
  en: {
    features: {
      stage: 'Stage of the deal',
      role: 'Role of who is called',
      concern: 'Main concern',
      amount: 'Amount of the deal',
      language: 'Language',
      channel: 'Channel of customers’ messages',
      messageLength: 'Length of customers’ messages',
      strategy: 'Strategies shown',
      winProbability: 'Win probability shown',
      quoteWidth: 'Width of the quote range',
    },
    probabilities: { win: 'Win probability', intent: 'Buying intent' },
    others: { quoteRange: 'Quote range', composition: 'Composition' },
    alerts: {
      'watch.inputDrift': (about) => `What is advised on has changed: ${about}`,
      'watch.outputDrift': (about) => `What is advised has changed: ${about}`,
      'watch.worseThanPrior': (about) => `${about} does worse than the base rate alone`,
      'watch.overconfident': (about) => `${about} is too high: less came true than it said`,
      'watch.underconfident': (about) => `${about} is too low: more came true than it said`,
      'watch.coverageLow': (about) => `${about} promises too much: fewer prices lay inside than it said`,
      'watch.rangeTooWide': (about) => `${about} is wider than it need be: nearly every price lay inside`,
      'watch.rejectedMore': (about) =>
        `Talk tracks of ${about} were rejected clearly more often these four weeks`,
      'watch.fallback': (about) => `Most wording by the model ${about} fails; composition stands instead`,
      'watch.slower': (about) =>
        `The model ${about} takes half as long again for its wording as before, or more`,
      'watch.moreMemory': (about) => `The model ${about} takes a quarter more memory than before, or more`,
    },
  },
}

/** What an alert is about, in words: a feature, a probability, the quote range, composition, or a name as it is. */
export const watchAbout = (about: string, language: 'zh' | 'en'): string =>
  (watchWords[language].features as Record<string, string>)[about] ??
  (watchWords[language].probabilities as Record<string, string>)[about] ??
  (watchWords[language].others as Record<string, string>)[about] ??
  about
