import { useState } from 'react'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Dialog, Kbd, TextAreaField } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

const outcomes = ['advanced', 'unchanged', 'setBack'] as const

/** What came of the call, in one key; it is logged beside the advice and teaches the next. */
export function OutcomeDialog({
  onClose,
  onSave,
}: {
  onClose(): void
  onSave(outcome: (typeof outcomes)[number], note: string): Promise<boolean>
}) {
  const m = useMessages(briefMessages)
  const [note, setNote] = useState('')
  const save = (outcome: (typeof outcomes)[number]) => {
    void onSave(outcome, note.trim())
    onClose()
  }
  useKeys(
    m.outcomeTitle,
    outcomes.map((outcome, index) => ({
      keys: String(index + 1),
      label: m.outcomes[outcome],
      inDialog: true,
      run: () => save(outcome),
    })),
  )
  return (
    <Dialog open onClose={onClose} title={m.outcomeTitle}>
      <ul className={styles.quickReasons}>
        {outcomes.map((outcome, index) => (
          <li key={outcome}>
            <button type="button" onClick={() => save(outcome)}>
              <Kbd keys={String(index + 1)} />
              {m.outcomes[outcome]}
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
