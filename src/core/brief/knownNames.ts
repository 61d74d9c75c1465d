import { listAccountNames } from '../accounts/store.ts'
import { listProducts } from '../catalog/store.ts'
import type { KnownName, KnownNames } from '../checking/types.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listCompetitors } from '../market/rivals.ts'
import { addressOf } from '../talkTracks/index.ts'

/** Names of a workspace as the checker knows them; `own` may be said without a citation. */
export function knownNames(db: ReadableDb, accountId: string, actor: string): KnownNames {
  const products = listProducts(db).map(
    (product): KnownName => ({ name: product.name, aliases: JSON.parse(product.aliases) as string[] }),
  )
  return {
    products,
    organisations: [
      ...listAccountNames(db).map((name) => ({ name })),
      ...listCompetitors(db).map((name) => ({ name })),
    ],
    people: listContactsOfAccount(db, accountId).map(({ name, title }) => {
      // People are addressed by surname and rank, as composition does.
      const address = addressOf({ name, title }, 'zh')
      return { name, aliases: address === name ? [] : [address] }
    }),
    own: actor === '-' ? [] : [{ name: actor }],
  }
}
