import { fileTitle } from '../fileTitle.ts'
import type { FormatReader, MessageItem, Place, ReadOptions } from '../format.ts'
import { sniffJson, sniffJsonRecords } from '../tables/jsonValues.ts'
import { messageItem, namedReceivers } from './chatMessage.ts'
import { distinctLines, type Fields, fieldsIn, firstText, isFields, parsedFields, textOf } from './fields.ts'
import { type MessagesOfValue, readJsonMessages } from './jsonMessages.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'
import { createNamesInUse } from './namesInUse.ts'
import { quoteOf } from './quote.ts'

/**
 * DingTalk (钉钉): what a robot is sent, as JSON Lines or an array, bare or in the envelope of its stream mode, answers of
 * its lists of messages, whose names are written with underscores, and what its own command line lists of a person's chats.
 */
export const dingtalkReader: FormatReader = {
  format: 'dingtalk',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (sniffJson(head) === null) return 0
    // In the envelope the message is a string, its quotes escaped.
    const has = (name: string): boolean => new RegExp(`"${name}\\\\?"\\s*:`).test(head.text)
    if (has('conversationId') && (has('senderNick') || has('senderStaffId')) && has('msgtype')) return 0.97
    const isListed = has('conversation_id') && (has('sender_nick') || has('sender_staff_id'))
    if (isListed && (has('msg_type') || has('msgtype'))) return 0.97
    if (has('openMessageId') && has('createTime') && has('sender')) return 0.97
    return has('EventType') && has('CorpId') ? 0.9 : 0
  },
  read(source, head, options) {
    const time = createMessageTime(options)
    const shape = sniffJsonRecords(head, (value) => readDingtalkMessage(value, {}, time) !== null)
    const file = fileTitle(head.name)
    return readJsonMessages(source, head, options, messagesOf(options, file), shape ?? undefined)
  },
}

function messagesOf(options: ReadOptions, file: string): MessagesOfValue {
  const time = createMessageTime(options)
  return (value, at) => {
    if (isFields(value) && textOf(value.EventType) !== '' && textOf(value.CorpId) !== '') return 'event'
    const listed = listedIn(value)
    if (listed === null) return readDingtalkMessage(value, at, time, file)
    const messages = listed.flatMap((one) => readDingtalkMessage(one, at, time, file) ?? [])
    return messages.length > 0 || listed.length === 0 ? messages : null
  }
}

/** The messages of an answer of a list, each with the chat under which it stands; null where the value is none. */
function listedIn(value: unknown): Fields[] | null {
  if (!isFields(value)) return null
  const answer = isFields(value.result) ? value.result : value
  const { conversationMessagesList: chats } = answer
  if (Array.isArray(chats)) return fieldsIn(chats).flatMap(messagesOfChat)
  const list = answer.list ?? answer.messages ?? answer.items
  return Array.isArray(list) ? fieldsIn(list) : null
}

function messagesOfChat(chat: Fields): Fields[] {
  const around = {
    openConversationId: chat.openConversationId,
    conversationTitle: firstText(chat, ['title', 'conversationTitle']),
  }
  return fieldsIn(chat.messages).map((message) => ({ ...around, ...message }))
}

const namesIn = createNamesInUse({
  sender: ['senderNick', 'sender_nick', 'senderStaffId', 'sender_staff_id', 'senderId', 'sender_id'],
  senderId: ['senderStaffId', 'sender_staff_id', 'senderId', 'sender_id', 'senderOpenDingTalkId'],
  conversationId: ['conversationId', 'openConversationId', 'conversation_id', 'open_conversation_id'],
  conversationType: ['conversationType', 'conversation_type'],
  conversation: ['conversationTitle', 'conversation_title'],
  messageId: ['msgId', 'openMsgId', 'openMessageId', 'msg_id', 'open_msg_id'],
  messageType: ['msgtype', 'msg_type', 'messageType'],
})

/**
 * One message, or null where it names no sender or no conversation. The command line lists the messages of one chat without
 * saying which: these lie in the chat after which the `file` is called.
 */
export function readDingtalkMessage(
  value: unknown,
  at: Place,
  time: (value: unknown) => MessageTime,
  file = '',
): MessageItem | null {
  if (!isFields(value)) return null
  const event = parsedFields(value.data) ?? value
  const names = namesIn(event)
  const isOfCommandLine = textOf(event.openMessageId) !== '' && textOf(event.sender) !== ''
  const sender = isOfCommandLine ? textOf(event.sender).trim() : firstText(event, names.sender)
  const title = firstText(event, names.conversation)
  const conversationId = firstText(event, names.conversationId) || (isOfCommandLine ? title || file : '')
  if (sender === '' || conversationId === '') return null
  const isAlone = firstText(event, names.conversationType) === '1'
  const msgtype = firstText(event, names.messageType) || (isOfCommandLine ? 'text' : 'unknown')
  const isPlain = isOfCommandLine && parsedFields(event.content) === null
  return messageItem({
    at,
    time: time(event.createAt ?? event.create_at ?? event.createTime),
    sender,
    senderId: firstText(event, names.senderId),
    receivers: namedReceivers(fieldsIn(event.atUsers).map((user) => firstText(user, ['staffId', 'nick']))),
    conversation: title || (isAlone ? sender : isOfCommandLine && file !== '' ? file : conversationId),
    conversationId,
    messageId: firstText(event, names.messageId),
    refersTo: textOf(event.originalMsgId) || textOf(quotedIn(event)?.msgId),
    messageType: plainTypes[msgtype] ?? msgtype,
    text: isPlain ? textOf(event.content).trim() : wordsOf(event, msgtype),
  })
}

const plainTypes: Readonly<Record<string, string>> = { picture: 'image', audio: 'voice' }

function wordsOf(event: Fields, msgtype: string): string {
  const ofType = event[msgtype]
  const body = parsedFields(event.content) ?? (isFields(ofType) ? ofType : null)
  const said = isFields(event.text) ? textOf(event.text.content) : textOf(event.text)
  const rich = fieldsIn(body?.richText ?? event.richText)
    .map((part) => firstText(part, ['text', 'content', 'atName']))
    .filter((part) => part !== '')
    .join('')
  const own = msgtype === 'richText' ? rich : said || rich
  if (body === null && quotedIn(event) === null) return own.trim()
  const lines = [own]
  if (body !== null)
    lines.push(
      textOf(body.recognition),
      textOf(body.title),
      textOf(body.fileName),
      textOf(body.text),
      textOf(body.content),
      textOf(body.unknownMsgType),
    )
  lines.push(...quotedLines(event))
  return distinctLines(lines.map((line) => line.trim()))
}

function quotedIn(event: Fields): Fields | null {
  const said = event.text
  return isFields(said) && isFields(said.repliedMsg) ? said.repliedMsg : null
}

function quotedLines(event: Fields): string[] {
  const content = parsedFields(quotedIn(event)?.content)
  if (content === null) return []
  const rich = fieldsIn(content.richText).map((part) => firstText(part, ['content', 'text']))
  const words = [textOf(content.text), ...rich].filter((part) => part !== '').join('')
  return words === '' ? [] : [quoteOf(words)]
}
