import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AgendaItem,
  agenda,
  type Decision,
  decisions,
  type Review,
  reviews,
  runningReview,
} from '../../../../shared/rooms/board.ts'
import { newRecordId, orderBetween, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { clockOf } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { readDayTime } from '../../../ui/days.ts'
import { Button, Chip, Glyph, Icon, useToast } from '../../../ui/index.ts'
import { Adoption } from '../Adoption.tsx'
import { usePresenting } from '../Presenting.tsx'
import roomStyles from '../rooms.module.css'
import { useNow } from '../useNow.ts'
import { useMe, useRoom, useRoomState, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { useLoggedWords } from './loggedWords.ts'
import { boardMessages } from './messages.ts'
import { Lessons, ReviewHistory } from './ReviewHistory.tsx'
import { BeforeFreezing } from './said.tsx'
import { DecisionSignature, useIsSigned, VoteButtons, VoteNote, VoteTally } from './votes.tsx'

const dayMs = 86_400_000

type Listed<Row> = [id: string, row: Row]

export const useRunningReview = (): Review | null => useRows(reviews).rows.get(runningReview) ?? null

function useAgenda(): Listed<AgendaItem>[] {
  return [...useRows(agenda).rows].sort(([, left], [, right]) => left.order - right.order)
}

/** Time spent on the item in hand, with the stretch that runs. */
const spentOn = (item: AgendaItem, review: Review, now: number): number =>
  item.spentMs + (review.runningSince === null ? 0 : Math.max(0, now - review.runningSince))

/** The review (catalogue 80): agenda and clock, frozen evidence, decisions with owner and date, those of last time. */
export function ReviewPane({ zoneNames }: { zoneNames: ReadonlyMap<string, string> }) {
  const review = useRunningReview()
  const items = useAgenda()
  return (
    <aside className={styles.review}>
      {review ? <Running review={review} items={items} /> : <NotRunning items={items} />}
      <Agenda items={items} review={review} zoneNames={zoneNames} />
      <Decisions review={review} />
      {review && <Learned review={review} />}
      <Adoption className={roomStyles.adoption} />
    </aside>
  )
}

function Learned({ review }: { review: Review }) {
  const { review: m } = useMessages(boardMessages)
  return (
    <section aria-label={m.lessons}>
      <div className={styles.paneHead}>
        <h2 className="t14">{m.lessons}</h2>
      </div>
      <div className={styles.learned}>
        <Lessons id={runningReview} review={review} />
      </div>
    </section>
  )
}

function NotRunning({ items }: { items: readonly Listed<AgendaItem>[] }) {
  const { review: m } = useMessages(boardMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const format = useFormat()
  const { begin } = usePresenting()
  /** Who begins a review presents it, on the screen on which they began it. */
  const start = async () => {
    const title = m.nameOf(format.day(Date.now()))
    if (await run(() => client.rooms.startReview({ roomId: session.roomId, title }))) begin()
  }
  return (
    <div className={styles.reviewHead}>
      <div className="row">
        <h2 className="t14">{m.title}</h2>
        <span className="t12 c3 clip">{m.notRunning}</span>
        <span className="sp" />
        <ReviewHistory />
      </div>
      <BeforeFreezing />
      {!session.readOnly && (
        <div className={styles.reviewStart}>
          <Button kind="primary" busy={busy} disabled={items.length === 0} onClick={() => void start()}>
            {m.start}
          </Button>
        </div>
      )}
    </div>
  )
}

function Running({ review, items }: { review: Review; items: readonly Listed<AgendaItem>[] }) {
  const { review: m } = useMessages(boardMessages)
  const session = useRoom()
  const format = useFormat()
  const toast = useToast()
  const { query } = useApi()
  const now = useNow(1_000)
  const frozen = useQuery({
    ...query.rooms.frozen.queryOptions({ input: { roomId: session.roomId } }),
    enabled: session.past === null,
  })
  const at = items.findIndex(([id]) => id === review.item)
  const item = items[at]?.[1] ?? null
  const spent = item ? spentOn(item, review, now) : 0
  const left = item ? item.plannedMs - spent : 0

  /** Leaves the item in hand with what was spent on it, and goes to another; null pauses. */
  const turn = (to: string | null) => {
    const at = Date.now()
    session.change((doc) => {
      if (review.item && item)
        patchRow(doc, agenda, review.item, { spentMs: Math.min(dayMs, spentOn(item, review, at)) })
      patchRow(
        doc,
        reviews,
        runningReview,
        to === null ? { runningSince: null } : { item: to, runningSince: at },
      )
    })
  }
  const pause = () => (review.runningSince === null ? review.item && turn(review.item) : turn(null))
  const next = () => {
    const following = items[at + 1]
    if (following) turn(following[0])
  }
  const end = () => {
    const at = Date.now()
    session.change((doc) => {
      if (review.item && item)
        patchRow(doc, agenda, review.item, { spentMs: Math.min(dayMs, spentOn(item, review, at)) })
      const gone = items.map(([id, { title, plannedMs, spentMs }]) => ({
        ...{ title, plannedMs },
        spentMs: item && id === review.item ? Math.min(dayMs, spentOn(item, review, at)) : spentMs,
      }))
      putRow(doc, reviews, newRecordId(review.startedAt), {
        ...{ ...review, endedAt: at, runningSince: null },
        items: gone,
      })
      removeRow(doc, reviews, runningReview)
    })
    toast({ title: m.ended, meaning: 'ok' })
  }
  useKeys(
    m.title,
    session.readOnly
      ? []
      : [
          { keys: 'n', label: m.next, run: next },
          { keys: 'space', label: m.pause, run: () => void pause() },
        ],
  )
  return (
    <div className={styles.reviewHead}>
      <div className="row">
        <h2 className="t14">{m.mode}</h2>
        {review.frozenAt !== null && (
          <Chip outline icon={<Icon name="lock" small />}>
            {m.frozen(format.time(review.frozenAt))}
          </Chip>
        )}
        <span className="sp" />
        <span className="t12 c3 nw">{at < 0 ? '' : m.item(at + 1, items.length)}</span>
      </div>
      {frozen.data && (
        <p className={frozen.data.matches ? 't11 c3' : 't12 stop-c'} role="status">
          {frozen.data.matches
            ? m.frozenOk(format.number(frozen.data.logSeq))
            : m.frozenBroken(format.number(frozen.data.logSeq))}
        </p>
      )}
      {item && (
        <>
          <div className={styles.clock}>
            <b data-over={left < 0 || undefined}>
              {left < 0 ? '−' : ''}
              {clockOf(Math.floor(Math.abs(left) / 1_000)).padStart(5, '0')}
            </b>
            <span className={`c2 ${styles.clockNote}`}>
              {m.left(item.title, clockOf(Math.floor(item.plannedMs / 1_000)))}
              {left < 0 && ` · ${m.over}`}
            </span>
          </div>
          <span className={styles.track} aria-hidden="true">
            <i
              style={{
                width: `${item.plannedMs > 0 ? Math.min(100, (spent / item.plannedMs) * 100) : 100}%`,
              }}
            />
          </span>
        </>
      )}
      <div className="row t12 c2 wrap">
        <span>{m.presenter(review.presenter)}</span>
        <span className="sp" />
        {!session.readOnly && (
          <>
            <Button small keys="n" disabled={at + 1 >= items.length} onClick={next}>
              {m.next}
            </Button>
            <Button small keys="space" disabled={!item} onClick={() => void pause()}>
              {review.runningSince === null ? m.resume : m.pause}
            </Button>
            <Button small onClick={end}>
              {m.end}
            </Button>
          </>
        )}
      </div>
    </div>
  )
}

function Agenda({
  items,
  review,
  zoneNames,
}: {
  items: readonly Listed<AgendaItem>[]
  review: Review | null
  zoneNames: ReadonlyMap<string, string>
}) {
  const { review: m } = useMessages(boardMessages)
  const session = useRoom()
  const now = useNow(review?.runningSince ? 1_000 : null)
  const [title, setTitle] = useState('')
  const [minutes, setMinutes] = useState('10')
  const planned = Number(minutes)
  const isValid = title.trim() !== '' && planned > 0 && planned <= 1_440
  const add = () => {
    if (!isValid) return
    const named = [...zoneNames].find(([, name]) => title.includes(name))
    session.change((doc) =>
      putRow(doc, agenda, newRecordId(Date.now()), {
        title: title.trim().slice(0, 200),
        note: '',
        plannedMs: Math.round(planned * 60_000),
        spentMs: 0,
        zone: named?.[0] ?? null,
        order: orderBetween(items.at(-1)?.[1].order ?? null, null),
      }),
    )
    setTitle('')
  }
  const current = items.findIndex(([id]) => id === review?.item)
  return (
    <section aria-label={m.agenda}>
      {items.length === 0 && <p className={`t12 c3 ${styles.padded}`}>{m.noAgenda}</p>}
      <ol>
        {items.map(([id, item], at) => (
          <li
            key={id}
            className={styles.agendaItem}
            data-state={
              review === null ? undefined : at < current ? 'past' : at === current ? 'now' : undefined
            }
          >
            <span className="c3">{at + 1}</span>
            <span className="clip">{item.title}</span>
            <span className="c2 nw">
              {clockOf(
                Math.floor(
                  (review && at === current
                    ? item.plannedMs
                    : review && at < current
                      ? item.spentMs
                      : item.plannedMs) / 1_000,
                ),
              )}
              {review && at === current && review.runningSince !== null && (
                <span className="sr-only">{clockOf(Math.floor(spentOn(item, review, now) / 1_000))}</span>
              )}
            </span>
            {!session.readOnly && review === null && (
              <Button
                kind="quiet"
                small
                icon={<Icon name="close" small />}
                aria-label={`${m.remove}: ${item.title}`}
                onClick={() => session.change((doc) => removeRow(doc, agenda, id))}
              />
            )}
          </li>
        ))}
      </ol>
      {!session.readOnly && (
        <form
          className={styles.addItem}
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <input
            className="input"
            aria-label={m.itemTitle}
            placeholder={m.itemTitle}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
          />
          <input
            className="input"
            aria-label={m.minutes}
            inputMode="numeric"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
          <Button type="submit" small disabled={!isValid}>
            {m.addItem}
          </Button>
        </form>
      )}
    </section>
  )
}

function Decisions({ review }: { review: Review | null }) {
  const { review: m } = useMessages(boardMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const { rows } = useRows(decisions)
  const [title, setTitle] = useState('')
  const [owner, setOwner] = useState('')
  const [due, setDue] = useState('')
  const [adding, setAdding] = useState(false)
  const all = [...rows].sort(([, left], [, right]) => left.at - right.at)
  const isNow = ([, decision]: Listed<Decision>) => decision.reviewAt === (review?.startedAt ?? null)
  const current = all.filter(isNow)
  const lastAt = Math.max(0, ...all.filter((each) => !isNow(each)).map(([, { reviewAt }]) => reviewAt ?? 0))
  // Those of the last review, and whatever older ones still are not done.
  const earlier = all.filter(
    (each) =>
      !isNow(each) &&
      each[1].reviewAt !== null &&
      (each[1].reviewAt === lastAt || each[1].state === 'open' || each[1].state === 'agreed'),
  )
  const add = () => {
    if (title.trim() === '') return
    const now = Date.now()
    session.change((doc) =>
      putRow(doc, decisions, newRecordId(now), {
        title: title.trim().slice(0, 200),
        note: '',
        owner: owner.trim().slice(0, 80) || null,
        dueAt: due === '' ? null : readDayTime(due, format.zone),
        state: 'open',
        reviewAt: review?.startedAt ?? null,
        zone: null,
        author: me.name,
        at: now,
        logSeq: null,
        loggedBy: null,
      }),
    )
    setTitle('')
    setOwner('')
    setDue('')
    setAdding(false)
  }
  useKeys(
    m.decisions,
    session.readOnly ? [] : [{ keys: 'd', label: m.addDecision, run: () => setAdding(true) }],
  )
  const logged = current.filter(([, { logSeq }]) => logSeq !== null).length
  return (
    <>
      <section aria-label={m.decisions}>
        <div className={styles.paneHead}>
          <h2 className="t14">{m.decisions}</h2>
          <span className="t12 c3">{m.counts(logged, current.length - logged)}</span>
          <span className="sp" />
          {!session.readOnly && (
            <Button small keys="d" onClick={() => setAdding(true)}>
              {m.addDecision}
            </Button>
          )}
        </div>
        {adding && (
          <form
            className={styles.addDecision}
            onSubmit={(event) => {
              event.preventDefault()
              add()
            }}
          >
            <input
              className="input"
              aria-label={m.decision}
              placeholder={m.decision}
              value={title}
              maxLength={200}
              // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field
              autoFocus
              onChange={(event) => setTitle(event.target.value)}
              onKeyDown={(event) => event.key === 'Escape' && setAdding(false)}
            />
            <input
              className="input"
              aria-label={m.owner}
              placeholder={m.owner}
              value={owner}
              maxLength={80}
              onChange={(event) => setOwner(event.target.value)}
            />
            <input
              className="input"
              type="date"
              aria-label={m.due}
              value={due}
              onChange={(event) => setDue(event.target.value)}
            />
            <Button type="submit" small kind="primary" disabled={title.trim() === ''}>
              {m.add}
            </Button>
          </form>
        )}
        <ul>
          {current.map(([id, decision]) => (
            <DecisionLine key={id} id={id} decision={decision} />
          ))}
        </ul>
      </section>
      {earlier.length > 0 && (
        <section aria-label={m.follow}>
          <div className={styles.paneHead}>
            <h2 className="t14">{m.follow}</h2>
            <span className="t12 c3">
              {m.followCounts(earlier.filter(([, { state }]) => state === 'done').length, earlier.length)}
            </span>
          </div>
          <ul>
            {earlier.map(([id, decision]) => (
              <FollowLine key={id} id={id} decision={decision} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function DecisionLine({ id, decision }: { id: string; decision: Decision }) {
  const m = useMessages(boardMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const format = useFormat()
  const loggedWords = useLoggedWords()
  const isSigned = useIsSigned()
  const { status } = useRoomState(session)
  const log = async () => {
    const { roomId } = session
    const logged = await run(() => client.rooms.logDecision({ roomId, id }), {
      done: ({ logSeq }) => m.review.loggedDone(format.number(logSeq)),
    })
    // Where the relay is away, the line below offers to sign it later.
    if (logged && isSigned && status?.relay === 'connected')
      await run(() => client.rooms.signDecision({ roomId, id }))
  }
  const details = [
    decision.owner ?? m.review.noOwner,
    decision.dueAt === null ? null : m.due(format.day(decision.dueAt)),
    loggedWords(decision),
  ]
  return (
    <li className={styles.decision} data-open={decision.logSeq === null || undefined}>
      <span className="row">
        <Glyph kind={decision.logSeq === null ? 'unknown' : 'ok'} />
        <b className={styles.wrapping}>{decision.title}</b>
        <span className="sp" />
        {!session.readOnly && decision.logSeq === null && (
          <Button
            kind="quiet"
            small
            icon={<Icon name="close" small />}
            aria-label={`${m.review.remove}: ${decision.title}`}
            onClick={() => session.change((doc) => removeRow(doc, decisions, id))}
          />
        )}
      </span>
      <span className={`t12 c2 ${styles.indented}`}>{details.filter(Boolean).join(' · ')}</span>
      {decision.logSeq === null && (
        <span className={`row wrap ${styles.indented}`}>
          <VoteButtons subject={id} />
          {!session.readOnly && (
            <Button small busy={busy} onClick={() => void log()}>
              {m.review.log}
            </Button>
          )}
          <VoteNote />
        </span>
      )}
      <span className={styles.indented}>
        {decision.logSeq !== null && <VoteTally subject={id} />}
        <DecisionSignature id={id} isLogged={decision.logSeq !== null} />
      </span>
    </li>
  )
}

function FollowLine({ id, decision }: { id: string; decision: Decision }) {
  const { review: m } = useMessages(boardMessages)
  const session = useRoom()
  const format = useFormat()
  const now = useNow(60_000)
  const { state, dueAt } = decision
  const isOpen = state === 'open' || state === 'agreed'
  const lateDays = isOpen && dueAt !== null && now > dueAt + dayMs ? Math.floor((now - dueAt) / dayMs) : 0
  const set = (next: Decision['state']) =>
    session.change((doc) => patchRow(doc, decisions, id, { state: next }))
  return (
    <li className={styles.follow}>
      <Glyph
        kind={state === 'done' ? 'ok' : lateDays > 0 ? 'caution' : state === 'dropped' ? 'note' : 'unknown'}
      />
      <span className={styles.wrapping}>{decision.title}</span>
      <span className="sp" />
      <span className="t12 c2 nw">
        {state === 'dropped'
          ? m.dropped
          : lateDays > 0
            ? m.late(lateDays)
            : (decision.owner ?? (dueAt === null ? '' : format.day(dueAt)))}
      </span>
      {!session.readOnly &&
        (isOpen ? (
          <>
            <Button small kind="quiet" onClick={() => set('done')}>
              {m.done}
            </Button>
            <Button small kind="quiet" onClick={() => set('dropped')}>
              {m.drop}
            </Button>
          </>
        ) : (
          <Button small kind="quiet" onClick={() => set('agreed')}>
            {m.reopen}
          </Button>
        ))}
    </li>
  )
}
