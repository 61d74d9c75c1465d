import { fileTitle } from '../fileTitle.ts'
import type { MessageItem, ReadBatch, ReadOptions, ReadProblem, RowItem, TableHeader } from '../format.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'
import { channelOf } from './slackChannel.ts'
import { wechatKind } from './wechatContent.ts'
import { looksLikeWechat, readWechatRecord } from './wechatRecord.ts'

/** Headers that chat products and exporters give the parts of a message, without spaces and marks, in small letters. */
const roleNames = {
  sender:
    /^(发送人|发送者|发信人|发言人|发言者|消息发送者|发送(人|者)?(姓名|昵称|名称|备注)|发送(人|者)(姓名|昵称|名称|备注)|sender|sendername|sendernick|sendernickname|senderdisplayname|speaker|speakername|fromuser|fromusername)$/,
  weakSender:
    /^(from|fromname|author|authorname|user|username|nickname|displayname|name|昵称|群昵称|成员|姓名)$/,
  senderId:
    /^(from|fromuser|发送(人|者)(id|微信id|wxid|工号|账号|帐号|微信号)|wxid|微信号|工号|senderid|senderwxid|senderstaffid|senderusername|userid|fromid|authorid|sender)$/,
  time: /^((发送|消息|聊天|创建)?(时间|日期|日期时间)|time|timestamp|date|datetime|sendtime|senttime|sentat|createtime|createdat|createat|strtime|msgtime|messagetime|ts)$/,
  content:
    /^(消息|消息内容|聊天内容|发送内容|对话内容|消息正文|message|messages|messagetext|messagecontent|messagebody|msg|msgcontent|utterance|strcontent|chat|chatcontent)$/,
  weakContent: /^(内容|正文|文本|content|text|body)$/,
  conversation:
    /^(群名称?|群聊(名称)?|会话(名称)?|聊天对象|聊天室|聊天名称|对话名称|conversation|conversationtitle|conversationname|channel|channelname|chatname|chatroom|chattitle|room|roomname|group|groupname|talkername|session|sessionname)$/,
  conversationId:
    /^(会话id|群id|聊天id|conversationid|chatid|channelid|talker|talkerid|sessionid|roomid|groupid)$/,
  receiver: /^(接收人|接收者|收信人|receiver|receivers|recipient|recipients|to|touser)$/,
  type: /^(消息类型|类型|type|messagetype|msgtype)$/,
  messageId: /^(消息id|消息编号|id|messageid|msgid|msgsvrid|serverid)$/,
  refersTo: /^(引用消息id|回复消息id|replyto|replytoid|parentid|threadts|refersto)$/,
} as const

/** JSON nests what was said under the kind of message, and so do its fields: `text.content`, `message.body`. */
const nestedContent = /^(text|message|msg|body|content|data|payload)\.(text|content|body|message|value)$/i

/** Columns that only chats have: the ids of their messages, their rooms and the kinds of what is sent in them. */
const chatSign =
  /^(msgid|messageid|msgsvrid|msgtype|messagetype|msgtime|roomid|roomname|chatid|chatname|chatroom|chattitle|conversationid|groupid|tolist|touser|ts|threadts|clientmsgid|subtype|reactions|消息id|消息编号|消息类型|群id|群名称?|会话id|会话名称)$/

/** Columns that chats do not have and mails, activities and posts do. */
const foreign =
  /主题|标题|抄送|跟进|拜访|商机|金额|单价|报价|阶段|赢率|^(subject|title|cc|bcc|amount|price|deal|dealname|opportunity|stage|url|link|rating|score)$/

type Roles = Partial<Record<Exclude<keyof typeof roleNames, 'weakSender' | 'weakContent'>, string>>

const tidy = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:()[\]【】]+/g, '')

/**
 * Which columns of a table hold sender, time and words of messages; null where it is no chat. Words such as "user" or
 * "content" alone are not enough: a table of posts or reviews has them too.
 */
export function messageRoles(columns: readonly string[]): Roles | null {
  if (columns.some((column) => foreign.test(tidy(column)))) return null
  const find = (role: keyof typeof roleNames, taken: readonly (string | undefined)[] = []) =>
    columns.find((column) => !taken.includes(column) && roleNames[role].test(tidy(column)))
  // `sender` beside `senderName` is an id.
  const named = columns.find((column) => /(姓名|昵称|名称|name|nick)$/.test(tidy(column)) && isSender(column))
  const strongSender = named ?? find('sender')
  const strongContent = find('content') ?? columns.find((column) => nestedContent.test(column))
  // `from` beside `from_name` is an id too.
  const weakSender =
    columns.find((column) => /.name$/i.test(column) && roleNames.weakSender.test(tidy(column))) ??
    find('weakSender')
  const sender = strongSender ?? weakSender
  const content = strongContent ?? find('weakContent')
  const time = find('time')
  if (sender === undefined || content === undefined || time === undefined) return null
  const isChat = columns.some((column) => chatSign.test(tidy(column)))
  if (strongSender === undefined && strongContent === undefined && !isChat) return null
  const taken = [sender, content, time]
  const rest = (role: keyof typeof roleNames) => find(role, taken)
  return {
    sender,
    content,
    time,
    ...given('senderId', rest('senderId')),
    ...given('conversation', rest('conversation')),
    ...given('conversationId', rest('conversationId')),
    ...given('receiver', rest('receiver')),
    ...given('type', rest('type')),
    ...given('messageId', rest('messageId')),
    ...given('refersTo', rest('refersTo')),
  }
}

/** Words for the parts of a message that people choose themselves; alone they say too little. */
const looseNames = {
  sender: /who|person|^by$|nick|sender|author|speaker|user|from|name|谁|发|说话|昵称|人$/,
  content: /said|says?$|words|text|content|message|msg|body|line|说|话|消息|内容|文字/,
} as const
/** What a record of the team's own states and a message does not. */
const recordSign =
  /客户|公司|单位|联系人|方式|下一步|负责|account|customer|company|client|contact|owner|next|channel|type|kind|duration|minutes|result|outcome/

/**
 * The same by shape alone, for a chat that somebody wrote down under names of their own: a moment by the clock in each
 * row, few who speak, again and again, and what they said.
 */
function rolesByShape(
  columns: readonly string[],
  rows: readonly RowItem[],
  time: (value: unknown) => MessageTime,
): Roles | null {
  if (rows.length < 3 || columns.length > 6) return null
  // What is nested in a message belongs to it, whatever it is called.
  const own = columns.filter((column) => !column.includes('.')).map(tidy)
  if (own.some((column) => foreign.test(column) || recordSign.test(column))) return null
  const cellsOf = (column: string): string[] => rows.map((row) => row.cells[column]?.trim() ?? '')
  const most = rows.length * 0.8
  const at = columns.find((column) => {
    const cells = cellsOf(column)
    const moments = cells.filter(
      (cell) => /\d[:：]\d|^\d{10}(\d{3})?$/.test(cell) && time(cell).sentAt !== null,
    )
    return moments.length >= most
  })
  const byName = columns.toSorted((one, other) => Number(isId(one)) - Number(isId(other)))
  const sender = byName.find((column) => {
    if (column === at || !looseNames.sender.test(tidy(column))) return false
    const filled = cellsOf(column).filter((cell) => cell !== '' && cell.length <= 30)
    if (filled.length < most) return false
    return new Set(filled).size < filled.length || filled.every((cell) => accountName.test(cell))
  })
  const content = columns.find((column) => {
    if (column === at || column === sender || !looseNames.content.test(tidy(column))) return false
    const filled = cellsOf(column).filter((cell) => cell !== '')
    return filled.length >= most && new Set(filled).size > filled.length / 2
  })
  return at === undefined || sender === undefined || content === undefined
    ? null
    : { time: at, sender, content }
}

/** How a chat writes who speaks where it has no names, and how no table calls customers: ann.lee, @bob_stone. */
const accountName = /^(?:@[\w.-]{2,}|[a-z][a-z\d]*(?:[._][a-z\d]+)+)$/

const isId = (column: string): boolean => /id$|号$/i.test(column)

const isSender = (column: string): boolean => roleNames.sender.test(tidy(column))

const given = (role: keyof Roles, column: string | undefined): Roles =>
  column === undefined ? {} : { [role]: column }

type ToMessage = (row: RowItem) => MessageItem | null

/**
 * Makes messages of the rows of tables that are chats, whatever product wrote them; other tables pass unchanged. A
 * table of messages is not told as a table, so that nobody is asked what its columns mean.
 */
export async function* messagesOfTables(
  batches: AsyncIterable<ReadBatch>,
  fileName: string,
  options: ReadOptions,
): AsyncGenerator<ReadBatch> {
  const readers = new Map<string, ToMessage | null>()
  const time = createMessageTime(options)
  for await (const batch of batches) {
    const firstRows = batch.tables.length === 0 ? null : firstRowsOf(batch)
    for (const table of batch.tables) {
      const key = keyOf(table)
      // A table that widens is told again and stays what it was.
      if (readers.get(key) !== null) {
        readers.set(key, messageReader(table, firstRows?.get(key) ?? [], { fileName, time }))
      }
    }
    if ([...readers.values()].every((reader) => reader === null)) {
      yield batch
      continue
    }
    const problems: ReadProblem[] = [...batch.problems]
    const items = batch.items.flatMap((item) => {
      const reader = item.kind === 'row' ? readers.get(keyOf(item.at)) : null
      if (item.kind !== 'row' || reader === null || reader === undefined) return [item]
      const message = reader(item)
      if (message === null) problems.push({ at: item.at, code: 'badMessage', kept: false })
      return message === null ? [] : [message]
    })
    const tables = batch.tables.filter((table) => readers.get(keyOf(table)) === null)
    yield { ...batch, tables, items, problems }
  }
}

/** The first rows of each table of a batch. */
function firstRowsOf({ items }: ReadBatch): ReadonlyMap<string, readonly RowItem[]> {
  const firstRows = new Map<string, RowItem[]>()
  for (const item of items) {
    if (item.kind !== 'row') continue
    const key = keyOf(item.at)
    const rows = firstRows.get(key)
    if (rows === undefined) firstRows.set(key, [item])
    else if (rows.length < 20) rows.push(item)
  }
  return firstRows
}

function messageReader(
  table: TableHeader,
  rows: readonly RowItem[],
  chat: { fileName: string; time: (value: unknown) => MessageTime },
): ToMessage | null {
  if (rows.length === 0) return null
  const own = conversationName(table, chat.fileName)
  if (looksLikeWechat(table.columns)) {
    const wechat = { conversation: own, conversationId: '', isGroup: false, time: chat.time }
    return (row) => readWechatRecord(row.cells, row.at, wechat)
  }
  const found = messageRoles(table.columns) ?? rolesByShape(table.columns, rows, chat.time)
  if (found === null) return null
  const roles = { ...found, ...given('time', writtenTime(table.columns, rows, found)) }
  const whole = (row: RowItem): RowItem => withSurplus(row, table.columns, roles, chat.time)
  const timed = rows.filter((row) => chat.time(whole(row).cells[roles.time!]).sentAt !== null)
  return timed.length * 2 < rows.length ? null : (row) => messageOfRow(whole(row), roles, own, chat.time)
}

/** The column of the time as people read it, where the same rows count the seconds of a computer in another. */
function writtenTime(columns: readonly string[], rows: readonly RowItem[], roles: Roles): string | undefined {
  const isCounted = (column: string): boolean =>
    rows.every((row) => /^[\d.\s]*$/.test(row.cells[column] ?? ''))
  if (roles.time === undefined || !isCounted(roles.time)) return roles.time
  const written = columns.find(
    (column) =>
      roleNames.time.test(tidy(column)) &&
      rows.every((row) => /\d.*\d[:：]\d\d/.test(row.cells[column] ?? '')),
  )
  return written ?? roles.time
}

const unnamed = /^#\d+$/

/**
 * A row with more cells than the table has names: the comma that cut it stood in what was said, so those cells belong to it,
 * and the columns behind it are counted from the row's end where that gives the row its time.
 */
function withSurplus(
  row: RowItem,
  columns: readonly string[],
  roles: Roles,
  time: (value: unknown) => MessageTime,
): RowItem {
  const surplus = Object.keys(row.cells).filter(
    (name) => unnamed.test(name) && (row.cells[name] ?? '').trim() !== '',
  )
  const named = columns.slice(0, columns.findLastIndex((column) => !unnamed.test(column)) + 1)
  const width = Math.max(0, ...surplus.map((name) => Number(name.slice(1))))
  if (width <= named.length) return row
  const cells = Array.from({ length: width }, (_, at) => row.cells[named[at] ?? `#${at + 1}`] ?? '')
  const said = named.indexOf(roles.content!)
  const fromEnd = (column: string): string => cells[width - named.length + named.indexOf(column)]!
  const isTimed = named.indexOf(roles.time!) < said || time(fromEnd(roles.time!)).sentAt !== null
  const behind = named.slice(said + 1)
  const end = isTimed ? width - behind.length : width
  return {
    ...row,
    cells: {
      ...row.cells,
      ...(isTimed && Object.fromEntries(behind.map((column) => [column, fromEnd(column)]))),
      [roles.content!]: cells.slice(said, end).join(','),
    },
  }
}

function messageOfRow(
  { cells, at }: RowItem,
  roles: Roles,
  conversation: string,
  time: (value: unknown) => MessageTime,
): MessageItem | null {
  const of = (role: keyof Roles): string => cells[roles[role] ?? '']?.trim() ?? ''
  const text = cells[roles.content!]?.trim() ?? ''
  const sender = of('sender') || of('senderId')
  const stated = wechatKind(of('type'))
  // What nobody said is a line of the chat itself: who joined, what was recalled.
  const messageType = stated === 'text' && sender === '' ? 'system' : stated
  if (text === '' && (sender === '' || of('type') === '')) return null
  const receivers = of('receiver')
    .split(/[;,、，；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return {
    kind: 'message',
    at,
    ...time(cells[roles.time!]),
    sender,
    ...pick('senderId', of('senderId')),
    ...(receivers.length === 0 ? {} : { receivers }),
    conversation: of('conversation') || of('conversationId') || conversation,
    ...pick('conversationId', of('conversationId') || of('conversation')),
    ...pick('messageId', of('messageId')),
    ...pick('refersTo', of('refersTo')),
    messageType,
    text,
  }
}

const pick = <Name extends string>(name: Name, value: string): { [key in Name]?: string } =>
  value === '' ? {} : ({ [name]: value } as { [key in Name]: string })

/** A chat without a column for it is named after its sheet, or after the file. */
function conversationName({ sheet, entry }: TableHeader, fileName: string): string {
  if (sheet !== undefined && !/^(sheet|工作表|chat|messages|消息|聊天记录)\s*\d*$/i.test(sheet)) return sheet
  const own = entry ?? fileName
  return /^slack[\s_-]/i.test(own) ? channelOf(own) : fileTitle(own)
}

const keyOf = ({ sheet = '', entry = '' }: Pick<TableHeader, 'sheet' | 'entry'>): string =>
  `${entry}\n${sheet}`
