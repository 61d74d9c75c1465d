import type { AdapterView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { ReasonDialog } from '../accounts/ReasonDialog.tsx'
import { studioMessages } from './messages.ts'

/** A style is put to use by a person, for a reason; both are logged. */
export function PromoteDialog({ adapter, onClose }: { adapter: AdapterView; onClose(): void }) {
  const m = useMessages(studioMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const promote = async (reason: string) => {
    const done = await run(() => client.studio.promote({ adapterId: adapter.id, reason }), {
      done: m.promoted(adapter.name),
    })
    if (done) onClose()
  }
  return (
    <ReasonDialog
      title={m.promoteTitle(adapter.name)}
      note={m.promoteNote}
      save={m.promote}
      reason={m.reason}
      busy={busy}
      onSave={(reason) => void promote(reason)}
      onClose={onClose}
    />
  )
}
