import { useState } from 'react'
import type { AdviceId } from '../../../shared/ids.ts'
import { type CallOutcome, callOutcomes } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Dialog, Kbd, TextAreaField } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** What came of the call, in one key; it is logged beside the advice and teaches the next. */
export function OutcomeDialog({
  adviceId,
  onClose,
  onSaved,
}: {
  adviceId: AdviceId
  onClose(): void
  onSaved(logged: { seq: number; hash: string }): void
}) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [note, setNote] = useState('')
  const save = async (outcome: CallOutcome) => {
    if (busy) return
    const logged = await run(() => client.brief.recordOutcome({ adviceId, outcome, note: note.trim() }), {
      done: m.outcomeSaved,
      detail: ({ seq }) => `#${seq}`,
    })
    if (!logged) return
    onSaved(logged)
    onClose()
  }
  useKeys(
    m.outcomeTitle,
    callOutcomes.map((outcome, index) => ({
      keys: String(index + 1),
      label: w.callOutcomes[outcome],
      inDialog: true,
      run: () => void save(outcome),
    })),
  )
  return (
    <Dialog open onClose={onClose} title={m.outcomeTitle}>
      <ul className={styles.quickReasons}>
        {callOutcomes.map((outcome, index) => (
          <li key={outcome}>
            <button type="button" disabled={busy} onClick={() => void save(outcome)}>
              <Kbd keys={String(index + 1)} />
              {w.callOutcomes[outcome]}
            </button>
          </li>
        ))}
      </ul>
      <TextAreaField
        label={m.outcomeNote}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Dialog>
  )
}
