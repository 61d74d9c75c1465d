import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { AtomView } from '../../../shared/contract/knowledge.ts'
import { industries, knownBuyingRoles, stages } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo, usePathParams } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { Button, EmptyState, Icon, LoadingState, Segmented, Select } from '../../ui/index.ts'
import { AtomEditor } from './AtomEditor.tsx'
import { type AtomFilter, atomPasses } from './atomDraft.ts'
import styles from './knowledge.module.css'
import { knowledgeMessages } from './messages.ts'

const any = 'any'

/** Atoms on the left, the chosen one with its four parts on the right. */
export default function KnowledgePage() {
  const m = useMessages(knowledgeMessages)
  const language = useLanguage()
  const { query } = useApi()
  const go = useGo()
  const { atomId } = usePathParams()
  const [lang, setLang] = useState<'zh' | 'en' | null>(null)
  const shownLang = lang ?? language
  const { data, error, refetch } = useQuery(
    query.knowledge.list.queryOptions({ input: { lang: shownLang, query: '' } }),
  )
  const [text, setText] = useState('')
  const typed = useDeferredValue(text)
  const [filter, setFilter] = useState<Omit<AtomFilter, 'words'>>({
    role: null,
    concern: null,
    stage: null,
    industry: null,
    origin: null,
    status: 'active',
  })
  const list = useRef<HTMLUListElement>(null)
  const filterBox = useRef<HTMLInputElement>(null)
  const shown = useMemo(() => {
    const wanted = { ...filter, words: typed.toLowerCase().split(/\s+/).filter(Boolean) }
    return data?.filter((atom) => atomPasses(wanted, atom)) ?? []
  }, [data, filter, typed])
  const current = data?.find(({ id }) => id === atomId)
  const creating = atomId === 'new'
  useCrumbs([
    { label: m.title, to: '/knowledge' },
    ...(creating ? [{ label: m.newTitle }] : current ? [{ label: current.body.title }] : []),
  ])
  const move = (by: number) => {
    const at = shown.findIndex(({ id }) => id === atomId)
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))]
    if (next) go(`/knowledge/${next.id}`, { replace: true })
  }
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: '/', label: m.keys.filter, run: () => filterBox.current?.focus() },
    { keys: 'n', label: m.keys.create, run: () => go('/knowledge/new') },
  ])
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <TopBarActions>
        <Button kind="quiet" keys="n" icon={<Icon name="plus" />} onClick={() => go('/knowledge/new')}>
          {m.create}
        </Button>
      </TopBarActions>
      <section className="pane" aria-label={m.title}>
        <Filters
          filter={filter}
          onChange={setFilter}
          text={text}
          onText={setText}
          lang={shownLang}
          onLang={setLang}
          boxRef={filterBox}
          count={data ? m.count(shown.length, data.length) : ''}
        />
        {error ? (
          <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState step={m.loading} bars={4} />
        ) : shown.length === 0 ? (
          <EmptyState title={m.none}>{m.noneNote}</EmptyState>
        ) : (
          <ul className={styles.scroll} ref={list}>
            {shown.map((atom) => (
              <AtomLine key={atom.id} atom={atom} current={atom.id === atomId} />
            ))}
          </ul>
        )}
      </section>
      <section className="pane" aria-label={current?.body.title ?? m.newTitle}>
        {creating ? (
          <AtomEditor key={`new ${shownLang}`} atom={null} lang={shownLang} />
        ) : current ? (
          <AtomEditor key={`${current.id} ${current.updatedAt}`} atom={current} lang={current.body.lang} />
        ) : (
          <EmptyState title={m.empty}>{m.emptyNote}</EmptyState>
        )}
      </section>
    </div>
  )
}

function AtomLine({ atom, current }: { atom: AtomView; current: boolean }) {
  const m = useMessages(knowledgeMessages)
  const w = useMessages(words)
  const { trigger } = atom.body
  return (
    <li>
      <GoLink to={`/knowledge/${atom.id}`} className={styles.atom} aria-current={current}>
        <span className="clip strong">{atom.body.title}</span>
        <span className="t11 c3 nw">{m.origins[atom.origin]}</span>
        <span className="t12 c2 clip">
          {[...trigger.roles.map((role) => w.roles[role]), ...trigger.stages.map((stage) => w.stages[stage])]
            .slice(0, 4)
            .join(' · ')}
        </span>
        <span className="t11 c3 nw">{m.usage(atom.shown, atom.adopted)}</span>
      </GoLink>
    </li>
  )
}

function Filters({
  filter,
  onChange,
  text,
  onText,
  lang,
  onLang,
  boxRef,
  count,
}: {
  filter: Omit<AtomFilter, 'words'>
  onChange(filter: Omit<AtomFilter, 'words'>): void
  text: string
  onText(text: string): void
  lang: 'zh' | 'en'
  onLang(lang: 'zh' | 'en'): void
  boxRef: React.RefObject<HTMLInputElement | null>
  count: string
}) {
  const m = useMessages(knowledgeMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const { query } = useApi()
  const vocabulary = useQuery({
    ...query.knowledge.vocabulary.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const pick = (name: 'role' | 'concern' | 'stage' | 'industry' | 'origin') => (value: string) =>
    onChange({ ...filter, [name]: value === any ? null : value })
  const selects = [
    [
      'role',
      m.role,
      m.anyRole,
      knownBuyingRoles.map((each) => ({ value: each as string, label: w.roles[each] })),
    ],
    [
      'concern',
      m.concern,
      m.anyConcern,
      (vocabulary.data?.concerns ?? []).map(({ code, labels }) => ({ value: code, label: labels[language] })),
    ],
    ['stage', m.stage, m.anyStage, stages.map((each) => ({ value: each as string, label: w.stages[each] }))],
    [
      'industry',
      m.industry,
      m.anyIndustry,
      industries.map((each) => ({ value: each as string, label: w.industries[each] })),
    ],
    [
      'origin',
      m.origin,
      m.anyOrigin,
      (['library', 'team'] as const).map((each) => ({ value: each as string, label: m.origins[each] })),
    ],
  ] as const
  return (
    <div className={styles.filters}>
      <div className={styles.whole}>
        <input
          ref={boxRef}
          className="input"
          value={text}
          placeholder={`${m.filter}  /`}
          aria-label={m.filter}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              if (text === '') event.currentTarget.blur()
              else onText('')
            }
          }}
        />
        <Segmented
          label={m.language}
          value={lang}
          choices={[
            { value: 'zh', label: m.languages.zh },
            { value: 'en', label: m.languages.en },
          ]}
          onChange={onLang}
        />
      </div>
      {selects.map(([name, label, anyLabel, choices]) => (
        <Select
          key={name}
          small
          hideLabel
          label={label}
          value={filter[name] ?? any}
          choices={[{ value: any, label: anyLabel }, ...choices]}
          onChange={pick(name)}
        />
      ))}
      <Select
        small
        hideLabel
        label={m.status}
        value={filter.status}
        choices={(['active', 'retired'] as const).map((each) => ({ value: each, label: m.statuses[each] }))}
        onChange={(status) => onChange({ ...filter, status })}
      />
      <span className="t11 c3" role="status">
        {count}
      </span>
    </div>
  )
}
