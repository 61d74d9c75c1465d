import type { FieldSpec } from '../recordKind.ts'
import { field } from './fieldSpec.ts'

/** What is noted of a talk or visit: who was there, where, when next, and what else. */

/** Who was there. */
export const people = (): FieldSpec =>
  field(
    'people',
    'text',
    '参与人',
    'Attendees',
    '参会人|参会人员|与会人|与会者|参加人|参加人员|participants|invitees|guests|required attendees|与会者名单|出席|出席人|出席人员|在场|现场人员|people present|present',
  )

/** Where it was. */
export const place = (): FieldSpec =>
  field('location', 'text', '地点', 'Location', '拜访地点|签到地点|地址|place|venue|address')

/** When the next talk is to be. */
export const nextCall = (key: string, en: string, words: string): FieldSpec =>
  field(
    key,
    'date',
    '下次跟进时间',
    en,
    `下次跟进日期|下次拜访时间|下次联系时间|follow up date|follow-up date|next activity date|下次跟进|下次拜访|下次拜访日期|下次联系|下次联系日期|下次沟通|下次沟通时间|下次沟通日期|下次会议|下次会议时间|下次回访|下次电话|预约时间|下回跟进|next call|next call date|next meeting|next meeting date|next visit|next visit date|next contact|next contact date|next follow up|next follow-up|next follow up date|next follow-up date|next activity|next touch|callback|callback date${words}`,
  )

/** When somebody last was in touch: it stays in the evidence, as the talks themselves tell it better. */
export const lastActivity = (): FieldSpec =>
  field(
    'lastActivityAt',
    'date',
    '最近跟进时间',
    'Last activity',
    '最后跟进时间|最后联系时间|最近联系|最后跟进日期|last activity date|last contacted|last contact|last visit|最近跟进|最近跟进日期|最近拜访|最近拜访时间|最近联系时间|最近活动|上次跟进|上次拜访|上次联系|末次跟进|last touch|last activity|last follow up|last meeting|last call',
  )

/** Whatever else was written down. */
export const remark = (words = ''): FieldSpec =>
  field(
    'remark',
    'text',
    '备注',
    'Remark',
    `说明|描述|备注信息|其他|notes|note|comment|comments|remarks|memo|备注说明|补充|补充说明|其他说明|其它|附注|批注|备忘|留言|碎碎念|杂记|随记|说明/备注|丢单原因/备注|observations|additional info|additional notes|free text|internal notes|internal comments|long description${words}`,
  )
