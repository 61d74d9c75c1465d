import { createAccountLinks } from './accountLinks.ts'
import { createContactLinks } from './contactLinks.ts'
import { createDealLinks } from './dealLinks.ts'
import { createKnownPeople } from './knownPeople.ts'
import type { LinkContext } from './link.ts'
import { createProductLinks } from './productLinks.ts'
import { createRecordLinks } from './recordLinks.ts'

/**
 * Finds the records that names in a file mean. A name that is equal but for case and spacing links by itself; a
 * merely similar one becomes a record of its own beside a merge proposal, so that nothing is merged silently.
 */
export function createLinker(context: LinkContext) {
  const link = createRecordLinks(context)
  const products = createProductLinks(context, link)
  const { isUnproven, ...accounts } = createAccountLinks(context, link, {
    ...createKnownPeople(context.db),
    isProduct: (name) => products.productNamed(name) !== null,
  })
  return {
    ...accounts,
    ...products,
    ...createContactLinks(context, link),
    ...createDealLinks(context.db, { accountNamed: accounts.accountNamed, isUnproven }),
  }
}

export type Linker = ReturnType<typeof createLinker>
