import { useState } from 'react'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Dialog, Kbd, TextAreaField } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** A rejection always has a reason: a quick one by its number, or one in words. */
export function RejectDialog({
  what,
  reasons,
  onClose,
  onReject,
}: {
  what: string
  reasons: readonly string[]
  onClose(): void
  onReject(reason: string): void
}) {
  const m = useMessages(briefMessages)
  const [reason, setReason] = useState('')
  const choose = (text: string) => {
    onReject(text)
    onClose()
  }
  useKeys(m.rejectTitle(what), [
    ...reasons.map((text, index) => ({
      keys: String(index + 1),
      label: text,
      inDialog: true,
      run: () => choose(text),
    })),
    {
      keys: 'mod+enter',
      label: m.reject,
      inDialog: true,
      inText: true,
      run: () => reason.trim() !== '' && choose(reason.trim()),
    },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.rejectTitle(what)}
      foot={
        <>
          <Button
            kind="primary"
            keys="mod+enter"
            disabled={reason.trim() === ''}
            onClick={() => choose(reason.trim())}
          >
            {m.reject}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <ul className={styles.quickReasons}>
        {reasons.map((text, index) => (
          <li key={text}>
            <button type="button" onClick={() => choose(text)}>
              <Kbd keys={String(index + 1)} />
              {text}
            </button>
          </li>
        ))}
      </ul>
      <TextAreaField
        label={m.reason}
        placeholder={m.reasonPlaceholder}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
