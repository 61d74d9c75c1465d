import type { Ground } from '../../../shared/contract/captures.ts'
import type { Contact } from '../../contacts/store.ts'
import { nameKeyOf } from '../../nameKey.ts'
import type { Named } from '../mentions.ts'
import type { Directory } from './directory.ts'

const namedCodes = {
  account: 'accountNamed',
  short: 'shortName',
  onlyShort: 'onlyShortName',
  person: 'personNamed',
  deal: 'dealNamed',
} as const

/** By which of their names a contact was found. */
export const calledBy = (
  side: 'sender' | 'receiver',
  contact: Contact,
  called: string | undefined,
): Ground => {
  const key = nameKeyOf(called ?? '')
  const how =
    key === nameKeyOf(contact.email ?? '')
      ? 'Address'
      : key === nameKeyOf(contact.wechat ?? '')
        ? 'Id'
        : 'Name'
  return { code: `${side}${how}`, text: called ?? contact.name }
}

/** Tells by what a title and text speak of an account. */
export const createGroundsIn =
  ({ mentions, contactById }: Directory) =>
  (title: string, text: string, accountId: string): Ground[] =>
    mentions.namesOfAccountIn(title, text, accountId).map(
      ({ as, of, text: called, inTitle }: Named): Ground => ({
        code: namedCodes[as],
        text: as === 'person' ? (contactById.get(of)?.name ?? called) : called,
        inTitle,
      }),
    )
export type GroundsIn = ReturnType<typeof createGroundsIn>
