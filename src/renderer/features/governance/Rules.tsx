import { useEffect, useRef, useState } from 'react'
import {
  type AdviceModule,
  adviceModules,
  type RuleText,
  type RuleView,
} from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { textIn } from '../../i18n/ruleText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useQueryParams } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, PaneHeader, TextAreaField } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import type { Overview } from './GovernancePage.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'
import { wordDiff } from './wordDiff.ts'

const order = { adopted: 0, proposed: 1, retired: 2 } as const

/** The modules with their gates, and the rules of the chosen one. */
export function Rules({ overview }: { overview: Overview }) {
  const m = useMessages(governanceMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const params = useQueryParams()
  const [module, setModule] = useState<AdviceModule>(
    adviceModules.find((each) => each === params.module) ?? 'winProbability',
  )
  const [at, setAt] = useState(0)
  const [writing, setWriting] = useState<null | 'new' | RuleView>(null)
  const list = useRef<HTMLUListElement>(null)
  const rules = overview.rules
    .filter((rule) => rule.module === module)
    .sort((left, right) => order[left.status] - order[right.status])
  const index = Math.min(at, Math.max(0, rules.length - 1))
  const current = rules[index]
  const move = (by: number) => setAt(Math.min(rules.length - 1, Math.max(0, index + by)))
  const adopt = (rule: RuleView) =>
    void run(() => client.governance.adoptRule({ id: rule.id }), { done: m.adoptedToast })
  const proposed = rules.filter(({ status }) => status === 'proposed')
  const adoptAll = () =>
    void run(
      async () => {
        for (const { id } of proposed) await client.governance.adoptRule({ id })
      },
      { done: m.adoptedAll(w.advice[module], proposed.length) },
    )
  const retire = (rule: RuleView) =>
    void run(() => client.governance.retireRule({ id: rule.id }), { done: m.retiredToast })
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  useKeys(m.rules, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'n', label: m.keys.propose, run: () => setWriting('new') },
    ...(proposed.length > 0 && !busy
      ? [{ keys: 'shift+p', label: m.adoptAll(proposed.length), run: adoptAll }]
      : []),
    ...(current
      ? [
          { keys: 'e', label: m.keys.revise, run: () => setWriting(current) },
          ...(current.status === 'adopted'
            ? []
            : [{ keys: 'p', label: m.keys.adopt, run: () => adopt(current) }]),
          ...(current.status === 'retired'
            ? []
            : [{ keys: 'x', label: m.keys.retire, run: () => retire(current) }]),
        ]
      : []),
  ])
  const select = (next: AdviceModule) => {
    setModule(next)
    setAt(0)
  }
  return (
    <div className={styles.columns}>
      <section className="pane" aria-label={m.modules}>
        <PaneHeader title={m.modules} />
        <div className={styles.scroll}>
          {adviceModules.map((each) => {
            const gate = overview.modules.find((one) => one.module === each)
            return (
              <button
                key={each}
                type="button"
                className={styles.module}
                aria-current={each === module}
                onClick={() => select(each)}
              >
                <span className="row">
                  <b className="grow">{w.advice[each]}</b>
                  <Chip meaning={gate?.enabled ? 'ok' : 'caution'}>
                    {gate?.enabled ? m.enabled : m.disabled}
                  </Chip>
                </span>
                <Gate adopted={gate?.adopted ?? 0} needed={gate?.needed ?? 3} />
                <span className="t11 c3">{m.gate(gate?.adopted ?? 0, gate?.needed ?? 3)}</span>
              </button>
            )
          })}
          <p className="state t12 c2">{m.gateNote}</p>
        </div>
      </section>
      <section className="pane" aria-label={m.rules}>
        <PaneHeader title={w.advice[module]} note={m.rulesNote(rules.length)}>
          {proposed.length > 0 && (
            <Button small kind="primary" keys="shift+p" busy={busy} onClick={adoptAll}>
              {m.adoptAll(proposed.length)}
            </Button>
          )}
          <Button small keys="n" onClick={() => setWriting('new')}>
            {m.propose}
          </Button>
        </PaneHeader>
        {rules.length === 0 ? (
          <p className="state c2">{m.noRules}</p>
        ) : (
          <ul className={styles.scroll} ref={list}>
            {rules.map((rule, row) => (
              <Rule
                key={rule.id}
                rule={rule}
                current={row === index}
                onChoose={() => setAt(row)}
                onRevise={() => setWriting(rule)}
                onAdopt={() => adopt(rule)}
                onRetire={() => retire(rule)}
              />
            ))}
          </ul>
        )}
      </section>
      {writing && (
        <RuleDialog
          module={module}
          rule={writing === 'new' ? null : writing}
          onClose={() => setWriting(null)}
        />
      )}
    </div>
  )
}

/** One box a rule that is needed; filled ones are adopted. */
const Gate = ({ adopted, needed }: { adopted: number; needed: number }) => (
  <span className={styles.gate} aria-hidden="true">
    {Array.from({ length: Math.max(needed, adopted) }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a box is its place
      <span key={index} data-full={index < adopted || undefined} />
    ))}
  </span>
)

function Rule({
  rule,
  current,
  onChoose,
  onRevise,
  onAdopt,
  onRetire,
}: {
  rule: RuleView
  current: boolean
  onChoose(): void
  onRevise(): void
  onAdopt(): void
  onRetire(): void
}) {
  const m = useMessages(governanceMessages)
  const language = useLanguage()
  const format = useFormat()
  const meanings = { proposed: 'caution', adopted: 'ok', retired: 'unknown' } as const
  const text = textIn(language, rule.text)
  const before = rule.previousText && textIn(language, rule.previousText)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
    <li className={styles.rule} aria-current={current} onClick={onChoose}>
      <p className={styles.ruleText} data-retired={rule.status === 'retired' || undefined}>
        {text}
      </p>
      <span className="row">
        {rule.status !== 'adopted' && (
          <Button small keys={current ? 'p' : undefined} onClick={onAdopt}>
            {m.adopt}
          </Button>
        )}
        <Button small keys={current ? 'e' : undefined} onClick={onRevise}>
          {m.revise}
        </Button>
        {rule.status !== 'retired' && (
          <Button small keys={current ? 'x' : undefined} onClick={onRetire}>
            {m.retire}
          </Button>
        )}
      </span>
      <span className="row t11 c3">
        <Chip meaning={meanings[rule.status]}>{m.status[rule.status]}</Chip>
        {m.version(rule.version)} · {m.by(rule.author, format.date(rule.at))}
      </span>
      {before && before !== text && (
        <div className="t12" style={{ gridColumn: '1 / -1' }}>
          <span className="c3">{m.changesFrom} </span>
          <Diff before={before} after={text} />
        </div>
      )}
    </li>
  )
}

/** Two wordings in one line: what went is struck, what came is marked. */
const Diff = ({ before, after }: { before: string; after: string }) => (
  <span className={styles.diff}>
    {wordDiff(before, after).map((part, index) =>
      part.kind === 'same' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are their place
        <span key={index}>{part.text}</span>
      ) : part.kind === 'added' ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are their place
        <ins key={index}>{part.text}</ins>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are their place
        <del key={index}>{part.text}</del>
      ),
    )}
  </span>
)

/** Reads two fields as a text in the languages that were filled in. */
export const readText = (zh: string, en: string): RuleText => ({
  ...(zh.trim() !== '' && { zh: zh.trim() }),
  ...(en.trim() !== '' && { en: en.trim() }),
})

function RuleDialog({
  module,
  rule,
  onClose,
}: {
  module: AdviceModule
  rule: RuleView | null
  onClose(): void
}) {
  const m = useMessages(governanceMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const first = useRef<HTMLTextAreaElement>(null)
  const [values, setValues] = useState({ zh: rule?.text.zh ?? '', en: rule?.text.en ?? '' })
  const text = readText(values.zh, values.en)
  const changed = text.zh !== rule?.text.zh || text.en !== rule?.text.en
  const save = async () => {
    const saved = await run(() => client.governance.proposeRule({ id: rule?.id ?? null, module, text }), {
      done: m.proposed,
    })
    if (saved) onClose()
  }
  const shownBefore = rule && textIn(language, rule.text)
  const shownAfter = textIn(language, text)
  const languages = language === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <FormDialog
      title={rule ? m.reviseTitle : m.proposeTitle(w.advice[module])}
      note={m.oneLanguage}
      save={m.save}
      ready={(text.zh !== undefined || text.en !== undefined) && changed}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={first}
    >
      {languages.map((each, index) => (
        <div key={each} className={accountStyles.wide}>
          <TextAreaField
            ref={index === 0 ? first : undefined}
            label={each === 'zh' ? m.zhText : m.enText}
            value={values[each]}
            onChange={(event) => setValues({ ...values, [each]: event.target.value })}
          />
        </div>
      ))}
      {shownBefore && shownAfter !== shownBefore && (
        <div className={`${accountStyles.wide} t12`}>
          <span className="c3">{m.changesFrom} </span>
          <Diff before={shownBefore} after={shownAfter} />
        </div>
      )}
    </FormDialog>
  )
}
