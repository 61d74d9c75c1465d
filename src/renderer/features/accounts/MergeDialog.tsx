import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Segmented, Select } from '../../ui/index.ts'
import { MergeEffects } from '../data/MergePreview.tsx'
import { FormDialog } from './FormDialog.tsx'
import { accountMessages } from './messages.ts'

interface Named {
  id: string
  name: string
}

/** Merges a record with another of the person's own choice, after it was seen what that changes. */
export function MergeDialog({
  entity,
  record,
  others,
  onClose,
}: {
  entity: 'account' | 'contact'
  record: Named
  /** Among which to choose; null finds any by its name. */
  others: readonly Named[] | null
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const go = useGo()
  const [other, setOther] = useState<Named | null>(null)
  const [kept, setKept] = useState<'this' | 'other'>('this')
  const [keep, away] = kept === 'this' ? [record, other] : [other, record]
  const pair = { entity, keepId: keep?.id ?? '', mergeId: away?.id ?? '' }
  const preview = useQuery({
    ...query.imports.previewChosen.queryOptions({ input: pair }),
    enabled: other !== null,
  })
  const merge = async () => {
    const merged = await run(() => client.imports.mergeChosen(pair), {
      done: m.merged(keep?.name ?? '', away?.name ?? ''),
    })
    if (!merged) return
    onClose()
    if (entity === 'account' && kept === 'other' && keep) go(`/accounts/${keep.id}`)
  }
  return (
    <FormDialog
      title={m.mergeTitle(record.name)}
      note={m.mergeNote}
      save={m.mergeNow}
      ready={other !== null && preview.data !== undefined && !preview.error}
      busy={busy}
      onSave={() => void merge()}
      onClose={onClose}
    >
      {others === null ? (
        <div style={{ gridColumn: '1 / -1' }}>
          <span className="lab">{m.mergeOther}</span>
          <RecordPicker kind={entity} autoFocus onPick={setOther} />
        </div>
      ) : (
        <Select
          label={m.mergeOther}
          value={other?.id ?? null}
          choices={others.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setOther(others.find((each) => each.id === id) ?? null)}
        />
      )}
      {other && (
        <div className="col" style={{ gridColumn: '1 / -1', gap: 8 }}>
          <span className="lab">{m.mergeKeep}</span>
          <Segmented
            label={m.mergeKeep}
            value={kept}
            choices={[
              { value: 'this', label: record.name },
              { value: 'other', label: other.name },
            ]}
            onChange={setKept}
          />
          {preview.error ? (
            <Failure error={preview.error} title={m.failed} onRetry={() => void preview.refetch()} />
          ) : (
            <MergeEffects data={preview.data} />
          )}
        </div>
      )}
    </FormDialog>
  )
}
