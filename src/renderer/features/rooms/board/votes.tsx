import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { votes } from '../../../../shared/rooms/board.ts'
import { putRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Glyph } from '../../../ui/index.ts'
import { useMayComment, useMe, useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { boardMessages } from './messages.ts'

/** A vote as it is shown: signed and verified, or a show of hands of the room. */
export interface CastVote {
  subject: string
  name: string
  value: 'agree' | 'object'
  isMine: boolean
  /** Whether it was given to the words that stand there now; a show of hands always is. */
  isCurrent: boolean
}

/** Whether votes here are signed statements: where the relay knows who everybody is, and may read their words' hash. */
export function useIsSigned(): boolean {
  const { status } = useRoomState(useRoom())
  return status?.isByName === true && status.sealed === null
}

/** What was signed about this room; asked only where there are signatures. */
export function useSigned() {
  const { query } = useApi()
  const { roomId } = useRoom()
  const isSigned = useIsSigned()
  const { data } = useQuery({ ...query.rooms.signed.queryOptions({ input: { roomId } }), enabled: isSigned })
  return data ?? null
}

/** The votes of a room by what they are about. */
export function useVotes(): ReadonlyMap<string, readonly CastVote[]> {
  const me = useMe()
  const isSigned = useIsSigned()
  const signed = useSigned()
  const { rows } = useRows(votes)
  return useMemo(() => {
    const shown = [...rows.values()].flatMap(({ subject, name, value, person }): CastVote[] =>
      value === 'none' ? [] : [{ subject, name, value, isMine: person === me.id, isCurrent: true }],
    )
    return Map.groupBy(isSigned ? (signed?.votes ?? []) : shown, ({ subject }) => subject)
  }, [rows, isSigned, signed, me.id])
}

/** How many voted how, for whom it is too late to vote. */
export function VoteTally({ subject }: { subject: string }) {
  const m = useMessages(boardMessages)
  const cast = (useVotes().get(subject) ?? []).filter(({ isCurrent }) => isCurrent)
  if (!useIsSigned() || cast.length === 0) return null
  const of = (value: 'agree' | 'object') => cast.filter((each) => each.value === value).length
  return (
    <span
      className="row t12 c2"
      title={cast.map(({ name, value }) => `${m.stances[value]}: ${name || m.signed.unknown}`).join('\n')}
    >
      <Glyph kind="ok" />
      {m.votes(of('agree'), of('object'))} · {m.signed.verified}
    </span>
  )
}

/** A person's vote on a card or decision, once each, taken back by the same button. */
export function VoteButtons({ subject }: { subject: string }) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const session = useRoom()
  const me = useMe()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const isSigned = useIsSigned()
  const mayComment = useMayComment()
  const { status, room } = useRoomState(session)
  const signed = useSigned()
  const cast = useVotes().get(subject) ?? []
  const current = cast.filter(({ isCurrent }) => isCurrent)
  const mine = current.find(({ isMine }) => isMine)?.value ?? 'none'
  const isAway = isSigned && status?.relay !== 'connected'
  const can = isSigned ? mayComment && !isAway : !session.readOnly
  const vote = (wanted: 'agree' | 'object') => {
    const value = mine === wanted ? 'none' : wanted
    if (isSigned) return void run(() => client.rooms.vote({ roomId: session.roomId, subject, value }))
    session.change((doc) =>
      putRow(doc, votes, `${subject}:${me.id}`, {
        ...{ subject, person: me.id, name: me.name, value, at: Date.now() },
      }),
    )
  }
  const of = (value: 'agree' | 'object') => current.filter((each) => each.value === value)
  const names = (['agree', 'object'] as const)
    .filter((value) => of(value).length > 0)
    .map(
      (value) =>
        `${m.stances[value]}: ${of(value)
          .map(({ name }) => name)
          .join(m.comma)}`,
    )
    .join('\n')
  const stale = cast.length - current.length
  // Signed votes are no content: a version has none, and must not seem to say that nobody voted.
  if (session.past && room?.status.isByName && room.status.sealed === null) return null
  return (
    <span className="row wrap">
      {(['agree', 'object'] as const).map((value) => (
        <Button
          key={value}
          small
          aria-pressed={mine === value}
          busy={busy}
          disabled={!can}
          title={isAway ? m.signed.away : undefined}
          onClick={() => vote(value)}
        >
          {m.stances[value]}
        </Button>
      ))}
      <span className="t12 c2" title={names}>
        {m.votes(of('agree').length, of('object').length)}
        {stale > 0 && ` · ${m.signed.stale(stale)}`}
      </span>
      {isSigned && signed?.fault ? (
        <span className="row t12 stop-c">
          <Glyph kind="stop" />
          {m.signed.fault(format.number(signed.fault.number))}
        </span>
      ) : isSigned && current.length > 0 ? (
        <span className="row t12 c2" title={names}>
          <Glyph kind="ok" />
          {m.signed.verified}
        </span>
      ) : null}
    </span>
  )
}

/** What a vote here is worth, in words. */
export function VoteNote() {
  const m = useMessages(boardMessages)
  return <span className="t11 c3">{useIsSigned() ? m.signed.note : m.noAuthority}</span>
}

/** Who signed a decision, and whether it still reads as it was signed; or the way to sign it. */
export function DecisionSignature({ id, isLogged }: { id: string; isLogged: boolean }) {
  const { signed: m } = useMessages(boardMessages)
  const format = useFormat()
  const session = useRoom()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const isSigned = useIsSigned()
  const { status } = useRoomState(session)
  const signature = useSigned()?.decisions.find(({ decision }) => decision === id)
  if (!isSigned || (!isLogged && !signature)) return null
  const sign = () =>
    run(() => client.rooms.signDecision({ roomId: session.roomId, id }), {
      done: ({ number }) => m.signedDone(format.number(number)),
    })
  return (
    <span className="row wrap">
      {signature ? (
        <span className="row t12 c2">
          <Glyph kind={signature.isCurrent ? 'ok' : 'caution'} />
          {signature.isCurrent
            ? m.by(
                signature.name || m.unknown,
                format.dateTime(signature.at),
                format.number(signature.number),
              )
            : m.changed(signature.name || m.unknown, format.number(signature.number))}
        </span>
      ) : (
        <span className="row t12 c3">
          <Glyph kind="unknown" />
          {m.none}
        </span>
      )}
      {!signature?.isCurrent && !session.readOnly && (
        <Button
          small
          busy={busy}
          disabled={status?.relay !== 'connected'}
          title={status?.relay === 'connected' ? undefined : m.away}
          onClick={() => void sign()}
        >
          {m.sign}
        </Button>
      )}
    </span>
  )
}
