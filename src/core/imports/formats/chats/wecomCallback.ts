import { Parser } from 'htmlparser2'
import {
  type FormatReader,
  type MessageItem,
  type Place,
  type ReadBatch,
  type ReadProblem,
  refusedBatch,
} from '../format.ts'
import { readLineGroups } from '../lines.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'

/** The fields of one callback by their names, as they stand right under its root. */
type Callback = Readonly<Record<string, string>>

const root = 'xml'
/** A callback has lists of pictures and menus, three deep; deeper is none. */
const deepest = 16

/**
 * What WeCom (企业微信) sends to an application: `<xml>` elements, one below the other, with what a member or customer wrote
 * or with what took place. Encrypted ones, as they come over the line, are refused as what they are.
 */
export const wecomCallbackReader: FormatReader = {
  format: 'wecomCallback',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (head.encoding === null || head.entryNames.length > 0) return 0
    if (!/^\s*(?:<\?xml[^<>]*\?>\s*)?<xml>\s*</.test(head.text)) return 0
    const has = (name: string): boolean => head.text.includes(`<${name}>`)
    return has('ToUserName') && (has('Encrypt') || (has('MsgType') && has('FromUserName'))) ? 0.98 : 0
  },
  async *read(source, head, options): AsyncGenerator<ReadBatch> {
    const { limits } = options
    const time = createMessageTime(options)
    let items: MessageItem[] = []
    let problems: ReadProblem[] = []
    let bytesRead = 0
    let messages = 0
    let events = 0
    let others = 0
    let encrypted = 0
    const take = (): ReadBatch => {
      const batch = { tables: [], items, problems, bytesRead }
      items = []
      problems = []
      return batch
    }
    const add = (callback: Callback, at: Place): void => {
      if (callback.Encrypt !== undefined && callback.MsgType === undefined) {
        encrypted++
        problems.push({ at, code: 'badMessage', kept: false })
      } else if (callback.MsgType === 'event') {
        events++
        problems.push({ at, code: 'chatEvent', kept: false })
      } else {
        const message = messageOf(callback, at, time)
        if (message === null) others++
        else messages++
        if (message === null) problems.push({ at, code: 'badMessage', kept: false })
        else items.push(message)
      }
    }
    const scanner = createScanner(limits.cellCharacters, add)
    for await (const lines of readLineGroups(source, head.encoding ?? 'utf-8', limits.cellCharacters)) {
      if (options.signal?.aborted) return yield { ...take(), refusal: { code: 'cancelled' } }
      for (const line of lines) {
        bytesRead = line.bytesRead
        scanner.push(line.text, line.line)
        if (scanner.isTooDeep()) {
          const refusal = { code: 'damaged', at: { line: line.line }, detail: 'nested too deeply' } as const
          return yield { ...take(), refusal }
        }
        if (messages > limits.rows)
          return yield { ...take(), refusal: { code: 'tooManyRows', limit: limits.rows } }
        if (items.length + problems.length >= limits.batchItems) yield take()
      }
      if (bytesRead > limits.textBytes)
        return yield { ...take(), refusal: { code: 'tooLarge', limit: limits.textBytes } }
    }
    if (encrypted > 0 && messages + events + others === 0)
      return yield refusedBatch({ code: 'encryptedEvents' }, bytesRead)
    if (events > 0 && messages + others + encrypted === 0)
      return yield refusedBatch({ code: 'eventsOnly' }, bytesRead)
    if (items.length + problems.length > 0) yield take()
    else if (messages + others === 0) yield refusedBatch({ code: 'empty' }, bytesRead)
  },
}

/** Takes the callbacks out of a text that comes line by line; the parser knows the entities of XML and expands no others. */
function createScanner(mostCharacters: number, add: (callback: Callback, at: Place) => void) {
  let depth = 0
  let isTooDeep = false
  let line = 1
  let from = 1
  let fields: Record<string, string> = {}
  let field: string | null = null
  const parser = new Parser(
    {
      onopentag(name) {
        depth++
        isTooDeep ||= depth > deepest
        if (depth === 1) {
          fields = Object.create(null)
          from = line
        } else if (depth === 2) {
          field = name
          fields[name] ??= ''
        }
      },
      ontext(text) {
        if (field !== null && depth === 2 && fields[field]!.length < mostCharacters) fields[field] += text
      },
      onclosetag(name) {
        depth--
        if (depth === 1) field = null
        else if (depth === 0 && name === root)
          add(fields, { line: from, ...(line > from && { lineEnd: line }) })
      },
    },
    { xmlMode: true },
  )
  return {
    push(text: string, at: number): void {
      line = at
      parser.write(`${text}\n`)
    },
    isTooDeep: () => isTooDeep,
  }
}

const plainTypes: Readonly<Record<string, string>> = { shortvideo: 'video' }

function messageOf(callback: Callback, at: Place, time: (value: unknown) => MessageTime): MessageItem | null {
  const field = (name: string): string => callback[name]?.trim() ?? ''
  const sender = field('FromUserName')
  const type = field('MsgType')
  if (sender === '' || type === '') return null
  const messageId = field('MsgId')
  const room = field('ChatId')
  const words = [
    ...['Content', 'Recognition', 'Title', 'Description', 'Label', 'Url'].map((name) => field(name)),
  ].filter((part) => part !== '')
  return {
    kind: 'message',
    at,
    ...time(Number(field('CreateTime')) || ''),
    sender,
    senderId: sender,
    conversation: room || sender,
    conversationId: room || [sender, field('ToUserName'), field('AgentID')].filter(Boolean).join('|'),
    ...(messageId !== '' && { messageId }),
    messageType: plainTypes[type] ?? type,
    text: [...new Set(words)].join('\n'),
  }
}
