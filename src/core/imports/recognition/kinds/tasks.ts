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
  ],
  required: [['task'], ['due', 'taskStatus', 'forWhom', 'ownerName']],
  telling: ['task', 'due', 'taskStatus', 'forWhom'],
  fields: [
    field(
      'task',
      'text',
      '事项',
      'Task',
      '待办|待办事项|任务|任务内容|任务名称|行动|行动项|行动内容|要做的事|要做什么|做什么|跟进事项|工作事项|事情|遗留问题|todo|to do|to-do|task name|action|action item|actions|open point|open item|item to do|what|what to do|deliverable',
    ),
    field(
      'due',
      'text',
      '截止',
      'Due',
      '截止日期|截止时间|到期|到期日|期限|什么时候|何时|哪天|要求完成时间|计划完成|计划完成时间|完成期限|最晚|due date|deadline|by when|when|by|target date|due by|needed by|eta',
    ),
    without(
      'status',
      field(
        'taskStatus',
        'text',
        '状态',
        'Status',
        '完成情况|是否完成|完成状态|进度|进展|完成否|task status|state|progress|done|done?|completed|complete',
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
