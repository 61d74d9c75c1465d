import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { LoadingState, Tabs } from '../../ui/index.ts'
import { CompareTab } from './compare/CompareTab.tsx'
import { Examples } from './Examples.tsx'
import { studioMessages } from './messages.ts'
import { RulesTab } from './rules/RulesTab.tsx'
import { StyleTab } from './StyleTab.tsx'
import styles from './studio.module.css'
import { WatchingTab } from './watching/WatchingTab.tsx'

const tabs = ['style', 'examples', 'rules', 'watching', 'compare'] as const

/** The model studio, for people who need not know what a model is. */
export default function StudioPage() {
  const m = useMessages(studioMessages)
  const { query } = useApi()
  const go = useGo()
  const params = useQueryParams()
  const tab = tabs.find((each) => each === params.tab) ?? 'style'
  const { data, error, refetch } = useQuery(query.studio.get.queryOptions())
  useCrumbs([{ label: m.title }])
  const show = (next: string) => go(next === 'style' ? '/studio' : `/studio?tab=${next}`, { replace: true })
  useKeys(
    m.title,
    tabs.map((each, index) => ({ keys: String(index + 1), label: m.tabs[each], run: () => show(each) })),
  )
  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  if (!data) return <LoadingState step={m.loading} bars={4} />
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <Tabs
        label={m.title}
        value={tab}
        onChange={show}
        pages={[
          { id: 'style', label: m.tabs.style, content: <StyleTab studio={data} /> },
          { id: 'examples', label: m.tabs.examples, content: <Examples /> },
          { id: 'rules', label: m.tabs.rules, content: <RulesTab /> },
          { id: 'watching', label: m.tabs.watching, content: <WatchingTab /> },
          { id: 'compare', label: m.tabs.compare, content: <CompareTab /> },
        ]}
      />
    </div>
  )
}
