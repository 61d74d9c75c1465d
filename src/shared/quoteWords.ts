import type { ProjectQuoteView } from './contract/projectQuote.ts'

type Standing = ProjectQuoteView['standing']

/** Where a quote stands, as screens, previews and text say it. */
export const quoteStandingWords: Record<'zh' | 'en', Record<Standing, string>> = {
  zh: {
    draft: '草稿，未发出',
    open: '跟进中',
    superseded: '已被新版替代',
    won: '成交',
    lost: '丢单',
    unknown: '结果未读懂',
  },
  en: {
    draft: 'draft, not sent',
    open: 'open',
    superseded: 'superseded',
    won: 'won',
    lost: 'lost',
    unknown: 'outcome unread',
  },
}
