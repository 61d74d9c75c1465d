import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { InspectedFile, PlannedFile } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { pickFiles } from '../../ui/files.ts'
import { Button, Callout, EmptyState, LoadingState, PaneHeader, Progress, Tabs } from '../../ui/index.ts'
import { Inventory } from '../consent/Inventory.tsx'
import styles from './data.module.css'
import { Counts, ImportStatus, total } from './ImportCounts.tsx'
import { ImportWizard } from './ImportWizard.tsx'
import { useImportDraft } from './importDraft.ts'
import { MergeProposals } from './MergeProposals.tsx'
import { dataMessages } from './messages.ts'
import { PasteButton } from './PasteButton.tsx'
import { Profiles } from './Profiles.tsx'
import { RunningImport } from './RunningImport.tsx'
import { Unlinked } from './Unlinked.tsx'
import { useImport } from './useImport.ts'
import { filesOfDrop, useUploads } from './useUploads.ts'
import { watchedMessages } from './watched/messages.ts'
import { WatchedTab } from './watched/WatchedTab.tsx'
import watchedStyles from './watched/watched.module.css'

/** With the grid and the chart, which the other tabs do without. */
const HealthTab = lazy(() => import('./health/HealthTab.tsx'))

const tabs = ['imports', 'merges', 'unlinked', 'profiles', 'health', 'assets', 'watched'] as const

/** Getting the team's own records in, seeing what came of it, and taking it back. */
export default function DataPage() {
  const m = useMessages(dataMessages)
  const go = useGo()
  const params = useQueryParams()
  const { query } = useApi()
  const proposals = useQuery(query.imports.proposals.queryOptions())
  const unlinked = useQuery(query.imports.unlinked.queryOptions())
  const watched = useQuery(query.watchedFolders.list.queryOptions())
  const { draft, changes } = useImportDraft()
  const running = useImport()
  const tab = tabs.find((each) => each === params.tab) ?? 'imports'
  useCrumbs([{ label: m.title }])
  // What was sent is the core's: the draft ends there, and comes back only where the core did not take it.
  const start = (files: PlannedFile[]) => {
    running.start(files, () => changes.putBack(draft))
    changes.startOver()
  }
  const show = (next: string) => go(next === 'imports' ? '/data' : `/data?tab=${next}`, { replace: true })
  useKeys(
    m.title,
    tabs.map((each, index) => ({ keys: String(index + 1), label: m.tabs[each], run: () => show(each) })),
  )
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <Tabs
        label={m.title}
        value={tab}
        onChange={show}
        pages={[
          {
            id: 'imports',
            label: m.tabs.imports,
            content:
              running.state.state !== 'idle' ? (
                <RunningImport state={running.state} onCancel={running.cancel} onBack={running.reset} />
              ) : draft.parts.length > 0 ? (
                <ImportWizard draft={draft} changes={changes} onStart={start} />
              ) : (
                <Imports waiting={watched.data?.waiting ?? 0} onInspected={changes.add} />
              ),
          },
          {
            id: 'merges',
            label: (
              <>
                {m.tabs.merges}
                {proposals.data && proposals.data.length > 0 && (
                  <span className="t11 c3">{proposals.data.length}</span>
                )}
              </>
            ),
            content: <MergeProposals />,
          },
          {
            id: 'unlinked',
            label: (
              <>
                {m.tabs.unlinked}
                {unlinked.data && unlinked.data.length > 0 && (
                  <span className="t11 c3">{unlinked.data.length}</span>
                )}
              </>
            ),
            content: <Unlinked />,
          },
          { id: 'profiles', label: m.tabs.profiles, content: <Profiles /> },
          {
            id: 'health',
            label: m.tabs.health,
            content: (
              <Suspense fallback={<LoadingState step={m.loading} bars={4} />}>
                <HealthTab />
              </Suspense>
            ),
          },
          { id: 'assets', label: m.tabs.assets, content: <Inventory /> },
          {
            id: 'watched',
            label: (
              <>
                {m.tabs.watched}
                {watched.data && watched.data.waiting > 0 && (
                  <span className="t11 c3">{watched.data.waiting}</span>
                )}
              </>
            ),
            content: (
              <WatchedTab
                onInspected={(files) => {
                  running.reset()
                  changes.add(files)
                  show('imports')
                }}
              />
            ),
          },
        ]}
      />
    </div>
  )
}

function Imports({
  waiting,
  onInspected,
}: {
  /** Files of watched folders that wait for a person. */
  waiting: number
  onInspected(files: InspectedFile[]): void
}) {
  const m = useMessages(dataMessages)
  const w = useMessages(watchedMessages)
  return (
    <div className={styles.scroll}>
      <DropArea onInspected={onInspected} />
      {waiting > 0 && (
        <div className={watchedStyles.line}>
          <Callout meaning="caution">
            <GoLink to="/data?tab=watched">{w.waitingLine(waiting)}</GoLink>
          </Callout>
        </div>
      )}
      <PaneHeader title={m.past} />
      <PastImports />
    </div>
  )
}

/** Where files are dropped or chosen; shows their way in. */
function DropArea({ onInspected }: { onInspected(files: InspectedFile[]): void }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const { state, add, cancel } = useUploads(onInspected)
  const [over, setOver] = useState(false)
  const choose = async (folder: boolean) => add(await pickFiles({ multiple: true, folder }))
  useKeys(m.title, [{ keys: 'o', label: m.keys.choose, run: () => void choose(false) }])
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={m.dropTitle}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void filesOfDrop(event.dataTransfer).then(add)
      }}
    >
      {state.state === 'uploading' ? (
        <div style={{ width: 'min(480px, 100%)', minHeight: 108 }}>
          <Progress
            label={m.uploading(state.name)}
            done={state.doneBytes}
            of={state.ofBytes}
            onCancel={cancel}
            detail={`${format.bytes(state.doneBytes)} / ${format.bytes(state.ofBytes)}`}
          />
        </div>
      ) : state.state === 'inspecting' ? (
        <div style={{ minHeight: 108 }}>
          <LoadingState step={m.inspecting} bars={2} />
        </div>
      ) : (
        <>
          <h2>{over ? m.dropHere : m.dropTitle}</h2>
          <p className="t12">{m.dropNote}</p>
          <span className="row">
            <Button kind="primary" keys="o" onClick={() => void choose(false)}>
              {m.choose}
            </Button>
            <Button onClick={() => void choose(true)}>{m.chooseFolder}</Button>
            <PasteButton isActive onFiles={add} />
          </span>
          {state.state === 'failed' && <Failure error={state.error} title={m.uploadFailed} />}
        </>
      )}
    </section>
  )
}

function PastImports() {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.imports.list.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.length === 0) return <EmptyState title={m.pastNone}>{m.pastEmpty}</EmptyState>
  const c = m.columns
  return (
    <div className={styles.padded}>
      <table className="table">
        <thead>
          <tr>
            <th>{c.when}</th>
            <th>{c.files}</th>
            <th className="num">{c.items}</th>
            <th>{c.result}</th>
            <th>{c.status}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((report) => (
            <tr key={report.id}>
              <td className="nw">
                <GoLink to={`/data/${report.id}`}>{format.dateTime(report.startedAt)}</GoLink>
              </td>
              <td>
                {report.files
                  .slice(0, 3)
                  .map((file) => file.name)
                  .join(' · ')}
                {report.files.length > 3 && ` · ${m.files(report.files.length)}`}
                {report.watchedFolder !== null && (
                  <div className="t11 c3">{m.fromWatched(report.watchedFolder)}</div>
                )}
              </td>
              <td className="num">{format.number(total(report, 'items'))}</td>
              <td>
                <Counts report={report} />
              </td>
              <td>
                <ImportStatus status={report.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
