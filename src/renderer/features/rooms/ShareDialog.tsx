import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog, TextField, useToast } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'
import { useRoom, useRoomState } from './useRoom.tsx'

/** Shares the room through a relay, gives the link for others, or stops sharing. */
export function ShareDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(roomMessages)
  const { client } = useApi()
  const toast = useToast()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { status } = useRoomState(session)
  const { roomId } = session
  const current = status?.relayUrl ?? null
  const [address, setAddress] = useState(current ?? '')
  const [link, setLink] = useState<string | null>(null)
  const share = async () => {
    if (address.trim() === '') return
    const done = await run(() => client.rooms.share({ roomId, relayUrl: address }), {
      done: m.sharing.started,
    })
    if (done) setLink(done.link)
  }
  const stop = async () => {
    const done = await run(() => client.rooms.share({ roomId, relayUrl: null }), { done: m.sharing.stopped })
    if (done) onClose()
  }
  const copy = async () => {
    const shared = link ?? (await run(() => client.rooms.share({ roomId, relayUrl: current })))?.link
    if (!shared) return
    setLink(shared)
    await navigator.clipboard.writeText(shared)
    toast({ title: m.sharing.copied, meaning: 'ok' })
  }
  useKeys(m.sharing.title, [
    { keys: 'mod+enter', label: m.sharing.start, inDialog: true, inText: true, run: () => void share() },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sharing.title}
      foot={
        <>
          <Button
            kind={current === null ? 'primary' : 'plain'}
            keys="mod+enter"
            busy={busy}
            disabled={address.trim() === ''}
            onClick={() => void share()}
          >
            {current === null ? m.sharing.start : m.sharing.change}
          </Button>
          {current !== null && (
            <Button kind="danger" busy={busy} onClick={() => void stop()}>
              {m.sharing.stop}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {m.sharing.close}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className="t12 c2">{m.sharing.note}</p>
        <TextField
          label={m.sharing.address}
          hint={m.sharing.hint}
          value={address}
          spellCheck={false}
          onChange={(event) => setAddress(event.target.value)}
        />
        {current !== null && (
          <div className="field">
            <span className="label">{m.sharing.link}</span>
            <span className={styles.link}>
              <input className="input" readOnly value={link ?? '…'} aria-label={m.sharing.link} />
              <Button kind="primary" onClick={() => void copy()}>
                {m.sharing.copy}
              </Button>
            </span>
            <span className="hint">{m.sharing.linkNote}</span>
          </div>
        )}
      </div>
    </Dialog>
  )
}
