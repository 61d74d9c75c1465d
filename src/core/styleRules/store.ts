import type { StyleRuleBody } from '../../shared/contract/styleRules.ts'
import type { ReadableDb } from '../db/open.ts'
import { selectRow, selectRows } from '../db/rows.ts'
import type { StyleRule } from '../talkTracks/index.ts'
import { styleRules } from './schema.ts'

export type StyleRuleRow = typeof styleRules.$inferSelect

/** Those in force first, newest first. */
export const listStyleRules = (db: ReadableDb): StyleRuleRow[] =>
  selectRows(db, styleRules, '1 ORDER BY status DESC, at DESC, id DESC')

export const getStyleRule = (db: ReadableDb, id: string): StyleRuleRow | null =>
  selectRow(db, styleRules, 'id = ?', id)

/** The rules in force as composition reads them, newest first. */
export const activeStyleRules = (db: ReadableDb): StyleRule[] =>
  selectRows(db, styleRules, "status = 'on' ORDER BY at DESC, id DESC").map(({ id, text, body }) => ({
    id,
    text,
    ...(JSON.parse(body) as StyleRuleBody),
  }))
