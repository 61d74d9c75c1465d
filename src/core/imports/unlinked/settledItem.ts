import type { Ground } from '../../../shared/contract/captures.ts'
import type { Direction } from '../../../shared/vocabulary.ts'
import type { evidence } from '../../evidence/schema.ts'

/** A piece of evidence with all that is stored of it. */
export type Evidence = typeof evidence.$inferSelect
/** Whose an unlinked item turned out to be. */
export interface Settled {
  row: Evidence
  accountId: string
  contactId: string | null
  dealId: string | null
  direction: Direction
  /** Why it is theirs. */
  grounds: Ground[]
  /** What of the text is read for facts, in its place; all of it where absent. */
  words?: string
}
