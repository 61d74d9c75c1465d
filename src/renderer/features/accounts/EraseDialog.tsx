import { useRef, useState } from 'react'
import type { ContactView } from '../../../shared/contract/accounts.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Checkbox, Dialog, TextAreaField } from '../../ui/index.ts'
import { BackupsThatHold } from '../consent/Backups.tsx'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'

/** Asks once more, with a reason, before everything that is held about a person goes for good. */
export function EraseDialog({ contact, onClose }: { contact: ContactView; onClose(): void }) {
  const m = useMessages(accountMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const reasonBox = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const [understood, setUnderstood] = useState(false)
  const ready = understood && reason.trim() !== '' && !busy
  const erase = async () => {
    if (!ready) return
    const erased = await run(
      () => client.accounts.eraseContact({ contactId: contact.id, reason: reason.trim() }),
      {
        done: m.erased,
        detail: ({ evidence, briefs, payloads }) => m.erasedNote(evidence, briefs, payloads),
      },
    )
    if (erased) onClose()
  }
  const title = m.eraseTitle(contact.name)
  useKeys(title, [
    { keys: 'mod+enter', label: m.eraseAction, inDialog: true, inText: true, run: () => void erase() },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      initialFocus={reasonBox}
      foot={
        <>
          <Button kind="danger" keys="mod+enter" busy={busy} disabled={!ready} onClick={() => void erase()}>
            {m.eraseAction}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.erase}>
        <Callout meaning="stop">
          <b>{m.eraseForGood}</b> {m.eraseGoes}
        </Callout>
        <Callout meaning="note">
          <b>{m.eraseStays}</b> {m.eraseStaysNote}
        </Callout>
        <BackupsThatHold contactId={contact.id} />
        <TextAreaField
          ref={reasonBox}
          label={m.eraseReason}
          hint={m.eraseReasonHint}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Checkbox checked={understood} onChange={setUnderstood}>
          {m.eraseUnderstood}
        </Checkbox>
      </div>
    </Dialog>
  )
}
