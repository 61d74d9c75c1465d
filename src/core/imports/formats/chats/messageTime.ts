import { readDate, readEpoch } from '../../recognition/dateValue.ts'
import type { MessageItem, ReadOptions } from '../format.ts'
import { zoneClock } from '../zonedTime.ts'
import { textOf } from './fields.ts'

export type MessageTime = Pick<MessageItem, 'sentAt' | 'zone'>

/**
 * When a message was sent, as exports state it: epoch seconds (with a fraction) or milliseconds, or a date text in the
 * workspace's zone.
 */
export function createMessageTime(options: ReadOptions): (value: unknown) => MessageTime {
  const utc = zoneClock(options.zone)
  return (value) => {
    const epoch = typeof value === 'number' ? readEpoch(value) : null
    const read = epoch ?? readDate(textOf(value), options.dateOrder ?? 'mdy', options.yearHint)
    if (read === null) return { sentAt: null, zone: options.zone }
    return read.kind === 'instant'
      ? { sentAt: read.at, zone: 'UTC' }
      : { sentAt: utc(read.time), zone: options.zone }
  }
}
