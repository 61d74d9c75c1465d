import { type Concern, type Lang, slotsOf, talkParts } from '../atoms/library/index.ts'
import { activeAtoms } from '../atoms/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { handWrittenLines } from '../llm/handWrittenLines.ts'
import { isPermutation } from '../llm/wordingFault.ts'
import { bigramsOf, jaccard } from '../talkTracks/ranking/similarity.ts'
import type { SaidMessage } from './saidMessage.ts'

/**
 * From so many shared character pairs on two sentences of one section and concern say the same in other words. Of our own
 * lines and atoms, 1,217 Chinese and 1,225 English ones, fewer than one in a hundred is as like as that to any other.
 */
const sameFrom: Record<Lang, number> = { zh: 0.33, en: 0.55 }

/** Finds for what somebody said the sentence that composition would have had for it. */
export function createCounterparts(db: ReadableDb): (lang: Lang) => SaidMessage['counterpartOf'] {
  const known = new Map<string, { text: string; slots: string[]; grams: Set<string> }[]>()
  const readLangs = new Set<Lang>()
  const keyOf = (lang: Lang, section: string, concern: Concern) => `${lang} ${section} ${concern}`
  const read = (lang: Lang) => {
    readLangs.add(lang)
    const add = (section: string, of: readonly Concern[], text: string) => {
      const written = { text, slots: slotsOf(text), grams: bigramsOf(text) }
      for (const concern of of) {
        const key = keyOf(lang, section, concern)
        known.set(key, [...(known.get(key) ?? []), written])
      }
    }
    for (const { lang: own, section, concerns, text } of handWrittenLines())
      if (own === lang) add(section, concerns, text)
    for (const { talk, trigger } of activeAtoms(db, lang))
      for (const part of talkParts) if (talk[part] !== undefined) add(part, trigger.concerns, talk[part])
  }
  return (lang) =>
    ({ section, concern, template }) => {
      if (!readLangs.has(lang)) read(lang)
      const [grams, slots] = [bigramsOf(template), slotsOf(template)]
      const [nearest] = (known.get(keyOf(lang, section, concern)) ?? [])
        .filter((one) => isPermutation(one.slots, slots))
        .map(({ text, grams: others }) => ({ text, likeness: jaccard(grams, others) }))
        .filter(({ likeness }) => likeness >= sameFrom[lang])
        .sort((left, right) => right.likeness - left.likeness || (left.text < right.text ? -1 : 1))
      return nearest?.text ?? null
    }
}
