import { addressOf } from '../address.ts'
import { speaksOf } from '../standing/thingNamed.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'

type Grounds = Pick<TalkTrackInput, 'heard' | 'asOf'> &
  Partial<Pick<TalkTrackInput, 'committee' | 'heldAgainst'>>

/**
 * "Won't sign until I see …", 不出来不付, "put on hold": what somebody makes something else depend on. Whoever waits
 * for it so has more at stake than who asks in passing.
 */
const dependsOn =
  /(?:不|没)[^，,。；;\n]{0,10}(?:不|别|没法|免)(?:签|付|谈|定|批|打分|评|验收|结|排|放)|(?:才|再)(?:签|付|批|定|谈|打分|验收|结算|放款)|(?:先|暂)不(?:签|付|安排|批|定|结|打)|不(?:会)?(?:签字|打分|付款|验收|评分)|扣(?:分|款|着)|卡(?:着|在|住)|\b(?:wo ?n['’]?t|will not|can(?:no|['’]?)t|not going to|cannot|refuse to|hold(?:ing)?|on hold|park(?:ed|ing)?|withh\p{L}+|block\p{L}*)\b|\b(?:unless|until|without (?:it|that|those|them|the)|before (?:i|we) (?:can|sign|score|pay|approve|change|decide))\b|\bno [^.,;\n]{2,30}, no \b/iu

/** Whether words make something depend on what they are about. */
export const makesDepend = (text: string): boolean => dependsOn.test(text)

/** Weights of what makes a debt grave: somebody's step hangs on it, who asks counts, and how often it was asked for. */
const weights = { depends: 3, deciding: 2, asked: 1, mostAsked: 3 } as const
const decides: ReadonlySet<string> = new Set(['economicBuyer', 'approver', 'blocker'])

/**
 * How grave it is that `thing` is late, from what the customer's people said of it: more where something depends on it,
 * where who asks, or to whom it was promised in these words, decides or objects, and the more often it was asked for. 0
 * where nobody asked.
 */
export function weightOfDebt(
  thing: string,
  promised: readonly string[],
  facts: readonly CustomerFact[],
  { heard = [], committee = [], heldAgainst }: Grounds,
): number {
  const objecting = new Set(
    facts.flatMap(({ id, contactId }) => (heldAgainst?.has(id) && contactId !== null ? [contactId] : [])),
  )
  const isOfWeight = (contactId: string | null): boolean =>
    contactId !== null &&
    (objecting.has(contactId) ||
      committee.some(
        (seat) => seat.contactId === contactId && (decides.has(seat.buyingRole) || seat.opposes === true),
      ))
  const said = new Map(
    [
      ...heard,
      ...facts.flatMap(({ speaker, text, evidenceId, contactId, occurredAt }) =>
        speaker === 'customer' ? [{ text, evidenceId, contactId, occurredAt }] : [],
      ),
    ].map((one) => [`${one.evidenceId} ${one.text}`, one]),
  )
  const ofIt = [...said.values()].filter(({ text }) => sentencesOf(text).some((one) => speaksOf(one, thing)))
  // 邹经理，说明16号前给您: who was promised it waits for it, whether they asked again or not.
  const isToWeighty = committee.some(
    ({ contactId = null, name, title = null }) =>
      name !== undefined &&
      isOfWeight(contactId) &&
      promised.some((text) => text.includes(name) || text.includes(addressOf({ name, title }, 'zh'))),
  )
  const isHungOn = ofIt.some(({ text }) =>
    sentencesOf(text).some((one, at, all) => {
      if (!speaksOf(one, thing)) return false
      // "Could I have the report? You said the 13th. They won't score without it."
      return all.slice(at, at + 3).some((near) => dependsOn.test(near))
    }),
  )
  const asked = new Set(ofIt.map(({ evidenceId }) => evidenceId)).size
  return (
    (isHungOn ? weights.depends : 0) +
    (isToWeighty || ofIt.some(({ contactId }) => isOfWeight(contactId)) ? weights.deciding : 0) +
    weights.asked * Math.min(asked, weights.mostAsked)
  )
}

const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[。！？!?；;\n])|(?<=[a-z\d)]\.)\s+(?=[A-Z])/u)
