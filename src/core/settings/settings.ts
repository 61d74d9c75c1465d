import { z } from 'zod'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import type { Stamp } from '../log/entry.ts'
import * as store from './store.ts'

/** A named value with its schema and what holds until somebody sets it. */
export interface Setting<Value extends Json> {
  key: string
  schema: z.ZodType<Value>
  initial: Value
}

export const setting = <Value extends Json>(
  key: string,
  schema: z.ZodType<Value>,
  initial: Value,
): Setting<Value> => ({ key, schema, initial })

/** Settings that core itself obeys. Others define their own beside what they steer. */
export const breakerScope = setting('breaker.scope', z.enum(['account', 'contact']), 'account')
/** The role under which authority list and discount bands judge whoever sits here. */
export const actingRole = setting('governance.actingRole', z.string().min(1).max(100), 'rep')
/** The role of whoever answers for a team: sees it as a whole and decides how it works. */
export const managerRole = 'manager'

/** Whether whoever sits here answers for the team. */
export const isManager = (db: ReadableDb): boolean => getSetting(db, actingRole) === managerRole

/** The value in force. A stored value that its schema no longer accepts counts as not set. */
export function getSetting<Value extends Json>(
  db: ReadableDb,
  { key, schema, initial }: Setting<Value>,
): Value {
  const stored = store.value(db, key)
  if (stored === undefined) return initial
  const parsed = schema.safeParse(JSON.parse(stored))
  return parsed.success ? parsed.data : initial
}

/** Whether a value is stored: chosen, or kept from the machine that first opened the workspace. */
export const isSettingKept = <Value extends Json>(db: ReadableDb, { key }: Setting<Value>): boolean =>
  store.value(db, key) !== undefined

/**
 * Stores what holds now where nothing is stored, `at` UTC ms: an initial value that is the machine's own shall not become
 * another when the workspace is carried to another machine. Nothing changes by it, so nothing is logged.
 */
export function keepSetting<Value extends Json>(
  db: WritableDb,
  { key, initial }: Setting<Value>,
  at: number,
): void {
  if (store.value(db, key) === undefined) store.save(db, key, JSON.stringify(initial), at)
}

/** Stores what was noticed, `at` UTC ms, and nobody chose: whatever comes of it is logged by whoever noticed. */
export function noteSetting<Value extends Json>(
  db: WritableDb,
  { key }: Setting<Value>,
  value: Value,
  at: number,
): void {
  store.save(db, key, JSON.stringify(value), at)
}

/** Sets a value and logs the change with what held before; setting what holds already does nothing. */
export function setSetting<Value extends Json>(
  db: WritableDb,
  stamp: Stamp,
  definition: Setting<Value>,
  value: Value,
): void {
  const after = definition.schema.parse(value)
  db.sqlite.transaction(() => {
    const before = getSetting(db, definition)
    if (canonicalJson(before) === canonicalJson(after)) return
    store.save(db, definition.key, JSON.stringify(after), stamp.at)
    appendLog(db, stamp, {
      kind: 'settingChanged',
      body: {
        key: definition.key,
        before: before as z.core.util.JSONType,
        after: after as z.core.util.JSONType,
      },
    })
  })()
}
