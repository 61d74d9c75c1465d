import type { SituationGroup } from './contract/brief.ts'

/** The headings of what holds now, as the screen, exports and the command line call them. */
export const situationWords: Record<'zh' | 'en', Record<SituationGroup['group'], string>> = {
  zh: {
    changed: '最近变了什么',
    agenda: '对方要我们逐条回答的',
    money: '钱',
    ours: '我们内部定的（只给自己看，不对客户说）',
    dates: '日期',
    owed: '还欠着的',
    kept: '已经给出的',
    record: '以往的生意',
    people: '谁来定，谁变动',
    decided: '已经定的',
    wants: '对方要什么',
    concerns: '对方担心什么',
    rivals: '竞品',
    quiet: '不能对客户说',
  },
  en: {
    changed: 'What changed lately',
    agenda: 'What they asked, point by point',
    money: 'Money',
    ours: 'Our own line (for you alone, not for the customer)',
    dates: 'Dates',
    owed: 'Still owed',
    kept: 'Already handed over',
    record: 'Business so far',
    people: 'Who decides, who changes',
    decided: 'Settled',
    wants: 'What they want',
    concerns: 'What worries them',
    rivals: 'Rivals',
    quiet: 'Not for the customer',
  },
}
