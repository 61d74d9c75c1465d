import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { type OutlookMessage, outlookMessage } from './msgFixture.ts'

const now = Date.UTC(2026, 10, 24, 4)
const read = (message: OutlookMessage) =>
  previewImport(
    bytesSource('item.msg', outlookMessage(message)),
    readOptions({ zone: 'Asia/Shanghai', now }),
    100,
  )
const [appointment, task, address] = [0x00062002, 0x00062003, 0x00062004]

describe('an item of Outlook that is no mail', () => {
  const meeting: OutlookMessage = {
    messageClass: 'IPM.Appointment',
    subject: '衢州泵业：二期方案评审',
    body: '带上备件清单；\r\n先谈交期, 后谈价格',
    sender: { name: '钱越', address: 'qian@us.example' },
    to: [
      { name: '何敏', address: 'he.min@quzhou.example' },
      { name: 'Brenner, Tom', address: 'tom@brenner.example' },
    ],
    named: [
      { set: appointment, id: 0x820d, value: new Date(Date.UTC(2026, 10, 26, 6)) },
      { set: appointment, id: 0x820e, value: new Date(Date.UTC(2026, 10, 26, 7, 30)) },
      { set: appointment, id: 0x8208, value: '3 号楼 201; 投影' },
    ],
  }

  it('a meeting that is to come is planned, with its time, place and people', async () => {
    const { format, tables, items } = await read(meeting)
    expect(format).toBe('msg')
    expect(tables).toMatchObject([{ recordKind: 'visitPlans' }])
    expect(items).toMatchObject([
      {
        kind: 'row',
        at: { line: 1 },
        cells: {
          'Planned date': '2026-11-26 14:00',
          'Planned end': '2026-11-26 15:30',
          Purpose: '衢州泵业：二期方案评审',
          Remark: '带上备件清单；\n先谈交期, 后谈价格',
          Location: '3 号楼 201; 投影',
          Attendees:
            '钱越 <qian@us.example>; 何敏 <he.min@quzhou.example>; Brenner, Tom <tom@brenner.example>',
        },
      },
    ])
  })

  it('one that took place is an activity, an invitation too; a day stays the day that it was', async () => {
    const past = await read({
      ...meeting,
      messageClass: 'IPM.Schedule.Meeting.Request',
      named: [
        { set: appointment, id: 0x820d, value: new Date(Date.UTC(2026, 9, 12, 1)) },
        { set: appointment, id: 0x820e, value: new Date(Date.UTC(2026, 9, 12, 2)) },
      ],
    })
    expect(past.tables).toMatchObject([{ recordKind: 'activities' }])
    expect(past.items).toMatchObject([
      { cells: { Date: '2026-10-12 09:00', Minutes: '60', Type: 'Meeting' } },
    ])
    // Midnight in Berlin, where it was written.
    const fair = await read({
      ...meeting,
      named: [
        { set: appointment, id: 0x820d, value: new Date(Date.UTC(2026, 9, 5, 22)) },
        { set: appointment, id: 0x8215, value: 1 },
      ],
    })
    expect(fair.items).toMatchObject([{ cells: { Date: '2026-10-06', Minutes: '' } }])
  })

  it('one that was called off is told, and nothing planned', async () => {
    const off = await read({ ...meeting, messageClass: 'IPM.Schedule.Meeting.Canceled' })
    expect([off.items, off.problems.map(({ code }) => code)]).toEqual([[], ['calledOff']])
  })

  it('an answer to an invitation, or one that does not say when, stays a mail', async () => {
    for (const message of [
      { ...meeting, messageClass: 'IPM.Schedule.Meeting.Resp.Pos' },
      { ...meeting, named: [] },
    ])
      expect((await read(message)).items).toMatchObject([{ kind: 'message', sender: '钱越' }])
  })

  it('a person is one, with firm, numbers and addresses', async () => {
    const { tables, items } = await read({
      messageClass: 'IPM.Contact',
      subject: 'Ruth Vance',
      body: 'Met at the Leeds fair',
      texts: {
        '3001': 'Ruth Vance',
        '3A06': 'Ruth',
        '3A11': 'Vance',
        '3A16': 'Corvan; Leeds',
        '3A17': 'Head of procurement',
        '3A1C': '+44 7700 900123',
        '3A08': '+44 113 496 0000',
      },
      named: [
        { set: address, id: 0x8083, value: '/o=corvan/cn=rvance' },
        { set: address, id: 0x8084, value: 'Ruth Vance (ruth.vance@corvan.example)' },
      ],
    })
    expect(tables).toMatchObject([{ recordKind: 'contacts' }])
    expect(items).toMatchObject([
      {
        cells: {
          Name: 'Ruth Vance',
          Company: 'Corvan; Leeds',
          'Job title': 'Head of procurement',
          Mobile: '+44 7700 900123',
          Phone: '+44 113 496 0000',
          Email: 'ruth.vance@corvan.example',
          Note: 'Met at the Leeds fair',
        },
      },
    ])
  })

  it('a task is planned until it is done', async () => {
    const open = await read({
      messageClass: 'IPM.Task',
      subject: '给何工发备件报价',
      named: [{ set: task, id: 0x8105, value: new Date(Date.UTC(2026, 11, 1)) }],
    })
    expect(open.tables).toMatchObject([{ recordKind: 'visitPlans' }])
    expect(open.items).toMatchObject([
      { cells: { 'Planned date': '2026-12-01', Purpose: '给何工发备件报价' } },
    ])
    const done = await read({
      messageClass: 'IPM.Task',
      subject: 'send the datasheet',
      named: [
        { set: task, id: 0x811c, value: 1 },
        { set: task, id: 0x810f, value: new Date(Date.UTC(2026, 10, 20)) },
      ],
    })
    expect(done.items).toMatchObject([
      { cells: { Date: '2026-11-20', Type: 'Note', Subject: 'send the datasheet' } },
    ])
  })
})
