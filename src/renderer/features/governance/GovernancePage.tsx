import { useQuery } from '@tanstack/react-query'
import { type Api, useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { LoadingState, Tabs } from '../../ui/index.ts'
import { Requests } from '../approvals/Requests.tsx'
import { Assessments } from '../consent/Assessments.tsx'
import { Consents } from '../consent/Consents.tsx'
import { Retention } from '../consent/Retention.tsx'
import { Bands } from './Bands.tsx'
import { Breakers } from './Breakers.tsx'
import { Clauses } from './Clauses.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'
import { People } from './People.tsx'
import { Rules } from './Rules.tsx'

export type Overview = Awaited<ReturnType<Api['client']['governance']['overview']>>

const tabs = [
  'rules',
  'lists',
  'bands',
  'breakers',
  'requests',
  'people',
  'consents',
  'retention',
  'assessments',
] as const

/** What advice needs before it is given, and who may do what. Guard rails inside a workspace, enforced in core. */
export default function GovernancePage() {
  const m = useMessages(governanceMessages)
  const { query } = useApi()
  const go = useGo()
  const params = useQueryParams()
  const tab = tabs.find((each) => each === params.tab) ?? 'rules'
  const { data, error, refetch } = useQuery(query.governance.overview.queryOptions())
  const assessments = useQuery(query.consent.assessments.queryOptions())
  const approvals = useQuery(query.approvals.list.queryOptions())
  const asked = approvals.data?.incoming.filter(({ state }) => state === 'waiting').length ?? 0
  const unassessed = assessments.data?.subjects.filter(({ state }) => state !== 'inForce').length ?? 0
  useCrumbs([{ label: m.title }])
  const show = (next: string) =>
    go(next === 'rules' ? '/governance' : `/governance?tab=${next}`, { replace: true })
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
  const frozen = data.breakers.filter(({ state }) => state === 'frozen').length
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <Tabs
        label={m.title}
        value={tab}
        onChange={show}
        pages={[
          { id: 'rules', label: m.tabs.rules, content: <Rules overview={data} /> },
          { id: 'lists', label: m.tabs.lists, content: <Clauses clauses={data.clauses} /> },
          { id: 'bands', label: m.tabs.bands, content: <Bands bands={data.bands} /> },
          {
            id: 'breakers',
            label: (
              <>
                {m.tabs.breakers}
                {frozen > 0 && <span className="t11 frozen-c">{frozen}</span>}
              </>
            ),
            content: <Breakers breakers={data.breakers} teams={data.teams} />,
          },
          {
            id: 'requests',
            label: (
              <>
                {m.tabs.requests}
                {asked > 0 && <span className="t11 caution-c">{asked}</span>}
              </>
            ),
            content: <Requests />,
          },
          { id: 'people', label: m.tabs.people, content: <People people={data.people} /> },
          { id: 'consents', label: m.tabs.consents, content: <Consents /> },
          { id: 'retention', label: m.tabs.retention, content: <Retention /> },
          {
            id: 'assessments',
            label: (
              <>
                {m.tabs.assessments}
                {unassessed > 0 && <span className="t11 caution-c">{unassessed}</span>}
              </>
            ),
            content: <Assessments />,
          },
        ]}
      />
    </div>
  )
}
