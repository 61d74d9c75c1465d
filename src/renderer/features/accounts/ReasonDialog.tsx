import { type ReactNode, useRef, useState } from 'react'
import { TextAreaField } from '../../ui/index.ts'
import { FormDialog } from './FormDialog.tsx'

/** Something that is done for a reason, which is logged: what else it needs, and why. */
export function ReasonDialog({
  title,
  note,
  save,
  reason: label,
  ready = true,
  busy,
  onSave,
  onClose,
  children,
}: {
  title: string
  note: string
  save: string
  /** The name of the reason's field. */
  reason: string
  ready?: boolean
  busy: boolean
  onSave(reason: string): void
  onClose(): void
  children?: ReactNode
}) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  return (
    <FormDialog
      title={title}
      note={note}
      save={save}
      ready={ready && reason.trim() !== ''}
      busy={busy}
      onSave={() => onSave(reason.trim())}
      onClose={onClose}
      initialFocus={box}
    >
      {children}
      <TextAreaField
        ref={box}
        label={label}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
