import type { Card, Decision } from '../../shared/rooms/board.ts'
import type { Light } from '../../shared/rooms/fields.ts'
import type { MapEdge, MapNode, Signal, Touch } from '../../shared/rooms/map.ts'
import type { memberRights } from '../../shared/rooms/psu.ts'
import { createCalendar } from './calendar.ts'

/**
 * What the sample team wrote into its rooms, by day from today and in the words of its chats and notes. What the
 * records say (zones, deals, people, their touches) is no part of it: that is published.
 */

/** Region, kind, deal code, title, note, owner, due day, light, author, day and time. */
type CardLine = {
  region: string
  kind: Card['kind']
  deal?: string
  title: string
  note: string
  owner: string
  due: number | null
  light: Light | null
  by: string
  day: number
  comments?: readonly (readonly [
    author: string,
    day: number,
    time: string,
    text: string,
    mentions?: string,
  ])[]
}

const boardCards: readonly CardLine[] = [
  {
    region: '浙江',
    kind: 'deal',
    deal: 'SJ-MZ2Y-01',
    title: '明州二院：先装两台的清单',
    note: '{+13}设备委员会上会。停机测算表 v2 已发周岚，口径按台账，原因分三类。',
    owner: '钱越',
    due: 13,
    light: 'caution',
    by: '钱越',
    day: -2,
    comments: [
      ['罗宁', -2, '11:20', '何副院长那边这个月没人见过，会前要补一次。', '钱越'],
      ['钱越', -2, '11:46', '已托贺护士长约，{+5}之前给结果。'],
    ],
  },
  {
    region: '浙江',
    kind: 'deal',
    deal: 'SJ-YJZY-01',
    title: '甬江总院：价格审批卡在第二级',
    note: '唐默要的是审批进度，不是新价格。审批没下来之前不改口。',
    owner: '钱越',
    due: 2,
    light: 'stop',
    by: '钱越',
    day: -3,
    comments: [['陆衡', -2, '17:05', '审批人这周出差，替他的是谁？', '苏衍']],
  },
  {
    region: '浙江',
    kind: 'risk',
    deal: 'SJ-YCRM-01',
    title: '越城人民：一天里多人联系同一家',
    note: '顾清说同一件事被问了几遍。下周起由一个人对口。',
    owner: '罗宁',
    due: 3,
    light: 'caution',
    by: '罗宁',
    day: -1,
  },
  {
    region: '江苏',
    kind: 'deal',
    deal: 'SJ-JCEY-01',
    title: '江澄二院：退回需求阶段，从头梳理',
    note: '程斯不认之前的使用情况数。明早到科室看排期，不带方案。',
    owner: '罗宁',
    due: 1,
    light: 'stop',
    by: '罗宁',
    day: -4,
  },
  {
    region: '江苏',
    kind: 'deal',
    deal: 'SJ-SZWZ-01',
    title: '苏州湾中心：迁移校验怎么做',
    note: '郑可只问校验，不问价格。把校验步骤写成一页纸。',
    owner: '钱越',
    due: 1,
    light: 'ok',
    by: '钱越',
    day: -3,
  },
  {
    region: '上海',
    kind: 'resource',
    title: '样机一台从栖塘调回',
    note: '在栖塘闲置十一天，先给江澄二院。',
    owner: '陆衡',
    due: 4,
    light: null,
    by: '陆衡',
    day: -2,
  },
  {
    region: '安徽',
    kind: 'note',
    title: '南汀、芦汀合看一次',
    note: '两家设备科是同一批人出来的，一次跑完。',
    owner: '苏衍',
    due: 9,
    light: null,
    by: '苏衍',
    day: -5,
  },
  {
    region: 'Great Lakes',
    kind: 'deal',
    deal: 'OP-HLC-01',
    title: 'Harrow Lake: downtime by cause before the board',
    note: 'Board meets on {+17}. Dana wants her own numbers, split by cause, nothing else.',
    owner: 'Maya Lindqvist',
    due: 17,
    light: 'caution',
    by: 'Maya Lindqvist',
    day: -1,
    comments: [
      [
        'Tom Adeyemi',
        -1,
        '16:10',
        'Servers have to be ordered this week to be there by {+50}.',
        'Maya Lindqvist',
      ],
    ],
  },
  {
    region: 'Midwest',
    kind: 'deal',
    deal: 'OP-BVF-01',
    title: 'Brindle Valley: two references for Ruth',
    note: 'Steering group decides on {+26}. Elise still doubts where the data lies.',
    owner: 'Maya Lindqvist',
    due: 7,
    light: 'caution',
    by: 'Maya Lindqvist',
    day: -1,
  },
  {
    region: 'Gulf',
    kind: 'risk',
    title: 'Renewals quiet since spring',
    note: 'Priya calls three of them before the next review.',
    owner: 'Priya Nair',
    due: 6,
    light: 'caution',
    by: 'Priya Nair',
    day: -4,
  },
]

/** Name, unit, total, note, and what the regions hold of it. */
const boardResources: readonly (readonly [
  string,
  string,
  number,
  string,
  Readonly<Record<string, number>>,
])[] = [
  ['临床应用工程师', '人', 12, '排到十天后', { 浙江: 5, 江苏: 3, 上海: 2, 安徽: 1 }],
  ['术中超声样机', '台', 8, '一台闲置超过 7 天', { 浙江: 3, 江苏: 1, 上海: 2 }],
  [
    'Field engineers',
    'people',
    6,
    'two free from next week',
    { 'Great Lakes': 2, Midwest: 1, Appalachia: 1 },
  ],
]

/** Title, minutes, region. */
const boardAgenda: readonly (readonly [string, number, string | null])[] = [
  ['上周的决定回头看', 5, null],
  ['浙江：明州二院上会前的清单', 10, '浙江'],
  ['浙江：越城人民谁来对口', 8, '浙江'],
  ['江苏：江澄二院从哪里重来', 8, '江苏'],
  ['Great Lakes: Harrow Lake’s board', 10, 'Great Lakes'],
  ['Midwest: references for Brindle Valley', 6, 'Midwest'],
  ['决定与负责人', 5, null],
]

/** Person's name in the committee, then where the team put them on the path. */
const mapPeople: Readonly<
  Record<string, { title: string; step: number; lane: number; isKey: boolean; weight: number }>
> = {
  林予安: { title: '提出需求', step: 0, lane: 0, isKey: true, weight: 1 },
  贺晴: { title: '手术室会签', step: 2, lane: 0, isKey: true, weight: 1 },
  陈砚: { title: '科室论证', step: 1, lane: 0, isKey: true, weight: 1 },
  周岚: { title: '汇总论证', step: 1, lane: 1, isKey: true, weight: 2 },
  邵敏: { title: '预算申报', step: 2, lane: 2, isKey: true, weight: 2 },
  许哲: { title: '接口评审', step: 3, lane: 2, isKey: true, weight: 1 },
  何其远: { title: '设备委员会', step: 2, lane: 3, isKey: true, weight: 2 },
}

type NodeLine = Pick<MapNode, 'kind' | 'title' | 'who' | 'isKey' | 'weight'> & {
  step: number
  lane: number
  due: number | null
}
const mapNodes: Readonly<Record<string, NodeLine>> = {
  specification: {
    kind: 'milestone',
    title: '制定参数',
    who: '设备科',
    step: 3,
    lane: 1,
    isKey: true,
    weight: 1,
    due: 20,
  },
  rest: {
    kind: 'question',
    title: '后两台单价',
    who: '',
    step: 2,
    lane: 1,
    isKey: false,
    weight: 1,
    due: null,
  },
  experts: {
    kind: 'question',
    title: '评标专家从哪里抽',
    who: '',
    step: 4,
    lane: 0,
    isKey: true,
    weight: 1,
    due: 38,
  },
  notice: {
    kind: 'milestone',
    title: '招标公告',
    who: '招标代理',
    step: 4,
    lane: 4,
    isKey: true,
    weight: 1,
    due: 34,
  },
  signing: {
    kind: 'milestone',
    title: '合同签批',
    who: '院长',
    step: 5,
    lane: 3,
    isKey: true,
    weight: 2,
    due: 55,
  },
}

/** From, to (a node's name here or a person's), kind, basis, note. */
const mapEdges: readonly (readonly [string, string, MapEdge['kind'], MapEdge['basis'], string])[] = [
  ['林予安', '陈砚', 'sequence', 'sourced', '跟台时说定由超声科写论证'],
  ['陈砚', '周岚', 'sequence', 'sourced', '试用结果交设备科汇总'],
  ['贺晴', 'rest', 'influence', 'sourced', '手术室要四台，设备科先报两台'],
  ['周岚', '邵敏', 'sequence', 'inferred', '测算表经设备科到财务处'],
  ['邵敏', '何其远', 'sequence', 'inferred', ''],
  ['周岚', '何其远', 'sequence', 'sourced', '测算口径表交设备委员会'],
  ['何其远', 'specification', 'sequence', 'sourced', '上会之后才定参数'],
  ['许哲', 'specification', 'influence', 'sourced', '接口与验收写进参数'],
  ['邵敏', 'rest', 'conflict', 'sourced', '后两台没批之前不签四台'],
  ['何其远', 'signing', 'influence', 'expected', '签批看委员会的结论'],
  ['specification', 'notice', 'sequence', 'expected', ''],
  ['experts', 'notice', 'sequence', 'expected', ''],
  ['notice', 'signing', 'sequence', 'expected', ''],
]

/** Touches that are nobody's imported record: written down by hand. Node, day, time, source, interaction, title, by. */
const mapTouches: readonly (readonly [
  string,
  number,
  string,
  Touch['source'],
  Touch['interaction'],
  string,
  string,
])[] = [
  ['何其远', -36, '08:10', 'visit', 'none', '查房后说了三分钟', '苏衍'],
  ['许哲', -26, '15:30', 'meeting', 'comment', '验收两条逐字过', '苏衍'],
  ['specification', -12, '19:15', 'document', 'comment', '探头频率只写临床需要的范围', '钱越'],
  ['specification', -4, '09:50', 'document', 'open', '停机原因分类说明', '钱越'],
]

/** Title, note, node, inferred, day, time. */
const mapSignals: readonly (readonly [string, string, string | null, boolean, number, string])[] = [
  ['省级价格联动公告', '按省内最低价联动', '周岚', true, -54, '09:00'],
  ['安澜在浙江公开降价 8%', '周岚主动问起', '周岚', false, -38, '09:00'],
  ['安澜到超声科演示', '陈砚告知', null, false, -10, '15:00'],
]

/** Node, label, evidence, day it was noted, day it ends. */
const mapTags: readonly (readonly [string, string, string, number, number])[] = [
  ['周岚', '认台账口径', '停机要从停用算到恢复使用，设备科台账上每次都有', -131, 60],
  ['周岚', '怕后两台涨价', '我最担心的是后两台涨价，前面装了别家接不了', -13, 45],
  ['邵敏', '不签四台', '后两台没批之前，不要让我签四台的合同', -46, 44],
  ['陈砚', '等样机', '想申请试用一台，怎么走流程？', -98, -70],
]

const unitMembers: readonly (readonly [string, string, (typeof memberRights)[number], number])[] = [
  ['Maya Lindqvist', 'Runs the unit, talks to Dana and the board', 'lead', 96],
  ['Tom Adeyemi', 'Installation, OPC UA, acceptance', 'member', 96],
  ['Priya Nair', 'Night shift training', 'member', 78],
  ['Luis Ferrante', 'Maintenance window, shift log (Harrow Lake)', 'observer', 70],
  ['Ingrid Solberg', 'Network rules during the pilot (Harrow Lake)', 'observer', -40],
]

/** Key, title, owner, due day, done day, whether it is the customer's. */
const unitMilestones: readonly (readonly [string, string, string, number, number | null, boolean])[] = [
  ['pilot', 'Pilot on line 2 reviewed', 'Maya Lindqvist', -52, -55, false],
  ['phases', 'Two phases decided', 'Dana Whitcombe', -30, -30, true],
  ['criteria', 'Acceptance criteria agreed', 'Tom Adeyemi', -10, -12, false],
  ['board', 'Board decides', 'Dana Whitcombe', 17, null, true],
  ['servers', 'Servers on site', 'Ingrid Solberg', 50, null, true],
  ['lines', 'Lines 1 and 2 installed', 'Tom Adeyemi', 76, null, false],
]

/** Title, owner, due day, done day, milestone. */
const unitTasks: readonly (readonly [string, string, number, number | null, string | null])[] = [
  ['Write the pilot up without marketing', 'Maya Lindqvist', -54, -55, 'pilot'],
  ['Put 30 days and the restore test into the acceptance test', 'Tom Adeyemi', -11, -12, 'criteria'],
  ['Downtime on line 2 by cause', 'Maya Lindqvist', 0, null, 'board'],
  ['Contract draft back from legal', 'Maya Lindqvist', 3, null, 'board'],
  ['Reference call with Tarn Ridge', 'Maya Lindqvist', 8, null, 'board'],
  ['Order the two servers', 'Tom Adeyemi', 4, null, 'servers'],
  ['Two night sessions, six hours per operator', 'Priya Nair', 72, null, 'lines'],
]

/** A line of minutes: a heading, a paragraph or a point of a list. */
export type MinutesLine = { is: 'heading' | 'text' | 'point'; text: string }

const unitMinutes: readonly { title: string; day: number; time: string; text: string }[] = [
  {
    title: 'Pilot review, line 2',
    day: -55,
    time: '16:00',
    text: `
# What was seen
- Batch card found in under a minute, operators keep using it.
- No outbound traffic in four weeks (Ingrid).
# Agreed
- The write-up goes to the steering group as it is.`,
  },
  {
    title: 'Unit meeting: acceptance and training',
    day: -8,
    time: '16:30',
    text: `
Dana joined for the first half hour.
# Acceptance
- 30 days without a lost record, restore tested once. Both are in the test now.
# Training
- Six hours per operator. Two of the sessions run at night, so that the night shift does not get the leftovers.
# Next
- Downtime by cause before the board meets on {+17}.
- Servers by {+50}, otherwise the week of {+64} is lost.`,
  },
]

function linesOfMinutes(text: string): MinutesLine[] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line.startsWith('# ')
        ? { is: 'heading', text: line.slice(2) }
        : line.startsWith('- ')
          ? { is: 'point', text: line.slice(2) }
          : { is: 'text', text: line },
    )
}

/** The rooms of the sample made at `now` (UTC ms): the same for every `now` of one day in Shanghai. */
export function sampleRooms(now: number) {
  const calendar = createCalendar(now)
  const day = (days: number | null) => (days === null ? null : calendar.at(days, '18:00'))
  const endOfDay = (days: number) => calendar.at(days + 1, '0:00') - 1
  const langOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
  const dated = (text: string) => calendar.dated(text, langOf(text))
  const lastReview = calendar.at(-7, '09:00')
  const decision = (
    fields: Pick<Decision, 'title' | 'note' | 'owner' | 'dueAt' | 'reviewAt' | 'author' | 'at'>,
  ) => ({
    ...fields,
    state: 'open' as const,
    zone: null,
    logSeq: null,
    loggedBy: null,
  })
  return {
    board: {
      name: '每周复盘 Weekly review',
      regions: [...new Set(boardResources.flatMap(([, , , , held]) => Object.keys(held))), 'Gulf'],
      deals: boardCards.flatMap(({ deal }) => deal ?? []),
      cards: boardCards.map(({ due, day: on, comments = [], ...card }) => ({
        ...card,
        deal: card.deal ?? null,
        note: dated(card.note),
        dueAt: day(due),
        at: calendar.at(on, '10:30'),
        comments: comments.map(([author, at, time, text, mention]) => ({
          author,
          at: calendar.at(at, time),
          text: dated(text),
          mentions: mention === undefined ? [] : [mention],
        })),
      })),
      resources: boardResources.map(([name, unit, total, note, held]) => ({ name, unit, total, note, held })),
      claimedAt: calendar.at(-3, '09:30'),
      agenda: boardAgenda.map(([title, minutes, region]) => ({ title, plannedMs: minutes * 60_000, region })),
      lastReview: {
        title: `每周复盘 ${calendar.isoDay(lastReview)}`,
        startedAt: lastReview,
        endedAt: calendar.at(-7, '09:52'),
        lessons: '样机先问科室再送：送早了两周，使用情况反而没人记。',
        items: boardAgenda.slice(0, 4).map(([title, minutes], at) => ({
          ...{ title, plannedMs: minutes * 60_000 },
          spentMs: (minutes + [2, -1, 9, 0][at]!) * 60_000,
        })),
      },
      decision: decision({
        title: '江澄二院先补使用情况',
        note: '程斯认数之前不报新方案。样机等科室同意再送。',
        owner: '罗宁',
        dueAt: day(2),
        reviewAt: lastReview,
        author: '钱越',
        at: calendar.at(-7, '09:40'),
      }),
    },
    map: {
      name: '明州二院怎么定四台',
      deal: 'SJ-MZ2Y-01',
      steps: ['需求', '论证', '预算', '参数', '招标', '签约'],
      lanes: ['临床科室', '设备科', '信息与财务', '院领导', '外部'],
      people: mapPeople,
      nodes: Object.entries(mapNodes).map(([key, { due, ...node }]) => ({ key, ...node, dueAt: day(due) })),
      nodesAt: calendar.at(-30, '11:00'),
      edges: mapEdges.map(([from, to, kind, basis, note]) => ({ from, to, kind, basis, note })),
      touches: mapTouches.map(([node, on, time, source, interaction, title, by]) => ({
        ...{ node, source, interaction, title, by },
        at: calendar.at(on, time),
      })),
      signals: mapSignals.map(([title, note, node, inferred, on, time]) => ({
        ...{ title, note, node, inferred },
        at: calendar.at(on, time),
      })) satisfies Omit<Signal, 'by'>[],
      tags: mapTags.map(([node, label, evidence, from, until]) => ({
        ...{ node, label, evidence },
        at: calendar.at(from, '18:00'),
        expiresAt: endOfDay(until),
      })),
    },
    unit: {
      name: 'Harrow Lake rollout',
      deal: 'OP-HLC-01',
      lead: 'Maya Lindqvist',
      charter: {
        customer: 'Harrow Lake Castings',
        goal: 'Lines 1 and 2 run on FlowDeck before the end of the maintenance window, line 3 is fixed for spring.',
        purpose:
          'Dana wants to stop arguing about numbers: one record of downtime, from stop to first good part.',
        startsAt: calendar.at(-81),
        endsAt: endOfDay(96),
      },
      startedAt: calendar.at(-81),
      members: unitMembers.map(([name, task, right, until]) => ({
        ...{ name, task, right },
        expiresAt: endOfDay(until),
      })),
      milestones: unitMilestones.map(([key, title, owner, due, done, isCustomers]) => ({
        ...{ key, title, owner, isCustomers },
        dueAt: day(due),
        doneAt: day(done),
      })),
      tasks: unitTasks.map(([title, owner, due, done, milestone]) => ({
        ...{ title, owner, milestone },
        dueAt: day(due),
        doneAt: day(done),
      })),
      minutes: unitMinutes.map(({ title, day: on, time, text }) => ({
        title,
        at: calendar.at(on, time),
        lines: linesOfMinutes(dated(text)),
      })),
    },
  }
}
export type SampleRooms = ReturnType<typeof sampleRooms>
