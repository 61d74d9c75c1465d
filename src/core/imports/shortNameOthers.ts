import { spellingsOf } from '../accounts/ownFirm.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listProducts } from '../catalog/store.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listOwnerNames } from '../deals/store.ts'
import { listCompetitors } from '../market/rivals.ts'
import { nameKeyOf } from '../nameKey.ts'
import { shortNamesOf } from './matching/shortNames.ts'

/** What a short name may mean besides an account, in small letters: people, their given names, our firm, products, rivals. */
export function namesOfOthers(db: ReadableDb, ownPeople: readonly string[] = []): Set<string> {
  const { ownFirm, actorName, ownOwners } = readWorkspaceSettings(db)
  const people = [
    ...listLiveContacts(db).map(({ name }) => name),
    ...[actorName, ...ownOwners, ...ownPeople, ...listOwnerNames(db)],
  ]
  const products = listProducts(db).flatMap(({ name, aliases }) => [
    name,
    ...(JSON.parse(aliases) as string[]),
  ])
  const rivals = listCompetitors(db)
  return new Set(
    [
      ...people.flatMap((name) => [name, ...name.split(' ')]),
      ...[...products, ...rivals].flatMap((name) => [name, name.split(/[\s-]/)[0]!]),
      ...rivals.flatMap(shortNamesOf),
      ...(ownFirm === '' ? [] : [ownFirm, ...shortNamesOf(ownFirm), ...spellingsOf(ownFirm)]),
    ].map(nameKeyOf),
  )
}
