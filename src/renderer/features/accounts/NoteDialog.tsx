import { useRef, useState } from 'react'
import type { ContactView, DealSummary } from '../../../shared/contract/accounts.ts'
import type { AccountId, ContactId, DealId } from '../../../shared/ids.ts'
import { type ActivityKind, activityKinds } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { refusalOf } from '../../client/refusal.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { readDayTime, writeDayTime } from '../../ui/days.ts'
import { Checkbox, Select, TextAreaField, TextField } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { FormDialog } from './FormDialog.tsx'
import { accountMessages } from './messages.ts'

/** What a person saw or heard, typed in: it becomes evidence like everything else. */
export function NoteDialog({
  accountId,
  dealId,
  contacts,
  deals,
  onClose,
}: {
  accountId: AccountId
  /** Preset on a deal's page. */
  dealId: DealId | null
  contacts: readonly Pick<ContactView, 'id' | 'name'>[]
  deals: readonly Pick<DealSummary, 'id' | 'name'>[]
  onClose(): void
}) {
  const m = useMessages(accountMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const textBox = useRef<HTMLTextAreaElement>(null)
  const [kind, setKind] = useState<ActivityKind>('note')
  const [text, setText] = useState('')
  const [when, setWhen] = useState(() => writeDayTime(Date.now(), zone))
  const [who, setWho] = useState<string>('none')
  const [deal, setDeal] = useState<string>(dealId ?? 'none')
  const [asksByHand, setAsksByHand] = useState(false)
  const [isByHand, setIsByHand] = useState(false)
  const occurredAt = readDayTime(when, zone)
  const save = async () => {
    if (occurredAt === null) return
    const saved = await run(
      () =>
        client.accounts
          .addNote({
            accountId,
            dealId: deal === 'none' ? null : (deal as DealId),
            contactId: who === 'none' ? null : (who as ContactId),
            kind,
            text: text.trim(),
            occurredAt,
            ...(isByHand && { isByHand }),
          })
          .catch((error: unknown) => {
            if (refusalOf(error).code === 'consent.looksRecorded') setAsksByHand(true)
            throw error
          }),
      { done: m.noteSaved },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.noteTitle}
      ready={text.trim() !== '' && occurredAt !== null}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={textBox}
    >
      <div className={styles.wide}>
        <TextAreaField
          ref={textBox}
          label={m.noteText}
          placeholder={m.notePlaceholder}
          rows={4}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {asksByHand && (
          <Checkbox checked={isByHand} onChange={setIsByHand}>
            {m.noteByHand}
          </Checkbox>
        )}
      </div>
      <Select
        label={m.noteKind}
        value={kind}
        choices={activityKinds.map((each) => ({ value: each, label: w.activities[each] }))}
        onChange={setKind}
      />
      <TextField
        type="datetime-local"
        label={m.noteWhen}
        value={when}
        problem={occurredAt === null ? m.badTime : undefined}
        onChange={(event) => setWhen(event.target.value)}
      />
      <Select
        label={m.noteWho}
        value={who}
        choices={[
          { value: 'none', label: m.noteNobody },
          ...contacts.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={setWho}
      />
      <Select
        label={m.noteDeal}
        value={deal}
        choices={[
          { value: 'none', label: m.noteNobody },
          ...deals.map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
        onChange={setDeal}
      />
    </FormDialog>
  )
}
