import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Relay } from '../../../shared/contract/relays.ts'
import type { RoomStatus } from '../../../shared/contract/rooms.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Dialog, Select, TextField, useToast } from '../../ui/index.ts'
import { codeText } from '../relays/codeText.ts'
import { JoinRelay } from '../relays/JoinRelay.tsx'
import { relayMessages } from '../relays/messages.ts'
import { Members } from './Members.tsx'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import { useRoom, useRoomState } from './useRoom.tsx'

/** Shares the room through a relay; then who is in it and may do what, invitations, and the end of sharing. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(roomMessages)
  const { query } = useApi()
  const { status } = useRoomState(useRoom())
  const { data: relays } = useQuery(query.relays.list.queryOptions())
  if (!status || !relays) return null
  return (
    <Dialog open wide onClose={onClose} title={m.sharing.title}>
      {status.relayUrl === null ? (
        <Start relays={relays} />
      ) : (
        <Shared relayUrl={status.relayUrl} relays={relays} onClose={onClose} />
      )}
    </Dialog>
  )
}

const elsewhere = 'elsewhere'

function Start({ relays }: { relays: readonly Relay[] }) {
  const m = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  const joined = relays.filter(({ membership }) => membership && !membership.isOtherDevice)
  // The list may still be on its way from a moment ago: nothing is chosen by it for good.
  const [picked, setPicked] = useState<string | null>(null)
  const chosen = picked ?? joined.at(-1)?.url ?? elsewhere
  const [address, setAddress] = useState('')
  const [joining, setJoining] = useState(false)
  const relayUrl = chosen === elsewhere ? address : chosen
  const share = () =>
    relayUrl.trim() !== '' &&
    void run(() => client.rooms.share({ roomId, relayUrl }), { done: m.sharing.started })
  useKeys(m.sharing.title, [
    { keys: 'mod+enter', label: m.sharing.start, inDialog: true, inText: true, run: share },
  ])
  return (
    <div className={styles.form}>
      <p className="t12 c2">{m.sharing.note}</p>
      {joined.length > 0 && (
        <Select
          label={m.sharing.through}
          value={chosen}
          choices={[
            ...joined.map(({ url, membership }) => ({
              value: url,
              label: `${membership!.workspaceName} · ${url}`,
            })),
            { value: elsewhere, label: m.sharing.elsewhere },
          ]}
          onChange={setPicked}
        />
      )}
      {chosen === elsewhere && (
        <TextField
          label={m.sharing.address}
          hint={m.sharing.hint}
          value={address}
          spellCheck={false}
          onChange={(event) => setAddress(event.target.value)}
        />
      )}
      <div className="row">
        <Button kind="primary" keys="mod+enter" busy={busy} disabled={relayUrl.trim() === ''} onClick={share}>
          {m.sharing.start}
        </Button>
        <span className="sp" />
        <Button kind="quiet" aria-expanded={joining} onClick={() => setJoining(!joining)}>
          {r.join.title}
        </Button>
      </div>
      {joining && (
        <JoinRelay
          onJoined={() => {
            setJoining(false)
            setPicked(null)
          }}
        />
      )}
    </div>
  )
}

function Shared({
  relayUrl,
  relays,
  onClose,
}: {
  relayUrl: string
  relays: readonly Relay[]
  onClose(): void
}) {
  const m = useMessages(roomMessages)
  const r = useMessages(relayMessages)
  const { client } = useApi()
  const toast = useToast()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { status } = useRoomState(session)
  const { roomId } = session
  const [stopping, setStopping] = useState(false)
  if (!status) return null
  const { relay, relayCode, role, isByName } = status
  const membership = relays.find(({ url }) => url === relayUrl)?.membership ?? null
  const isUnknown = relay === 'refused' && relayCode === 4401
  const copy = async () => {
    const shared = await run(() => client.rooms.share({ roomId, relayUrl }))
    if (!shared?.link) return
    await navigator.clipboard.writeText(shared.link)
    toast({ title: m.sharing.copied, meaning: 'ok' })
  }
  const stop = async () => {
    if (!stopping) return setStopping(true)
    const done = await run(() => client.rooms.share({ roomId, relayUrl: null }), { done: m.sharing.stopped })
    if (done) onClose()
  }
  return (
    <div className={styles.form}>
      <dl className={styles.facts}>
        <dt>{m.sharing.relay}</dt>
        <dd>
          <span className="clip">{membership ? `${membership.workspaceName} · ${relayUrl}` : relayUrl}</span>
          <span className="c3 nw">{r.states[relay]}</span>
        </dd>
        {role !== null && (
          <>
            <dt>{m.sharing.myRole}</dt>
            <dd>
              {role === 'none'
                ? m.sharing.noRole
                : isByName
                  ? `${r.roles[role]} · ${r.roleNotes[role]}`
                  : r.noName}
            </dd>
          </>
        )}
      </dl>
      {relayCode !== null && !status.sealed?.fault && (
        <Callout meaning={relay === 'refused' ? 'stop' : 'caution'}>
          <span className="row wrap">
            {codeText(r, relayCode)}
            {!isUnknown && (
              <Button small busy={busy} onClick={() => void run(() => client.rooms.retry({ roomId }))}>
                {r.retry}
              </Button>
            )}
          </span>
        </Callout>
      )}
      {status.sealed && <SealedNote sealed={status.sealed} />}
      {isUnknown && <JoinRelay address={relayUrl} />}
      {isByName && role !== null && role !== 'none' && role !== 'guest' && relay === 'connected' && (
        <Members relayUrl={relayUrl} status={status} />
      )}
      <div className={styles.foot}>
        {!isByName && (
          <Button kind="primary" busy={busy} onClick={() => void copy()}>
            {m.sharing.copy}
          </Button>
        )}
        {isByName && (
          <Button busy={busy} title={m.sharing.linkNote} onClick={() => void copy()}>
            {m.sharing.copyForTeam}
          </Button>
        )}
        <span className="t12 c3">{isByName ? m.sharing.linkNoteByName : m.sharing.linkNote}</span>
        <span className="sp" />
        <Button kind={stopping ? 'danger' : 'quiet'} busy={busy} onClick={() => void stop()}>
          {stopping ? m.sharing.stopSure : m.sharing.stop}
        </Button>
      </div>
    </div>
  )
}

/** How the room stands with its sealed team, and what ended the belief in the relay's record of it. */
function SealedNote({ sealed: { status, fault } }: { sealed: NonNullable<RoomStatus['sealed']> }) {
  const { sealed: m } = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { roomId } = useRoom()
  if (fault && fault !== 'members')
    return (
      <Callout meaning="stop">
        <span className="row wrap">
          {m.roomFaults[fault] ?? m.roomFault(fault)}
          {fault === 'restored' && (
            <Button small busy={busy} onClick={() => void run(() => client.rooms.acceptRestored({ roomId }))}>
              {m.acceptRestored}
            </Button>
          )}
        </span>
      </Callout>
    )
  if (status === 'member') return <p className="t12 c2">{m.room.member}</p>
  return (
    <Callout meaning={status === 'fault' || status === 'out' ? 'stop' : 'caution'}>{m.room[status]}</Callout>
  )
}
