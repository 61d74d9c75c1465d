import type { StyleReading, StyleRuleBody, StyleWish } from '../../../../shared/contract/styleRules.ts'
import { styleActs, styleActWords } from '../../../../shared/styleRuleWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Glyph, Icon, PaneHeader, Select, TextAreaField } from '../../../ui/index.ts'
import { ruleMessages } from './messages.ts'
import type { RuleDraft } from './RulesTab.tsx'
import styles from './rules.module.css'
import {
  allConditions,
  allTargets,
  type Condition,
  conditionsOf,
  conditionWords,
  keyOfTarget,
  type NamedAtom,
  targetWords,
  toggled,
} from './ruleWords.ts'

const nobody: StyleRuleBody['who'] = { roles: [], jobs: [], concerns: [], stages: [] }
const keyOf = ({ kind, code }: Condition) => `${kind} ${code}`

/** A rule being written: the words, how they were understood, and the pickers by which that is put right. */
export function RuleEditor({
  draft,
  reading,
  body,
  atoms,
  onChange,
  onDone,
}: {
  draft: RuleDraft
  reading: StyleReading | null
  body: StyleRuleBody | null
  atoms: readonly NamedAtom[]
  onChange(draft: RuleDraft): void
  onDone(id: string): void
}) {
  const m = useMessages(ruleMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const canSave = draft.text.trim() !== '' && body !== null && body.wishes.length > 0
  const save = async () => {
    if (!canSave || busy) return
    const saved = await run(() => client.styleRules.save({ id: draft.id, text: draft.text.trim(), body }), {
      done: m.saved,
      detail: m.savedNote,
    })
    if (saved) onDone(saved.id)
  }
  return (
    <section className="pane" aria-label={m.write}>
      <PaneHeader title={m.write} note={m.writeNote} />
      <form
        className={styles.block}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextAreaField
          label={m.instruction}
          placeholder={m.example}
          rows={2}
          maxLength={500}
          value={draft.text}
          onChange={(event) =>
            onChange({
              id: event.target.value === '' ? null : draft.id,
              text: event.target.value,
              corrected: null,
            })
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          }}
        />
        {draft.text.trim() !== '' && reading && (
          <>
            <Understood text={draft.text} reading={reading} isCorrected={draft.corrected !== null} />
            <Pickers
              body={body ?? { who: nobody, wishes: [] }}
              atoms={atoms}
              onChange={(corrected) => onChange({ ...draft, corrected })}
            />
            <div className="row">
              <Button type="submit" kind="primary" keys="mod+enter" busy={busy} disabled={!canSave}>
                {draft.id === null ? m.confirm : m.confirmRevised}
              </Button>
              <Button onClick={() => onChange({ id: null, text: '', corrected: null })}>{m.clear}</Button>
            </div>
          </>
        )}
      </form>
    </section>
  )
}

/** The words with what was read from them marked, and what was not named. */
function Understood({
  text,
  reading,
  isCorrected,
}: {
  text: string
  reading: StyleReading
  isCorrected: boolean
}) {
  const m = useMessages(ruleMessages)
  const marks = [
    ...reading.read.map((range) => ({ ...range, as: range.as as string })),
    ...reading.unread.map((range) => ({ ...range, as: 'unread' })),
  ]
    .filter(({ end }) => end <= text.length)
    .sort((left, right) => left.start - right.start)
  const pieces = marks.flatMap((mark, at) => {
    const from = marks[at - 1]?.end ?? 0
    return [
      { key: `${from}`, as: null, words: text.slice(from, mark.start) },
      { key: `${mark.start}-`, as: mark.as, words: text.slice(mark.start, mark.end) },
    ]
  })
  const rest = text.slice(marks.at(-1)?.end ?? 0)
  const unread = reading.unread.map(({ start, end }) => text.slice(start, end)).join('、')
  return (
    <div className={styles.understood} aria-live="polite">
      <div className="row">
        <span className="label">{m.understood}</span>
        <span className="t11 c3">{m.understoodNote}</span>
      </div>
      <p>
        {pieces.map(({ key, as, words }) =>
          as === null ? (
            words
          ) : (
            <span key={key} className={styles[as]}>
              {words}
            </span>
          ),
        )}
        {rest}
      </p>
      {!isCorrected &&
        reading.gaps.map((gap) => (
          <p key={gap} className="row t12">
            <Glyph kind="caution" bare />
            {m.gaps[gap]}
          </p>
        ))}
      {unread !== '' && (
        <p className="row t12">
          <Glyph kind="unknown" bare />
          {m.notRead(unread)}
        </p>
      )}
      {reading.anyRank && (
        <p className="row t12">
          <Glyph kind="note" bare />
          {m.anyRank}
        </p>
      )}
    </div>
  )
}

function Pickers({
  body,
  atoms,
  onChange,
}: {
  body: StyleRuleBody
  atoms: readonly NamedAtom[]
  onChange(body: StyleRuleBody): void
}) {
  const m = useMessages(ruleMessages)
  const language = useLanguage()
  const { who, wishes } = body
  const conditions = conditionsOf(who)
  const targets = allTargets(atoms, language)
  const choices = [...targets, ...wishes.map(({ target }) => target)]
    .filter((target, at, all) => all.findIndex((other) => keyOfTarget(other) === keyOfTarget(target)) === at)
    .map((target) => ({
      value: keyOfTarget(target),
      label: `${m.kinds[target.kind]} · ${targetWords(target, m, language, atoms)}`,
    }))
  const targetOf = (key: string) => JSON.parse(key) as StyleWish['target']
  const setWish = (at: number, change: Partial<StyleWish>) =>
    onChange({ who, wishes: wishes.map((wish, each) => (each === at ? { ...wish, ...change } : wish)) })
  const actsFor = ({ target }: StyleWish) =>
    styleActs.filter((act) => target.kind !== 'section' || act === 'first' || act === 'last')
  return (
    <div className={styles.pickers}>
      <span className="label">{m.who}</span>
      <div className={styles.conditions}>
        {conditions.length === 0 && <span className="c2">{m.everybody}</span>}
        {conditions.map((condition) => {
          const words = conditionWords(condition, m, language)
          return (
            <button
              key={keyOf(condition)}
              type="button"
              className={styles.condition}
              aria-label={m.removeWho(words)}
              onClick={() => onChange({ who: toggled(who, condition), wishes })}
            >
              {words}
              <Icon name="close" small />
            </button>
          )
        })}
        <Select
          label={m.addWho}
          hideLabel
          small
          placeholder={m.addWho}
          value={null as string | null}
          choices={allConditions
            .filter((condition) => !conditions.some((other) => keyOf(other) === keyOf(condition)))
            .map((condition) => ({
              value: keyOf(condition),
              label: conditionWords(condition, m, language),
            }))}
          onChange={(key) => {
            const condition = allConditions.find((each) => keyOf(each) === key)
            if (condition) onChange({ who: toggled(who, condition), wishes })
          }}
        />
      </div>
      <span className="label">{m.how}</span>
      <div className={styles.wishes}>
        {wishes.map((wish, at) => (
          <div key={keyOfTarget(wish.target)} className={styles.wish}>
            <Select
              label={m.act}
              hideLabel
              small
              value={wish.act}
              choices={actsFor(wish).map((act) => ({ value: act, label: styleActWords[act][language] }))}
              onChange={(act) => setWish(at, { act })}
            />
            <Select
              label={m.target}
              hideLabel
              small
              value={keyOfTarget(wish.target)}
              choices={choices}
              onChange={(key) => setWish(at, { target: targetOf(key) })}
            />
            <Button
              small
              kind="quiet"
              aria-label={m.removeWish}
              icon={<Icon name="close" />}
              onClick={() => onChange({ who, wishes: wishes.filter((_, each) => each !== at) })}
            />
          </div>
        ))}
        <Select
          label={m.addWish}
          hideLabel
          small
          placeholder={m.addWish}
          value={null as string | null}
          choices={choices.filter(({ value }) => !wishes.some(({ target }) => keyOfTarget(target) === value))}
          onChange={(key) => onChange({ who, wishes: [...wishes, { act: 'first', target: targetOf(key) }] })}
        />
      </div>
    </div>
  )
}
