import { randomBytes } from 'node:crypto'
import type { AdviceModule } from '../../shared/contract/governance.ts'
import { AppError } from '../../shared/errors.ts'
import type { ReadableDb, WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import { type Stamp, sha256Hex } from '../log/entry.ts'
import { parseStatement, Statement } from './statement.ts'
import * as store from './store.ts'

/** Fewest adopted rules that open a module's gate (catalogue 44). */
export const rulesNeeded = 3

export interface ManagementRule {
  ruleId: string
  version: number
  module: AdviceModule
  statement: Statement
  status: 'proposed' | 'adopted' | 'retired'
  /** Person id. */
  author: string
  at: number
}

const asRule = (row: store.RuleRow): ManagementRule => ({
  ...row,
  module: row.module as AdviceModule,
  statement: parseStatement(row.statement),
})

export const listRules = (db: ReadableDb): ManagementRule[] => store.rules(db).map(asRule)
export const listRuleVersions = (db: ReadableDb, ruleId: string): ManagementRule[] =>
  store.ruleVersions(db, ruleId).map(asRule)

function addVersion(
  db: WritableDb,
  stamp: Stamp,
  rule: Pick<ManagementRule, 'ruleId' | 'version' | 'module' | 'statement' | 'status'>,
  change: 'proposed' | 'adopted' | 'revised' | 'retired',
): ManagementRule {
  const statement = JSON.stringify(Statement.parse(rule.statement))
  return db.sqlite.transaction(() => {
    store.insertRule(db, { ...rule, statement, author: stamp.actor, at: stamp.at })
    appendLog(db, stamp, {
      kind: 'ruleChanged',
      body: {
        list: 'managementRule',
        id: rule.ruleId,
        change,
        version: rule.version,
        contentHash: sha256Hex(statement),
      },
    })
    return { ...rule, author: stamp.actor, at: stamp.at }
  })()
}

/** Proposes a rule for a module; it counts once adopted. */
export const proposeRule = (
  db: WritableDb,
  stamp: Stamp,
  rule: { ruleId?: string; module: AdviceModule; statement: Statement },
): ManagementRule =>
  addVersion(
    db,
    stamp,
    {
      ruleId: rule.ruleId ?? `rule_${randomBytes(8).toString('hex')}`,
      version: 1,
      module: rule.module,
      statement: rule.statement,
      status: 'proposed',
    },
    'proposed',
  )

function requireRule(db: ReadableDb, ruleId: string): ManagementRule {
  const newest = listRuleVersions(db, ruleId).at(-1)
  if (!newest) throw new AppError('rule.notFound', { ruleId })
  return newest
}

/** Puts a rule in force, retires it, or revises its words (a revision keeps the status). Each is a new version. */
export function adoptRule(db: WritableDb, stamp: Stamp, ruleId: string): ManagementRule {
  const rule = requireRule(db, ruleId)
  if (rule.status === 'adopted') return rule
  return addVersion(db, stamp, { ...rule, version: rule.version + 1, status: 'adopted' }, 'adopted')
}

export function retireRule(db: WritableDb, stamp: Stamp, ruleId: string): ManagementRule {
  const rule = requireRule(db, ruleId)
  if (rule.status === 'retired') return rule
  return addVersion(db, stamp, { ...rule, version: rule.version + 1, status: 'retired' }, 'retired')
}

export function reviseRule(
  db: WritableDb,
  stamp: Stamp,
  ruleId: string,
  statement: Statement,
): ManagementRule {
  const rule = requireRule(db, ruleId)
  return addVersion(db, stamp, { ...rule, version: rule.version + 1, statement }, 'revised')
}

export interface ModuleGate {
  module: AdviceModule
  enabled: boolean
  adopted: number
  needed: number
}

export function moduleGate(db: ReadableDb, module: AdviceModule): ModuleGate {
  const adopted = store.adoptedRuleCount(db, module)
  return { module, enabled: adopted >= rulesNeeded, adopted, needed: rulesNeeded }
}

/** Every advice module calls this before it advises. Refuses with `module.disabled` {module, adopted, needed}. */
export function requireModuleEnabled(db: ReadableDb, module: AdviceModule): void {
  const { enabled, ...details } = moduleGate(db, module)
  if (!enabled) throw new AppError('module.disabled', details)
}
