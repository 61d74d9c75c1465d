import type { Contact } from '../../contacts/store.ts'
import { surnameOf, titleAfterSurname } from '../formsOfAddress.ts'
import type { KnownVoices } from '../take/numberedVoices.ts'
import type { Directory } from './directory.ts'
import type { Persons } from './persons.ts'

/** Tells the two voices of a recorded call apart that a speech program has only numbered. */
export const createVoices = (
  { mentions, accountIds, ours }: Directory,
  { contactIn }: Pick<Persons, 'contactIn'>,
): KnownVoices => ({
  customerIn(title: string): Contact | null {
    const accountId = mentions.accountIn(title, '') ?? mentions.accountOfPeopleIn(title, accountIds)
    return accountId === null ? null : contactIn(title, accountId)
  },
  addresses(words: string, name: string): boolean {
    const surname = surnameOf(name)
    if (surname !== null)
      return new RegExp(`${surname}${titleAfterSurname}[，,]?(?:您|你)?好?`, 'u').test(words)
    const [first = ''] = name.split(' ')
    return new RegExp(
      `\\b(?:hi|hello|morning|afternoon|thanks|cheers|okay|ok|right),? ${first}\\b|^${first},`,
      'iu',
    ).test(words)
  },
  introducesUs: (words: string): boolean =>
    ours.some((own) => {
      const [first = ''] = own.split(' ')
      const called = surnameOf(own) === null ? [first] : [own, own.slice(1)]
      return called.some(
        (one) =>
          one.length > 1 &&
          (words.includes(`我${one}`) ||
            words.includes(`我是${one}`) ||
            new RegExp(`\\b(?:this is|it's|it is|i'm) ${one}\\b|\\b${one} here\\b`, 'i').test(words)),
      )
    }),
})
