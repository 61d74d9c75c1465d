import { describe, expect, it } from 'vitest'
import type { CallMessage } from './callRows.ts'
import { saidSince } from './callSince.ts'

const told = Date.UTC(2026, 10, 23, 2)
const said = (text: string, minutesLater = 8, sourceId = 'chat') =>
  saidSince(
    [
      {
        id: 'evidence',
        text,
        title: null,
        at: told + minutesLater * 60_000,
        zone: 'Asia/Shanghai',
        sourceId,
        direction: 'inbound',
        contactId: 'contact',
      } satisfies CallMessage,
    ],
    { day: '2026-11-26', told: { at: told, sourceId: 'chat' } },
  ).map(({ quote }) => quote)

describe('what is said of a call after its slot was told', () => {
  it('is who is elsewhere then, in a short word on it', () => {
    expect(said('贺院长不在。')).toEqual(['贺院长不在。'])
    expect(said('老祁那天出差')).toEqual(['老祁那天出差'])
    expect(said('Rob is travelling that day')).toEqual(['Rob is travelling that day'])
  })
  it('and not in another talk, long after, or in a sentence on something else', () => {
    expect(said('贺院长不在。', 8, 'another')).toEqual([])
    expect(said('贺院长不在。', 9 * 60)).toEqual([])
    expect(said('原来的备件清单不在仓库里，要到下个月盘点的时候才能再核一遍')).toEqual([])
  })
})
