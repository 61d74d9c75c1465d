import type { Invitation } from '../../../shared/contract/relays.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Button, useToast } from '../../ui/index.ts'
import { relayMessages } from './messages.ts'
import styles from './relays.module.css'

/** An invitation as it is handed on: the code to read out, and the whole line to send. */
export function InvitationLine({ invitation }: { invitation: Invitation }) {
  const m = useMessages(relayMessages)
  const format = useFormat()
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(invitation.link)
    toast({ title: m.copied, meaning: 'ok' })
  }
  return (
    <div className={styles.invitation} role="status">
      <span className={styles.code}>{invitation.code}</span>
      <input className="input" readOnly value={invitation.link} aria-label={m.invite} />
      <Button kind="primary" onClick={() => void copy()}>
        {m.copyInvitation}
      </Button>
      <span className="t12 c3">{m.codeOnce(format.dateTime(invitation.expiresAt))}</span>
    </div>
  )
}
