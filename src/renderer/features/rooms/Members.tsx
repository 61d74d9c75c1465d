import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Invitation,
  type RoomMember,
  type RoomRole,
  roomRoles,
} from '../../../shared/contract/relays.ts'
import type { RoomStatus } from '../../../shared/contract/rooms.ts'
import { charters, theCharter } from '../../../shared/rooms/psu.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { readLastDay, writeDayTime } from '../../ui/days.ts'
import { Button, Chip, LoadingState, Select, TextField } from '../../ui/index.ts'
import { InvitationLine } from '../relays/InvitationLine.tsx'
import { relayMessages } from '../relays/messages.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import { useLastDay } from './useLastDay.ts'
import { useRoom, useRows } from './useRoom.tsx'

const dayMs = 86_400_000
const guestDays = 14

/** An owner has no end: a room must not be without one. */
const mayEnd = (role: RoomRole) => role !== 'owner'

/** A day until which a role is given, itself included: empty is no end, which a guest can't have. */
function useEnd(role: RoomRole, unitEnd: number | null, suggested: number | null = null) {
  const { text, setText, at: last } = useLastDay(unitEnd, suggested)
  const at = mayEnd(role) ? last : null
  const isEmpty = text === '' && role !== 'guest'
  return { text, setText, at, isValid: !mayEnd(role) || isEmpty || (at !== null && at > Date.now()) }
}

/** When a unit dissolves, for roles in its room; null in other rooms. */
const useUnitEnd = (): number | null => {
  const endsAt = useRows(charters).rows.get(theCharter)?.endsAt ?? null
  return endsAt !== null && endsAt > Date.now() ? endsAt : null
}

/** Who has which role in the room. Whoever administers it changes roles, takes them away and invites. */
export function Members({ relayUrl, status }: { relayUrl: string; status: RoomStatus }) {
  const { members: m } = useMessages(roomMessages)
  const { query } = useApi()
  const { roomId } = useRoom()
  const { data, error, refetch } = useQuery(query.relays.members.queryOptions({ input: { roomId } }))
  const { data: relays } = useQuery(query.relays.list.queryOptions())
  const membership = relays?.find(({ url }) => url === relayUrl)?.membership
  const can = status.canAdminister
  const r = useMessages(relayMessages)
  const isSealed = status.sealed !== null
  const { data: people } = useQuery({
    ...query.relays.people.queryOptions({ input: { url: relayUrl } }),
    enabled: can && membership !== undefined && membership?.role !== 'guest',
  })
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} bars={2} />
  const inside = new Set(data.map(({ person }) => person))
  const outside = (people ?? []).filter(({ id }) => !inside.has(id))
  return (
    <section className={styles.form} aria-label={m.title}>
      <h3 className="t14">{m.title}</h3>
      <ul className={styles.members}>
        {data.map((member) => (
          <MemberLine
            key={member.person ?? '*'}
            member={member}
            can={can}
            isSealed={isSealed}
            isMe={member.person === membership?.personId}
          />
        ))}
      </ul>
      {can && (
        <>
          <AddMember people={outside} hasEverybody={inside.has(null)} onAdded={() => void refetch()} />
          {(!isSealed || membership?.role === 'admin') && (
            <Invite
              relayUrl={relayUrl}
              isAdmin={membership?.role === 'admin'}
              isSealed={isSealed}
              onInvited={(made) => {
                setInvitation(made)
                void refetch()
              }}
            />
          )}
          {isSealed && <p className="t12 c3">{r.sealed.inviteNote}</p>}
          {invitation && <InvitationLine invitation={invitation} />}
        </>
      )}
    </section>
  )
}

const none = 'none'

function MemberLine({
  member,
  can,
  isSealed,
  isMe,
}: {
  member: RoomMember
  can: boolean
  isSealed: boolean
  isMe: boolean
}) {
  const { members: m } = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const format = useFormat()
  const { client, queryClient, query } = useApi()
  const { run } = useCommand()
  const { roomId } = useRoom()
  const { person, name, role, expiresAt } = member
  const title = person === null ? m.everybody : name
  const grant = async (next: RoomRole | typeof none) => {
    const until =
      next === 'owner'
        ? null
        : next === 'guest'
          ? (expiresAt ??
            readLastDay(writeDayTime(Date.now() + guestDays * dayMs, format.zone, 'day'), format.zone))
          : expiresAt
    await run(
      () =>
        client.relays.grant({
          ...{ roomId, person, role: next === none ? null : next },
          expiresAt: next === none ? null : until,
        }),
      { done: next === none ? m.removed(title) : m.changed(title, r.roles[next]) },
    )
    await queryClient.invalidateQueries({ queryKey: query.relays.members.key() })
  }
  /** A day in the past takes nothing away: that is what taking out is for. */
  const endAt = async (text: string) => {
    const until = readLastDay(text, format.zone)
    if (until === null ? text !== '' || role === 'guest' : until <= Date.now()) return
    await run(() => client.relays.grant({ roomId, person, role, expiresAt: until }), {
      done: m.extended(title, until === null ? m.noEnd : m.until(format.date(until))),
    })
    await queryClient.invalidateQueries({ queryKey: query.relays.members.key() })
  }
  return (
    <li>
      <b className="clip">{title}</b>
      {isMe && <Chip>{r.you}</Chip>}
      <span className="t12 c3 clip">
        {expiresAt === null ? r.roleNotes[role] : m.until(format.date(expiresAt))}
      </span>
      <span className="sp" />
      {can && mayEnd(role) && (
        <input
          key={expiresAt}
          type="date"
          className="input"
          aria-label={m.untilOf(title)}
          defaultValue={expiresAt === null ? '' : writeDayTime(expiresAt, format.zone, 'day')}
          onBlur={({ target }) => {
            const before = expiresAt === null ? '' : writeDayTime(expiresAt, format.zone, 'day')
            if (target.value !== before) void endAt(target.value)
          }}
        />
      )}
      {can ? (
        <Select<RoomRole | typeof none>
          small
          hideLabel
          label={m.roleOf(title)}
          value={role}
          choices={[
            ...roomRoles
              .filter((value) => (person !== null && !isSealed) || value !== 'guest')
              .map((value) => ({ value, label: r.roles[value] })),
            { value: none, label: m.remove },
          ]}
          onChange={(next) => void grant(next)}
        />
      ) : (
        <Chip outline>{r.roles[role]}</Chip>
      )}
    </li>
  )
}

const everybody = 'everybody'

/** Gives a role to somebody who is at the relay already, or to everybody there. */
function AddMember({
  people,
  hasEverybody,
  onAdded,
}: {
  people: readonly { id: string; name: string }[]
  hasEverybody: boolean
  onAdded(): void
}) {
  const { members: m } = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  const [who, setWho] = useState<string | null>(null)
  const [role, setRole] = useState<Exclude<RoomRole, 'guest'>>('editor')
  const end = useEnd(role, useUnitEnd())
  const choices = [
    ...people.map(({ id, name }) => ({ value: id, label: name })),
    ...(hasEverybody ? [] : [{ value: everybody, label: m.everybody }]),
  ]
  if (choices.length === 0) return null
  const add = async () => {
    if (who === null || !end.isValid) return
    const name = choices.find(({ value }) => value === who)?.label ?? ''
    const person = who === everybody ? null : who
    const done = await run(() => client.relays.grant({ roomId, person, role, expiresAt: end.at }), {
      done: m.changed(name, r.roles[role]),
    })
    if (!done) return
    setWho(null)
    onAdded()
  }
  return (
    <form
      className={styles.addMember}
      aria-label={m.add}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Select label={m.addWho} placeholder={m.choose} value={who} choices={choices} onChange={setWho} />
      <Select
        label={m.role}
        value={role}
        choices={roomRoles.flatMap((value) => (value === 'guest' ? [] : [{ value, label: r.roles[value] }]))}
        onChange={setRole}
      />
      {mayEnd(role) && <EndField {...end} />}
      <Button type="submit" busy={busy} disabled={who === null || !end.isValid}>
        {m.give}
      </Button>
    </form>
  )
}

function EndField({ text, setText }: { text: string; setText(text: string): void }) {
  const { members: m } = useMessages(roomMessages)
  return (
    <TextField
      label={m.untilLabel}
      title={m.untilHint}
      type="date"
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}

/** Invites somebody who is not at the relay yet: a code and the room in one line. */
function Invite({
  relayUrl: url,
  isAdmin,
  isSealed,
  onInvited,
}: {
  relayUrl: string
  isAdmin: boolean
  /** Its keys are the whole team's: it has no guests. */
  isSealed: boolean
  onInvited(invitation: Invitation): void
}) {
  const { members: m } = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  const [name, setName] = useState('')
  const [role, setRole] = useState<RoomRole>(isAdmin ? 'editor' : 'guest')
  const unitEnd = useUnitEnd()
  // Who is no administrator brings guests only: people from outside, whose right ends at a date.
  const isGuest = role === 'guest' || !isAdmin
  const member = useEnd(isGuest ? 'editor' : role, unitEnd)
  const guest = useEnd('guest', unitEnd, Date.now() + guestDays * dayMs)
  const end = isGuest ? guest : member
  const expiresAt = end.at
  const isValid = name.trim() !== '' && end.isValid
  const invite = async () => {
    if (!isValid) return
    const made = await run(() =>
      client.relays.invite({
        ...{ url, name, role: isGuest ? 'guest' : 'member', hours: 24 },
        room: { roomId, role, expiresAt },
      }),
    )
    if (!made) return
    onInvited(made)
    setName('')
  }
  return (
    <form
      className={styles.inviteMember}
      aria-label={r.inviteTitle}
      onSubmit={(event) => {
        event.preventDefault()
        void invite()
      }}
    >
      <TextField
        label={m.inviteName}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={m.role}
        value={role}
        choices={roomRoles
          .filter((value) => !isSealed || value !== 'guest')
          .map((value) => ({ value, label: r.roles[value] }))}
        onChange={setRole}
      />
      {(isGuest || mayEnd(role)) && <EndField {...end} />}
      <Button type="submit" busy={busy} disabled={!isValid}>
        {r.makeCode}
      </Button>
    </form>
  )
}
