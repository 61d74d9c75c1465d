import { useRef, useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Select, TextAreaField } from '../../../ui/index.ts'
import { FormDialog } from '../../accounts/FormDialog.tsx'
import { watchingMessages } from './messages.ts'

const shares = ['0', '10', '20', '30', '50'] as const

/** How many calls go without advice from now on, decided by a manager for a reason. */
export function HoldoutDialog({ percent, onClose }: { percent: number; onClose(): void }) {
  const m = useMessages(watchingMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLTextAreaElement>(null)
  const [share, setShare] = useState(shares.find((each) => Number(each) === percent) ?? shares[0])
  const [reason, setReason] = useState('')
  const save = async () => {
    const done = await run(
      () => client.watching.setHoldout({ percent: Number(share), reason: reason.trim() }),
      { done: m.drawnChanged, detail: ({ seq }) => m.loggedAs(seq) },
    )
    if (done) onClose()
  }
  return (
    <FormDialog
      title={m.drawnChange}
      note={m.drawnNote}
      save={m.save}
      ready={reason.trim() !== '' && Number(share) !== percent}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={box}
    >
      <Select
        label={m.drawnShare}
        value={share}
        choices={shares.map((value) => ({ value, label: value === '0' ? m.drawnOff : m.drawnOn(value) }))}
        onChange={setShare}
      />
      <TextAreaField
        ref={box}
        label={m.reason}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}
