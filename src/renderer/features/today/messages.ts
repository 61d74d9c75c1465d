import type { Messages } from '../../i18n/language.tsx'

const zh = {
  title: '今日',
  loading: '正在取今日：通话、变化、警报',
  failed: '今日没有取到',
  summary: (callable: number, frozen: number) =>
    frozen > 0
      ? `${callable} 通可打，${frozen} 通冻结`
      : callable > 0
        ? `${callable} 通可打`
        : '今天没有约好的通话',
  waiting: (decisions: number, proposals: number, captures: number) =>
    [
      captures > 0 && `${captures} 条待确认`,
      decisions > 0 && `${decisions} 份建议待决定`,
      proposals > 0 && `${proposals} 条合并待看`,
    ]
      .filter(Boolean)
      .join(' · '),
  ruler: '今日时间带',
  now: '现在',
  calls: '到点的通话',
  callsNote: '简报随时可读',
  noCalls: '今天没有到点的通话',
  noCallsNote: '在商机里填上下一次通话，它会按时间排在这里，简报也会备好。',
  noRecordsNote: '先导入客户、商机和聊天记录；里面约好的通话会按时间排在这里，简报也会备好。',
  nextIs: (when: string, who: string) => `下一通是 ${when}，${who}。简报现在就能看。`,
  toDeals: '看商机',
  toData: '导入文件',
  overdue: '已过',
  open: '打开',
  intent: '意向',
  evidence: (n: number) => `依据 ${n}`,
  frozen: '已冻结，不可联系',
  frozenNote: '经审批解冻后方可改期',
  upcoming: '之后',
  upcomingNote: (n: number) => `${n} 通`,
  saidOnly: '只在消息里',
  saidAt: (clock: string) => `只在消息里：${clock}`,
  timeToday: '今天',
  timeOpen: '时间未定',
  formerSlot: (when: string) => `日历里还是 ${when}`,
  enterCall: '记入商机',
  entered: (when: string) => `下一次通话已记为 ${when}`,
  upDown: '上下',
  changes: '有什么变了',
  changesNote: (n: number) => `${n} 项`,
  moreChanges: (n: number) => `还有 ${n} 项`,
  fewerChanges: '收起',
  noChanges: '近七天没有变化',
  noChangesNote: '导入的记录、阶段变动、竞品与政策动向会出现在这里。',
  alerts: '警报',
  alertsNote: (stop: number, caution: number, note: number) =>
    [stop > 0 && `${stop} 条须停`, caution > 0 && `${caution} 条当心`, note > 0 && `${note} 条供了解`]
      .filter(Boolean)
      .join(' · '),
  noAlerts: '没有警报。触到红线、熔断或底价的事会出现在这里。',
  decisions: '待决定的建议',
  decisionsNote: (n: number) => `${n} 份`,
  noDecisions: '没有等你决定的建议。看过而未决定的简报会留在这里。',
  shownAt: (when: string) => `${when} 给出`,
  approvals: (n: number) => `${n} 件申请等你签批`,
  approvalsAction: '去签批',
  captures: (n: number) => `${n} 条动作和事实等你确认`,
  proposals: (n: number) => `${n} 条合并建议等你看`,
  reportDue: (month: string) => `${month} 的数据健康月报该出了`,
  reportDueAction: '去出月报',
  proposalsAction: '去看看',
  frozenContacts: '冻结的联系人',
  people: (n: number) => `${n} 位`,
  noFrozen: '没有冻结的联系人。一天触达满五次，第六次会被拦下并冻结。',
  broke: (name: string) => `${name} 已熔断`,
  since: (time: string) => `${time} 起`,
  touches: (touches: number, limit: number) => `今日 ${touches} 次，第 ${limit + 1} 次发出前拦下`,
  bySeller: (sellers: string) => `合计：${sellers}。解冻须经认证的审批人写明理由。`,
  toGovernance: '去治理页',
  see: '查看',
  keys: {
    next: '下一通',
    previous: '上一通',
    open: '打开简报',
    nextBrief: '直达下一通简报',
    captures: '去确认',
  },
}
type TodayWords = typeof zh
const en: TodayWords = {
  title: 'Today',
  loading: "Fetching today's calls, changes and alerts",
  failed: 'Today could not be fetched',
  summary: (callable, frozen) =>
    frozen > 0
      ? `${callable} to call, ${frozen} frozen`
      : callable > 0
        ? `${callable} ${callable === 1 ? 'call' : 'calls'} to make`
        : 'No calls planned today',
  waiting: (decisions, proposals, captures) =>
    [
      captures > 0 && `${captures} to confirm`,
      decisions > 0 && `${decisions} waiting for you`,
      proposals > 0 && `${proposals} ${proposals === 1 ? 'merge' : 'merges'}`,
    ]
      .filter(Boolean)
      .join(' · '),
  ruler: "Today's ruler",
  now: 'now',
  calls: 'Calls due',
  callsNote: 'briefs are ready at any time',
  noCalls: 'No calls due today',
  noCallsNote: 'Plan the next call in a deal: it appears here in time order with its brief ready.',
  noRecordsNote:
    'Import accounts, deals and chats first: the calls planned in them appear here in time order, each with its brief ready.',
  nextIs: (when, who) => `The next one is on ${when}, with ${who}. Its brief can be read now.`,
  toDeals: 'See the deals',
  toData: 'Import files',
  overdue: 'past',
  open: 'Open',
  intent: 'Intent',
  evidence: (n) => `evidence ${n}`,
  frozen: 'Frozen, do not contact',
  frozenNote: 'an approver must release first',
  upcoming: 'Later',
  upcomingNote: (n) => `${n} ${n === 1 ? 'call' : 'calls'}`,
  saidOnly: 'Only in messages',
  saidAt: (clock) => `Only in messages: ${clock}`,
  timeToday: 'today',
  timeOpen: 'no time yet',
  formerSlot: (when) => `the calendar still has ${when}`,
  enterCall: 'Put on the deal',
  entered: (when) => `The next call is now ${when}`,
  upDown: 'up and down',
  changes: 'What changed',
  changesNote: (n) => `${n} ${n === 1 ? 'item' : 'items'}`,
  moreChanges: (n) => `${n} more`,
  fewerChanges: 'Show fewer',
  noChanges: 'Nothing changed in seven days',
  noChangesNote: 'Imported records, stage moves, rivals and policy will appear here.',
  alerts: 'Alerts',
  alertsNote: (stop, caution, note) =>
    [stop > 0 && `${stop} to stop`, caution > 0 && `${caution} to watch`, note > 0 && `${note} to know`]
      .filter(Boolean)
      .join(' · '),
  noAlerts: 'No alerts. Red lines, breakers and floors that were touched appear here.',
  decisions: 'Advice waiting',
  decisionsNote: (n) => `${n}`,
  noDecisions: 'No advice waits for you. A brief that was read but not decided stays here.',
  shownAt: (when) => `shown ${when}`,
  approvals: (n) => `${n} ${n === 1 ? 'request waits' : 'requests wait'} for your approval`,
  approvalsAction: 'Answer',
  captures: (n) => `${n} captured ${n === 1 ? 'action or fact waits' : 'actions and facts wait'}`,
  reportDue: (month) => `The data health report of ${month} is due`,
  reportDueAction: 'Make it',
  proposals: (n) => `${n} ${n === 1 ? 'merge proposal waits' : 'merge proposals wait'}`,
  proposalsAction: 'Look',
  frozenContacts: 'Frozen contacts',
  people: (n) => `${n}`,
  noFrozen: 'Nobody is frozen. After five contacts in a day the sixth is stopped and the contact frozen.',
  broke: (name) => `${name} is frozen`,
  since: (time) => `since ${time}`,
  touches: (touches, limit) => `${touches} today; number ${limit + 1} was stopped before it went out`,
  bySeller: (sellers) => `In all: ${sellers}. A certified approver must give a reason to release.`,
  toGovernance: 'To Governance',
  see: 'See',
  keys: {
    next: 'Next call',
    previous: 'Previous call',
    open: 'Open the brief',
    nextBrief: "Straight to the next call's brief",
    captures: 'Confirm',
  },
}
export const todayMessages: Messages<TodayWords> = { zh, en }
