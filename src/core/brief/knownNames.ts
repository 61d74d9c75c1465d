import { listAccounts } from '../accounts/store.ts'
import { listProducts } from '../catalog/store.ts'
import type { KnownName, KnownNames } from '../checking/types.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { addressOf } from '../talkTracks/index.ts'

/** Names of a workspace as the checker knows them; `own` may be said without a citation. */
export function knownNames(db: ReadableDb, accountId: string, actor: string): KnownNames {
  const products = listProducts(db).map(
    (product): KnownName => ({ name: product.name, aliases: JSON.parse(product.aliases) as string[] }),
  )
  const competitors = db
    .read(
      `SELECT DISTINCT competitor AS name FROM competitor_prices
       UNION SELECT DISTINCT competitor FROM deals WHERE competitor IS NOT NULL LIMIT 500`,
    )
    .all() as { name: string }[]
  return {
    products,
    organisations: [...listAccounts(db).map(({ name }) => ({ name })), ...competitors],
    people: listContactsOfAccount(db, accountId).map(({ name, title }) => {
      // People are addressed by surname and rank, as composition does.
      const address = addressOf({ name, title }, 'zh')
      return { name, aliases: address === name ? [] : [address] }
    }),
    own: actor === '-' ? [] : [{ name: actor }],
  }
}
