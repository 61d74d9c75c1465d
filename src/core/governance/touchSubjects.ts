import { listAccountCodes, listMergedAccountNames } from '../accounts/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { Session } from '../session.ts'
import { breakerScope, getSetting } from '../settings/settings.ts'
import { contactMarks, countingTeams, marksOfCalled } from './touchMarks.ts'

/** How long a contact is worth telling of, and how far back others' may freeze a customer: a week offline. */
export const windowMs = 7 * 86_400_000

export interface Told {
  accountId: string
  contactId: string | null
}

/**
 * Which of this workspace's customers and people stand behind marks. Nobody can read a mark, so each customer's are made
 * and compared: once for however many marks there are.
 */
export function subjectsOf(session: Session, marks: ReadonlySet<string>): Map<string, Told> {
  const found = new Map<string, Told>()
  if (marks.size === 0) return found
  const isByContact = getSetting(session.db, breakerScope) === 'contact'
  const merged = Map.groupBy(listMergedAccountNames(session.db), ({ id }) => id)
  const accounts = listAccountCodes(session.db)
  for (const { key } of countingTeams(session))
    for (const { id, code, name } of accounts) {
      const names = [name, ...(merged.get(id) ?? []).map((before) => before.name)]
      const own = marksOfCalled(key, { code, names }).filter((mark) => marks.has(mark))
      for (const mark of own) found.set(mark, { accountId: id, contactId: null })
      if (own.length === 0 || !isByContact) continue
      for (const contact of listContactsOfAccount(session.db, id))
        for (const mark of contactMarks(session, key, contact.id))
          if (marks.has(mark)) found.set(mark, { accountId: id, contactId: contact.id })
    }
  return found
}
