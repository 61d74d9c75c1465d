import type { Lang } from '../../atoms/library/index.ts'
import { addressOf, greetingOf } from '../address.ts'
import { fillSlots } from '../shelf/sayPart.ts'
import type { Scene, Spoken } from './scene.ts'

/** The guest whom an opening greets, as one speaks of them; null where it greets whom the track is for. */
export function addressedIn(opening: Spoken | null, { input }: Scene): string | null {
  const greeted = opening?.slots.find(({ name }) => name === 'person')?.text
  const guest = (input.guests ?? []).find(
    (one) => one.contactId !== input.person?.contactId && greetingOf(one, input.lang) === greeted,
  )
  return guest ? guestName(guest, input.lang) : null
}

const guestName = (guest: { name: string; title: string | null }, lang: Lang): string =>
  lang === 'en' ? greetingOf(guest, lang) : addressOf(guest, lang)

/** A sentence as it is said to the guest who is greeted: "as Ann asked" is "as you asked" to Ann. */
export function spokenTo(sentence: Spoken, addressed: string | null, { input, admits }: Scene): Spoken {
  if (addressed === null) return sentence
  const you = input.lang === 'zh' ? '您' : 'you'
  // Whom the track is for sits beside the guest who is greeted: what that one asked is not theirs.
  const other = input.person === null ? null : guestName(input.person, input.lang)
  const saidBy = (name: string, text: string): string =>
    !isByWhom(name) ? text : text === addressed ? you : text === you ? (other ?? text) : text
  if (sentence.slots.every(({ name, text }) => saidBy(name, text) === text)) return sentence
  const words = Object.fromEntries(
    sentence.slots.map(({ name, text, factId }) => [name, { text: saidBy(name, text), factId }]),
  )
  const told = { ...sentence, ...fillSlots(sentence.template, words) }
  return admits(told.text) ? told : sentence
}
const isByWhom = (slot: string): boolean => slot.startsWith('by:')

/** Whether a sentence reads out what another of the guests asked. */
export function quotesAnother(sentence: Spoken, { input }: Scene): boolean {
  const names = [...(input.guests ?? []), ...(input.person === null ? [] : [input.person])].map((guest) =>
    guestName(guest, input.lang),
  )
  return sentence.slots.some(({ name, text }) => isByWhom(name) && names.includes(text))
}
