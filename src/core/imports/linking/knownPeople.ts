import { listLiveContacts } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { nameKeyOf } from '../../nameKey.ts'

/** Whom we know by name, as an import finds it: read when the first cell asks. */
export function createKnownPeople(db: ReadableDb) {
  let contactNames: Set<string> | null = null
  const isContact = (name: string): boolean => {
    contactNames ??= new Set(listLiveContacts(db).map((contact) => nameKeyOf(contact.name)))
    return contactNames.has(nameKeyOf(name))
  }
  let givenNames: Set<string> | null = null
  /** Whether somebody whom we know is called so: Helen, of Helen Stroud. */
  const isGivenName = (name: string): boolean => {
    givenNames ??= new Set(
      listLiveContacts(db)
        .flatMap((contact) => /^(\p{Script=Latin}+) /u.exec(contact.name)?.[1] ?? [])
        .map(nameKeyOf),
    )
    return givenNames.has(nameKeyOf(name))
  }

  return { isContact, isGivenName }
}

export type KnownPeople = ReturnType<typeof createKnownPeople>
