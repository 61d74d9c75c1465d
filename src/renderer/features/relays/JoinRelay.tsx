import { useState } from 'react'
import type { RoomSummary } from '../../../shared/contract/rooms.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, TextField } from '../../ui/index.ts'
import { relayMessages } from './messages.ts'
import styles from './relays.module.css'

/** Joins a relay by address and code, or by a whole invitation pasted into the first field. */
export function JoinRelay({
  address: given = '',
  onJoined,
}: {
  address?: string
  onJoined?(room: RoomSummary | null): void
}) {
  const { join: m } = useMessages(relayMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [address, setAddress] = useState(given)
  const [code, setCode] = useState('')
  const [device, setDevice] = useState('')
  const isInvitation = address.trim().startsWith('sandtable://')
  const isReady = address.trim() !== '' && (isInvitation || code.trim() !== '')
  const submit = async () => {
    if (!isReady || busy) return
    const deviceName = device.trim() || null
    const joined = isInvitation
      ? await run(async () => ({ room: await client.rooms.join({ link: address, deviceName }) }), {
          done: m.doneRoom,
        })
      : await run(async () => ({ relay: await client.relays.join({ url: address, code, deviceName }) }), {
          done: ({ relay }) => m.done(relay.membership?.workspaceName ?? ''),
        })
    if (!joined) return
    setCode('')
    if (given === '') setAddress('')
    onJoined?.('room' in joined ? joined.room : null)
  }
  return (
    <form
      className={styles.join}
      aria-label={m.title}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={m.address}
        hint={m.addressHint}
        value={address}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setAddress(event.target.value)}
      />
      {!isInvitation && (
        <TextField
          label={m.code}
          hint={m.codeHint}
          value={code}
          className="input mono"
          spellCheck={false}
          autoComplete="off"
          maxLength={40}
          onChange={(event) => setCode(event.target.value)}
        />
      )}
      <TextField
        label={m.device}
        hint={m.deviceHint}
        value={device}
        maxLength={80}
        onChange={(event) => setDevice(event.target.value)}
      />
      <div>
        <Button type="submit" kind="primary" busy={busy} disabled={!isReady}>
          {m.submit}
        </Button>
      </div>
    </form>
  )
}
