import { beforeEach, describe, expect, it } from 'vitest'
import { openTestDb } from '../db/openTestDb.ts'
import { createNewId } from '../newId.ts'
import { bodyOfAtom, libraryAtoms } from './library/index.ts'
import { activeAtoms, keepLibraryCurrent } from './store.ts'

const shipped = libraryAtoms.find(({ lang }) => lang === 'zh')!
const earlier = { ...bodyOfAtom(shipped), title: '旧版的说法' }
const installedAt = Date.UTC(2026, 8, 1)
const now = Date.UTC(2026, 10, 21)

let db: ReturnType<typeof openTestDb>
const newId = createNewId(() => now)

/** As a workspace looks that was made with an earlier version, whose words for one atom were other. */
beforeEach(() => {
  db = openTestDb(() => now)
  keepLibraryCurrent(db, newId, installedAt)
  db.write(`UPDATE atoms SET title = ?, body = ?, verified_by = 'library-1' WHERE library_key = ?`).run(
    earlier.title,
    JSON.stringify(earlier),
    shipped.id,
  )
})

const title = () =>
  (db.read('SELECT title FROM atoms WHERE library_key = ?').get(shipped.id) as { title: string }).title

describe('the shipped library in a workspace', () => {
  it('is brought to the words of this version, and an atom keeps its author’s strategies', () => {
    expect(keepLibraryCurrent(db, newId, now)).toBe(1)
    expect(title()).toBe(shipped.title)
    const row = activeAtoms(db, 'zh').find((atom) => atom.title === shipped.title)!
    expect(row.strategies).toEqual(shipped.strategies)
    expect(keepLibraryCurrent(db, newId, now), 'a second start changes nothing').toBe(0)
  })

  it('what the team rewrote or retired stays as the team left it', () => {
    db.write('UPDATE atoms SET updated_at = ? WHERE library_key = ?').run(installedAt + 1, shipped.id)
    expect(keepLibraryCurrent(db, newId, now)).toBe(0)
    expect(title()).toBe('旧版的说法')
  })

  it('an atom that was removed from the workspace’s table comes back', () => {
    db.write('DELETE FROM atoms WHERE library_key = ?').run(shipped.id)
    expect(keepLibraryCurrent(db, newId, now)).toBe(1)
  })
})
