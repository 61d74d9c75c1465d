import type { ReactNode } from 'react'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Dialog } from '../../ui/index.ts'
import styles from './rooms.module.css'

/** A question with fields, saved by button or key; `onRemove` offers to delete what is edited. */
export function FormDialog({
  title,
  words,
  isValid,
  onSave,
  onRemove,
  onClose,
  children,
}: {
  title: string
  words: { save: string; cancel: string; remove?: string }
  isValid: boolean
  onSave(): void
  onRemove?: (() => void) | undefined
  onClose(): void
  children: ReactNode
}) {
  const save = () => {
    if (!isValid) return
    onSave()
    onClose()
  }
  useKeys(title, [{ keys: 'mod+enter', label: words.save, inDialog: true, inText: true, run: save }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={!isValid} onClick={save}>
            {words.save}
          </Button>
          {onRemove && words.remove && (
            <Button
              kind="danger"
              onClick={() => {
                onRemove()
                onClose()
              }}
            >
              {words.remove}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.dialogForm}>{children}</div>
    </Dialog>
  )
}
