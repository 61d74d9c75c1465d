import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { account, dealCode } from '../fields/parties.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** Which deal went from which stage to which, and when. */
export const dealStageHistory: RecordKind = {
  id: 'dealStageHistory',
  zh: '商机阶段历史',
  en: 'Deal stage history',
  names: [
    '阶段历史',
    '阶段变更',
    '推进记录',
    '变更记录',
    '阶段',
    'history',
    'stage history',
    'stages',
    'stage log',
    'pipeline moves',
    '阶段流水',
    '阶段记录',
    'stage changes',
    'opportunity history',
    'opportunityhistory',
    'field history',
    'opportunityfieldhistory',
  ],
  required: [['deal'], ['toStage'], ['changedAt']],
  telling: ['fromStage', 'toStage', 'changedAt', 'daysInStage'],
  fields: [
    field(
      'deal',
      'deal',
      '商机',
      'Deal',
      '商机名称|商机编号|商机id|机会名称|机会编号|项目名称|项目编号|deal name|deal id|opportunity|opportunity id|opportunity name|opp|opp #|opp no|opp id|opp name|opportunity #|opportunity no|deal #|deal no',
    ),
    dealCode(),
    account(),
    field(
      'fromStage',
      'stage',
      '原阶段',
      'From stage',
      '变更前阶段|变更前|旧阶段|上一阶段|前阶段|previous stage|old stage|old value|from|原状态|变更前状态|更新前|修改前|前一阶段|from status|before|previous',
    ),
    field(
      'toStage',
      'stage',
      '新阶段',
      'To stage',
      'stagename|stage to|变更后阶段|变更后|阶段|当前阶段|进入阶段|商机阶段|stage|new stage|new value|to|stage name|新状态|变更后状态|更新后|修改后|目标阶段|to status|after',
    ),
    field(
      'changedAt',
      'date',
      '变更时间',
      'Changed',
      '变更日期|进入时间|进入日期|更新时间|修改时间|日期|时间|changed at|change date|changed date|date|timestamp|entered at|modified date|edit date|entered date|操作时间|操作日期|推进时间|推进日期|阶段变更时间|阶段变更日期|变化时间|记录时间|updated at|updated on|change time|moved on|moved at|stage date|created date|create date|last modified date|edit date time|entered|entered on|date entered|entered stage|stage entered|date entered stage|since|stage since|in stage since|since when|reached on|reached|moved|moved to stage on|自何时|进入阶段日期|进入阶段时间|到达日期|何时进入',
    ),
    evidenceOnly(
      field(
        'changedBy',
        'person',
        '操作人',
        'Changed by',
        '变更人|修改人|更新人|edited by|user|modified by|changed by|操作员|更改人|更新者|经办人|by|owner|updated by|moved by',
      ),
    ),
    evidenceOnly(
      field(
        'daysInStage',
        'quantity',
        '停留天数',
        'Days in stage',
        '阶段停留天数|停留时长|duration|stage duration|days',
      ),
    ),
    remark(),
  ],
}
