import { useRef, useState } from 'react'
import type { AdapterView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { TextAreaField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { studioMessages } from './messages.ts'

/** A style is put to use by a person, for a reason; both are logged. */
export function PromoteDialog({ adapter, onClose }: { adapter: AdapterView; onClose(): void }) {
  const m = useMessages(studioMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const promote = async () => {
    const done = await run(() => client.studio.promote({ adapterId: adapter.id, reason: reason.trim() }), {
      done: m.promoted(adapter.name),
    })
    if (done) onClose()
  }
  return (
    <FormDialog
      title={m.promoteTitle(adapter.name)}
      note={m.promoteNote}
      save={m.promote}
      ready={reason.trim() !== ''}
      busy={busy}
      onSave={() => void promote()}
      onClose={onClose}
      initialFocus={box}
    >
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
