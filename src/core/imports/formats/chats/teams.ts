import { shortHtmlText } from '../documents/htmlText.ts'
import { fileTitle } from '../fileTitle.ts'
import type { FormatReader, MessageItem, Place } from '../format.ts'
import { sniffJson } from '../tables/jsonValues.ts'
import { messageItem } from './chatMessage.ts'
import { type Fields, fieldsIn, firstText, isFields, textOf, trimmedLines } from './fields.ts'
import { readJsonMessages } from './jsonMessages.ts'
import { createMessageTime, type MessageTime } from './messageTime.ts'

/**
 * Microsoft Teams as its programming interface gives it out (chatMessage of Microsoft Graph): answers with a list under
 * `value`, an array or JSON Lines, of chats and of channels with the replies inside.
 */
export const teamsReader: FormatReader = {
  format: 'teams',
  traits: { family: 'chat', parts: 'one' },
  recognise(head) {
    if (sniffJson(head) === null) return 0
    const has = (name: string): boolean => new RegExp(`"${name}"\\s*:`).test(head.text)
    const isMessage = has('createdDateTime') && has('body') && has('contentType') && has('from')
    return isMessage && (has('messageType') || has('chatId') || has('channelIdentity')) ? 0.97 : 0
  },
  async *read(source, head, options) {
    const time = createMessageTime(options)
    const title = fileTitle(source.name)
    yield* readJsonMessages(source, head, options, (value, at) => {
      if (isAlone(value)) return isEvent(value) ? 'event' : messageOf(value, at, title, time)
      const found = messagesIn(value)
      if (found.length > 0 && found.every(isEvent)) return 'event'
      const read = found.flatMap((message) => messageOf(message, at, title, time) ?? [])
      return read.length > 0 || isEmptyAnswer(value) ? read : null
    })
  },
}

/** Whether a value is one message, and nothing else: as nearly all are. */
const isAlone = (value: unknown): value is Fields =>
  isFields(value) &&
  !Array.isArray(value.value) &&
  !Array.isArray(value.replies) &&
  isFields(value.body) &&
  textOf(value.createdDateTime) !== ''

/** The messages of a value: itself with its replies, or those of a whole answer. */
function messagesIn(value: unknown): Fields[] {
  if (!isFields(value)) return []
  if (Array.isArray(value.value)) return fieldsIn(value.value).flatMap(messagesIn)
  if (textOf(value.createdDateTime) === '' || !isFields(value.body)) return []
  return [value, ...fieldsIn(value.replies)]
}

const isEmptyAnswer = (value: unknown): boolean =>
  isFields(value) && Array.isArray(value.value) && value.value.length === 0

/** Somebody joined, a call began: what took place in the chat without a word that anybody said. */
const isEvent = (message: Fields): boolean =>
  isFields(message.eventDetail) || eventTypes.has(message.messageType)

const eventTypes: ReadonlySet<unknown> = new Set(['systemEventMessage', 'unknownFutureValue', 'chatEvent'])

function messageOf(
  message: Fields,
  at: Place,
  title: string,
  time: (value: unknown) => MessageTime,
): MessageItem | null {
  const person = personOf(message.from)
  if (person === null || isEvent(message)) return null
  const { channelIdentity } = message
  const channelId = isFields(channelIdentity) ? firstText(channelIdentity, ['channelId', 'teamId']) : ''
  return messageItem({
    at,
    time: time(message.createdDateTime),
    sender: person.name,
    senderId: person.id,
    receivers: mentionedIn(message.mentions),
    conversation: title,
    conversationId: textOf(message.chatId) || channelId || title,
    messageId: textOf(message.id),
    refersTo: textOf(message.replyToId),
    messageType: textOf(message.deletedDateTime) === '' ? 'text' : 'recall',
    text: wordsOf(message),
  })
}

function mentionedIn(mentions: unknown): readonly string[] | null {
  if (!Array.isArray(mentions) || mentions.length === 0) return null
  const names = fieldsIn(mentions).flatMap((one) => personOf(one.mentioned)?.name ?? [])
  return names.length === 0 ? null : [...new Set(names)]
}

/** Who wrote: a person, else the application that posted for one; null for nobody. */
function personOf(from: unknown): { name: string; id: string } | null {
  if (!isFields(from)) return null
  const one = isFields(from.user) ? from.user : [from.application, from.device].find(isFields)
  const name = one === undefined ? '' : textOf(one.displayName).trim()
  return name === '' ? null : { name, id: textOf(one!.id) }
}

/** The subject of a post, its words without tags, and what hangs on it by name. */
function wordsOf(message: Fields): string {
  const { body } = message
  const content = isFields(body) ? textOf(body.content) : ''
  const isHtml = isFields(body) && textOf(body.contentType).toLowerCase() === 'html'
  const said = isHtml ? shortHtmlText(content) : content
  const files = fieldsIn(message.attachments).map((file) => textOf(file.name))
  return trimmedLines([
    textOf(message.subject),
    ...(said.includes('\n') ? said.split('\n') : [said]),
    ...files,
  ])
}
