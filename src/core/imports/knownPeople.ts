import { ownFirmIn } from '../accounts/ownFirm.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listOwnerNames } from '../deals/store.ts'
import { nameKeyOf } from '../nameKey.ts'

const ourselves = /^(我|本人|自己|me|you|myself)$/i

/** The name alone, without the remark of whose it is: 戚小玲-岭晟, 戚小玲(采购). */
const withoutRemark = (name: string): string => name.split(/[-—_|｜/·@(（[【]/, 1)[0]!.trim()

/** Whether a name is one of ours or of a customer's people, as the workspace stands at the first question. */
export function knownPeople(db: ReadableDb, ownPeople: readonly string[]): (name: string) => boolean {
  let known: ReadonlySet<string> | null = null
  return (name) => {
    if (ourselves.test(name.trim())) return true
    known ??= new Set(
      [
        ...ownPeople,
        ...listOwnerNames(db),
        ...ownFirmIn(db).colleagues,
        ...listLiveContacts(db).map((contact) => contact.name),
      ].map(nameKeyOf),
    )
    return known.has(nameKeyOf(name)) || known.has(nameKeyOf(withoutRemark(name)))
  }
}
