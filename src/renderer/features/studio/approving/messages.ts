import type { OpenMessage } from '../../../../shared/contract/studio.ts'
import type { Messages } from '../../../i18n/language.tsx'

type Section = NonNullable<OpenMessage['sentences'][number]['section']>

const zh = {
  title: '待批准的聊天和通话',
  note: '只列我方说的话。批准以前什么都不学。数字、人名、客户和产品换成空位；换不净的句子不学。',
  loading: '正在取聊天和通话',
  failed: '聊天和通话没有取到',
  none: '没有待批准的',
  noneNote: '导入聊天、邮件或有同意的通话转写后，我方说过的、可以学的话会列在这里。',
  heard: '对方先说',
  learnsAs: '学成',
  leaves: '不学',
  approve: '批准',
  decline: '不学',
  approved: (n: number) => `已批准 ${n} 条`,
  declined: '不学这条',
  approveAll: (n: number) => `批准这家的 ${n} 条`,
  noConsent: '录音里有人没有同意用于学习，批准不了。',
  toConsent: '去看同意',
  sections: { opening: '开场', keyMessage: '依据', question: '提问', nextStep: '请求' } satisfies Record<
    Section,
    string
  >,
  to: (person: string, deal: string) => [person, deal].filter(Boolean).join(' · '),
  readWhole: '看原文',
  keys: { next: '下一条', previous: '上一条', all: '批准这家客户的全部' },
}
const en: typeof zh = {
  title: 'Chats and calls to approve',
  note: 'Only what our own side said. Nothing is learned before you approve it. Figures, people, customers and products become blanks; a sentence in which that fails is not learned.',
  loading: 'Fetching chats and calls',
  failed: 'Chats and calls could not be fetched',
  none: 'Nothing waits for approval',
  noneNote:
    'After an import of chats, mails or calls with consent, what your side said and what can be learned of it is listed here.',
  heard: 'They had said',
  learnsAs: 'Learned as',
  leaves: 'Not learned',
  approve: 'Approve',
  decline: 'Don’t learn it',
  approved: (n) => `${n} approved`,
  declined: 'It is not learned',
  approveAll: (n) => `Approve ${n} of this customer`,
  noConsent: 'Somebody in the recording did not agree that models learn from it, so it can’t be approved.',
  toConsent: 'See consent',
  sections: { opening: 'Opening', keyMessage: 'Proof', question: 'Question', nextStep: 'Ask' },
  to: (person, deal) => [person, deal].filter(Boolean).join(' · '),
  readWhole: 'Read the source',
  keys: { next: 'Next message', previous: 'Previous message', all: 'Approve all of this customer' },
}
export const approvingMessages: Messages<typeof zh> = { zh, en }
