import { ahead, evidenceOnly, field, without } from '../fields/fieldSpec.ts'
import { product } from '../fields/goods.ts'
import { account, contact, deal, dealCode, owner, region } from '../fields/parties.ts'
import { people, place, remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** Visits and calls that are to come. */
export const visitPlans: RecordKind = {
  id: 'visitPlans',
  zh: '拜访计划',
  en: 'Visit plans',
  names: [
    '拜访计划',
    '计划',
    '行程',
    '周计划',
    '排期',
    'visit plan',
    'visit plans',
    'plan',
    'schedule',
    'planned visits',
    'besuchsplan',
    'termine',
    'tourenplan',
    'event',
  ],
  required: [['plannedAt'], ['account', 'contact', 'people', 'purpose']],
  telling: ['plannedAt', 'purpose', 'planStatus', 'plannedEndAt'],
  fields: [
    ahead(
      field(
        'plannedAt',
        'date',
        '计划日期',
        'Planned',
        '计划时间|计划拜访日期|计划拜访时间|拟拜访日期|预约时间|预约日期|拜访日期|planned date|plan date|scheduled date|scheduled for|visit date|planned visit date|appointment|date|日期|拟访日期|拟访时间|安排日期|安排时间|预计拜访日期|预计拜访时间|预计日期|约定时间|约定日期|约访时间|计划日|计划开始时间|开始时间|下次拜访日期|下次拜访时间|下次跟进时间|planned for|planned on|planned at|planned start|appointment date|appointment time|meeting date|meeting time|start|start time|when|next visit|next call|next meeting',
      ),
    ),
    evidenceOnly(
      field('plannedEndAt', 'date', '计划结束时间', 'Planned end', '结束时间|end time|end date|planned end'),
    ),
    evidenceOnly(
      field(
        'formerAt',
        'date',
        '原定时间',
        'Former date',
        '改期前|原计划时间|原定日期|original date|previous date|moved from|rescheduled from',
      ),
    ),
    field('zone', 'text', '时区', 'Time zone', '時區|timezone|time zone'),
    account(),
    contact(),
    people(),
    deal(),
    dealCode(),
    evidenceOnly(field('department', 'text', '部门', 'Department', '科室|拜访科室|dept')),
    field(
      'purpose',
      'text',
      '拜访目的',
      'Purpose',
      '目的|拜访目标|计划内容|拜访事由|事由|计划|objective|goal|agenda|subject|reason for visit|目标|任务|拜访内容|计划事项|拜访主题|会议主题|主题|议题|议程|工作计划|行动|purpose of visit|visit purpose|topic|plan|task|activity',
    ),
    field(
      'planStatus',
      'text',
      '计划状态',
      'Status',
      '状态|完成情况|是否完成|完成状态|执行状态|status|completed|plan status',
    ),
    field(
      'completedAt',
      'date',
      '完成时间',
      'Completed',
      '实际拜访日期|完成日期|实际时间|actual date|completed date|completed at',
    ),
    evidenceOnly(
      field(
        'preparation',
        'text',
        '准备事项',
        'Preparation',
        '携带资料|准备资料|materials|preparation needed',
      ),
    ),
    evidenceOnly(without('description', product())),
    place(),
    owner(),
    evidenceOnly(region()),
    remark('|description|details'),
  ],
}
