import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { GivenRoom } from '../../../shared/contract/relays.ts'
import type { RoomKind, RoomSummary } from '../../../shared/contract/rooms.ts'
import { useApi } from '../../client/api.tsx'
import { canLinkWall } from '../../client/wall.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog, EmptyState, Icon, LoadingState, Menu, TextField, useToast } from '../../ui/index.ts'
import { relayMessages } from '../relays/messages.ts'
import { CreateRoomDialog } from './CreateRoomDialog.tsx'
import { createMachineFormat } from './machineFormat.ts'
import { roomMessages } from './messages.ts'
import { pathOf } from './pathOf.ts'
import styles from './rooms.module.css'
import { WallLinkDialog } from './WallLinkDialog.tsx'

const givenEveryMs = 15_000

/** The rooms of one kind. */
export function RoomList({ kind }: { kind: RoomKind }) {
  const m = useMessages(roomMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.rooms.list.queryOptions())
  // Relays don't say by themselves that somebody was given a room: they are asked while this page is looked at.
  const { data: shared } = useQuery(query.relays.given.queryOptions({ refetchInterval: givenEveryMs }))
  const [dialog, setDialog] = useState<'create' | 'join' | null>(null)
  useCrumbs([{ label: m.list.title[kind] }])
  useKeys(m.list.title[kind], [
    { keys: 'n', label: m.list.create, run: () => setDialog('create') },
    { keys: 'j', label: m.list.join, run: () => setDialog('join') },
  ])
  if (error) return <Failure error={error} title={m.list.failed} onRetry={() => void refetch()} center />
  if (!data) return <LoadingState step={m.list.loading} bars={3} />
  const rooms = data.filter((room) => room.kind === kind)
  const given = (shared?.rooms ?? []).filter((room) => room.kind === kind)
  const buttons = (
    <span className="row">
      <Button kind="primary" keys="n" onClick={() => setDialog('create')}>
        {m.list.create}
      </Button>
      <Button keys="j" onClick={() => setDialog('join')}>
        {m.list.join}
      </Button>
    </span>
  )
  return (
    <div className={styles.list}>
      <header className={styles.head}>
        <h1 className="t16">{m.list.title[kind]}</h1>
        <span className="t12 c3 clip">{m.list.note[kind]}</span>
        <span className="sp" />
        {rooms.length > 0 && buttons}
      </header>
      <div className={styles.rows}>
        {rooms.length === 0 ? (
          <EmptyState title={m.list.empty[kind]} action={buttons} center={given.length === 0}>
            {m.list.emptyNote[kind]}
          </EmptyState>
        ) : (
          <ul>
            {rooms.map((room) => (
              <Line key={room.id} room={room} />
            ))}
          </ul>
        )}
        <Given rooms={given} unnamed={shared?.unnamed ?? 0} unreachable={shared?.unreachable ?? []} />
      </div>
      {dialog === 'create' && <CreateRoomDialog kind={kind} onClose={() => setDialog(null)} />}
      {dialog === 'join' && <JoinDialog onClose={() => setDialog(null)} />}
    </div>
  )
}

function Line({ room }: { room: RoomSummary }) {
  const m = useMessages(roomMessages)
  const format = useFormat()
  const clock = createMachineFormat(useLanguage())
  const go = useGo()
  const toast = useToast()
  const { client } = useApi()
  const { run } = useCommand()
  const [renaming, setRenaming] = useState(false)
  const [linking, setLinking] = useState(false)
  const { status } = room
  const to = `${pathOf[room.kind]}/${room.id}`
  const archive = async () => {
    const done = await run(() => client.rooms.archive({ roomId: room.id }))
    if (done)
      toast({
        title: m.list.archived,
        meaning: 'ok',
        action: {
          label: m.list.restore,
          run: () => void run(() => client.rooms.restore({ roomId: room.id })),
        },
      })
  }
  return (
    <li className={styles.row}>
      <span className="row">
        <GoLink to={to} className={`${styles.name} clip`}>
          {room.name}
        </GoLink>
        {room.mentions > 0 && <span className={styles.named}>{m.list.mentions(room.mentions)}</span>}
      </span>
      <span className="t12 c2 clip">
        {room.dealName ??
          (room.createdBy === ''
            ? m.list.joinedAt(format.day(room.createdAt))
            : m.list.createdBy(room.createdBy, format.day(room.createdAt)))}
      </span>
      <span className="t12 c2 clip">
        {status.relay === 'off'
          ? m.list.notShared
          : status.role === 'none'
            ? m.relayOut
            : status.relay === 'refused'
              ? m.relay.refused
              : status.waiting > 0
                ? m.relayWaiting(
                    status.waiting,
                    status.relayedAt === null
                      ? null
                      : clock.timeOrDay(status.relayedAt, Date.now(), 'minutes'),
                  )
                : status.relayedAt === null
                  ? m.relay[status.relay]
                  : m.relayHas(
                      clock.timeOrDay(status.relayedAt, Date.now(), 'minutes'),
                      status.relay === 'connected',
                    )}
      </span>
      <Menu
        label={m.list.more}
        trigger={
          <Button small icon={<Icon name="chevronDown" />} aria-label={`${m.list.more}: ${room.name}`} />
        }
        entries={[
          { label: m.list.open, onSelect: () => go(to) },
          { label: m.list.wall, onSelect: () => go(`${to}?wall=1`) },
          ...(canLinkWall() ? [{ label: m.list.wallLink, onSelect: () => setLinking(true) }] : []),
          { label: m.list.rename, onSelect: () => setRenaming(true) },
          { label: m.list.archive, onSelect: () => void archive() },
        ]}
      />
      {linking && <WallLinkDialog room={room} onClose={() => setLinking(false)} />}
      {renaming && <RenameDialog room={room} onClose={() => setRenaming(false)} />}
    </li>
  )
}

/** Rooms that others gave this person: each is entered by a click, without a link. */
function Given({
  rooms,
  unnamed,
  unreachable,
}: {
  rooms: readonly GivenRoom[]
  unnamed: number
  unreachable: readonly string[]
}) {
  const m = useMessages(roomMessages)
  const { roles } = useMessages(relayMessages)
  const format = useFormat()
  const go = useGo()
  const { client, query } = useApi()
  const cache = useQueryClient()
  const { run, busy } = useCommand()
  if (rooms.length === 0 && unnamed === 0 && unreachable.length === 0) return null
  const enter = async ({ roomId, relayUrl, kind, name }: GivenRoom) => {
    const done = await run(() => client.rooms.take({ roomId, relayUrl }), { done: m.given.done(name) })
    await cache.invalidateQueries({ queryKey: query.relays.given.key() })
    if (done) go(`${pathOf[kind]}/${roomId}`)
  }
  return (
    <section className={styles.given} aria-label={m.given.title}>
      <div className={styles.givenHead}>
        <h2 className="t14">{m.given.title}</h2>
        {rooms.length > 0 && <span className="t12 c3 clip">{m.given.note}</span>}
      </div>
      <ul>
        {rooms.map((room) => (
          <li key={room.roomId} className={styles.row}>
            <b className="clip">{room.name}</b>
            <span className="t12 c2 clip">{room.workspaceName}</span>
            <span className="t12 c2 clip">
              {[
                roles[room.role],
                room.expiresAt !== null && m.given.until(format.date(room.expiresAt)),
                room.isArchived && m.given.archivedHere,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Button
              small
              busy={busy}
              aria-label={`${m.given.enter}: ${room.name}`}
              onClick={() => void enter(room)}
            >
              {m.given.enter}
            </Button>
          </li>
        ))}
      </ul>
      {unnamed > 0 && <p className="t12 c3">{m.given.unnamed(unnamed)}</p>}
      {unreachable.length > 0 && (
        <p className="t12 c3" role="status">
          {m.given.unreachable(format.list(unreachable))}
        </p>
      )}
    </section>
  )
}

function RenameDialog({ room, onClose }: { room: RoomSummary; onClose(): void }) {
  const m = useMessages(roomMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [name, setName] = useState(room.name)
  const save = async () => {
    if (await run(() => client.rooms.rename({ roomId: room.id, name }), { done: m.renaming.done })) onClose()
  }
  useKeys(m.renaming.title, [
    { keys: 'mod+enter', label: m.renaming.submit, inDialog: true, inText: true, run: () => void save() },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.renaming.title}
      foot={
        <Button
          kind="primary"
          keys="mod+enter"
          busy={busy}
          disabled={name.trim() === ''}
          onClick={() => void save()}
        >
          {m.renaming.submit}
        </Button>
      }
    >
      <TextField
        label={m.create.name}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  )
}

function JoinDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(roomMessages)
  const { client } = useApi()
  const go = useGo()
  const { run, busy } = useCommand()
  const [link, setLink] = useState('')
  const join = async () => {
    const joined = await run(async () => ({ room: await client.rooms.join({ link }) }), {
      done: ({ room }) => (room ? m.joining.done : m.joining.relayOnly),
    })
    if (!joined) return
    onClose()
    const { room } = joined
    if (room) go(`${pathOf[room.kind]}/${room.id}`)
  }
  useKeys(m.joining.title, [
    { keys: 'mod+enter', label: m.joining.submit, inDialog: true, inText: true, run: () => void join() },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.joining.title}
      foot={
        <Button
          kind="primary"
          keys="mod+enter"
          busy={busy}
          disabled={link.trim() === ''}
          onClick={() => void join()}
        >
          {m.joining.submit}
        </Button>
      }
    >
      <TextField
        label={m.joining.link}
        hint={m.joining.hint}
        value={link}
        onChange={(event) => setLink(event.target.value)}
      />
    </Dialog>
  )
}
