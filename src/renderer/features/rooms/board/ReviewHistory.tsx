import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Decision,
  decisions,
  type Published,
  type Review,
  reviews,
  riskAxes,
  runningReview,
} from '../../../../shared/rooms/board.ts'
import { patchRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { clockOf } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Button, Dialog, Glyph } from '../../../ui/index.ts'
import room from '../rooms.module.css'
import { useRoom, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { useLoggedWords } from './loggedWords.ts'
import { boardMessages } from './messages.ts'

const clock = (milliseconds: number): string => clockOf(Math.floor(milliseconds / 1_000))

/** Reviews that have ended, each with what it saw, decided and learned; nothing before the first. */
export function ReviewHistory() {
  const { review: m } = useMessages(boardMessages)
  const format = useFormat()
  const { isWall, past } = useRoom()
  const { rows } = useRows(reviews)
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const ended = [...rows]
    .filter(([id]) => id !== runningReview)
    .sort(([, left], [, right]) => right.startedAt - left.startedAt)
  const current = ended.find(([id]) => id === chosen) ?? ended[0]
  if ((isWall && !past) || !current) return null
  return (
    <>
      <Button small kind="quiet" onClick={() => setOpen(true)}>
        {m.history(ended.length)}
      </Button>
      {isOpen && (
        <Dialog open wide onClose={() => setOpen(false)} title={m.historyTitle}>
          <div className={room.versions}>
            <ul>
              {ended.map(([id, review]) => (
                <li key={id}>
                  <button
                    type="button"
                    aria-current={id === current[0] || undefined}
                    onClick={() => setChosen(id)}
                  >
                    <b className="clip">{review.title}</b>
                    <span className="t11 c3 clip">
                      {format.dateTime(review.startedAt)} · {m.presenter(review.presenter)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <Ended key={current[0]} id={current[0]} review={current[1]} />
          </div>
        </Dialog>
      )}
    </>
  )
}

function Ended({ id, review }: { id: string; review: Review }) {
  const { review: m } = useMessages(boardMessages)
  const format = useFormat()
  const { query } = useApi()
  const { roomId, past } = useRoom()
  // What is frozen in the room of now is another matter.
  const frozen = useQuery({
    ...query.rooms.frozen.queryOptions({ input: { roomId, review: id } }),
    enabled: past === null,
  })
  const taken = [...useRows(decisions).rows].filter(([, { reviewAt }]) => reviewAt === review.startedAt)
  const seen = Object.values(review.frozen ?? {})
    .filter(({ kind }) => kind === 'zone')
    .sort((left, right) => (right.heat?.expectedMinor ?? -1) - (left.heat?.expectedMinor ?? -1))
  return (
    <section aria-label={review.title}>
      <p className="t12 c2">
        {[
          format.dateTime(review.startedAt),
          review.endedAt !== null && m.lasted(clock(review.endedAt - review.startedAt)),
          review.frozenAt !== null && m.frozen(format.time(review.frozenAt)),
        ]
          .filter(Boolean)
          .join(' · ')}
        {frozen.data && (
          <span className={frozen.data.matches ? 'c3' : 'stop-c'}>
            {' · '}
            {frozen.data.matches
              ? m.frozenOk(format.number(frozen.data.logSeq))
              : m.frozenBroken(format.number(frozen.data.logSeq))}
          </span>
        )}
      </p>
      <div className={`${room.differences} ${styles.ended}`}>
        <h3 className="t12 c2">{m.decisions}</h3>
        {taken.length === 0 && <p className="t12 c3">{m.noneTaken}</p>}
        <ul>
          {taken.map(([key, decision]) => (
            <Taken key={key} decision={decision} />
          ))}
        </ul>
        <h3 className="t12 c2">{m.lessons}</h3>
        <Lessons id={id} review={review} />
        {review.items.length > 0 && (
          <>
            <h3 className="t12 c2">{m.agenda}</h3>
            <ol>
              {review.items.map(({ title, plannedMs, spentMs }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an agenda that is over keeps its order
                <li key={at} className={styles.endedItem}>
                  <span className={styles.wrapping}>{title}</span>
                  <span className={spentMs > plannedMs ? 't12 caution-c nw' : 't12 c3 nw'}>
                    {m.spent(clock(spentMs), clock(plannedMs))}
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
        <h3 className="t12 c2">{m.seen}</h3>
        {seen.length === 0 ? <p className="t12 c3">{m.noneSeen}</p> : <Seen zones={seen} />}
      </div>
    </section>
  )
}

function Taken({ decision }: { decision: Decision }) {
  const m = useMessages(boardMessages)
  const loggedWords = useLoggedWords()
  const { title, owner, dueAt, state } = decision
  const format = useFormat()
  return (
    <li className={styles.endedItem}>
      <span className={styles.wrapping}>{title}</span>
      <span className="t12 c2 nw">
        {[
          owner ?? m.review.noOwner,
          dueAt !== null && m.due(format.day(dueAt)),
          m.review.states[state],
          loggedWords(decision),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  )
}

/** The evidence as it was frozen. */
function Seen({ zones }: { zones: readonly Published[] }) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  return (
    <table className={styles.riskTable}>
      <thead>
        <tr>
          <th scope="col">{m.zone}</th>
          <th scope="col">{m.heat}</th>
          {riskAxes.map((axis) => (
            <th key={axis} scope="col">
              {m.axes[axis]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {zones.map(({ title, heat, short, risks }) => (
          <tr key={title}>
            <th scope="row" className="clip">
              {title}
            </th>
            <td className="t12 nw">
              {heat
                ? `${format.moneyShort(heat.expectedMinor, heat.currency)} · n ${heat.n}`
                : short
                  ? `${m.notEnough} · ${m.needs(short.n, Math.max(0, short.needed - short.n))}`
                  : m.notPublished}
            </td>
            {riskAxes.map((axis) => (
              <td key={axis}>
                <Glyph kind={risks?.[axis]?.light ?? 'unknown'} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What was learned: one's own words stay under the hand while they are written, and are kept when it leaves. */
export function Lessons({ id, review }: { id: string; review: Review }) {
  const { review: m } = useMessages(boardMessages)
  const session = useRoom()
  const [draft, setDraft] = useState<string | null>(null)
  if (session.readOnly) return <p className={`t13 ${styles.lessonsText}`}>{review.lessons || m.noLessons}</p>
  const keep = () => {
    if (draft !== null && draft !== review.lessons)
      session.change((doc) => patchRow(doc, reviews, id, { lessons: draft.slice(0, 4000) }))
    setDraft(null)
  }
  return (
    <textarea
      className="textarea"
      aria-label={m.lessons}
      placeholder={m.lessonsHint}
      rows={2}
      maxLength={4000}
      value={draft ?? review.lessons}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
    />
  )
}
