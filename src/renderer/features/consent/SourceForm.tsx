import { useState } from 'react'
import type { DataAsset, SourceChange } from '../../../shared/contract/inventory.ts'
import { assetValues, legalBases } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Select, TextField } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** What a person records of a source: who answers for it, on which ground it is held, what it is worth. */
export function SourceForm({ source }: { source: DataAsset }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [owner, setOwner] = useState(source.owner === source.broughtBy ? '' : (source.owner ?? ''))
  const record = (change: SourceChange) =>
    void run(() => client.inventory.describe({ sourceId: source.sourceId, change }), { done: m.described })
  return (
    <div className={`col ${styles.padded}`} style={{ gap: 8 }}>
      <div className="row" style={{ alignItems: 'flex-end' }}>
        <TextField
          label={m.assetColumns.owner}
          hint={m.ownerHint}
          maxLength={200}
          value={owner}
          placeholder={source.broughtBy ?? ''}
          onChange={(event) => setOwner(event.target.value)}
        />
        <Button small busy={busy} onClick={() => record({ ownerName: owner.trim() || null })}>
          {m.describe}
        </Button>
      </div>
      {source.isRecording ? (
        <p className="t12 c3">{m.basisOfRecording}</p>
      ) : (
        <Select
          label={m.legalBasis}
          value={source.bases[0] ?? 'none'}
          choices={[
            { value: 'none' as const, label: m.notRecorded },
            ...legalBases.map((each) => ({ value: each, label: w.legalBases[each] })),
          ]}
          onChange={(basis) => record({ legalBasis: basis === 'none' ? null : basis })}
        />
      )}
      <Select
        label={m.assetColumns.value}
        value={source.value ?? 'none'}
        choices={[
          { value: 'none' as const, label: m.notRecorded },
          ...assetValues.map((each) => ({ value: each, label: w.assetValues[each] })),
        ]}
        onChange={(value) => record({ assetValue: value === 'none' ? null : value })}
      />
    </div>
  )
}
