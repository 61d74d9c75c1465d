import type { WritableDb } from '../../db/open.ts'
import type { NewId } from '../../newId.ts'

/** The import that links, and the database that it writes to. */
export interface LinkContext {
  db: WritableDb
  newId: NewId
  now: number
  importId: string
}

/** What a name leads to: the record itself, and whether it had to be made. */
export interface Link {
  id: string
  made: boolean
  /** Whether the record that was made may be one that was there. */
  isProposed?: boolean
}
