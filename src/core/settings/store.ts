import type { ReadableDb, WritableDb } from '../db/open.ts'

export const value = (db: ReadableDb, key: string) =>
  (
    db.read('SELECT value_json AS value FROM settings WHERE key = ?').get(key) as
      | { value: string }
      | undefined
  )?.value

export function save(db: WritableDb, key: string, json: string, at: number): void {
  db.write(
    `INSERT INTO settings (key, value_json, updated_at) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json, updated_at = excluded.updated_at`,
  ).run(key, json, at)
}
