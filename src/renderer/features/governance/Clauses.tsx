import { useRef, useState } from 'react'
import type { AuthorityClause } from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { textIn } from '../../i18n/ruleText.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState, Glyph, PaneHeader, TextAreaField, TextField } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'
import { readText } from './Rules.tsx'

const lists = ['authority', 'prohibited'] as const

/** What a role may do by itself, and what nobody may do. */
export function Clauses({ clauses }: { clauses: readonly AuthorityClause[] }) {
  const m = useMessages(governanceMessages)
  const [adding, setAdding] = useState<AuthorityClause['list'] | null>(null)
  return (
    <div className={styles.halves}>
      {lists.map((list) => {
        const own = clauses.filter((clause) => clause.list === list)
        return (
          <section key={list} className="pane" aria-label={m.lists[list]}>
            <PaneHeader
              title={m.lists[list]}
              note={list === 'authority' ? m.authorityNote : m.prohibitedNote}
            >
              <Button small onClick={() => setAdding(list)}>
                {m.addClause}
              </Button>
            </PaneHeader>
            <div className={styles.scroll}>
              {own.length === 0 && (
                <EmptyState title={m.noClauses}>
                  {list === 'authority' ? m.noAuthorityNote : m.noProhibitedNote}
                </EmptyState>
              )}
              {own.map((clause) => (
                <Clause key={clause.id} clause={clause} />
              ))}
            </div>
          </section>
        )
      })}
      {adding && <ClauseDialog list={adding} onClose={() => setAdding(null)} />}
    </div>
  )
}

function Clause({ clause }: { clause: AuthorityClause }) {
  const m = useMessages(governanceMessages)
  const language = useLanguage()
  const { client } = useApi()
  const { run } = useCommand()
  const all = (text: string) => (text === '*' ? m.everyone : text)
  return (
    <div className={styles.clause}>
      <p className="row">
        <Glyph kind={clause.list === 'authority' ? 'ok' : 'stop'} bare />
        <b>{m.actions[clause.action] ?? clause.action}</b>
        <span className="t12 c3">
          {m.role} {m.roleNames[clause.role] ?? all(clause.role)} · {m.region} {all(clause.region)}
        </span>
      </p>
      <Button
        small
        onClick={() =>
          void run(() => client.governance.retireClause({ id: clause.id }), { done: m.clauseRetired })
        }
      >
        {m.retire}
      </Button>
      <span className="t12 c2">{textIn(language, clause.text)}</span>
    </div>
  )
}

function ClauseDialog({ list, onClose }: { list: AuthorityClause['list']; onClose(): void }) {
  const m = useMessages(governanceMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLInputElement>(null)
  const [values, setValues] = useState({ action: '', role: '*', region: '*', zh: '', en: '' })
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value })
  const text = readText(values.zh, values.en)
  const ready =
    [values.action, values.role, values.region].every((value) => value.trim() !== '') &&
    (text.zh !== undefined || text.en !== undefined)
  const save = async () => {
    const saved = await run(
      () =>
        client.governance.addClause({
          list,
          action: values.action.trim(),
          role: values.role.trim(),
          region: values.region.trim(),
          text,
        }),
      { done: m.clauseAdded },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.clauseTitle[list]}
      save={m.add}
      ready={ready}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
    >
      <div className={accountStyles.wide}>
        <TextField
          ref={first}
          label={m.action}
          hint={m.actionHint}
          value={values.action}
          list="governance-actions"
          onChange={set('action')}
        />
        <datalist id="governance-actions">
          <option value="discount.grant" />
          <option value="*" />
        </datalist>
      </div>
      <TextField label={m.role} hint={m.roleHint} value={values.role} onChange={set('role')} />
      <TextField label={m.region} hint={m.regionHint} value={values.region} onChange={set('region')} />
      <div className={accountStyles.wide}>
        <TextAreaField
          label={`${m.clauseText} · ${m.zhText}`}
          rows={2}
          value={values.zh}
          onChange={set('zh')}
        />
      </div>
      <div className={accountStyles.wide}>
        <TextAreaField
          label={`${m.clauseText} · ${m.enText}`}
          rows={2}
          value={values.en}
          onChange={set('en')}
        />
      </div>
    </FormDialog>
  )
}
