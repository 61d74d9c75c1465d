// biome-ignore-all lint/suspicious/noArrayIndexKey: a bar of the breaker is its place
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TodayCall, TodayChange } from '../../../shared/contract/today.ts'
import { type Api, useApi } from '../../client/api.tsx'
import type { Format } from '../../i18n/format.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import {
  Button,
  Chip,
  EmptyState,
  EvidenceMark,
  Glyph,
  Icon,
  Kbd,
  LoadingState,
  Pane,
  PaneHeader,
  ReadingLine,
} from '../../ui/index.ts'
import { LeftOutButton } from '../brief/LeftOut.tsx'
import { briefOf, callsOf, nextCall } from './calls.ts'
import { wordChange } from './changes.ts'
import { todayMessages } from './messages.ts'
import { Ruler } from './Ruler.tsx'
import { SaidOfCall, timeOfCall } from './SaidOfCall.tsx'
import styles from './today.module.css'

type Today = Awaited<ReturnType<Api['client']['today']['get']>>

/** Today: the day's ruler, calls due with what is known of each, what changed, and what waits for a person. */
export default function TodayPage() {
  const m = useMessages(todayMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.today.get.queryOptions())
  useCrumbs([{ label: m.title }])
  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  if (!data)
    return (
      <div className={styles.screen}>
        <div className={styles.header} />
        <LoadingState step={m.loading} bars={4} />
      </div>
    )
  return <TodayView today={data} />
}

function TodayView({ today }: { today: Today }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  const go = useGo()
  const language = useLanguage()
  const calls = callsOf(today)
  const next = nextCall(today)
  const [selected, setSelected] = useState<number>(() => Math.max(0, next ? calls.indexOf(next) : 0))
  const current = calls[Math.min(selected, calls.length - 1)]
  const list = useRef<HTMLDivElement>(null)
  const move = (by: number) => setSelected((at) => Math.min(calls.length - 1, Math.max(0, at + by)))
  useEffect(() => {
    list.current?.querySelector(`[data-index="${selected}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  useKeys(m.title, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'arrowdown', label: m.keys.next, hidden: true, run: () => move(1) },
    { keys: 'arrowup', label: m.keys.previous, hidden: true, run: () => move(-1) },
    ...(current ? [{ keys: 'enter', label: m.keys.open, run: () => go(briefOf(current)) }] : []),
    ...(today.captures > 0 ? [{ keys: 'c', label: m.keys.captures, run: () => go('/today/captures') }] : []),
    ...(next ? [{ keys: 'b', label: m.keys.nextBrief, run: () => go(briefOf(next)) }] : []),
  ])

  const open = today.today.filter((call) => !call.frozen)
  const counts = {
    coming: open.filter(({ at }) => at >= today.now).length,
    past: open.filter(({ at }) => at < today.now).length,
    frozen: today.today.length - open.length,
  }
  const waiting = m.waiting(today.decisionsWaiting.length, today.proposals, today.captures)
  return (
    <>
      <TopBarActions>
        {next && (
          <button type="button" className="btn quiet" onClick={() => go(briefOf(next))}>
            <Kbd keys="b" />
            {m.keys.nextBrief}
          </button>
        )}
      </TopBarActions>
      <div className={styles.screen}>
        <header className={styles.header}>
          <div className={styles.date}>
            <h1>{language === 'zh' ? chineseDay(today.now, today.zone) : format.longDay(today.now)}</h1>
            <div className="c2 clip">
              {format.weekday(today.now)} · {m.summary(counts)}
            </div>
            <div className="t11 c3 clip">{waiting}</div>
          </div>
          <Ruler calls={today.today} now={today.now} zone={today.zone} selected={current?.dealId ?? null} />
        </header>
        <div className={styles.columns}>
          <Pane
            title={m.calls}
            note={m.callsNote}
            aside={<LeftOutButton readings={calls.map(({ intent }) => intent)} />}
          >
            <div className={styles.scroll} ref={list}>
              {today.today.length === 0 && <NoCalls today={today} next={next} />}
              <ul>
                {today.today.map((call, index) => (
                  <DueCall
                    key={call.dealId + call.at}
                    call={call}
                    index={index}
                    current={call === current}
                    now={today.now}
                    zone={today.zone}
                    onSelect={() => setSelected(index)}
                  />
                ))}
              </ul>
              {today.upcoming.length > 0 && (
                <section>
                  <div className={styles.subHead}>
                    <h3 className="t14">{m.upcoming}</h3>
                    <span className="t12 c3">{m.upcomingNote(today.upcoming.length)}</span>
                  </div>
                  <ul>
                    {today.upcoming.map((call, index) => (
                      <LaterCall
                        key={call.dealId + call.at}
                        call={call}
                        index={today.today.length + index}
                        current={call === current}
                        zone={today.zone}
                      />
                    ))}
                  </ul>
                </section>
              )}
              {calls.length > 0 && (
                <p className={styles.hints}>
                  <Kbd keys="j" />
                  <Kbd keys="k" /> {m.upDown}
                  <Kbd keys="enter" /> {m.open}
                </p>
              )}
            </div>
          </Pane>
          <div className="pane">
            <div className={styles.scroll}>
              <Changes today={today} />
              <Alerts today={today} />
            </div>
          </div>
          <div className="pane">
            <div className={styles.scroll}>
              <Waiting today={today} />
              <Frozen today={today} />
            </div>
          </div>
        </div>
      </div>
    </>
  )
}

/** A day without calls: the next one with its brief, or what makes one appear. */
function NoCalls({ today, next }: { today: Today; next: TodayCall | null }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  if (next)
    return (
      <EmptyState
        title={m.noCalls}
        action={
          <GoLink to={briefOf(next)} className="btn primary" aria-keyshortcuts="B">
            {m.keys.open}
            <Kbd keys="b" />
          </GoLink>
        }
      >
        {m.nextIs(
          `${format.day(next.at)} ${timeOfCall(next, format) ?? ''}`.trim(),
          next.personName ?? next.accountName,
        )}
      </EmptyState>
    )
  const hasRecords = today.changes.length > 0
  const toDeals = { to: '/deals', label: m.toDeals }
  const toData = { to: '/data', label: m.toData }
  const ways = hasRecords ? [toDeals, toData] : [toData, toDeals]
  return (
    <EmptyState
      title={m.noCalls}
      action={
        <span className="row">
          {ways.map(({ to, label }, index) => (
            <GoLink key={to} to={to} className={index === 0 ? 'btn primary' : 'btn'}>
              {label}
            </GoLink>
          ))}
        </span>
      }
    >
      {hasRecords ? m.noCallsNote : m.noRecordsNote}
    </EmptyState>
  )
}

/** `五月二十七日`: the day as it is said. */
function chineseDay(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(at)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  return `${spoken(of('month'))}月${spoken(of('day'))}日`
}
const digits = '零一二三四五六七八九'
function spoken(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? digits[ones] : ''}`
}

function DueCall({
  call,
  index,
  current,
  now,
  zone,
  onSelect,
}: {
  call: TodayCall
  index: number
  current: boolean
  now: number
  zone: string
  onSelect(): void
}) {
  const m = useMessages(todayMessages)
  const w = useMessages(words)
  const format = useFormat(zone)
  const go = useGo()
  const time = timeOfCall(call, format)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
    <li
      className={call.frozen ? `${styles.call} ice` : styles.call}
      data-index={index}
      aria-current={current || undefined}
      onClick={onSelect}
      onDoubleClick={() => go(briefOf(call))}
    >
      <span className={styles.time}>
        {time ?? <span className={styles.noTime}>{m.timeToday}</span>}
        {call.at < now && time !== null && <small className="t11 c3">{m.overdue}</small>}
      </span>
      <div className={styles.who}>
        <h3 className="clip">
          <GoLink to={briefOf(call)} className={styles.nameLink}>
            {call.personName ?? call.accountName}
          </GoLink>{' '}
          <span className={styles.role}>
            {[call.title, call.buyingRole && w.roles[call.buyingRole]].filter(Boolean).join(' · ')}
          </span>
        </h3>
        <div className="t12 c2 clip">
          {call.accountName} · {call.dealName}
        </div>
      </div>
      <div>
        {call.frozen ? (
          <span className="frozen-c">
            <Icon name="lock" />
          </span>
        ) : current ? (
          <Button kind="primary" keys="enter" onClick={() => go(briefOf(call))}>
            {m.open}
          </Button>
        ) : null}
      </div>
      <div className={styles.known}>
        {call.frozen ? (
          <span className="row">
            <Chip meaning="frozen">{m.frozen}</Chip>
            <span className="t11 c2">{m.frozenNote}</span>
          </span>
        ) : (
          <>
            {call.intent && (
              <span className="row">
                <span className="lab">{m.intent}</span>
                <ReadingLine reading={call.intent} width={64} />
              </span>
            )}
            <Chip outline>{m.evidence(call.evidence)}</Chip>
            <SaidOfCall call={call} zone={zone} />
          </>
        )}
      </div>
    </li>
  )
}

function LaterCall({
  call,
  index,
  current,
  zone,
}: {
  call: TodayCall
  index: number
  current: boolean
  zone: string
}) {
  const w = useMessages(words)
  const format = useFormat(zone)
  return (
    <li className={styles.later} data-index={index} aria-current={current || undefined}>
      <span className="c2 nw">
        {format.day(call.at)} {timeOfCall(call, format)}
      </span>
      <span className="clip">
        <GoLink to={briefOf(call)} className={styles.nameLink}>
          <b>{call.personName ?? call.accountName}</b>
        </GoLink>{' '}
        <span className="c2">{call.buyingRole ? w.roles[call.buyingRole] : call.dealName}</span>
      </span>
      {call.intent && <ReadingLine reading={call.intent} width={56} />}
      <SaidOfCall call={call} zone={zone} />
    </li>
  )
}

const placeOf = (item: TodayChange): string | null =>
  item.code === 'importFinished'
    ? `/data/${item.key}`
    : item.code.startsWith('watch.')
      ? '/studio?tab=watching&part=drift'
      : item.dealId
        ? `/deals/${item.dealId}`
        : item.accountId
          ? `/accounts/${item.accountId}`
          : null

/** What changed, after its time or its weight: in words, with its evidence and the way to where it happened. */
function ChangeRow({
  change,
  format,
  className,
  lead,
}: {
  change: TodayChange
  format: Format
  className: string | undefined
  lead: ReactNode
}) {
  const m = useMessages(todayMessages)
  const openEvidence = useOpenEvidence()
  const said = wordChange(format, change)
  const place = placeOf(change)
  const { evidenceId } = change
  const mark = evidenceId && <EvidenceMark kind="source" onOpen={() => openEvidence(evidenceId)} />
  return (
    <li className={className}>
      {lead}
      <div className="grow">
        <b>{said.title}</b>
        {said.to && (
          <span className={styles.fromTo}>
            {' '}
            {said.from && <s>{said.from}</s>} → {said.to}
          </span>
        )}
        {said.detail ? (
          <small className={styles.said}>
            <span className={styles.saidText}>{said.detail}</span>
            {mark}
          </small>
        ) : (
          mark
        )}
      </div>
      {place && (
        <GoLink to={place} className="btn quiet" aria-label={`${m.see} ${said.title}`}>
          {m.see}
        </GoLink>
      )}
    </li>
  )
}

/** So many changes stand above the alerts; the others come with a press, so that no alert hides under them. */
const changesShown = 5

function Changes({ today }: { today: Today }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  const [whole, setWhole] = useState(false)
  const dayNow = format.dayKey(today.now)
  const shown = whole ? today.changes : today.changes.slice(0, changesShown)
  return (
    <section aria-label={m.changes}>
      <PaneHeader
        title={m.changes}
        note={today.changes.length > 0 ? m.changesNote(today.changes.length) : undefined}
      />
      {today.changes.length === 0 && <EmptyState title={m.noChanges}>{m.noChangesNote}</EmptyState>}
      <ul>
        {shown.map((change) => (
          <ChangeRow
            key={change.key}
            change={change}
            format={format}
            className={styles.change}
            lead={
              <span className={styles.changeTime}>
                {format.dayKey(change.at) === dayNow ? format.time(change.at) : format.day(change.at)}
              </span>
            }
          />
        ))}
      </ul>
      {today.changes.length > changesShown && (
        <button
          type="button"
          className={`btn quiet ${styles.more}`}
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {whole ? m.fewerChanges : m.moreChanges(today.changes.length - changesShown)}
        </button>
      )}
    </section>
  )
}

function Alerts({ today }: { today: Today }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  const count = (severity: 'stop' | 'caution' | 'note') =>
    today.alerts.filter((alert) => alert.severity === severity).length
  return (
    <section aria-label={m.alerts}>
      <PaneHeader title={m.alerts} note={m.alertsNote(count('stop'), count('caution'), count('note'))} />
      {today.alerts.length === 0 && <p className={styles.quiet}>{m.noAlerts}</p>}
      <ul>
        {today.alerts.map((alert) => (
          <ChangeRow
            key={alert.key}
            change={alert}
            format={format}
            className={styles.alert}
            lead={<Glyph kind={alert.severity} large />}
          />
        ))}
      </ul>
    </section>
  )
}

/** A right at the relay may end by the clock alone: it is looked at again so often. */
const unitRightsEveryMs = 60_000

function Waiting({ today }: { today: Today }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  const { query } = useApi()
  // Relays are asked for it: the day is here before their answer, and without it where they are away.
  const { data: unitRights = [] } = useQuery(
    query.rooms.unitRightsWaiting.queryOptions({ refetchInterval: unitRightsEveryMs }),
  )
  return (
    <section aria-label={m.decisions}>
      <PaneHeader
        title={m.decisions}
        note={today.decisionsWaiting.length > 0 ? m.decisionsNote(today.decisionsWaiting.length) : undefined}
      />
      {today.decisionsWaiting.length === 0 &&
        today.proposals === 0 &&
        today.captures === 0 &&
        today.approvals === 0 &&
        unitRights.length === 0 &&
        today.reportDue === null && <p className={styles.quiet}>{m.noDecisions}</p>}
      <ul>
        {today.approvals > 0 && (
          <li className={styles.waiting}>
            <Icon name="governance" />
            <div className="grow">{m.approvals(today.approvals)}</div>
            <GoLink to="/governance?tab=requests" className="btn quiet">
              {m.approvalsAction}
            </GoLink>
          </li>
        )}
        {unitRights.map(({ room, toEnd, toGive }) => (
          <li key={room.id} className={styles.waiting}>
            <Icon name="psu" />
            <div className="grow">{m.unitRights(room.name, toEnd, toGive)}</div>
            <GoLink
              to={`/units/${room.id}`}
              className="btn quiet"
              aria-label={`${m.unitRightsAction} ${room.name}`}
            >
              {m.unitRightsAction}
            </GoLink>
          </li>
        ))}
        {today.captures > 0 && (
          <li className={styles.waiting}>
            <Icon name="check" />
            <div className="grow">{m.captures(today.captures)}</div>
            <GoLink to="/today/captures" className="btn quiet" aria-keyshortcuts="C">
              {m.keys.captures}
              <Kbd keys="c" />
            </GoLink>
          </li>
        )}
        {today.decisionsWaiting.map((waiting) => (
          <li key={waiting.adviceId} className={styles.waiting}>
            <Icon name="brief" />
            <div className="grow">
              <GoLink to={`/brief/${waiting.dealId}`} className={styles.nameLink}>
                {waiting.dealName}
              </GoLink>
              <small>{m.shownAt(`${format.day(waiting.shownAt)} ${format.time(waiting.shownAt)}`)}</small>
            </div>
            <GoLink
              to={`/brief/${waiting.dealId}`}
              className="btn quiet"
              aria-label={`${m.open} ${waiting.dealName}`}
            >
              {m.open}
            </GoLink>
          </li>
        ))}
        {today.proposals > 0 && (
          <li className={styles.waiting}>
            <Icon name="link" />
            <div className="grow">{m.proposals(today.proposals)}</div>
            <GoLink to="/data?tab=merges" className="btn quiet">
              {m.proposalsAction}
            </GoLink>
          </li>
        )}
        {today.reportDue !== null && (
          <li className={styles.waiting}>
            <Icon name="check" />
            <div className="grow">{m.reportDue(today.reportDue)}</div>
            <GoLink to="/data?tab=health" className="btn quiet">
              {m.reportDueAction}
            </GoLink>
          </li>
        )}
      </ul>
    </section>
  )
}

function Frozen({ today }: { today: Today }) {
  const m = useMessages(todayMessages)
  const format = useFormat(today.zone)
  return (
    <section aria-label={m.frozenContacts}>
      <PaneHeader
        title={m.frozenContacts}
        note={today.frozen.length > 0 ? m.people(today.frozen.length) : undefined}
      />
      {today.frozen.length === 0 && <p className={styles.quiet}>{m.noFrozen}</p>}
      {today.frozen.map((breaker) => (
        <article key={breaker.accountId + breaker.contactId} className={`${styles.frozenCard} ice`}>
          <div className="row">
            <Glyph kind="frozen" large bare />
            <b className="t14 clip">{m.broke(breaker.contactName ?? breaker.accountName)}</b>
            {breaker.contactName && <span className="t12 c2 clip">{breaker.accountName}</span>}
            <span className="sp" />
            {breaker.frozenAt !== null && (
              <span className="t11 frozen-c nw">{m.since(format.time(breaker.frozenAt))}</span>
            )}
          </div>
          <div className={styles.touches}>
            <Touches count={breaker.touches} limit={breaker.limit} />
            <span className="t12">{m.touches(Math.min(breaker.touches, breaker.limit), breaker.limit)}</span>
          </div>
          <p className="t12 c2">
            {m.bySeller(format.list(breaker.bySeller.map((each) => `${each.seller} ${each.touches}`)))}
          </p>
          <div className="row" style={{ marginTop: 8 }}>
            <GoLink to="/governance" className="btn">
              {m.toGovernance}
            </GoLink>
          </div>
        </article>
      ))}
    </section>
  )
}

/** One bar a contact, the gate, and the stop that was not sent. */
function Touches({ count, limit }: { count: number; limit: number }) {
  const shown = Math.min(limit, 8)
  return (
    <svg width={shown * 26 + 28} height="12" aria-hidden="true">
      {Array.from({ length: shown }, (_, index) => (
        <rect
          key={index}
          x={index * 26}
          y="1"
          width="22"
          height="10"
          rx="1"
          fill={index < count ? 'var(--frozen)' : 'var(--sunken)'}
        />
      ))}
      <path d={`M${shown * 26 + 4} -4v20`} stroke="var(--frozen)" strokeWidth="1.5" />
      <g transform={`translate(${shown * 26 + 12} 0)`}>
        <path d="M3.700.5h4.600l3.200 3.200v4.600l-3.200 3.200H3.700L.5 8.300V3.700z" fill="var(--stop)" />
        <path d="M3.300 6h5.400" stroke="var(--surface)" strokeWidth="1.7" />
      </g>
    </svg>
  )
}
