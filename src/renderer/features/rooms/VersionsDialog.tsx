import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoomVersion, VersionDifference } from '../../../shared/contract/rooms.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog, LoadingState, TextField } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import { pathOf } from './pathOf.ts'
import styles from './rooms.module.css'
import { useRoom, useRoomState } from './useRoom.tsx'

/** Versions of a shared room: browse them, see what changed since, bring one back, keep the room as it is now. */
export function VersionsDialog({ onClose }: { onClose(): void }) {
  const { versions: m } = useMessages(roomMessages)
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { roomId, readOnly } = session
  const { status } = useRoomState(session)
  const { data, error, refetch } = useQuery(query.rooms.versions.queryOptions({ input: { roomId } }))
  const [chosen, setChosen] = useState<string | null>(null)
  const [name, setName] = useState('')
  const offered = data?.filter(({ withdrawn }) => withdrawn === null)
  const taken = data?.filter(({ withdrawn }) => withdrawn !== null) ?? []
  const current = offered?.find(({ id }) => id === chosen) ?? offered?.[0] ?? null
  const keep = async () => {
    if (name.trim() === '') return
    const made = await run(() => client.rooms.nameVersion({ roomId, name }), { done: m.kept(name.trim()) })
    if (!made) return
    setName('')
    setChosen(made.id)
    await refetch()
  }
  const keeper = status?.relayUrl == null ? 'device' : status.sealed ? 'team' : 'relay'
  return (
    <Dialog open wide onClose={onClose} title={m.title} note={m.note[keeper]}>
      <div className={styles.form}>
        {!readOnly && (
          <form
            className={styles.keep}
            onSubmit={(event) => {
              event.preventDefault()
              void keep()
            }}
          >
            <TextField
              label={m.name}
              value={name}
              maxLength={80}
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" busy={busy} disabled={name.trim() === ''}>
              {m.keep}
            </Button>
          </form>
        )}
        {error ? (
          <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
        ) : !offered ? (
          <LoadingState step={m.loading} />
        ) : offered.length === 0 ? (
          <p className="t13 c2">{m.none}</p>
        ) : (
          <div className={styles.versions}>
            <ul>
              {offered.map((version) => (
                <li key={version.id}>
                  <VersionLine
                    version={version}
                    isElsewhere={version.keptBy !== keeper}
                    isChosen={version.id === current?.id}
                    onChoose={() => setChosen(version.id)}
                  />
                </li>
              ))}
            </ul>
            {current && (
              <Differences
                key={current.id}
                version={current}
                onChanged={() => void refetch()}
                onClose={onClose}
              />
            )}
          </div>
        )}
        {taken.length > 0 && (
          <section aria-label={m.withdrawn}>
            <h3 className="t12 c2">{m.withdrawn}</h3>
            <ul>
              {taken.map(({ id, name: called, withdrawn }) => (
                <li key={id} className="t12 c3">
                  <del>{called}</del>
                  {withdrawn &&
                    ` · ${m.withdrawnBy(withdrawn.by || m.unknown, format.dateTime(withdrawn.at))}`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}

function VersionLine({
  version: { name, kind, at, by },
  isElsewhere,
  isChosen,
  onChoose,
}: {
  version: RoomVersion
  /** It lies on this machine only, while others of the room are shared. */
  isElsewhere: boolean
  isChosen: boolean
  onChoose(): void
}) {
  const { versions: m } = useMessages(roomMessages)
  const format = useFormat()
  return (
    <button type="button" aria-current={isChosen || undefined} onClick={onChoose}>
      <b className="clip">{kind === 'named' ? name : m.kinds[kind]}</b>
      <span className="t11 c3 clip">
        {[format.dateTime(at), by, isElsewhere && m.onDevice].filter(Boolean).join(' · ')}
      </span>
    </button>
  )
}

function Differences({
  version,
  onChanged,
  onClose,
}: {
  version: RoomVersion
  onChanged(): void
  onClose(): void
}) {
  const { versions: m } = useMessages(roomMessages)
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { roomId, readOnly } = session
  const { room } = useRoomState(session)
  const go = useGo()
  const { data, error } = useQuery(
    query.rooms.compareVersion.queryOptions({ input: { roomId, version: version.id } }),
  )
  const restore = async () => {
    const done = await run(() => client.rooms.restoreVersion({ roomId, version: version.id }), {
      done: m.restored,
      detail: m.restoredNote,
    })
    if (done) onChanged()
  }
  const withdraw = async () => {
    const done = await run(() => client.rooms.withdrawVersion({ roomId, version: version.id }), {
      done: m.withdrawnNow(version.name),
      detail: version.keptBy === 'team' ? m.withdrawnFromTeam : m.withdrawnAtRelay,
    })
    if (done) onChanged()
  }
  const open = () => {
    onClose()
    if (room) go(`${pathOf[room.kind]}/${roomId}?version=${encodeURIComponent(version.id)}`)
  }
  if (error) return <Failure error={error} title={m.failed} />
  if (!data) return <LoadingState step={m.comparing} />
  const byCollection = [...Map.groupBy(data.differences, ({ collection }) => collection)]
  return (
    <section aria-label={m.since}>
      <div className="row">
        <b className="t14">{m.since}</b>
        <span className="t12 c3">{m.count(data.total)}</span>
        <span className="sp" />
        {!readOnly && version.canWithdraw && (
          <Button small kind="quiet" busy={busy} onClick={() => void withdraw()}>
            {m.withdraw}
          </Button>
        )}
        <Button small onClick={open}>
          {m.look}
        </Button>
        {!readOnly && (
          <Button small busy={busy} disabled={data.total === 0} onClick={() => void restore()}>
            {m.restore}
          </Button>
        )}
      </div>
      {room?.kind === 'board' && (
        <p className="t12 c3">
          {data.comments ? m.commentCounts(data.comments.before, data.comments.now) : m.noComments}
        </p>
      )}
      <div className={styles.differences}>
        {data.total === 0 && <p className="t13 c2">{m.same}</p>}
        {byCollection.map(([collection, differences]) => (
          <div key={collection}>
            <h3 className="t12 c2">{m.collections[collection] ?? collection}</h3>
            <ul>
              {differences.map((difference) => (
                <DifferenceLine key={difference.id} difference={difference} />
              ))}
            </ul>
          </div>
        ))}
        {data.total > data.differences.length && (
          <p className="t12 c3">{m.more(format.number(data.total - data.differences.length))}</p>
        )}
      </div>
    </section>
  )
}

function DifferenceLine({ difference: { title, change, fields } }: { difference: VersionDifference }) {
  const { versions: m } = useMessages(roomMessages)
  const format = useFormat()
  const said = (field: string, value: VersionDifference['fields'][number]['before']): string =>
    value === null || value === ''
      ? m.nothing
      : typeof value === 'boolean'
        ? m.yesNo[value ? 'yes' : 'no']
        : typeof value === 'number'
          ? /At$/.test(field) || field === 'at'
            ? format.date(value)
            : format.number(value)
          : value
  return (
    <li className={styles.difference} data-change={change}>
      <span className="t12 nw">{m.changes[change]}</span>
      <span>
        <b className="t13">{title}</b>
        {fields.map(({ field, before, after }) => (
          <span key={field} className="t12 c2">
            {m.fields[field] ?? field}: <del>{said(field, before)}</del> → <ins>{said(field, after)}</ins>
          </span>
        ))}
      </span>
    </li>
  )
}
