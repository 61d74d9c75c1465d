import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Adoptable, RoomKind } from '../../../shared/contract/rooms.ts'
import { DealId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Checkbox } from '../../ui/index.ts'
import { mapMessages } from './map/messages.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import { useRoom, useRoomState } from './useRoom.tsx'

/** Says which of this workspace's deals a room is about: a room that somebody else's link brought has none. */
function RoomDeal({ kind, onDone }: { kind: RoomKind; onDone(): void }) {
  const { adopt: m } = useMessages(roomMessages)
  const { client } = useApi()
  const { run } = useCommand()
  const { roomId } = useRoom()
  return (
    <div className={styles.form}>
      <span className="t12">{kind === 'map' ? m.noDeal : m.deal}</span>
      <RecordPicker
        kind="deal"
        autoFocus={false}
        onPick={(picked) => {
          onDone()
          void run(() => client.rooms.setDeal({ roomId, dealId: DealId.parse(picked.id) }), {
            done: m.dealSet(picked.name),
          })
        }}
      />
      <span className="t11 c3">{m.dealNote}</span>
    </div>
  )
}

/** What others recorded in a room that this workspace's records could take over: by a click, or by a standing rule. */
export function Adoption({ className }: { className: string | undefined }) {
  const { adopt: m } = useMessages(roomMessages)
  const { sources } = useMessages(mapMessages)
  const format = useFormat()
  const session = useRoom()
  const { room, status } = useRoomState(session)
  const { client, query } = useApi()
  const { run, undo, busy } = useCommand()
  const [changing, setChanging] = useState(false)
  const { roomId } = session
  // What is taken over goes into this workspace's own records: that a person may only read the room doesn't matter.
  const isAsked = room !== null && !session.isWall
  const isShared = status?.relayUrl != null
  const { data } = useQuery({
    ...query.rooms.adoptable.queryOptions({ input: { roomId } }),
    enabled: isAsked,
  })
  const { data: standing } = useQuery({
    ...query.rooms.adoptionRule.queryOptions({ input: { roomId } }),
    enabled: isAsked,
  })
  if (!room || !isAsked) return null
  const open = (data ?? []).filter(({ state }) => state !== 'adopted')
  const fresh = open.filter(({ state }) => state === 'new')
  const hasDeal = room.dealId !== null
  if (open.length === 0 && !isShared) return null
  const setRule = (isOn: boolean) =>
    run(() => client.rooms.setAdoptionRule({ roomId, isOn }), {
      done: ({ adopted }) => (isOn ? m.ruleOn(adopted) : m.ruleOff),
    })
  const take = (ids: readonly string[]) =>
    run(() => client.rooms.adopt({ roomId, ids: ids.slice(0, 500) }), {
      done: ({ adopted }) => m.done(adopted),
    })
  const kindOf = ({ kind, source }: Adoptable): string =>
    kind === 'touch'
      ? (sources[source] ?? source)
      : source === 'done'
        ? `${m.kinds[kind]} (${m.done_})`
        : m.kinds[kind]
  return (
    <section className={className} aria-label={m.titles[room.kind]}>
      <div className="row">
        <h2 className="t12">{m.titles[room.kind]}</h2>
        <span className="sp" />
        {hasDeal && (
          <Button small kind="quiet" onClick={() => setChanging(!changing)}>
            {m.changeDeal}
          </Button>
        )}
      </div>
      <p className="t11 c3">{m.note}</p>
      {(!hasDeal || changing) && <RoomDeal kind={room.kind} onDone={() => setChanging(false)} />}
      <ul className={styles.adoptable}>
        {open.slice(0, 8).map((each) => (
          <li key={each.id}>
            <span className="t12 c2 nw">{format.day(each.at)}</span>
            <span className="col">
              <span className="clip">
                {kindOf(each)} {each.title}
              </span>
              <span className="t11 c3 clip">
                {each.state === 'changed' ? m.changed : each.by !== '' && m.by(each.by, each.contactName)}
              </span>
            </span>
            {each.state === 'new' && hasDeal && room.kind !== 'map' && (
              <Button small kind="quiet" busy={busy} onClick={() => void take([each.id])}>
                {m.take(1)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {fresh.length > 0 && (hasDeal || room.kind === 'map') && (
        <Button small busy={busy} onClick={() => void take(fresh.map(({ id }) => id))}>
          {m.take(fresh.length)}
        </Button>
      )}
      {isShared && hasDeal && (
        <>
          <Checkbox checked={standing?.rule != null} onChange={(isOn) => void setRule(isOn)}>
            <span className="t12">{m.rule}</span>
          </Checkbox>
          <p className="t11 c3">
            {standing?.rule ? m.ruleSince(standing.rule.by, format.day(standing.rule.at)) : m.ruleNote}
          </p>
          {standing?.last && (
            <span className="row wrap t12 c2">
              {m.ruleTook(standing.last.adopted, format.dateTime(standing.last.at))}
              <Button small kind="quiet" busy={busy} onClick={() => void undo(standing.last!.changeSetId)}>
                {m.ruleUndo}
              </Button>
            </span>
          )}
        </>
      )}
    </section>
  )
}
