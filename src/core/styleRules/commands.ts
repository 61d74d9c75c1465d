import { StyleRuleBody } from '../../shared/contract/styleRules.ts'
import { AppError } from '../../shared/errors.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { recordChangeSet, type UndoneChange } from '../undo/changeSets.ts'
import { styleRules } from './schema.ts'
import { getStyleRule, type StyleRuleRow } from './store.ts'

type Change = 'added' | 'revised' | 'adopted' | 'retired' | 'takenBack'

function logChange(session: Session, id: string, change: Change, rule: StyleRuleRow | null): void {
  appendLog(session.db, session.stamp(), {
    kind: 'ruleChanged',
    body: {
      list: 'styleRule',
      id,
      change,
      contentHash: sha256Hex(canonicalJson((rule ?? { id }) as unknown as Json)),
    },
  })
}

function requireRule(session: Session, id: string): StyleRuleRow {
  const row = getStyleRule(session.db, id)
  if (!row) throw new AppError('record.notFound', { kind: 'styleRule', id })
  return row
}

/**
 * Keeps a rule that a person confirmed, with its entry in the log: it acts from the next brief on. Refuses with
 * `styleRule.incomplete` where it asks for nothing, and `record.notFound`.
 */
export function saveStyleRule(
  session: Session,
  rule: { id: string | null; text: string; body: StyleRuleBody },
): { id: string; changeSetId: string } {
  if (rule.body.wishes.length === 0) throw new AppError('styleRule.incomplete')
  const known = rule.id === null ? null : requireRule(session, rule.id)
  const id = known?.id ?? session.newId('styleRule')
  const fields = {
    text: rule.text,
    body: JSON.stringify(StyleRuleBody.parse(rule.body)),
    author: session.actor(),
    at: session.now(),
  }
  const changeSetId = recordChangeSet(
    session.db,
    session,
    known ? 'styleRule.update' : 'styleRule.create',
    (changes) => {
      if (known) changes.update(styleRules, id, fields)
      else changes.insert(styleRules, { id, status: 'on', ...fields })
      logChange(session, id, known ? 'revised' : 'added', requireRule(session, id))
    },
  )
  return { id, changeSetId }
}

/** Puts a rule in force or out of it, with its entry in the log. Refuses with `record.notFound`. */
export function switchStyleRule(
  session: Session,
  id: string,
  isOn: boolean,
): { id: string; changeSetId: string } {
  requireRule(session, id)
  const changeSetId = recordChangeSet(
    session.db,
    session,
    isOn ? 'styleRule.on' : 'styleRule.off',
    (changes) => {
      changes.update(styleRules, id, { status: isOn ? 'on' : 'off' })
      logChange(session, id, isOn ? 'adopted' : 'retired', requireRule(session, id))
    },
  )
  return { id, changeSetId }
}

/** The entry in the log of a change to a style rule that was taken back; for `undoChangeSet`. */
export function logUndoneStyleRule(session: Session, { tableName, rowId }: UndoneChange): void {
  if (tableName === 'style_rules') logChange(session, rowId, 'takenBack', getStyleRule(session.db, rowId))
}
