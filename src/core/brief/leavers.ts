import type { Contact } from '../contacts/store.ts'
import type { Seat } from '../deals/committee.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import type { Fact } from '../facts/store.ts'

const said: ReadonlySet<string> = new Set([
  'customerAsk',
  'askedPrice',
  'statedGoal',
  'statedConcern',
  'userComplaint',
  'championNote',
])

const leaves =
  /\b(?:left|has left|is leaving|leaves|has gone|retired|moved on)\b|离职|调走|调离|离开|退休|最后一天|不在(?:公司|这儿|了)/i
const ofOneself = /我[^，。；\n]{0,6}(?:最后一天|离职|调走)|\bmy last day\b/i

/** Who of a customer's people has left, as somebody told: whom a sentence of leaving names alone, or who says it of themselves. */
export function toldToHaveLeft<One extends Pick<Contact, 'id' | 'name' | 'nickname'>>(
  facts: readonly Pick<Fact, 'kind' | 'text' | 'contactId' | 'speaker'>[],
  contacts: readonly One[],
): ReadonlySet<string> {
  const gone = facts.flatMap(({ kind, text, contactId, speaker }): string[] => {
    if (kind !== 'peopleChange' || !leaves.test(text)) return []
    if (speaker === 'customer' && ofOneself.test(text)) return contactId === null ? [] : [contactId]
    const who = whoIsCalled(text, contacts)
    return who === null ? [] : [who.id]
  })
  return new Set(gone)
}

/** Whether who decides, or is for us or against, is somebody who has left, or whoever wished it: nobody is from outside. */
export function isOfLeaver(
  { kind, text, contactId, speaker }: Pick<Fact, 'kind' | 'text' | 'contactId' | 'speaker'>,
  committee: readonly Seat[],
  gone: ReadonlySet<string> = new Set(),
): boolean {
  if (said.has(kind))
    return (
      contactId !== null &&
      speaker === 'customer' &&
      (gone.has(contactId) ||
        committee.some(({ contact }) => contact.id === contactId && contact.leftAt !== null))
    )
  if (kind !== 'decisionRole' && kind !== 'attitude') return false
  const meant = whoIsCalled(
    text,
    committee.map(({ contact }) => contact),
  )
  return meant !== null && meant.leftAt !== null
}
