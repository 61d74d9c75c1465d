import { useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Select } from '../../../ui/index.ts'
import { ReasonDialog } from '../../accounts/ReasonDialog.tsx'
import { watchingMessages } from './messages.ts'

const shares = ['0', '10', '20', '30', '50'] as const

/** How many calls go without advice from now on, decided by a manager for a reason. */
export function HoldoutDialog({ percent, onClose }: { percent: number; onClose(): void }) {
  const m = useMessages(watchingMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [share, setShare] = useState(shares.find((each) => Number(each) === percent) ?? shares[0])
  const save = async (reason: string) => {
    const done = await run(() => client.watching.setHoldout({ percent: Number(share), reason }), {
      done: m.drawnChanged,
      detail: ({ seq }) => m.loggedAs(seq),
    })
    if (done) onClose()
  }
  return (
    <ReasonDialog
      title={m.drawnChange}
      note={m.drawnNote}
      save={m.save}
      reason={m.reason}
      ready={Number(share) !== percent}
      busy={busy}
      onSave={(reason) => void save(reason)}
      onClose={onClose}
    >
      <Select
        label={m.drawnShare}
        value={share}
        choices={shares.map((value) => ({ value, label: value === '0' ? m.drawnOff : m.drawnOn(value) }))}
        onChange={setShare}
      />
    </ReasonDialog>
  )
}
