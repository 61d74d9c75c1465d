import { speaksOf } from '../standing/thingNamed.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'

type Grounds = Partial<Pick<TalkTrackInput, 'committee' | 'guests' | 'person' | 'heard'>>
export type Recipient = { contactId: string; name: string; title: string | null }

function peopleOf({ committee = [], guests = [], person }: Grounds): Recipient[] {
  const all = [
    ...guests,
    ...(person ? [person] : []),
    ...committee.flatMap(({ contactId, name, title = null }) =>
      contactId === undefined || name === undefined ? [] : [{ contactId, name, title }],
    ),
  ]
  return all.filter((one, at) => all.findIndex(({ contactId }) => contactId === one.contactId) === at)
}

/** How a person is called in a line of ours: by the first name or the whole one, by surname and title in Chinese. */
function callsOf({ name, title }: Recipient): string {
  const isHan = /^\p{Script=Han}+$/u.test(name)
  const calls = isHan
    ? [
        RegExp.escape(name),
        `${RegExp.escape(name[0]!)}(?:总|工|科|经理|主任|科长|部长|主管|总监|老师|院长|处|姐|哥)`,
        ...(title === null ? [] : [`${RegExp.escape(name[0]!)}${RegExp.escape(title)}`]),
      ]
    : [RegExp.escape(name), RegExp.escape(name.split(/\s+/)[0]!)]
  return calls.join('|')
}

/** "bridge letter -> Priya", "to Tom by 27/11", 发邱敏, "which Tom hasn't had": for whom a line says that a thing is. */
function isForIn(text: string, one: Recipient): boolean {
  const calls = callsOf(one)
  return new RegExp(
    /^\p{Script=Han}/u.test(one.name)
      ? `(?:->|→|[发给寄交送]|答应)\\s*(?:${calls})|(?:${calls})[^，,。；;\\n]{0,4}(?:要|等着?|催|在等|没收到)`
      : `(?:->|→|\\b(?:to|for|promised|owe|send|give))\\s+(?:${calls})\\b|\\b(?:${calls})\\b (?:has ?n['’]?t|has not|still has ?n['’]?t|is (?:still )?waiting|is asking|asked for|needs|wants)\\b`,
    'u',
  ).test(text)
}

/**
 * To whom a thing that we owe was promised: whom a line that speaks of it names as whoever gets it or waits for it, then to
 * whom we said it ourselves, then who asked for it last. Null where the records do not tell.
 */
export function recipientOf(
  thing: string,
  promised: readonly CustomerFact[],
  grounds: Grounds,
): Recipient | null {
  const people = peopleOf(grounds)
  const heard = (grounds.heard ?? []).flatMap((message) =>
    message.text
      .split(/(?<=[。！？!?；;\n])|(?<=[a-z\d)]\.)\s+(?=[A-Z])/u)
      .filter((sentence) => speaksOf(sentence, thing))
      .map((sentence) => ({ ...message, text: sentence })),
  )
  const lines = [...promised.map(({ text }) => text), ...heard.map(({ text }) => text)]
  const named = people.filter((one) => lines.some((line) => isForIn(line, one)))
  if (named.length === 1) return named[0]!
  const byId = (id: string | null): Recipient | null =>
    people.find(({ contactId }) => contactId === id) ?? null
  const told = promised.find(
    ({ kind, speaker, contactId }) => kind === 'openPromise' && speaker === 'ours' && contactId !== null,
  )
  if (named.length > 1) return null
  if (told !== undefined && byId(told.contactId) !== null) {
    const asked = heard
      .filter(({ text, occurredAt }) => asksFor.test(text) && occurredAt <= told.occurredAt + 30 * 86_400_000)
      .toSorted((left, right) => right.occurredAt - left.occurredAt)[0]
    return byId(asked?.contactId ?? null) ?? byId(told.contactId)
  }
  const [asked] = heard
    .filter(({ text }) => asksFor.test(text))
    .toSorted((left, right) => right.occurredAt - left.occurredAt)
  return byId(asked?.contactId ?? null)
}
/** Words with which somebody asks for a thing: 报告呢, 什么时候, "where is", "could I have". */
const asksFor =
  /[?？]|呢|什么时候|几时|还没|怎么还|麻烦|请|需要|\b(?:could|can|please|need|want|when|where|still waiting|have not|haven['’]t|send)\b/i
