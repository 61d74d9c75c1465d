import { listAccountNames } from '../accounts/store.ts'
import { listProducts } from '../catalog/store.ts'
import type { KnownName, KnownNames } from '../checking/types.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealCompetitors } from '../deals/store.ts'
import { listPricedCompetitors } from '../market/store.ts'
import { addressOf } from '../talkTracks/index.ts'

const mostCompetitors = 500

/** Names of a workspace as the checker knows them; `own` may be said without a citation. */
export function knownNames(db: ReadableDb, accountId: string, actor: string): KnownNames {
  const products = listProducts(db).map(
    (product): KnownName => ({ name: product.name, aliases: JSON.parse(product.aliases) as string[] }),
  )
  const competitors = new Set([
    ...listPricedCompetitors(db, mostCompetitors),
    ...listDealCompetitors(db, mostCompetitors),
  ])
  return {
    products,
    organisations: [
      ...listAccountNames(db).map((name) => ({ name })),
      ...[...competitors].map((name) => ({ name })),
    ],
    people: listContactsOfAccount(db, accountId).map(({ name, title }) => {
      // People are addressed by surname and rank, as composition does.
      const address = addressOf({ name, title }, 'zh')
      return { name, aliases: address === name ? [] : [address] }
    }),
    own: actor === '-' ? [] : [{ name: actor }],
  }
}
