import { type ReactNode, useEffect, useState } from 'react'
import type { RoomKind } from '../../../shared/contract/rooms.ts'
import { RoomId } from '../../../shared/ids.ts'
import type { Collection } from '../../../shared/rooms/records.ts'
import { wallRoomId } from '../../client/wall.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { usePathParams, useQueryParams } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { Button, Chip, EmptyState, Glyph, Icon, LoadingState } from '../../ui/index.ts'
import { codeText } from '../relays/codeText.ts'
import { relayMessages } from '../relays/messages.ts'
import { createMachineFormat } from './machineFormat.ts'
import { roomMessages } from './messages.ts'
import { PastFrame } from './PastFrame.tsx'
import { PresentingActions, PresentingProvider } from './Presenting.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import { pathOf } from './pathOf.ts'
import styles from './rooms.module.css'
import { ShareDialog } from './ShareDialog.tsx'
import { useNow } from './useNow.ts'
import { RoomProvider, usePeople, useRoom, useRoomSession, useRoomState } from './useRoom.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'

/** Opens the room of this address and shows its page once it is here: as it is, or as it was in `?version=…`. */
export function RoomFrame({
  kind,
  collections,
  children,
}: {
  kind: RoomKind
  collections: readonly Collection<never>[]
  children: ReactNode
}) {
  const { roomId } = usePathParams()
  const { wall, version } = useQueryParams()
  const readOnly = wall !== undefined || wallRoomId !== null
  // A wall shows the room as it is.
  if (version !== undefined && !readOnly && RoomId.safeParse(roomId).success)
    return (
      <PastFrame key={version} kind={kind} roomId={roomId!} version={version}>
        {children}
      </PastFrame>
    )
  return (
    <PresentFrame kind={kind} roomId={roomId} collections={collections} readOnly={readOnly}>
      {children}
    </PresentFrame>
  )
}

function PresentFrame({
  kind,
  roomId,
  collections,
  readOnly,
  children,
}: {
  kind: RoomKind
  roomId: string | undefined
  collections: readonly Collection<never>[]
  readOnly: boolean
  children: ReactNode
}) {
  const m = useMessages(roomMessages)
  useWallDensity(readOnly)
  const session = useRoomSession(roomId, collections, readOnly)
  if (!session) return <LoadingState step={m.opening} />
  return (
    <RoomProvider session={session}>
      <PresentingProvider>
        <Opened kind={kind}>{children}</Opened>
      </PresentingProvider>
    </RoomProvider>
  )
}

/** On a wall everything is larger, for as long as this page is on it. */
function useWallDensity(isWall: boolean): void {
  useEffect(() => {
    if (!isWall) return
    const { dataset } = document.documentElement
    const before = dataset.density
    dataset.density = 'wall'
    return () => {
      dataset.density = before
    }
  }, [isWall])
}

function Opened({ kind, children }: { kind: RoomKind; children: ReactNode }) {
  const m = useMessages(roomMessages)
  const session = useRoom()
  const { phase, room, error, status } = useRoomState(session)
  const [dialog, setDialog] = useState<'share' | 'publish' | 'versions' | null>(null)
  useCrumbs([{ label: m.kinds[kind], to: pathOf[kind] }, { label: room?.name ?? '…' }])
  const can = !session.readOnly
  const isOut = status?.role === 'none'
  /** The relay keeps them where it reads the room; else this workspace does, for whoever may write. */
  const canSeeVersions =
    status !== null &&
    (status.relayUrl === null || status.sealed !== null
      ? status.canWrite
      : status.relay === 'connected' && status.role !== 'guest' && status.role !== 'none')
  useKeys(room?.name ?? m.kinds[kind], [
    ...(can
      ? [
          { keys: 'mod+z', label: m.undo, run: () => session.undo() },
          { keys: 'mod+shift+z', label: m.redo, run: () => session.redo() },
          { keys: 'mod+y', label: m.redo, hidden: true, run: () => session.redo() },
          { keys: 'p', label: m.publish, run: () => setDialog('publish') },
        ]
      : []),
  ])
  if (phase === 'failed') return <Failure error={error} title={m.notOpened} center />
  if (phase === 'loading' || !room) return <LoadingState step={m.opening} bars={4} />
  if (room.kind !== kind)
    return (
      <EmptyState title={m.notOpened} center>
        {m.otherKind(m.kinds[room.kind])}
      </EmptyState>
    )
  return (
    <>
      <TopBarActions>
        <PresentingActions />
        <People />
        <SavedState />
        {can && (kind === 'board' || room.dealId !== null) && (
          <Button small keys="p" onClick={() => setDialog('publish')}>
            {m.publish}
          </Button>
        )}
        {!session.isWall && canSeeVersions && (
          <Button small onClick={() => setDialog('versions')}>
            {m.versions.open}
          </Button>
        )}
        {!session.isWall && (
          <Button small icon={<Icon name="link" />} onClick={() => setDialog('share')}>
            {m.share}
          </Button>
        )}
        {session.isWall ? <Chip outline>{m.readOnly}</Chip> : <MyRole />}
      </TopBarActions>
      {/* The same place in the tree either way: whoever is taken out keeps the view and the place in it. */}
      <div className={isOut ? styles.out : styles.whole}>
        {isOut && (
          <div className={styles.banner} role="alert">
            <Glyph kind="stop" />
            <span>{m.out}</span>
            <span className="sp" />
            <Button small onClick={() => setDialog('share')}>
              {m.whyOut}
            </Button>
          </div>
        )}
        <div key="room" className={isOut ? styles.under : styles.whole}>
          {children}
        </div>
      </div>
      {dialog === 'share' && <ShareDialog onClose={() => setDialog(null)} />}
      {dialog === 'versions' && <VersionsDialog onClose={() => setDialog(null)} />}
      {dialog === 'publish' && <PublishDialog onClose={() => setDialog(null)} />}
    </>
  )
}

/** Initials of a name: a Chinese family name, or the first letters. */
export const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return /^[\u3400-\u9fff]/.test(name)
    ? name.trim().slice(0, 1)
    : words
        .slice(0, 2)
        .map((word) => word[0]!.toUpperCase())
        .join('')
}

/** What this person may do, where it is less than everything. */
function MyRole() {
  const m = useMessages(roomMessages)
  const { roles, roleNotes } = useMessages(relayMessages)
  const { status } = useRoomState(useRoom())
  const role = status?.role
  if (!role || role === 'none' || role === 'owner' || role === 'editor') return null
  return (
    <Chip outline title={`${m.roleIs(roles[role])} · ${roleNotes[role]}`}>
      {roles[role]}
    </Chip>
  )
}

function People() {
  const m = useMessages(roomMessages)
  const session = useRoom()
  const { me } = useRoomState(session)
  const people = usePeople()
  const others = [...new Map(people.map((person) => [person.person, person])).values()].filter(
    ({ person }) => person !== me?.id,
  )
  return (
    <span className={styles.people}>
      {others.slice(0, 5).map(({ person, name, tint }) => (
        <span key={person} className={styles.avatar} data-tint={tint} title={name}>
          {initialsOf(name)}
        </span>
      ))}
      {(!session.isWall || others.length > 0) && (
        <span className="t12 c2 nw">{m.here(others.length + (session.isWall ? 0 : 1))}</span>
      )}
    </span>
  )
}

/** What is saved here, and what the relay has: only what was confirmed. */
function SavedState() {
  const m = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const language = useLanguage()
  const session = useRoom()
  const { phase, status, unsaved, refused } = useRoomState(session)
  const format = createMachineFormat(language)
  const now = useNow(60_000)
  const when = (at: number): string => format.timeOrDay(at, now, 'seconds')
  if (!status) return null
  const here =
    refused > 0
      ? m.notTaken(refused)
      : phase === 'lost'
        ? m.lineLost
        : unsaved > 0
          ? m.savingHere(unsaved)
          : status.savedAt === null
            ? m.nothingYet
            : m.savedHere(when(status.savedAt))
  return (
    <span className={styles.saved} role="status">
      <span className="row">
        <Icon name="save" small />
        {here}
      </span>
      {status.relay !== 'off' && (
        <span
          className="row"
          data-relay={status.relay}
          data-waiting={status.waiting}
          title={
            status.relayCode !== null
              ? codeText(r, status.relayCode)
              : status.sealed
                ? r.sealed.room[status.sealed.status]
                : undefined
          }
        >
          <Icon name="line" small />
          {status.sealed && <b>{r.sealed.chip}</b>}
          {status.relay === 'refused'
            ? status.role === 'none'
              ? m.relayOut
              : status.relayCode === 4401
                ? m.relayUnknown
                : m.relayRefused
            : status.waiting > 0
              ? m.relayWaiting(status.waiting, status.relayedAt === null ? null : when(status.relayedAt))
              : status.relayedAt === null
                ? m.relay[status.relay]
                : m.relayHas(when(status.relayedAt), status.relay === 'connected')}
        </span>
      )}
    </span>
  )
}
