import { useState } from 'react'
import type { CharterApproval } from '../../../../shared/contract/rooms.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, TextAreaField } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useRoom } from '../useRoom.tsx'
import { unitMessages } from './messages.ts'

/** Takes an approval back: one's own everywhere, another's with the authority of this workspace's owner. */
export function WithdrawApproval({ approval, isAway }: { approval: CharterApproval; isAway: boolean }) {
  const { withdrawal: m } = useMessages(unitMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run } = useCommand()
  const { roomId } = useRoom()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { number, isMine } = approval
  if (number === null) return null
  const withdraw = () =>
    void run(() => client.rooms.withdrawCharterApproval({ roomId, number, reason: reason.trim() }), {
      done: (said) => m.done(format.number(said.number)),
    })
  return (
    <>
      <Button
        small
        kind="quiet"
        disabled={isAway}
        title={isAway ? m.away : undefined}
        onClick={() => setOpen(true)}
      >
        {m.open}
      </Button>
      {isOpen && (
        <FormDialog
          title={m.title}
          words={{ save: m.sign, cancel: m.cancel }}
          isValid={reason.trim() !== ''}
          onSave={withdraw}
          onClose={() => setOpen(false)}
        >
          <p className="t12 c2">{isMine ? m.noteOwn : m.noteOther}</p>
          <TextAreaField
            label={m.reason}
            value={reason}
            maxLength={2000}
            onChange={(event) => setReason(event.target.value)}
          />
        </FormDialog>
      )}
    </>
  )
}
