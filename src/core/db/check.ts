import { AppError } from '../../shared/errors.ts'
import { refusalOf, type WritableDb } from './open.ts'

const problemsOf = (db: WritableDb, pragma: string): string[] => {
  try {
    const rows = db.sqlite.pragma(pragma) as Record<string, string>[]
    return rows.map((row) => Object.values(row)[0] ?? '').filter((text) => text !== 'ok')
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal instanceof AppError && refusal.code === 'database.corrupt') return ['unreadable page']
    throw refusal
  }
}

/** Reads every page and checks the structure (not indexes against tables). Empty when sound. */
export const quickCheck = (db: WritableDb): string[] => problemsOf(db, 'quick_check(20)')

/** The whole check, indexes against tables too; slower. Empty when sound. */
export const fullCheck = (db: WritableDb): string[] => problemsOf(db, 'integrity_check(100)')
