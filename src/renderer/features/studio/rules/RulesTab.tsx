import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { StyleRuleBody, StyleRuleView } from '../../../../shared/contract/styleRules.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { useGo, useQueryParams } from '../../../shell/navigation.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Chip, EmptyState, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { ruleMessages } from './messages.ts'
import { RuleEditor } from './RuleEditor.tsx'
import { RulePreview } from './RulePreview.tsx'
import styles from './rules.module.css'
import { type NamedAtom, ruleSentence } from './ruleWords.ts'

/** What is being written: nothing yet, a new rule, or another wording of one that stands. */
export interface RuleDraft {
  id: string | null
  text: string
  /** Set once a person corrected the reading; until then the reading counts. */
  corrected: StyleRuleBody | null
}
const empty: RuleDraft = { id: null, text: '', corrected: null }

/** Rules in plain language: written and read back on the left with those in force, what they change on the right. */
export function RulesTab() {
  const m = useMessages(ruleMessages)
  const { query } = useApi()
  const go = useGo()
  const { rule: chosenId } = useQueryParams()
  const [draft, setDraft] = useState(empty)
  const rules = useQuery(query.styleRules.list.queryOptions())
  const atoms = useQuery(query.styleRules.atoms.queryOptions())
  const text = useDeferredValue(draft.text)
  const reading = useQuery({
    ...query.styleRules.read.queryOptions({ input: { text } }),
    enabled: text.trim() !== '',
    placeholderData: (previous) => previous,
  })
  const error = rules.error ?? atoms.error ?? reading.error
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void rules.refetch()} />
  if (!rules.data || !atoms.data) return <LoadingState step={m.rules} bars={4} />
  const chosen = draft.text === '' ? (rules.data.find(({ id }) => id === chosenId) ?? null) : null
  const choose = (id: string | null) =>
    go(id === null ? '/studio?tab=rules' : `/studio?tab=rules&rule=${id}`, { replace: true })
  const readBody = text.trim() === '' ? null : (reading.data?.body ?? null)
  const body = draft.corrected ?? readBody
  const previewed = chosen
    ? { id: chosen.id, body: chosen.body }
    : body && body.wishes.length > 0
      ? { id: draft.id, body }
      : null
  return (
    <div className={styles.halves}>
      <div className={styles.left}>
        <RuleEditor
          draft={draft}
          reading={text.trim() === '' ? null : (reading.data ?? null)}
          body={body}
          atoms={atoms.data}
          onChange={setDraft}
          onDone={(id) => {
            setDraft(empty)
            choose(id)
          }}
        />
        <Rules
          rules={rules.data}
          atoms={atoms.data}
          chosenId={chosen?.id ?? null}
          onChoose={(id) => {
            setDraft(empty)
            choose(id)
          }}
          onRevise={({ id, text: said, body: kept }) => setDraft({ id, text: said, corrected: kept })}
        />
      </div>
      <div className={styles.right}>
        {previewed ? (
          <RulePreview key={previewed.id} {...previewed} />
        ) : (
          <EmptyState title={m.nothingToPreview} center>
            {m.nothingToPreviewNote}
          </EmptyState>
        )}
      </div>
    </div>
  )
}

function Rules({
  rules,
  atoms,
  chosenId,
  onChoose,
  onRevise,
}: {
  rules: readonly StyleRuleView[]
  atoms: readonly NamedAtom[]
  chosenId: string | null
  onChoose(id: string): void
  onRevise(rule: StyleRuleView): void
}) {
  const m = useMessages(ruleMessages)
  const language = useLanguage()
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const turn = ({ id, isOn }: StyleRuleView) =>
    void run(() => client.styleRules.setOn({ id, isOn: !isOn }), {
      done: isOn ? m.switchedOff : m.switchedOn,
    })
  return (
    <section className="pane" aria-label={m.rules}>
      <PaneHeader title={m.rules} note={m.rulesNote} />
      {rules.length === 0 ? (
        <EmptyState title={m.none}>{m.noneNote}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {rules.map((rule) => (
            <li key={rule.id} className={styles.rule} aria-current={rule.id === chosenId || undefined}>
              <button type="button" className={styles.ruleText} onClick={() => onChoose(rule.id)}>
                <b className={rule.isOn ? undefined : 'c3'}>{rule.text}</b>
                <span className="t12 c2">{ruleSentence(rule.body, m, language, atoms)}</span>
                <span className="t11 c3">
                  {m.by(rule.author, format.date(rule.at))}
                  {rule.examples > 0 && ` · ${m.examples(rule.examples)}`}
                </span>
                {rule.isOn && (
                  <span className="t11 c3">
                    {rule.pairs.why === null
                      ? m.pairs(rule.pairs.training, rule.pairs.measured)
                      : m.whyNoPairs[rule.pairs.why]}
                  </span>
                )}
              </button>
              <span className={styles.ruleActs}>
                {!rule.isOn && <Chip meaning="unknown">{m.isOff}</Chip>}
                <Button small onClick={() => onRevise(rule)}>
                  {m.revise}
                </Button>
                <Button small busy={busy} onClick={() => turn(rule)}>
                  {rule.isOn ? m.off : m.on}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
