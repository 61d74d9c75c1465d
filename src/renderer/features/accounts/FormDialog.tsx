import type { ReactNode, RefObject } from 'react'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Dialog } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'

/** A dialog with fields in two columns that is saved with Ctrl Enter. */
export function FormDialog({
  title,
  note,
  save,
  ready,
  busy,
  onSave,
  onClose,
  children,
  aside,
  initialFocus,
  wide,
}: {
  title: string
  note?: ReactNode
  save?: string
  ready: boolean
  busy: boolean
  onSave(): void
  onClose(): void
  children: ReactNode
  /** At the far end of the foot. */
  aside?: ReactNode
  initialFocus?: RefObject<HTMLElement | null>
  wide?: boolean
}) {
  const m = useMessages(accountMessages)
  const submit = () => ready && !busy && onSave()
  useKeys(title, [{ keys: 'mod+enter', label: save ?? m.save, inDialog: true, inText: true, run: submit }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      wide={wide}
      initialFocus={initialFocus}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" busy={busy} disabled={!ready} onClick={submit}>
            {save ?? m.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
          <span className="sp" />
          {aside}
        </>
      }
    >
      {note && <p className={`t12 c2 ${styles.note}`}>{note}</p>}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {children}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
