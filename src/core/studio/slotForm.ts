import { callingsIn } from '../imports/formsOfAddress.ts'

/** A slot and what it held in the sentence that was shown. */
export interface HeldSlot {
  name: string
  text: string
}

const wordEnd = /[\p{Script=Latin}\p{N}]/u

/** Whether `text` stands at `at` as a whole: no letter or digit goes on from a letter or digit of its own. */
function standsAlone(sentence: string, at: number, text: string): boolean {
  const before = sentence[at - 1] ?? ''
  const after = sentence[at + text.length] ?? ''
  return (
    !(wordEnd.test(text[0]!) && wordEnd.test(before)) && !(wordEnd.test(text.at(-1)!) && wordEnd.test(after))
  )
}

/**
 * A sentence in slot form again: whatever a slot held is put back into its slot, the longest first, so that `30 万`
 * is not read as `3`. A text that two slots held goes to them in their order.
 */
export function restoreSlots(sentence: string, held: readonly HeldSlot[]): string {
  const texts = [...new Set(held.map(({ text }) => text))]
    .filter((text) => text.trim() !== '')
    .sort((left, right) => right.length - left.length)
  const names = new Map(
    texts.map((text) => [text, held.filter((slot) => slot.text === text).map(({ name }) => name)]),
  )
  let restored = ''
  for (let at = 0; at < sentence.length; ) {
    const text = texts.find(
      (each) => sentence.startsWith(each, at) && standsAlone(sentence, at, each) && !/[{}]/.test(each),
    )
    if (text === undefined) {
      restored += sentence[at]
      at += 1
      continue
    }
    const waiting = names.get(text)!
    // Said more often than it was held: the last slot again, and the check of slots will tell.
    const name = waiting.length > 1 ? waiting.shift()! : waiting[0]!
    restored += `{${name}}`
    at += text.length
  }
  return restored
}

/** What reaches or names a person: mail addresses, links, and runs of digits as long as a telephone number. */
const reaches = /[\w.+-]+@[\w-]+\.\w+|https?:\/\/|\b(?:\+?\d[\d\s-]{6,}\d)\b/i

/** Whether a wording in slot form still says somebody's name, or how to reach somebody. */
export const saysWho = (wording: string, names: readonly string[]): boolean =>
  reaches.test(wording) || names.some((name) => name.length > 1 && wording.includes(name))

/** Whether a wording calls a person whose name it left out by another name: 陆姐 for 陆主任, Anna for Anna Keller. */
export const callsOtherwise = (wording: string, held: readonly HeldSlot[]): boolean =>
  held.some(({ name, text }) => {
    if (name !== 'person' || wording.includes('{person}')) return false
    const surname = /^\p{Script=Han}/u.exec(text)?.[0]
    if (surname) return callingsIn(wording).some((calling) => calling.includes(surname))
    const names = text.match(/\p{Lu}[\p{L}’'-]{2,}/gu) ?? []
    return names.some((each) => new RegExp(`(?<!\\p{L})${RegExp.escape(each)}(?!\\p{L})`, 'u').test(wording))
  })
