import type { Ground } from '../../../shared/contract/captures.ts'
import type { MessageItem } from '../formats/format.ts'
import type { Directory } from './directory.ts'
import { talkAbout } from './rooms.ts'

/** Whose a message in a room of our own is that the room's name does not tell. */
export interface Elsewhere {
  accountId: string
  ground: Ground
}

/**
 * Tells of a message in a room of our own that is called after several customers, one of them perhaps by where it is
 * (蓝屿挪威项目), whether it speaks of another than the first alone: by that one's name, its people, or that place.
 */
export function createElsewhere({ mentions, firstNames, accounts, db }: Directory) {
  /** The one account at each place that a list of customers or deals gives; null at which several are. */
  const byPlace = new Map<string, string | null>()
  const noteAt = (accountId: string, place: string | null) => {
    for (const word of (place ?? '').split(/[^\p{L}]+/u))
      if (word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 4)) {
        const known = byPlace.get(word)
        byPlace.set(word, known === undefined || known === accountId ? accountId : null)
      }
  }
  for (const { id, region, city } of accounts) {
    noteAt(id, region)
    noteAt(id, city)
  }
  const ofDeals = db
    .read('SELECT account_id AS accountId, region FROM deals WHERE region IS NOT NULL AND deleted_at IS NULL')
    .all() as { accountId: string; region: string }[]
  for (const { accountId, region } of ofDeals) noteAt(accountId, region)

  return ({ conversation, text }: MessageItem, home: string): Elsewhere | null => {
    const about = talkAbout(conversation)
    const named = mentions.accountsNamedIn(about)
    const isOfSeveral =
      [...mentions.accountsCalledIn(about, { orInShort: true })].some((id) => id !== home) ||
      [...byPlace].some(([place, id]) => id !== null && id !== home && about.includes(place))
    if (!named.has(home) || !isOfSeveral) return null
    const grounds = new Map<string, Ground>()
    const called = mentions.accountsCalledIn(text, { orInShort: true })
    for (const accountId of called) {
      const [named] = mentions.namesOfAccountIn('', text, accountId)
      grounds.set(accountId, { code: 'shortName', text: named?.text ?? null })
    }
    for (const accountId of mentions.accountsOfPeopleIn(text))
      if (!grounds.has(accountId)) {
        const named = mentions.namesOfAccountIn('', text, accountId).find(({ as }) => as === 'person')
        grounds.set(accountId, { code: 'personNamed', text: named?.text ?? null })
      }
    for (const { word, accountId } of firstNames.namedIn(text))
      if (!grounds.has(accountId)) grounds.set(accountId, { code: 'personAddressed', text: word })
    for (const [place, accountId] of byPlace)
      if (accountId !== null && accountId !== home && about.includes(place) && text.includes(place))
        if (!grounds.has(accountId)) grounds.set(accountId, { code: 'accountNamed', text: place })
    if (grounds.has(home) || mentions.accountsNamedIn(text).has(home)) return null
    const [only, other] = grounds
    return only === undefined || other !== undefined ? null : { accountId: only[0], ground: only[1] }
  }
}
export type ElsewhereOf = ReturnType<typeof createElsewhere>
