import { useRef, useState } from 'react'
import type { ContactId } from '../../../shared/ids.ts'
import {
  type ConsentPurpose,
  consentPurposes,
  type LegalBasis,
  legalBases,
} from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { type Picked, RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { readDayTime, writeDayTime } from '../../ui/days.ts'
import { Button, Checkbox, Select, TextAreaField, TextField } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from './consent.module.css'
import { readDayByNow } from './days.ts'
import { consentMessages } from './messages.ts'

/** The recording that a consent is about, with the names that still miss one. */
export interface ConsentFor {
  recording: { hash: string; name: string }
  participants: readonly string[]
}

const consentOnly: readonly ConsentPurpose[] = ['training', 'sharing']

/** Records who agreed to what: for a contact that is looked up, or for the participants of one recording. */
export function ConsentDialog({
  about,
  onClose,
  onRecorded,
}: {
  about: ConsentFor | null
  onClose(): void
  onRecorded?: () => void
}) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const names = useRef<HTMLTextAreaElement>(null)
  const [contact, setContact] = useState<Picked | null>(null)
  const [participants, setParticipants] = useState(about?.participants.filter(Boolean).join('\n') ?? '')
  const [purposes, setPurposes] = useState<readonly ConsentPurpose[]>(['recording', 'analysis'])
  const [basis, setBasis] = useState<LegalBasis>('consent')
  const [given, setGiven] = useState(() => writeDayTime(Date.now(), zone, 'day'))
  const [expires, setExpires] = useState('')
  const [proof, setProof] = useState('')
  const named = participants
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const givenAt = readDayByNow(given, zone)
  const expiresAt = expires === '' ? null : readDayTime(expires, zone)
  const isTooWeak = basis !== 'consent' && purposes.some((purpose) => consentOnly.includes(purpose))
  const ready =
    (about ? named.length > 0 : contact !== null) &&
    purposes.length > 0 &&
    !isTooWeak &&
    givenAt !== null &&
    (expires === '' || expiresAt !== null) &&
    proof.trim() !== ''
  const save = async () => {
    const recorded = await run(
      () =>
        client.consent.record({
          contactId: about ? null : ((contact?.id ?? null) as ContactId | null),
          recording: about?.recording ?? null,
          participants: about ? named : [],
          purposes: [...purposes],
          basis,
          givenAt: givenAt!,
          expiresAt,
          proof: proof.trim(),
          proofEvidenceId: null,
        }),
      { done: m.recorded },
    )
    if (!recorded) return
    onRecorded?.()
    onClose()
  }
  return (
    <FormDialog
      title={m.recordTitle}
      note={about ? m.recordFor(about.recording.name) : undefined}
      save={m.save}
      ready={ready}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      {...(about && { initialFocus: names })}
    >
      <div className={accountStyles.wide}>
        {about ? (
          <TextAreaField
            ref={names}
            label={m.participants}
            hint={m.participantsHint}
            rows={3}
            value={participants}
            onChange={(event) => setParticipants(event.target.value)}
          />
        ) : contact ? (
          <span className="row">
            <span className="label">{m.contact}</span>
            <b>{contact.name}</b>
            <span className="t12 c3 clip">{contact.detail}</span>
            <Button small kind="quiet" onClick={() => setContact(null)}>
              {m.chooseOther}
            </Button>
          </span>
        ) : (
          <div className="field">
            <span className="label">{m.contact}</span>
            <RecordPicker kind="contact" autoFocus onPick={setContact} />
          </div>
        )}
      </div>
      <div className={accountStyles.wide}>
        <fieldset className={`field ${styles.fieldset}`}>
          <legend className="label">{m.purposes}</legend>
          <span className={styles.purposes}>
            {consentPurposes.map((purpose) => (
              <Checkbox
                key={purpose}
                checked={purposes.includes(purpose)}
                onChange={(checked) =>
                  setPurposes(
                    consentPurposes.filter((each) => (each === purpose ? checked : purposes.includes(each))),
                  )
                }
              >
                {w.consentPurposes[purpose]}
              </Checkbox>
            ))}
          </span>
          {isTooWeak && (
            <span className="problem" role="alert">
              {m.basisTooWeak}
            </span>
          )}
        </fieldset>
      </div>
      <Select
        label={m.basis}
        value={basis}
        choices={legalBases.map((each) => ({ value: each, label: w.legalBases[each] }))}
        onChange={setBasis}
      />
      <TextField
        type="date"
        label={m.givenAt}
        value={given}
        problem={givenAt === null ? m.badDay : undefined}
        onChange={(event) => setGiven(event.target.value)}
      />
      <TextField
        type="date"
        label={m.expiresAt}
        hint={m.expiresHint}
        value={expires}
        onChange={(event) => setExpires(event.target.value)}
      />
      <div className={accountStyles.wide}>
        <TextField
          label={m.proof}
          hint={m.proofHint}
          maxLength={2000}
          value={proof}
          onChange={(event) => setProof(event.target.value)}
        />
      </div>
    </FormDialog>
  )
}
