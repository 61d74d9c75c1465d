import { useState } from 'react'
import type { AttributionView } from '../../../../shared/contract/watching.ts'
import { strategyName } from '../../../../shared/trackVocabulary.ts'
import { type Stage, stages } from '../../../../shared/vocabulary.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { words } from '../../../i18n/words.ts'
import { useCommand } from '../../../shell/useCommand.ts'
import { Select } from '../../../ui/index.ts'
import { ReasonDialog } from '../../accounts/ReasonDialog.tsx'
import { watchingMessages } from './messages.ts'

const any = '*'
const openStages = stages.filter((stage) => stage !== 'won' && stage !== 'lost')

/** A manager's answer to the report: what strategy to use instead, where and why. */
export function ChangeStrategyDialog({ data, onClose }: { data: AttributionView; onClose(): void }) {
  const m = useMessages(watchingMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [from, setFrom] = useState(any)
  const [to, setTo] = useState<string | null>(null)
  const [region, setRegion] = useState(any)
  const [stage, setStage] = useState<Stage | typeof any>(any)
  const named = data.strategies.map((value) => ({ value, label: strategyName(value, language) }))
  const save = async (reason: string) => {
    if (to === null) return
    const done = await run(
      () =>
        client.watching.changeStrategy({
          region: region === any ? null : region,
          stage: stage === any ? null : stage,
          fromStrategy: from === any ? null : from,
          toStrategy: to,
          reason,
        }),
      { done: m.changed, detail: ({ seq }) => m.loggedAs(seq) },
    )
    if (done) onClose()
  }
  return (
    <ReasonDialog
      title={m.changeTitle}
      note={m.changeNote}
      save={m.save}
      reason={m.reason}
      ready={to !== null}
      busy={busy}
      onSave={(reason) => void save(reason)}
      onClose={onClose}
    >
      <Select
        label={m.fromStrategy}
        value={from}
        choices={[{ value: any, label: m.anyStrategy }, ...named]}
        onChange={setFrom}
      />
      <Select label={m.toStrategy} value={to} choices={named} onChange={setTo} />
      <Select
        label={m.region}
        value={region}
        choices={[
          { value: any, label: m.anywhere },
          ...data.regions.map((value) => ({ value, label: value })),
        ]}
        onChange={setRegion}
      />
      <Select
        label={m.stage}
        value={stage}
        choices={[
          { value: any, label: m.anywhere },
          ...openStages.map((value) => ({ value, label: w.stages[value] })),
        ]}
        onChange={setStage}
      />
    </ReasonDialog>
  )
}
