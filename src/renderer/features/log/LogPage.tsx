import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { LogEntryView, LogVerification } from '../../../shared/contract/log.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo, usePathParams, useQueryParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { pickStatements, saveText } from '../../ui/files.ts'
import { Button, EmptyState, Facts, Glyph, LoadingState, Select } from '../../ui/index.ts'
import { placeOf, summaryOf } from './entryWords.ts'
import styles from './log.module.css'
import { logMessages } from './messages.ts'

const pageSize = 100
const any = 'any'

interface LogPart {
  entries: LogEntryView[]
  total: number
}

/** The log, newest first; one entry beside it; and what a verification found, said exactly. */
export default function LogPage() {
  const m = useMessages(logMessages)
  const format = useFormat()
  const { client } = useApi()
  const go = useGo()
  const { hash } = usePathParams()
  const params = useQueryParams()
  const { run, busy } = useCommand()
  const [kind, setKind] = useState<string | null>(null)
  const [anchors, setAnchors] = useState<string[]>([])
  const [verdict, setVerdict] = useState<LogVerification | null>(null)
  const [verifying, setVerifying] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  useCrumbs([{ label: m.title }])
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery<
    LogPart,
    Error,
    InfiniteData<LogPart, number | null>,
    unknown[],
    number | null
  >({
    queryKey: [['log', 'list'], { kind, infinite: true }],
    queryFn: ({ pageParam, signal }) =>
      client.log.list({ before: pageParam, limit: pageSize, kind }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => (last.entries.length < pageSize ? null : (last.entries.at(-1)?.seq ?? null)),
    placeholderData: keepPreviousData,
  })
  const entries = data?.pages.flatMap((page) => page.entries) ?? []

  const verify = async () => {
    setVerifying(true)
    setVerdict(await run(() => client.log.verify({ anchors })))
    setVerifying(false)
  }
  const loadAnchors = async () => {
    const texts = await pickStatements()
    if (texts.length === 0) return
    setAnchors(texts)
    setVerdict(null)
  }
  const writeAnchor = async () => saveText(await run(() => client.log.anchor(), { done: m.anchorWritten }))
  const exportLog = async () =>
    saveText(await run(() => client.log.export(), { done: m.exported }), 'application/jsonl')
  const at = entries.findIndex((entry) => entry.hash === hash)
  const move = (by: number) => {
    const next = entries[Math.min(entries.length - 1, Math.max(0, at + by))]
    if (next) go(`/log/${next.hash}`, { replace: true })
    if (at + by > entries.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry is another place to scroll to
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [hash])
  const asked = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the command palette asks once
  useEffect(() => {
    if (params.verify !== '1' || asked.current) return
    asked.current = true
    void verify()
  }, [params.verify])
  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'v', label: m.keys.verify, run: () => void verify() },
    { keys: 'w', label: m.keys.anchor, run: () => void writeAnchor() },
  ])
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <div className={styles.bar}>
        <div className="toolbar">
          <Select
            small
            hideLabel
            label={m.kind}
            value={kind ?? any}
            choices={[
              { value: any, label: m.anyKind },
              ...Object.entries(m.kinds).map(([value, label]) => ({ value, label })),
            ]}
            onChange={(next) => setKind(next === any ? null : next)}
          />
          <span className="t12 c3 nw" role="status">
            {data?.pages[0] && m.total(format.number(data.pages[0].total))}
          </span>
          <span className="sp" />
          {anchors.length > 0 && <span className="t12 c2 nw">{m.anchors(anchors.length)}</span>}
          <Button onClick={() => void loadAnchors()}>{m.loadAnchors}</Button>
          <Button kind="primary" keys="v" busy={verifying} onClick={() => void verify()}>
            {m.verify}
          </Button>
          <Button keys="w" busy={busy} onClick={() => void writeAnchor()}>
            {m.writeAnchor}
          </Button>
          <Button busy={busy} onClick={() => void exportLog()}>
            {m.export}
          </Button>
        </div>
        {(verifying || verdict) && (
          <Verdict verdict={verifying ? null : verdict} onShow={(seq) => void showSeq(seq)} />
        )}
      </div>
      <section className="pane" aria-label={m.title}>
        {error ? (
          <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState step={m.loading} bars={4} />
        ) : entries.length === 0 ? (
          <EmptyState title={kind ? m.none : m.empty}>{kind ? undefined : m.emptyNote}</EmptyState>
        ) : (
          <div className={styles.scroll} ref={list}>
            {entries.map((entry) => (
              <EntryLine key={entry.hash} entry={entry} current={entry.hash === hash} />
            ))}
            {hasNextPage && (
              <div style={{ padding: 12 }}>
                <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {m.more}
                </Button>
              </div>
            )}
          </div>
        )}
      </section>
      <section className="pane" aria-label={m.body}>
        <div className={styles.scroll}>
          {hash ? <EntryDetail hash={hash} /> : <p className="state c3">{m.choose}</p>}
        </div>
      </section>
    </div>
  )

  async function showSeq(seq: number) {
    const found = await run(() => client.log.list({ before: seq + 1, limit: 1, kind: null }))
    const entry = found?.entries[0]
    if (entry) go(`/log/${entry.hash}`, { replace: true })
  }
}

const witnessGlyphs = { confirmed: 'ok', notReached: 'unknown', differs: 'stop' } as const

function Verdict({ verdict, onShow }: { verdict: LogVerification | null; onShow(seq: number): void }) {
  const m = useMessages(logMessages)
  const format = useFormat()
  if (!verdict)
    return (
      <div className={styles.verdict} role="status">
        <span className="c2">{m.verifying}</span>
      </div>
    )
  const entries = format.number(verdict.entries)
  const rate = format.number(Math.round(verdict.entries / Math.max(0.001, verdict.elapsedMs / 1000)))
  const meanings = { verifiedAgainstAnchor: 'ok', consistentUnanchored: 'note', broken: 'stop' } as const
  return (
    <div className={styles.verdict} role="status">
      <span className="row">
        <Glyph kind={meanings[verdict.status]} large bare />
        <b>
          {verdict.status === 'verifiedAgainstAnchor'
            ? m.verdict.verifiedAgainstAnchor(entries, format.number(verdict.lastAnchoredSeq ?? 0))
            : verdict.status === 'consistentUnanchored'
              ? m.verdict.consistentUnanchored(entries)
              : m.verdict.broken(format.number(verdict.problem?.seq ?? 0))}
        </b>
        {verdict.problem && <span>{m.problems[verdict.problem.kind] ?? verdict.problem.kind}</span>}
        {verdict.problem && (
          <Button small onClick={() => onShow(verdict.problem!.seq)}>
            {m.goToBroken}
          </Button>
        )}
        <span className="sp" />
        <span className="t11 c3 nw">{m.took(format.number(verdict.elapsedMs, 0), rate)}</span>
      </span>
      {verdict.relays.map(({ url, name, state, number, seq, at }) => (
        <span key={url} className="row t12 c2">
          <Glyph kind={witnessGlyphs[state]} />
          {m.witness[state](name, format.number(number), format.number(seq), format.dateTime(at))}
        </span>
      ))}
      {m.meaning[verdict.status] && <span className="t12 c2">{m.meaning[verdict.status]}</span>}
    </div>
  )
}

function EntryLine({ entry, current }: { entry: LogEntryView; current: boolean }) {
  const m = useMessages(logMessages)
  const w = useMessages(words)
  const format = useFormat()
  return (
    <GoLink to={`/log/${entry.hash}`} className={styles.entry} aria-current={current}>
      <span className="mono c3">#{entry.seq}</span>
      <span className="c2 nw">
        {format.day(entry.at)} {format.timeSeconds(entry.at)}
      </span>
      <span className="strong clip">{m.kinds[entry.kind] ?? entry.kind}</span>
      <span className="c2 clip">{summaryOf(entry, m, w)}</span>
      <span className="mono c3 clip">{format.shortHash(entry.hash)}</span>
    </GoLink>
  )
}

const mono = (value: ReactNode) => <span className="mono">{value}</span>

function EntryDetail({ hash }: { hash: string }) {
  const m = useMessages(logMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery({
    ...query.log.get.queryOptions({ input: { hash } }),
    placeholderData: keepPreviousData,
  })
  const people = useQuery(query.governance.overview.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const place = placeOf(data)
  const summary = summaryOf(data, m, w)
  const names = { deal: m.toDeal, account: m.toAccount, import: m.toImport }
  return (
    <article className={styles.detail}>
      <div className="row">
        <h2 className="t16">
          {m.detail(format.number(data.seq))} · {m.kinds[data.kind] ?? data.kind}
        </h2>
        <span className="sp" />
        {place && <GoLink to={place.to}>{names[place.kind]}</GoLink>}
      </div>
      {summary && <p>{summary}</p>}
      <Facts
        rows={[
          [m.at, format.dateTime(data.at)],
          [m.actor, people.data?.people.find(({ id }) => id === data.actor)?.name ?? data.actor],
          [m.device, mono(data.device)],
          [m.hash, mono(data.hash)],
          [
            m.prevHash,
            mono(
              /^0*$/.test(data.prevHash) ? (
                data.prevHash
              ) : (
                <GoLink to={`/log/${data.prevHash}`}>{data.prevHash}</GoLink>
              ),
            ),
          ],
        ]}
      />
      <div>
        <span className="t12 strong">{m.body}</span> <span className="t11 c3">{m.bodyNote}</span>
      </div>
      <pre className={styles.body}>{JSON.stringify(data.body, null, 2)}</pre>
    </article>
  )
}
