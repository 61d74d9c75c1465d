import { dayOrderOf, numericDaysIn } from '../dayOrder.ts'
import { fileTitle } from '../fileTitle.ts'
import {
  type FormatReader,
  type MessageItem,
  type ReadBatch,
  type ReadProblem,
  refusedBatch,
  type SourceHead,
} from '../format.ts'
import { readLines } from '../lines.ts'
import { createChatBlockParser, findChatContainer } from './chatPageBlocks.ts'
import { createChatPageParser, type PageMessage } from './chatPageParser.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'
import { wechatKind } from './wechatContent.ts'
import { looksLikeWechat, readWechatRecord } from './wechatRecord.ts'

/**
 * Chats that an exporter wrote as a web page: messages as elements of the page, by what their classes are called or else by how
 * they stand side by side, or as a list in its script.
 */
export const chatPageReader: FormatReader = {
  format: 'chatPage',
  traits: { family: 'chat', mayBeSpoken: 'talk' },
  recognise(head) {
    if (head.encoding === null || !/^\s*(<!--|<!doctype html|<html|<head|<body|<div|<meta)/i.test(head.text))
      return 0
    const named = messagesByNames(head)
    if (named.isChat) return 0.9
    if (findChatContainer(head.text) !== null) return 0.85
    // A long style or a first message larger than the head: the page says itself what it is.
    const isBegun = !head.complete && (begunList.test(head.text) || chatTitle.test(named.title))
    return named.all === 0 && isBegun ? 0.6 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const dateOrder = dayOrderOf(numericDaysIn(head.text)) ?? options.dateOrder
    const time = createMessageTime({ ...options, ...(dateOrder !== undefined && { dateOrder }) })
    let items: MessageItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    let day = ''
    const container = messagesByNames(head).isChat ? null : findChatContainer(head.text)
    const on = {
      message(found: PageMessage) {
        day = dayIn(found.time) || dayIn(found.timeAbove) || day
        const when = timeOf(found, day, time)
        const message = messageOf(found, when, conversation())
        if (message === null) problems.push({ at: { line: found.line }, code: 'badMessage', kept: false })
        else items.push(message)
      },
      record(record: Readonly<Record<string, unknown>> | null, line: number) {
        if (record !== null && !looksLikeWechat(Object.keys(record))) return
        const chat = { conversation: conversation(), conversationId: '', isGroup: false, time }
        const message = record === null ? null : readWechatRecord(record, { line }, chat)
        if (message === null) problems.push({ at: { line }, code: 'badMessage', kept: false })
        else items.push({ ...message, text: withoutTags(message.text) })
      },
    }
    const parser =
      container === null
        ? createChatPageParser(on, limits.cellCharacters)
        : createChatBlockParser(on, container, limits.cellCharacters)
    const conversation = (): string => conversationOf(parser.title, head)
    const take = (): ReadBatch => {
      const batch = { tables: [], items, problems, bytesRead }
      items = []
      problems = []
      return batch
    }
    let last = 1
    let count = 0
    for await (const part of readLines(source, head.encoding ?? 'utf-8', piece)) {
      if (options.signal?.aborted) return yield refusedBatch({ code: 'cancelled' }, bytesRead)
      bytesRead = part.bytesRead
      // Pieces of one long line belong together.
      const isReadable = parser.push(part.line === last ? part.text : `\n${part.text}`, part.line)
      last = part.line
      const refusal = !isReadable
        ? { code: 'damaged' as const, at: { line: part.line }, detail: 'nesting' }
        : bytesRead > limits.textBytes
          ? { code: 'tooLarge' as const, limit: limits.textBytes }
          : count + items.length > limits.rows
            ? { code: 'tooManyRows' as const, limit: limits.rows }
            : null
      if (items.length + problems.length >= limits.batchItems || refusal !== null) {
        count += items.length
        yield refusal === null ? take() : { ...take(), refusal }
      }
      if (refusal !== null) return
    }
    parser.end()
    if (items.length + problems.length > 0) yield take()
  },
}

/** What of the beginning of a page the names of its classes show to be messages. */
function messagesByNames(head: SourceHead): { isChat: boolean; all: number; title: string } {
  let good = 0
  let all = 0
  const parser = createChatPageParser(
    {
      message(message) {
        all++
        if ((message.sender !== '' || message.isLine) && (message.time || message.timeAbove) !== '') good++
      },
      record(record) {
        all++
        if (record !== null && looksLikeWechat(Object.keys(record))) good++
      },
    },
    longestHead,
  )
  parser.push(head.text, 1)
  if (head.complete) parser.end()
  return { isChat: good >= 1 && good * 2 >= all, all, title: parser.title }
}

const begunList =
  /\b\w*(messages?|msgs?|chatData)\s*=\s*\[\s*\{[^{}]{0,400}(is_?send|is_?self|talker|StrContent)/i
const chatTitle = /聊天记录|chat (history|with)|whatsapp chat/i

const longestHead = 128 * 1024
const piece = 64 * 1024

/** `与周岚的聊天记录 - 微信` names the chat; a page that only says what it is leaves the name to the file. */
function conversationOf(title: string, head: SourceHead): string {
  const named = title
    .replace(/[-–—|_]\s*(微信|wechat).*$/i, '')
    .replace(/^(chat (history )?with|与|和)\s*/i, '')
    .replace(/(的)?(微信)?(聊天记录|聊天|chat history)$/i, '')
    .trim()
  return named || fileTitle(head.name)
}

const dayIn = (text: string): string => /\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?/.exec(text)?.[0] ?? ''

/** The time of a message: a clock without a day belongs to the last day above it; without either it is the one above. */
function timeOf(found: PageMessage, day: string, time: (value: unknown) => MessageTime): MessageTime {
  const own = time(found.time)
  if (own.sentAt !== null) return own
  const clock = /\d{1,2}:\d{2}(:\d{2})?(\s?[ap]m)?/i.exec(found.time)?.[0] ?? ''
  if (clock === '') return time(found.timeAbove)
  return time(`${dayIn(found.time) || day} ${clock}`)
}

function messageOf(found: PageMessage, when: MessageTime, conversation: string): MessageItem | null {
  const text = found.text
  const bracketed = /^\[([^\]]{1,12})\]$/.exec(text)
  const kind = bracketed === null ? '' : wechatKind(bracketed[1]!)
  const isRecall = found.isLine && /撤回|recalled/i.test(text)
  const messageType = found.isLine
    ? isRecall
      ? 'recall'
      : 'system'
    : text === '' && found.media !== ''
      ? found.media
      : kind === '' || kind === 'unknown'
        ? 'text'
        : kind
  const sender = found.sender || (found.isOwn ? '我' : '')
  if (sender === '' && !found.isLine) return null
  return {
    kind: 'message',
    at: { line: found.line },
    ...when,
    sender: found.isLine ? '' : sender,
    conversation,
    ...(found.id === '' ? {} : { messageId: found.id }),
    messageType,
    text,
  }
}

const withoutTags = (text: string): string =>
  text.replace(/<br\s*\/?>/gi, '\n').replace(/<\/?(p|div|span|b|i|a|img)\b[^<>]{0,400}>/gi, '')
