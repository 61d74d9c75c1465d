import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { RoomKind, RoomSummary, RoomVersion } from '../../../shared/contract/rooms.ts'
import { RoomId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, EmptyState, Icon, LoadingState } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import { PresentingProvider } from './Presenting.tsx'
import { openPastSession } from './pastSession.ts'
import { pathOf } from './pathOf.ts'
import styles from './rooms.module.css'
import type { RoomSession } from './session.ts'
import { RoomProvider } from './useRoom.tsx'

/** Reads a version of a room and draws the room as it was, once it is here. */
export function PastFrame({
  kind,
  roomId,
  version: versionId,
  children,
}: {
  kind: RoomKind
  roomId: string
  version: string
  children: ReactNode
}) {
  const m = useMessages(roomMessages)
  const { query } = useApi()
  const go = useGo()
  const [session, setSession] = useState<RoomSession | null>(null)
  const input = { roomId: RoomId.parse(roomId) }
  const rooms = useQuery(query.rooms.list.queryOptions())
  const versions = useQuery(query.rooms.versions.queryOptions({ input }))
  // A version never changes: it is read once, however often the room does.
  const read = useQuery({
    ...query.rooms.readVersion.queryOptions({ input: { ...input, version: versionId } }),
    enabled: session === null,
  })
  const room = rooms.data?.find(({ id }) => id === roomId) ?? null
  const version = versions.data?.find(({ id }) => id === versionId) ?? null
  const content = read.data?.content
  const isHere = room !== null && version !== null && content !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it was is opened once, whatever else becomes of the room
  useEffect(() => {
    if (!isHere) return
    const opened = openPastSession(room, version, content)
    setSession(opened)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [isHere, roomId, versionId])
  const back = () => go(`${pathOf[kind]}/${roomId}`)
  useCrumbs([
    { label: m.kinds[kind], to: pathOf[kind] },
    { label: room?.name ?? '…', to: `${pathOf[kind]}/${roomId}` },
    { label: m.versions.past },
  ])
  useKeys(m.versions.past, [{ keys: 'escape', label: m.versions.back, run: back }])
  const error = rooms.error ?? versions.error ?? read.error
  if (error && !session) return <Failure error={error} title={m.versions.failed} center />
  if (rooms.data && versions.data && (!room || !version || room.kind !== kind))
    return (
      <EmptyState title={m.versions.gone} center>
        <Button onClick={back}>{m.versions.back}</Button>
      </EmptyState>
    )
  if (!session || !room || !version) return <LoadingState step={m.versions.loading} bars={4} />
  return (
    <RoomProvider session={session}>
      <PresentingProvider>
        <TopBarActions>
          <Chip outline>{m.versions.past}</Chip>
        </TopBarActions>
        <div className={styles.past}>
          <Banner
            room={room}
            version={version}
            hasComments={kind === 'board' ? (read.data?.hasComments ?? false) : null}
            onBack={back}
          />
          <div className={styles.under}>{children}</div>
        </div>
      </PresentingProvider>
    </RoomProvider>
  )
}

/** That this is the past, whose and when; the ways back to now, with it or without. */
function Banner({
  room,
  version,
  hasComments,
  onBack,
}: {
  room: RoomSummary
  version: RoomVersion
  /** Null where nobody comments. */
  hasComments: boolean | null
  onBack(): void
}) {
  const { versions: m } = useMessages(roomMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const words = useRef<HTMLDivElement>(null)
  // Whoever came here with the keyboard hears first that this is not the room of now.
  useEffect(() => words.current?.focus(), [])
  const restore = async () => {
    const done = await run(() => client.rooms.restoreVersion({ roomId: room.id, version: version.id }), {
      done: m.restored,
      detail: m.restoredNote,
    })
    if (done) onBack()
  }
  const name = version.kind === 'named' ? version.name : (m.kinds[version.kind] ?? '')
  return (
    <section className={`${styles.banner} ${styles.then}`} aria-label={m.past}>
      <Icon name="clock" />
      <div ref={words} tabIndex={-1} className={styles.hinted}>
        <b className="t13">{m.pastOf(name, format.dateTime(version.at), version.by)}</b>
        <span className="t12 c2">
          {[m.pastNote, hasComments === null ? '' : hasComments ? m.pastComments : m.noComments]
            .filter(Boolean)
            .join(' ')}
        </span>
      </div>
      <span className="sp" />
      {room.status.canWrite && (
        <Button small busy={busy} onClick={() => void restore()}>
          {m.restore}
        </Button>
      )}
      <Button small keys="escape" onClick={onBack}>
        {m.back}
      </Button>
    </section>
  )
}
