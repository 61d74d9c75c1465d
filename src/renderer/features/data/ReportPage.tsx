import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportDestinations, ImportReport } from '../../../shared/contract/imports.ts'
import { wordRefusal } from '../../../shared/errorWords.ts'
import type { ImportId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { clockOf } from '../../i18n/format.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, usePathParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { SourcePath } from '../../shell/SourcePath.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { saveFile } from '../../ui/files.ts'
import { Button, LoadingState, PaneHeader, Segmented } from '../../ui/index.ts'
import { wordCode } from './codes.ts'
import styles from './data.module.css'
import { Counts, ImportStatus } from './ImportCounts.tsx'
import { dataMessages } from './messages.ts'
import { RejectionGroups, RejectionOutcome } from './RejectionGroups.tsx'
import { ShortNames } from './ShortNames.tsx'
import { UndoImportDialog } from './UndoImportDialog.tsx'

const pageSize = 200

/** What an import brought: every file's counts, every rejected row with its reason, and the way back. */
export default function ReportPage() {
  const m = useMessages(dataMessages)
  const { query } = useApi()
  const importId = usePathParams().importId as ImportId
  const { data, error, refetch } = useQuery(query.imports.report.queryOptions({ input: { importId } }))
  useCrumbs([{ label: m.title, to: '/data' }, { label: m.report }])
  if (error) return <Failure error={error} title={m.reportFailed} onRetry={() => void refetch()} center />
  if (!data) return <LoadingState step={m.loading} bars={4} />
  return <Report report={data} />
}

function Report({ report }: { report: ImportReport }) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const kinds = useQuery({ ...query.imports.recordKinds.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const [limit, setLimit] = useState(pageSize)
  const rejections = useQuery({
    ...query.imports.rejections.queryOptions({
      input: { importId: report.id, offset: 0, limit: Math.min(1000, limit) },
    }),
    placeholderData: keepPreviousData,
  })
  const destinations = useQuery(query.imports.destinations.queryOptions({ input: { importId: report.id } }))
  const [asking, setAsking] = useState(false)
  const [each, setEach] = useState(false)
  const undoable = report.status !== 'undone' && report.status !== 'running'
  const download = async () => {
    const csv = await run(() => client.imports.rejectionsCsv({ importId: report.id, lang: language }))
    if (csv !== null) saveFile(`rejected-${report.id.slice(-8)}.csv`, csv, 'text/csv;charset=utf-8')
  }
  const hasRejections = (rejections.data?.total ?? 0) > 0
  useKeys(m.report, [
    ...(undoable ? [{ keys: 'u', label: m.keys.undo, run: () => setAsking(true) }] : []),
    ...(hasRejections ? [{ keys: 'l', label: m.keys.download, run: () => void download() }] : []),
  ])
  const kindName = (kind: string | null) =>
    kind === null
      ? ''
      : kind === 'messages' || kind === 'notes'
        ? m.shape[kind]
        : (kinds.data?.find((each) => each.kind === kind)?.labels[language] ?? kind)
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.report}</h1>
      <div className="toolbar">
        <ImportStatus status={report.status} />
        <span className="t12 c2 nw">
          {m.startedAt(format.dateTime(report.startedAt))}
          {report.finishedAt !== null && ` · ${m.took(span(report.finishedAt - report.startedAt, language))}`}
        </span>
        {report.watchedFolder !== null && (
          <span className="t12 c2 clip" title={report.watchedFolder}>
            {m.fromWatched(report.watchedFolder)}
          </span>
        )}
        <span className="t12">
          <Counts report={report} />
        </span>
        <span className="t12 c2 nw">{m.facts(format.number(report.facts))}</span>
        {report.proposals > 0 && (
          <GoLink to="/data?tab=merges" className="t12 nw">
            {m.proposals(format.number(report.proposals))}
          </GoLink>
        )}
        {report.unlinked > 0 && (
          <GoLink to="/data?tab=unlinked" className="t12 nw">
            {m.unlinkedCount(format.number(report.unlinked))}
          </GoLink>
        )}
        <span className="sp" />
        {report.status === 'running' && (
          <Button
            onClick={() =>
              void run(() => client.imports.cancel({ importId: report.id }), { done: m.cancelled })
            }
          >
            {m.stop}
          </Button>
        )}
        {undoable && (
          <Button keys="u" onClick={() => setAsking(true)}>
            {m.undo}
          </Button>
        )}
      </div>
      <div className={styles.scroll}>
        {(report.status === 'failed' || report.status === 'cancelled') && (
          <p className={`${styles.padded} t13`}>{m.goOn(report.status)}</p>
        )}
        <PaneHeader
          title={m.rejections}
          note={rejections.data ? m.rejectionsNote(format.number(rejections.data.total)) : undefined}
        >
          {hasRejections && (
            <Segmented
              label={m.rejections}
              value={each ? 'each' : 'grouped'}
              choices={[
                { value: 'grouped', label: m.grouped },
                { value: 'each', label: m.oneByOne },
              ]}
              onChange={(next) => setEach(next === 'each')}
            />
          )}
          {hasRejections && (
            <Button small keys="l" busy={busy} onClick={() => void download()}>
              {m.download}
            </Button>
          )}
        </PaneHeader>
        {rejections.error ? (
          <Failure
            error={rejections.error}
            title={m.reportFailed}
            onRetry={() => void rejections.refetch()}
          />
        ) : !rejections.data ? (
          <LoadingState step={m.loading} />
        ) : rejections.data.total === 0 ? (
          <p className="state c2">{m.noRejections}</p>
        ) : !each ? (
          <RejectionGroups report={report} />
        ) : (
          <div className={styles.padded}>
            <table className="table">
              <thead>
                <tr>
                  <th>{m.file}</th>
                  <th>{m.at}</th>
                  <th>{m.column}</th>
                  <th>{m.value}</th>
                  <th>{m.reason}</th>
                  <th>{m.outcome}</th>
                </tr>
              </thead>
              <tbody>
                {leftOutFirst(rejections.data.rows).map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rejections are their place
                  <tr key={index}>
                    <td>
                      {row.file}
                      <SourcePath path={row.path} />
                    </td>
                    <td className="nw">
                      {[
                        row.place.sheet && m.sheet(row.place.sheet),
                        row.place.page
                          ? m.page(row.place.page)
                          : row.place.line !== null && m.line(row.place.line),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </td>
                    <td>{row.column}</td>
                    <td className="c2">{row.value}</td>
                    <td>{wordCode(row.code, language)}</td>
                    <td>
                      <RejectionOutcome row={row} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rejections.data.rows.length < rejections.data.total && limit < 1000 && (
              <Button onClick={() => setLimit(limit + pageSize)}>{m.more}</Button>
            )}
          </div>
        )}
        <ShortNames importId={report.id} />
        <PaneHeader title={m.filesTitle} note={m.files(report.files.length)} />
        <div className={styles.padded}>
          <table className="table">
            <thead>
              <tr>
                <th>{m.file}</th>
                <th>{m.kind}</th>
                <th>{m.encoding}</th>
                <th className="num">{m.items}</th>
                <th className="num">{m.acceptedHead}</th>
                <th className="num">{m.updatedHead}</th>
                <th className="num">{m.duplicatesHead}</th>
                <th className="num">{m.rejectedHead}</th>
              </tr>
            </thead>
            <tbody>
              {report.files.map((file) => (
                <tr key={file.id}>
                  <td>
                    {file.name}
                    <SourcePath path={file.path} />
                    <WentTo to={destinations.data?.find(({ fileId }) => fileId === file.id)} />
                    {file.error && (
                      <div className="stop-c t12">
                        {[
                          typeof file.error.details.reason === 'string'
                            ? wordCode(file.error.details.reason, language)
                            : wordRefusal(language, { code: file.error.code, details: {} }),
                          file.error.details.people,
                          file.error.details.detail,
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </div>
                    )}
                  </td>
                  <td>{kindName(file.kind)}</td>
                  <td className="c2">{file.encoding}</td>
                  <td className="num">{format.number(file.items)}</td>
                  <td className="num">{format.number(file.accepted)}</td>
                  <td className={quietAt0(file.updated)}>{format.number(file.updated)}</td>
                  <td className={quietAt0(file.duplicates)}>{format.number(file.duplicates)}</td>
                  <td className={file.rejected > 0 ? 'num stop-c' : 'num c3'}>
                    {format.number(file.rejected)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {asking && <UndoImportDialog importId={report.id} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** A list of customers names them all; a talk names one or two. */
const mostCustomers = 3

/** To which customers a file's items went: what was taken in and belongs to nobody is used for nobody. */
function WentTo({ to }: { to: ImportDestinations[number] | undefined }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  if (!to || (to.customers.length === 0 && to.nobody === 0)) return null
  const named = to.customers.slice(0, mostCustomers)
  const others = to.otherCustomers + to.customers.length - named.length
  const parts = [
    ...named.map(({ name, items }) => `${name} ${format.number(items)}`),
    ...(others > 0 ? [m.wentToMore(format.number(others))] : []),
    ...(to.nobody > 0 ? [m.wentToNobody(format.number(to.nobody))] : []),
  ]
  return (
    <>
      <div className="c2 t12">{m.wentTo(parts.join(' · '))}</div>
      {to.madeCustomers.length > 0 && (
        <div className="c2 t12">
          {m.madeCustomers(format.number(to.madeCustomers.length), format.list(to.madeCustomers))}
        </div>
      )}
    </>
  )
}

/** A figure that says nothing happened steps back. */
const quietAt0 = (count: number) => (count > 0 ? 'num' : 'num c3')

/** Rows that were left out before those that lost a cell only; otherwise in the order of the files. */
const leftOutFirst = <Row extends { kept: boolean }>(rows: readonly Row[]): Row[] => [
  ...rows.filter(({ kept }) => !kept),
  ...rows.filter(({ kept }) => kept),
]

/** A duration short enough for seconds: `0.8 s`, `1:12`. */
function span(milliseconds: number, language: 'zh' | 'en'): string {
  const seconds = milliseconds / 1000
  const unit = language === 'zh' ? ' 秒' : ' s'
  return seconds < 100 ? `${seconds.toFixed(1)}${unit}` : clockOf(Math.round(seconds))
}
