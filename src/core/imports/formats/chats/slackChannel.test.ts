import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { channelOf } from './slackChannel.ts'

const options = readOptions({ zone: 'Europe/London' })
const read = (name: string, value: unknown) =>
  previewImport(bytesSource(name, Buffer.from(JSON.stringify(value))), options)

const day = [
  {
    type: 'message',
    user: 'U7A',
    ts: '1780304400.000200',
    text: 'Norfield want the pump by week 30, <@U9B> can we?',
    user_profile: { real_name: 'Ada Quill', display_name: 'ada' },
    blocks: [{ type: 'rich_text', elements: [] }],
  },
  {
    type: 'message',
    user: 'U9B',
    ts: '1780304460.000100',
    thread_ts: '1780304400.000200',
    text: 'Yes &amp; I told them so',
    user_profile: { real_name: 'Ben Marlow' },
  },
  {
    type: 'message',
    subtype: 'bot_message',
    username: 'CRM',
    ts: '1780304520.000000',
    text: 'stage changed',
  },
]

describe('a channel of Slack, given without the export around it', () => {
  it('is a chat, with the names that its messages carry', async () => {
    const { format, items } = await read('slack-norfield-pumps-2026-06.json', day)
    expect(format).toBe('slackChannel')
    expect(
      items.map((item) => item.kind === 'message' && [item.conversation, item.sender, item.text]),
    ).toEqual([
      ['norfield-pumps', 'Ada Quill', 'Norfield want the pump by week 30, @Ben Marlow can we?'],
      ['norfield-pumps', 'Ben Marlow', 'Yes & I told them so'],
      ['norfield-pumps', 'CRM', 'stage changed'],
    ])
    expect(items[0]).toMatchObject({ sentAt: 1_780_304_400_000, senderId: 'U7A' })
  })

  it.each([
    ['slack_uk-sales_2026-11.json', 'uk-sales'],
    ['slack export general 2026-11-05.json', 'general'],
    ['pumps.json', 'pumps'],
    ['2026-11-05.json', 'Slack 2026-11-05'],
  ])('%s is of the channel %s', (name, channel) => {
    expect(channelOf(name)).toBe(channel)
  })

  it.each([
    [
      'users.json',
      [{ id: 'U7A', team_id: 'T1', name: 'ada', profile: { real_name: 'Ada Quill', email: 'a@b.example' } }],
    ],
    ['channels.json', [{ id: 'C01', name: 'norfield-pumps', created: 1_700_000_000, members: ['U7A'] }]],
  ])('%s alone is a list of the export and nobody’s customers', async (name, value) => {
    expect((await read(name, value)).refusal).toEqual({ code: 'partOfExport' })
  })

  it('a list of contacts or a log with times is neither', async () => {
    expect((await read('people.json', [{ id: 'K001', name: '江畔食品', phone: '021' }])).format).toBe('json')
    expect((await read('log.json', [{ ts: '2026-05-01 10:00', text: 'x', user: 'root' }])).format).not.toBe(
      'slackChannel',
    )
  })
})
