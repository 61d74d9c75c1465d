import { listAccountNames } from '../../accounts/store.ts'
import { listProducts } from '../../catalog/store.ts'
import type { KnownName, KnownNames } from '../../checking/types.ts'
import { listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { listCompetitors } from '../../market/rivals.ts'
import { nameKeyOf } from '../../nameKey.ts'
import { addressOf, callingsOf } from '../../talkTracks/index.ts'

/** Names of a workspace as the checker knows them; `own` may be said without a citation. */
export function knownNames(db: ReadableDb, accountId: string, actor: string): KnownNames {
  const products = listProducts(db).map(
    (product): KnownName => ({ name: product.name, aliases: JSON.parse(product.aliases) as string[] }),
  )
  const contacts = listContactsOfAccount(db, accountId)
  // A customer of the very name of somebody here came in by mistake: the person may be spoken to all the same.
  const isOfSomebodyHere = new Set([actor, ...contacts.map(({ name }) => name)].map(nameKeyOf))
  return {
    products,
    organisations: [
      ...listAccountNames(db).flatMap((name) => (isOfSomebodyHere.has(nameKeyOf(name)) ? [] : [{ name }])),
      ...listCompetitors(db).map((name) => ({ name })),
    ],
    people: contacts.map(({ name, title }) => {
      // People are addressed by surname and rank, as composition does: by their title, or as one calls them in talk.
      const address = addressOf({ name, title }, 'zh')
      return { name, aliases: [...new Set([...(address === name ? [] : [address]), ...callingsOf(name)])] }
    }),
    own: actor === '-' ? [] : [{ name: actor }],
  }
}
