import { useState } from 'react'
import type { RoomSummary } from '../../../shared/contract/rooms.ts'
import { makeWallLink } from '../../client/wall.ts'
import { useMessages } from '../../i18n/language.tsx'
import { Button, Dialog, useToast } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import styles from './rooms.module.css'

/** A link that works once and opens this room, and nothing but this room, to be read. */
export function WallLinkDialog({ room, onClose }: { room: RoomSummary; onClose(): void }) {
  const { wallLink: m } = useMessages(roomMessages)
  const toast = useToast()
  const [link, setLink] = useState<string | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const make = () =>
    makeWallLink(room.id, room.kind).then(
      (made) => {
        setFailed(false)
        setLink(made)
      },
      () => setFailed(true),
    )
  const copy = async () => {
    if (link === null) return
    await navigator.clipboard.writeText(link)
    toast({ title: m.copied, meaning: 'ok' })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.title(room.name)}
      foot={
        <>
          <Button kind="primary" onClick={() => void make()}>
            {link === null ? m.make : m.another}
          </Button>
          {link !== null && <Button onClick={() => void copy()}>{m.copy}</Button>}
          <Button kind="quiet" onClick={onClose}>
            {m.close}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className="t13">{m.note}</p>
        {link !== null && <input className="input" readOnly value={link} aria-label={m.link} />}
        {hasFailed && (
          <p className="t12 stop-c" role="alert">
            {m.failed}
          </p>
        )}
      </div>
    </Dialog>
  )
}
