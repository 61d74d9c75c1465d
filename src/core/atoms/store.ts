import type { AtomBody } from '../../shared/contract/knowledge.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { insertRow, selectRow, selectRows, updateRow } from '../db/rows.ts'
import type { NewId } from '../newId.ts'
import { type Atom, atomOfBody, bodyOfAtom, libraryAtoms, libraryVersion } from './library/index.ts'
import { atoms } from './schema.ts'

export type AtomRow = typeof atoms.$inferSelect

const libraryById = new Map(libraryAtoms.map((atom) => [atom.id, atom]))

/**
 * Puts the shipped library into the workspace where an atom of it is missing, so that a team can retire or rewrite
 * each, and brings those that nobody touched to the words of this version. What a team changed stays changed. Returns
 * how many atoms were put in or brought up to date.
 */
export function keepLibraryCurrent(db: WritableDb, newId: NewId, now: number): number {
  const verifiedBy = `library-${libraryVersion}`
  const present = new Map(
    selectRows(db, atoms, 'library_key IS NOT NULL').map((row) => [row.libraryKey!, row]),
  )
  const missing = libraryAtoms.filter((atom) => !present.has(atom.id))
  const outdated = [...present.values()].flatMap((row) => {
    const shipped = libraryById.get(row.libraryKey!)
    // Whoever saves or retires an atom moves the day of its last change away from the day on which it came.
    const isUntouched = row.updatedAt === row.verifiedAt && row.verifiedBy !== verifiedBy
    return shipped && isUntouched ? [{ id: row.id, shipped }] : []
  })
  if (missing.length === 0 && outdated.length === 0) return 0
  const words = (atom: Atom) => ({
    title: atom.title,
    body: JSON.stringify(bodyOfAtom(atom)),
    verifiedBy,
    verifiedAt: now,
    updatedAt: now,
  })
  transaction(db, () => {
    for (const atom of missing)
      insertRow(db, atoms, {
        id: newId('atom'),
        libraryKey: atom.id,
        lang: atom.lang,
        status: 'active',
        importId: null,
        ...words(atom),
      })
    for (const { id, shipped } of outdated) updateRow(db, atoms, id, words(shipped))
  })
  return missing.length + outdated.length
}

export const listAtoms = (db: ReadableDb, lang: 'zh' | 'en'): AtomRow[] =>
  selectRows(db, atoms, 'lang = ? ORDER BY status, library_key IS NOT NULL, title', lang)

export const getAtom = (db: ReadableDb, id: string): AtomRow | null => selectRow(db, atoms, 'id = ?', id)

export const insertAtom = (db: WritableDb, row: AtomRow): void => insertRow(db, atoms, row)

/** Whether the team has an atom of its own with these very words. */
export const hasOwnAtom = (db: ReadableDb, { title, body }: Pick<AtomRow, 'title' | 'body'>): boolean =>
  selectRow(db, atoms, 'library_key IS NULL AND title = ? AND body = ?', title, body) !== null

/** Active atoms as composition reads them. A library atom that nobody rewrote keeps its author's strategies. */
export function activeAtoms(db: ReadableDb, lang: 'zh' | 'en'): Atom[] {
  return selectRows(db, atoms, "lang = ? AND status = 'active' ORDER BY id", lang).map((row) => {
    const shipped = row.libraryKey === null ? undefined : libraryById.get(row.libraryKey)
    const body = JSON.parse(row.body) as AtomBody
    return shipped && row.body === JSON.stringify(bodyOfAtom(shipped))
      ? { ...shipped, id: row.id }
      : atomOfBody(row.id, body)
  })
}
