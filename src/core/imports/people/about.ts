import type { Ground } from '../../../shared/contract/captures.ts'
import type { Direction } from '../../../shared/vocabulary.ts'

/** Whom a message, note or meeting is about. */
export interface About {
  accountId: string | null
  contactId: string | null
  dealId: string | null
  direction: Direction
  /** Why it is about them, the account first. */
  grounds: Ground[]
  /** Whether a mail comes from somebody who is neither ours nor known to be the customer's. */
  isOutsiders?: true
  /** Who writes for the account and is not on file: a person to be made a contact of it. */
  stranger?: { name: string; email: string | null; title: string | null }
}
