import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type AssessmentSubject, assessmentSubjects } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { readDayTime, writeDayTime } from '../../ui/days.ts'
import {
  Button,
  Checkbox,
  Chip,
  EmptyState,
  Glyph,
  LoadingState,
  PaneHeader,
  Select,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from './consent.module.css'
import { readDayByNow } from './days.ts'
import { consentMessages } from './messages.ts'

const yearMs = 365 * 86_400_000

/** What was assessed, what still has to be, and which of it stands at a gate. */
export function Assessments() {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { query, client } = useApi()
  const { run } = useCommand()
  const require = (required: boolean) =>
    run(() => client.consent.requireAssessments({ required }), {
      done: required ? m.requiredSet : m.requiredOff,
    })
  const { data, error, refetch } = useQuery(query.consent.assessments.queryOptions())
  const [recording, setRecording] = useState<AssessmentSubject | null>(null)
  useKeys(m.assessments, [
    { keys: 'n', label: m.recordAssessment, run: () => setRecording('transcriptImport') },
  ])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.halves}>
      <section className="pane" aria-label={m.assessments}>
        <PaneHeader title={m.assessments} note={m.assessmentsNote}>
          <Button small keys="n" onClick={() => setRecording('transcriptImport')}>
            {m.recordAssessment}
          </Button>
        </PaneHeader>
        <div className={styles.scroll}>
          {data.records.length === 0 && (
            <EmptyState title={m.noAssessments}>{m.noAssessmentsNote}</EmptyState>
          )}
          {data.records.map((record) => (
            <article key={record.id} className={styles.row}>
              <b>{record.title}</b>
              <span className="t12 c3 nw">{m.reviewBy(format.date(record.reviewAt))}</span>
              <span className="t12 c2" style={{ gridColumn: '1 / -1' }}>
                {w.assessmentSubjects[record.subject]} · {record.assessor} · {format.date(record.assessedAt)}
              </span>
              {(['purpose', 'necessity', 'risks', 'measures'] as const).map((part) => (
                <p key={part} className="t12" style={{ gridColumn: '1 / -1' }}>
                  <span className="c3">{m.parts[part]}</span> {record[part]}
                </p>
              ))}
            </article>
          ))}
        </div>
      </section>
      <section className="pane" aria-label={m.subject}>
        <PaneHeader title={m.subject} />
        <div className={styles.scroll}>
          <div className={styles.row}>
            <Checkbox checked={data.required} onChange={(required) => void require(required)}>
              {m.requireAssessments}
            </Checkbox>
            <span className="t12 c3" style={{ gridColumn: '1 / -1' }}>
              {m.requireNote}
            </span>
          </div>
          {data.subjects.map(({ subject, gate, state }) => (
            <div key={subject} className={styles.row}>
              <span className="row">
                <Glyph kind={state === 'inForce' ? 'ok' : gate ? 'stop' : 'caution'} />
                <b>{w.assessmentSubjects[subject]}</b>
                <Chip meaning={state === 'inForce' ? 'ok' : gate ? 'stop' : 'caution'}>
                  {m.assessmentStates[state]}
                </Chip>
              </span>
              {state !== 'inForce' && (
                <Button small onClick={() => setRecording(subject)}>
                  {m.recordAssessment}
                </Button>
              )}
              <span className="t12 c3">{gate ? m.gate : m.warning}</span>
            </div>
          ))}
        </div>
      </section>
      {recording && <AssessmentDialog subject={recording} onClose={() => setRecording(null)} />}
    </div>
  )
}

/** Records an assessment of one subject; the newest counts until its review. */
export function AssessmentDialog({
  subject: first,
  onClose,
  onRecorded,
}: {
  subject: AssessmentSubject
  onClose(): void
  onRecorded?: () => void
}) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { zone } = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const titleBox = useRef<HTMLInputElement>(null)
  const [subject, setSubject] = useState(first)
  const [values, setValues] = useState({
    title: '',
    purpose: '',
    necessity: '',
    risks: '',
    measures: '',
    assessor: '',
  })
  const [assessed, setAssessed] = useState(() => writeDayTime(Date.now(), zone, 'day'))
  const [review, setReview] = useState(() => writeDayTime(Date.now() + yearMs, zone, 'day'))
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value })
  const assessedAt = readDayByNow(assessed, zone)
  const reviewAt = readDayTime(review, zone)
  const ready =
    Object.values(values).every((value) => value.trim() !== '') && assessedAt !== null && reviewAt !== null
  const save = async () => {
    const recorded = await run(
      () =>
        client.consent.recordAssessment({ subject, ...values, assessedAt: assessedAt!, reviewAt: reviewAt! }),
      { done: m.assessmentRecorded },
    )
    if (!recorded) return
    onRecorded?.()
    onClose()
  }
  return (
    <FormDialog
      title={m.assessmentTitle}
      save={m.save}
      ready={ready}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={titleBox}
    >
      <TextField
        ref={titleBox}
        label={m.title}
        maxLength={200}
        value={values.title}
        onChange={set('title')}
      />
      <Select
        label={m.subject}
        value={subject}
        choices={assessmentSubjects.map((each) => ({ value: each, label: w.assessmentSubjects[each] }))}
        onChange={setSubject}
      />
      {(['purpose', 'necessity', 'risks', 'measures'] as const).map((part) => (
        <TextAreaField
          key={part}
          label={m.parts[part]}
          maxLength={2000}
          rows={2}
          value={values[part]}
          onChange={set(part)}
        />
      ))}
      <TextField label={m.assessor} maxLength={200} value={values.assessor} onChange={set('assessor')} />
      <TextField
        type="date"
        label={m.assessedAt}
        value={assessed}
        onChange={(event) => setAssessed(event.target.value)}
      />
      <TextField
        type="date"
        label={m.reviewAt}
        value={review}
        onChange={(event) => setReview(event.target.value)}
      />
    </FormDialog>
  )
}
