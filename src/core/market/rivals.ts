import { listAccountNames } from '../accounts/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listProducts } from '../catalog/store.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listDealCompetitors } from '../deals/store.ts'
import { listDecidedRivals } from '../facts/captureStore.ts'
import type { NamesForReading } from '../facts/readText.ts'
import { joinedNames, rivalNames, rivalPattern, shortRivalNames } from '../facts/rivals/rivals.ts'
import { nameKeyOf } from '../nameKey.ts'
import { sidesKnown } from './sides.ts'
import { listPricedCompetitors } from './store.ts'

const most = 500

/** The rivals that prices and deals of the workspace name and that people confirmed, as written there. */
export const listCompetitors = (db: ReadableDb): string[] => [
  ...new Set([
    ...listPricedCompetitors(db, most),
    ...listDealCompetitors(db, most),
    ...listDecidedRivals(db, most).confirmed,
  ]),
]

/** Finds the rivals whom the workspace knows by name or short name in a text; null where it knows none. */
function knownRivals(db: ReadableDb): RegExp | null {
  const told = listCompetitors(db)
  const names = rivalNames(told)
  return names.length === 0
    ? null
    : rivalPattern([...joinedNames(told), ...names, ...shortRivalNames(names, otherNames(db))])
}

/** What reading needs to know of names; those that are no rivals are fetched when a text asks for the first time. */
export function namesForReading(db: ReadableDb): NamesForReading {
  let others: string | null = null
  return {
    rivals: knownRivals(db),
    sideOf: sidesKnown(db),
    isNoRival(name) {
      others ??= otherNames(db).map(nameKeyOf).join('\n')
      // A short name of a customer is a piece of the long one.
      return others.includes(nameKeyOf(name))
    },
  }
}

function otherNames(db: ReadableDb): string[] {
  const { actorName, ownOwners } = readWorkspaceSettings(db)
  return [
    ...listAccountNames(db),
    ...listLiveContacts(db).map(({ name }) => name),
    ...listProducts(db).flatMap(({ name, aliases }) => [name, ...(JSON.parse(aliases) as string[])]),
    ...listDecidedRivals(db, most).refused,
    actorName,
    ...ownOwners,
  ]
}
