import { expect, it } from 'vitest'
import { isChannel } from './callChannel.ts'

it.each(['Phone', '电话', '电话沟通', 'MS Teams', 'Zoom call', '腾讯会议', '线上会议'])(
  '%s is how',
  (place) => expect(isChannel(place)).toBe(true),
)
it.each(['三楼小会议室', 'Meeting room 2', '电话亭咖啡', 'Teams Building', '贵院设备科'])(
  '%s is where',
  (place) => expect(isChannel(place)).toBe(false),
)
