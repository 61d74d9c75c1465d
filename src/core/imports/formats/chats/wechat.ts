import { fileTitle } from '../fileTitle.ts'
import type { FormatReader, ReadOptions, SourceHead } from '../format.ts'
import { headValues, sniffJson } from '../tables/jsonValues.ts'
import { type Fields, firstText, isFields } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { createMessageTime } from './messageTime.ts'
import { looksLikeWechat, readWechatRecord, type WechatChat } from './wechatRecord.ts'

/**
 * WeChat (微信) chats that an exporter wrote as JSON: a list of messages, or a session with its messages. Tables of
 * the same messages come through `tableMessages.ts`, pages through `chatPage.ts`.
 */
export const wechatReader: FormatReader = {
  format: 'wechat',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    const shape = sniffJson(head)
    if (shape === null) return 0
    const isOwnFormat = shape === 'wrapper' && /"chatlab"\s*:/.test(head.text)
    const records = headValues(head, shape, 20).filter(isFields)
    return isOwnFormat || records.some((record) => looksLikeWechat(Object.keys(record))) ? 0.95 : 0
  },
  read(source, head, options) {
    const chat = chatOf(head, options)
    return readJsonMessages(source, head, options, (value, at, list) => {
      // Beside its messages a session may list members and pictures.
      if (list !== undefined && !/mess?age|msg|record/i.test(list)) return []
      return isFields(value) ? readWechatRecord(value, at, chat) : null
    })
  },
}

/** Name and kind of the chat, from what stands before its messages, or else from the file's name. */
function chatOf(head: SourceHead, options: ReadOptions): WechatChat {
  const before = head.text.slice(0, 16_384)
  const session = memberObject(before, 'session') ?? memberObject(before, 'meta') ?? {}
  const fileName = fileTitle(head.name)
  const conversationId = firstText(session, ['wxid', 'groupId', 'id'])
  return {
    conversation:
      firstText(session, ['displayName', 'remark', 'name', 'nickname', 'sessionName']) || fileName,
    conversationId,
    isGroup: /群聊|group/i.test(firstText(session, ['type'])) || conversationId.endsWith('@chatroom'),
    ...(/"chatlab"\s*:/.test(before) ? { kinds: chatlabKinds } : {}),
    time: createMessageTime(options),
  }
}

function memberObject(text: string, name: string): Fields | null {
  const found = new RegExp(`"${name}"\\s*:\\s*(\\{[^{}]*\\})`).exec(text)
  if (found === null) return null
  try {
    const value: unknown = JSON.parse(found[1]!)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}

/** The numbers of the ChatLab exchange format, which several exporters write. */
const chatlabKinds: Readonly<Record<string, string>> = {
  0: 'text',
  1: 'image',
  2: 'voice',
  3: 'video',
  4: 'file',
  5: 'sticker',
  7: 'link',
  8: 'location',
  20: 'redPacket',
  21: 'transfer',
  22: 'system',
  23: 'call',
  24: 'link',
  25: 'quote',
  26: 'forward',
  27: 'card',
  80: 'system',
  81: 'recall',
}
