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

describe('a message that names the day and the call', () => {
  const at = Date.UTC(2026, 10, 20, 2)
  const talk = (...texts: string[]) =>
    saidSince(
      texts
        .map(
          (text, index): CallMessage => ({
            id: `evidence ${index}`,
            text,
            title: null,
            at: at + index * 8 * 60_000,
            zone: 'Asia/Shanghai',
            sourceId: 'chat',
            direction: 'internal',
            contactId: null,
          }),
        )
        .toReversed(),
      { day: '2026-11-26', told: null },
    ).map(({ quote }) => quote)

  it('begins the talk of who comes to it, though it tells nobody itself', () => {
    expect(talk('26号的会要提前！上午10点', '祁总那天只有半小时。老邹会在，梁海洋不来')).toEqual([
      '老邹会在，梁海洋不来',
    ])
    expect(talk('样机发出去了', '老邹会在，梁海洋不来')).toEqual([])
  })
  it('tells who cannot, in a word that says no more', () => {
    expect(
      talk('Ramsay Thursday 26 Nov 10:00, Ewan chairing, Gwen, Tom. Moira can’t, the auditors are in Perth'),
    ).toEqual([
      'Ramsay Thursday 26 Nov 10:00, Ewan chairing, Gwen, Tom.',
      'Moira can’t, the auditors are in Perth',
    ])
    expect(talk('Ramsay 26 Nov 10:00. We can’t price that yet')).toEqual([])
  })
  it('tells who talks first and who comes in later by the hour', () => {
    expect(talk('26号的会，我、秦经理、何总监先谈，董总15:00进来')).toHaveLength(1)
    expect(talk('26号的会，秦经理先谈价格的事要准备')).toHaveLength(0)
  })
})
