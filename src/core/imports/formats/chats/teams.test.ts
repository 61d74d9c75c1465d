import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Europe/London' })
const read = (name: string, value: unknown) =>
  previewImport(bytesSource(name, Buffer.from(JSON.stringify(value, null, 2))), options)

const said = (id: string, name: string, content: string, more: object = {}) => ({
  id,
  createdDateTime: '2026-03-04T10:15:30.123Z',
  messageType: 'message',
  chatId: '19:yard@thread.v2',
  from: {
    application: null,
    device: null,
    user: { id: `u-${name}`, displayName: name, userIdentityType: 'aadUser' },
  },
  body: { contentType: 'html', content },
  attachments: [],
  mentions: [],
  ...more,
})

describe('messages of Microsoft Teams', () => {
  it('are read out of an answer, with who wrote and what they said', async () => {
    const { format, items } = await read('Yard and Ann.json', {
      '@odata.context': 'https://graph.example/v1.0/$metadata#chats/messages',
      '@odata.count': 3,
      value: [
        said(
          '1',
          'Ann Lee',
          '<p>The kiln is <b>cold</b> &amp; dry</p><p>Since <at id="0">Tom Hale</at> asked</p>',
          {
            mentions: [{ id: 0, mentionText: 'Tom Hale', mentioned: { user: { displayName: 'Tom Hale' } } }],
          },
        ),
        said('2', 'Tom Hale', 'See the file', {
          body: { contentType: 'text', content: 'See the file' },
          replyToId: '1',
          attachments: [{ name: 'bricks.xlsx', contentType: 'reference' }],
        }),
        said('3', 'Tom Hale', '', { messageType: 'systemEventMessage', from: null }),
      ],
    })
    expect(format).toBe('teams')
    expect(items).toMatchObject([
      {
        sender: 'Ann Lee',
        senderId: 'u-Ann Lee',
        receivers: ['Tom Hale'],
        sentAt: Date.UTC(2026, 2, 4, 10, 15, 30),
        conversation: 'Yard and Ann',
        conversationId: '19:yard@thread.v2',
        messageId: '1',
        text: 'The kiln is cold & dry\nSince Tom Hale asked',
      },
      { sender: 'Tom Hale', refersTo: '1', text: 'See the file\nbricks.xlsx' },
    ])
    expect(items).toHaveLength(2)
  })

  it('are read with the replies of a channel', async () => {
    const channelIdentity = { teamId: 't', channelId: '19:bids' }
    const { items } = await read('channel.json', [
      said('1', 'Ann Lee', '<div>Who quotes?</div>', {
        subject: 'Lot 4',
        chatId: null,
        channelIdentity,
        replies: [
          said('2', 'Tom Hale', '<div>I do</div>', { replyToId: '1', chatId: null, channelIdentity }),
        ],
      }),
    ])
    expect(items).toMatchObject([
      { text: 'Lot 4\nWho quotes?', conversationId: '19:bids' },
      { text: 'I do', refersTo: '1' },
    ])
  })

  it('are none in a table of mails or of anything else', async () => {
    const { format } = await read('rows.json', {
      value: [{ id: '1', createdDateTime: '2026-03-04T10:15:30Z', status: 'open', body: 'x' }],
    })
    expect(format).toBe('json')
  })
})
