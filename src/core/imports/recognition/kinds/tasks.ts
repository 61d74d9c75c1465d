import { evidenceOnly, field, without } from '../fields/fieldSpec.ts'
import { product } from '../fields/goods.ts'
import { account, deal, dealCode, owner } from '../fields/parties.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** What has to be done, by whom, for whom and until when. */
export const tasks: RecordKind = {
  id: 'tasks',
  zh: '待办事项',
  en: 'To-do list',
  names: [
    '待办',
    '待办事项',
    '任务',
    '行动项',
    '行动计划',
    '跟进事项',
    '遗留问题',
    'todo',
    'to-do',
    'to do',
    'tasks',
    'task list',
    'actions',
    'action items',
    'action log',
    'open points',
    'open items',
    'task',
    'aufgaben',
    'offene punkte',
    'maßnahmen',
    '承诺',
    '样品',
    '送样',
    'promises',
    'commitments',
    'samples owed',
  ],
  required: [['task'], ['due', 'taskStatus', 'forWhom', 'ownerName']],
  telling: ['task', 'due', 'taskStatus', 'forWhom'],
  fields: [
    field(
      'task',
      'text',
      '事项',
      'Task',
      '待办|待办事项|任务|任务内容|任务名称|行动|行动项|行动内容|要做的事|要做什么|做什么|跟进事项|工作事项|事情|遗留问题|todo|to do|to-do|task name|action|action item|actions|open point|open item|item to do|what|what to do|deliverable|deliverables|答应的事|承诺|承诺事项|承诺内容|交付物|要给的东西|要交的东西|给什么|东西|样品|promise|promised item|commitment|what we owe|what we promised',
    ),
    field(
      'due',
      'text',
      '截止',
      'Due',
      '截止日期|截止时间|到期|到期日|期限|什么时候|何时|哪天|要求完成时间|计划完成|计划完成时间|完成期限|最晚|due date|deadline|by when|when|by|target date|due by|needed by|eta|说好的日子|说好哪天|说好的时间|说好几号|答应的日子|答应哪天|约定日期|约定时间|承诺日期|承诺时间|应交|应交日期|应给日期|promised|promised by|promised on|promised date|promised for|agreed date|committed date',
    ),
    without(
      'status',
      field(
        'taskStatus',
        'text',
        '状态',
        'Status',
        '完成情况|是否完成|完成状态|进度|进展|完成否|task status|state|progress|done|done?|completed|complete|实际|实际情况|实际进度|现在|目前|到哪了|actual|actual state|where it stands',
      ),
    ),
    field(
      'forWhom',
      'text',
      '给谁',
      'For whom',
      '对象|交给|交给谁|提交给|接收人|收件人|对方|for|to|to whom|recipient|for who|requested by|asked by|who for|contact|contact name|联系人',
    ),
    account(),
    deal(),
    dealCode(),
    {
      ...owner(),
      words: [
        ...owner().words,
        ...'谁|谁做|谁来|谁负责|责任人|责任方|负责|承办人|who|owner|action by|responsible person|assignee|whose|person'.split(
          '|',
        ),
      ],
    },
    field(
      'createdAt',
      'date',
      '提出日期',
      'Raised',
      '提出时间|登记日期|记录日期|创建时间|创建日期|raised on|created|created at|date raised|logged',
    ),
    field(
      'completedAt',
      'date',
      '完成日期',
      'Done on',
      '完成时间|实际完成|实际完成时间|completed on|completed at|done on|closed on|finished',
    ),
    evidenceOnly(field('priority', 'text', '优先级', 'Priority', '重要性|紧急程度|urgency|importance')),
    evidenceOnly(without('description', product())),
    remark(),
  ],
}
