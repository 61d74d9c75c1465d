import { useQuery } from '@tanstack/react-query'
import { Fragment, useEffect, useRef, useState } from 'react'
import type { Capture, CapturedEvidence, CapturesOfAccount } from '../../../shared/contract/captures.ts'
import { type Api, useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, EmptyState, Glyph, Kbd, LoadingState } from '../../ui/index.ts'
import { CaptureDetail } from './CaptureDetail.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import styles from './captures.module.css'
import { captureMessages } from './messages.ts'
import { isSure, isUnused, linesOf, nextAccountAt, sameTalkIds, sureIds, takenOut, without } from './tray.ts'

export type Tray = Awaited<ReturnType<Api['client']['captures']['list']>>

/** The tray: a day's captured actions and facts, confirmed account by account without a mouse. */
export default function CapturesPage() {
  const m = useMessages(captureMessages)
  const { query, queryClient } = useApi()
  const { data, error, refetch } = useQuery(query.captures.list.queryOptions())
  const [deciding, setDeciding] = useState<ReadonlySet<string>>(new Set())
  useCrumbs([{ label: m.today, to: '/today' }, { label: m.title }])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
  if (!data) return <LoadingState step={m.loading} bars={4} />

  /**
   * Takes what was decided out at once: the next line is under the cursor before the core has answered. It stays out
   * whatever else is asked of the core meanwhile, whose answer may be from before the decision.
   */
  const takeOut: TakeOut = async (ids, command) => {
    const gone = new Set(ids)
    setDeciding((before) => new Set([...before, ...gone]))
    if ((await command()) !== null)
      queryClient.setQueryData(
        query.captures.list.queryKey(),
        (before: Tray | undefined) => before && takenOut(before, gone),
      )
    setDeciding((before) => new Set([...before].filter((id) => !gone.has(id))))
  }
  return <TrayView tray={takenOut(data, deciding)} takeOut={takeOut} />
}

type TakeOut = (ids: readonly string[], command: () => Promise<unknown>) => Promise<void>

function TrayView({ tray, takeOut }: { tray: Tray; takeOut: TakeOut }) {
  const m = useMessages(captureMessages)
  const { client } = useApi()
  const { run } = useCommand()
  const openEvidence = useOpenEvidence()
  const [at, setAt] = useState(0)
  const [correcting, setCorrecting] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const lines = linesOf(tray.accounts)
  const index = Math.min(at, lines.length - 1)
  const current = lines[index]
  const move = (by: number) => setAt(Math.min(lines.length - 1, Math.max(0, index + by)))
  useEffect(() => {
    list.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [index])

  const confirm = (ids: string[], moveDeals: boolean) =>
    takeOut(ids, () =>
      run(() => client.captures.confirm({ ids, moveDeals }), {
        done: ({ confirmed, moved }) => m.confirmed(confirmed, moved),
      }),
    )
  const reject = (ids: string[]) =>
    takeOut(ids, () => run(() => client.captures.reject({ ids }), { done: m.rejected }))
  const confirmSure = (account: CapturesOfAccount) => {
    const ids = sureIds(account)
    if (ids.length === 0) return
    const left = without(tray.accounts, new Set(ids))
    const stays = left.some(({ accountId }) => accountId === account.accountId)
    if (!stays)
      setAt(
        Math.max(
          0,
          linesOf(left).findIndex(
            (line) => line.capture.id === lines[nextAccountAt(lines, index)]?.capture.id,
          ),
        ),
      )
    void confirm(ids, false)
  }
  const evidence = new Map<string, CapturedEvidence>(tray.evidence.map((item) => [item.id, item]))
  const ofTalk = current ? sameTalkIds(current.account, current.capture, (id) => evidence.get(id)) : []
  const everySure = tray.accounts.flatMap(sureIds)
  const confirmEverySure = () => {
    if (everySure.length === 0) return
    setAt(0)
    void confirm(everySure, false)
  }

  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'arrowdown', label: m.keys.next, hidden: true, run: () => move(1) },
    { keys: 'arrowup', label: m.keys.previous, hidden: true, run: () => move(-1) },
    ...(current
      ? [
          { keys: 'n', label: m.keys.nextAccount, run: () => setAt(nextAccountAt(lines, index)) },
          { keys: 'enter', label: m.confirm, run: () => void confirm([current.capture.id], true) },
          {
            keys: 'shift+enter',
            label: m.confirmOnly,
            run: () => void confirm([current.capture.id], false),
          },
          { keys: 'x', label: m.reject, run: () => void reject([current.capture.id]) },
          { keys: 's', label: m.keys.confirmTalk, run: () => void confirm(ofTalk, false) },
          { keys: 'shift+x', label: m.keys.rejectTalk, run: () => void reject(ofTalk) },
          { keys: 'e', label: m.correct, run: () => setCorrecting(current.capture.id) },
          { keys: 'a', label: m.keys.confirmSure, run: () => confirmSure(current.account) },
          { keys: 'shift+a', label: m.keys.confirmAllSure, run: confirmEverySure },
          {
            keys: 'o',
            label: m.keys.readWhole,
            run: () => openEvidence(current.capture.evidenceId, current.capture),
          },
        ]
      : []),
  ])

  if (!current)
    return (
      <EmptyState
        title={m.empty}
        action={
          <GoLink to="/data" className="btn">
            {m.toImport}
          </GoLink>
        }
      >
        {tray.decidedToday > 0 ? m.decidedToday(tray.decidedToday) : m.emptyNote}
      </EmptyState>
    )
  const corrected = lines.find(({ capture }) => capture.id === correcting)
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className="t16">{m.title}</h1>
        <span className="t12 c2">{m.count(lines.length, tray.total)}</span>
        <span className="t12 c3 clip">{m.note(tray.days)}</span>
        <span className="sp" />
        {everySure.length > 0 && tray.accounts.length > 1 && (
          <Button small keys="shift+a" onClick={confirmEverySure}>
            {m.confirmAllSure(everySure.length)}
          </Button>
        )}
        {tray.decidedToday > 0 && <Chip meaning="ok">{m.decidedToday(tray.decidedToday)}</Chip>}
      </header>
      <div className={styles.columns}>
        <div className={styles.list} ref={list}>
          {tray.accounts.map((account) => (
            <AccountGroup
              key={account.accountId}
              account={account}
              tray={tray}
              evidence={evidence}
              firstIndex={lines.findIndex((line) => line.account === account)}
              current={index}
              onSelect={setAt}
              onConfirmSure={() => confirmSure(account)}
            />
          ))}
        </div>
        <CaptureDetail
          key={current.capture.id}
          capture={current.capture}
          evidence={evidence.get(current.capture.evidenceId)!}
          tray={tray}
          onConfirm={(moveDeals) => void confirm([current.capture.id], moveDeals)}
          onReject={() => void reject([current.capture.id])}
          ofTalk={ofTalk.length}
          onConfirmTalk={() => void confirm(ofTalk, false)}
          onCorrect={() => setCorrecting(current.capture.id)}
        />
      </div>
      {corrected && (
        <CorrectDialog
          line={corrected}
          kinds={tray.kinds}
          onClose={() => setCorrecting(null)}
          onCorrect={(patch) => {
            setCorrecting(null)
            const { id } = corrected.capture
            void takeOut([id], () =>
              run(() => client.captures.correct({ id, patch }), {
                done: m.corrected,
                detail: ({ items, remembered }) =>
                  [items > 1 && m.wentAlong(items), remembered && m.remembered[remembered]]
                    .filter(Boolean)
                    .join(' · '),
              }),
            )
          }}
        />
      )}
    </div>
  )
}

function AccountGroup({
  account,
  tray,
  evidence,
  firstIndex,
  current,
  onSelect,
  onConfirmSure,
}: {
  account: CapturesOfAccount
  tray: Tray
  evidence: ReadonlyMap<string, CapturedEvidence>
  firstIndex: number
  current: number
  onSelect(index: number): void
  onConfirmSure(): void
}) {
  const m = useMessages(captureMessages)
  const sure = sureIds(account).length
  const doubtful = account.captures.length - sure
  const isCurrent = current >= firstIndex && current < firstIndex + account.captures.length
  const titleOf = (capture: Capture) => evidence.get(capture.evidenceId)?.title ?? null
  return (
    <section aria-label={account.accountName}>
      <div className={styles.account}>
        <h2 className="t14 clip">
          <GoLink to={`/accounts/${account.accountId}`} className={styles.link}>
            {account.accountName}
          </GoLink>
        </h2>
        <span className="sp" />
        {sure > 0 && (
          <Button small keys={isCurrent ? 'a' : undefined} onClick={onConfirmSure}>
            {m.confirmSure(sure)}
          </Button>
        )}
      </div>
      <ul>
        {account.captures.map((capture, place) => {
          const before = account.captures[place - 1]
          const begins = before === undefined || isSure(before) !== isSure(capture)
          const title = titleOf(capture)
          return (
            <Fragment key={capture.id}>
              {begins && (
                <li className={styles.part} aria-hidden="true">
                  {isSure(capture) ? m.sure(sure) : m.doubtful(doubtful)}
                </li>
              )}
              {title !== null && (begins || (before && titleOf(before) !== title)) && (
                <li className={styles.conversation} aria-hidden="true">
                  {title}
                </li>
              )}
              <Line
                capture={capture}
                tray={tray}
                index={firstIndex + place}
                current={firstIndex + place === current}
                onSelect={() => onSelect(firstIndex + place)}
              />
            </Fragment>
          )
        })}
      </ul>
    </section>
  )
}

function Line({
  capture,
  tray,
  index,
  current,
  onSelect,
}: {
  capture: Capture
  tray: Tray
  index: number
  current: boolean
  onSelect(): void
}) {
  const m = useMessages(captureMessages)
  const language = useLanguage()
  const format = useFormat(tray.zone)
  const kind = tray.kinds.find((one) => one.kind === capture.kind)
  const isToday = format.dayKey(capture.at) === format.dayKey(tray.now)
  const who = capture.contactName ?? (capture.speaker === 'customer' ? m.personUnknown : null)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
    <li className={styles.line} data-index={index} aria-current={current || undefined} onClick={onSelect}>
      <span className={styles.glyph}>
        <Glyph kind={isSure(capture) ? 'note' : isUnused(capture) ? 'unknown' : 'caution'} />
      </span>
      <span className="col">
        <span className="row">
          <b className={`t13 nw ${styles.kind}`}>{kind?.[language] ?? capture.kind}</b>
          {capture.likeness && <Chip meaning="unknown">{m.likeness[capture.likeness]}</Chip>}
          {capture.modelHash !== null && <Chip meaning="unknown">{m.byModel(capture.modelHash)}</Chip>}
          {capture.doubts.includes('newName') && <Chip meaning="unknown">{m.newName}</Chip>}
          <span className="t11 c3 clip">
            {[capture.speaker && m.speakers[capture.speaker], who, capture.dealName]
              .filter(Boolean)
              .join(' · ')}
          </span>
          <span className="sp" />
          <span className="t11 c3 nw">{isToday ? format.time(capture.at) : format.day(capture.at)}</span>
        </span>
        <span className={`t12 c2 ${styles.said}`}>{capture.text}</span>
      </span>
      {current && <Kbd keys="enter" />}
    </li>
  )
}
