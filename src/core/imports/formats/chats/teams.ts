import { shortHtmlText } from '../documents/htmlText.ts'
import { fileTitle } from '../fileTitle.ts'
import type { FormatReader, MessageItem, Place } from '../format.ts'
import { sniffJson } from '../tables/jsonValues.ts'
import { type Fields, fieldsIn, firstText, isFields, textOf } from './fields.ts'
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
      const found = messagesIn(value)
      if (found.length > 0 && found.every(isEvent)) return 'event'
      const read = found.flatMap((message) => messageOf(message, at, title, time) ?? [])
      return read.length > 0 || isEmptyAnswer(value) ? read : null
    })
  },
}

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
  isFields(message.eventDetail) ||
  ['systemEventMessage', 'unknownFutureValue', 'chatEvent'].includes(textOf(message.messageType))

function messageOf(
  message: Fields,
  at: Place,
  title: string,
  time: (value: unknown) => MessageTime,
): MessageItem | null {
  const person = personOf(message.from)
  if (person === null || isEvent(message)) return null
  const channel = isFields(message.channelIdentity) ? message.channelIdentity : {}
  const conversationId = textOf(message.chatId) || firstText(channel, ['channelId', 'teamId']) || title
  const replyTo = textOf(message.replyToId)
  const messageId = textOf(message.id)
  const mentioned = fieldsIn(message.mentions).flatMap((one) => personOf(one.mentioned)?.name ?? [])
  return {
    kind: 'message',
    at,
    ...time(message.createdDateTime),
    sender: person.name,
    ...(person.id !== '' && { senderId: person.id }),
    ...(mentioned.length > 0 && { receivers: [...new Set(mentioned)] }),
    conversation: title,
    conversationId,
    ...(messageId !== '' && { messageId }),
    ...(replyTo !== '' && { refersTo: replyTo }),
    messageType: textOf(message.deletedDateTime) === '' ? 'text' : 'recall',
    text: wordsOf(message),
  }
}

/** Who wrote: a person, else the application that posted for one; null for nobody. */
function personOf(from: unknown): { name: string; id: string } | null {
  if (!isFields(from)) return null
  const one = [from.user, from.application, from.device].find(isFields)
  const name = one === undefined ? '' : textOf(one.displayName).trim()
  return name === '' ? null : { name, id: textOf(one!.id) }
}

/** The subject of a post, its words without tags, and what hangs on it by name. */
function wordsOf(message: Fields): string {
  const body = isFields(message.body) ? message.body : {}
  const content = textOf(body.content)
  const said = textOf(body.contentType).toLowerCase() === 'html' ? shortHtmlText(content) : content
  const files = fieldsIn(message.attachments).map((file) => textOf(file.name))
  return [textOf(message.subject), ...said.split('\n'), ...files]
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}
