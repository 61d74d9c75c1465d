import { useMutation, useQuery } from '@tanstack/react-query'
import { adviceModules } from '../../shared/contract/governance.ts'
import { wordRefusal } from '../../shared/errorWords.ts'
import { useApi } from '../client/api.tsx'
import { refusalOf } from '../client/refusal.ts'
import { type Messages, useLanguage, useMessages } from '../i18n/language.tsx'
import { textIn } from '../i18n/ruleText.ts'
import { words } from '../i18n/words.ts'
import { useKeys } from '../keys/Keys.tsx'
import { Button, Callout, Dialog, LoadingState } from '../ui/index.ts'

const zh = {
  title: '先定管理规则',
  note: '每个给建议的模块各需三条管理规则，采用了才会给建议。下面是建议的规则，看过再定；以后可在治理页逐条改写或停用，每一步都写进日志。',
  loading: '正在取建议的规则',
  adopt: (n: number) => `采用这 ${n} 条`,
  later: '以后再定',
  laterNote: '未采用前，简报里的这些模块不给建议。',
  offer: '看建议的规则，一次采用',
}
const en: typeof zh = {
  title: 'First, the management rules',
  note: 'A module advises only once three management rules are adopted for it. These are the proposed ones: read them, then decide. Each can be reworded or retired in Governance later, and every step is logged.',
  loading: 'Fetching the proposed rules',
  adopt: (n) => `Adopt these ${n}`,
  later: 'Decide later',
  laterNote: 'Until then these modules give no advice in a brief.',
  offer: 'Read the proposed rules and adopt them at once',
}
const messages: Messages<typeof zh> = { zh, en }

/** The proposed rules of the modules that are still closed, and their adoption one after the other. */
function useProposedRules(onAdopted: () => void) {
  const { query, client } = useApi()
  const language = useLanguage()
  const { data } = useQuery(query.governance.overview.queryOptions())
  const closed = data?.modules.filter(({ enabled }) => !enabled).map(({ module }) => module) ?? []
  // Talk tracks open last: the first brief then finds every module open.
  const rules = adviceModules.flatMap((module) =>
    closed.includes(module)
      ? data!.rules.filter((rule) => rule.module === module && rule.status === 'proposed')
      : [],
  )
  const adoption = useMutation({
    mutationFn: async () => {
      for (const { id } of rules) await client.governance.adoptRule({ id })
    },
    onSuccess: onAdopted,
  })
  return {
    loaded: data !== undefined,
    rules,
    busy: adoption.isPending,
    adopt: () => rules.length > 0 && !adoption.isPending && adoption.mutate(),
    problem: adoption.error && wordRefusal(language, refusalOf(adoption.error)),
  }
}

function AdoptButton({ rules, busy, adopt }: ReturnType<typeof useProposedRules>) {
  const m = useMessages(messages)
  return (
    <Button kind="primary" keys="mod+enter" busy={busy} disabled={rules.length === 0} onClick={() => adopt()}>
      {m.adopt(rules.length)}
    </Button>
  )
}

const RuleList = ({ loaded, rules, problem }: ReturnType<typeof useProposedRules>) => {
  const m = useMessages(messages)
  const w = useMessages(words)
  const language = useLanguage()
  if (!loaded) return <LoadingState step={m.loading} bars={4} />
  return (
    <>
      {adviceModules
        .map((module) => ({ module, own: rules.filter((rule) => rule.module === module) }))
        .filter(({ own }) => own.length > 0)
        .map(({ module, own }) => (
          <section key={module} className="proposed-rules">
            <h3 className="t14">{w.advice[module]}</h3>
            <ul>
              {own.map((rule) => (
                <li key={rule.id}>{textIn(language, rule.text)}</li>
              ))}
            </ul>
          </section>
        ))}
      {problem && <Callout meaning="stop">{problem}</Callout>}
    </>
  )
}

/** The step after a workspace of one's own was made: look through the proposed rules, adopt them or leave it. */
export function RulesStep({ onDone }: { onDone(): void }) {
  const m = useMessages(messages)
  const proposed = useProposedRules(onDone)
  useKeys(m.title, [{ keys: 'mod+enter', label: m.adopt(proposed.rules.length), run: proposed.adopt }])
  return (
    <section className="gate-panel gate-rules" aria-label={m.title}>
      <h1 className="t20">{m.title}</h1>
      <p className="c2">{m.note}</p>
      <RuleList {...proposed} />
      <div className="row wrap">
        <AdoptButton {...proposed} />
        <Button onClick={onDone}>{m.later}</Button>
        <span className="t12 c3">{m.laterNote}</span>
      </div>
    </section>
  )
}

/** The same where advice was refused: a button, and behind it the rules with their adoption. */
export function AdoptRulesDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(messages)
  const proposed = useProposedRules(onClose)
  useKeys(m.title, [
    { keys: 'mod+enter', label: m.adopt(proposed.rules.length), inDialog: true, run: proposed.adopt },
  ])
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.title}
      foot={
        <>
          <AdoptButton {...proposed} />
          <Button kind="quiet" onClick={onClose}>
            {m.later}
          </Button>
        </>
      }
    >
      <p className="t12 c2">{m.note}</p>
      <RuleList {...proposed} />
    </Dialog>
  )
}

/** Words of the button that opens the dialog. */
export const useAdoptRulesOffer = (): string => useMessages(messages).offer
