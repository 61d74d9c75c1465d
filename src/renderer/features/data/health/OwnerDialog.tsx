import { useState } from 'react'
import { type HealthCheckId, healthCheckOf } from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Dialog, Select } from '../../../ui/index.ts'
import { healthMessages } from './messages.ts'

const nobody = ''

/** Who looks after a check; can be taken back like any change. */
export function OwnerDialog({
  check,
  owner,
  people,
  onClose,
}: {
  check: HealthCheckId
  owner: string | null
  people: readonly string[]
  onClose(): void
}) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [name, setName] = useState(owner ?? people[0] ?? nobody)
  const save = async () => {
    const ownerName = name === nobody ? null : name
    const done = ownerName === null ? m.cleared : m.assigned(ownerName)
    if (await run(() => client.health.assign({ check, ownerName }), { done })) onClose()
  }
  const names = [...new Set([...(owner ? [owner] : []), ...people])]
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.setOwner}
      note={`${w.kinds[healthCheckOf(check).kind]} · ${w.checks[check]}`}
      foot={
        <Button kind="primary" busy={busy} onClick={() => void save()}>
          {m.setOwner}
        </Button>
      }
    >
      <Select
        label={m.owner}
        value={name}
        onChange={setName}
        choices={[
          ...names.map((each) => ({ value: each, label: each })),
          { value: nobody, label: m.clearOwner },
        ]}
      />
    </Dialog>
  )
}
