import { useState } from 'react'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Callout, Checkbox, Kbd } from '../../ui/index.ts'
import { AssessmentDialog } from './Assessments.tsx'
import { ConsentDialog } from './ConsentDialog.tsx'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** Says in the wizard what a transcript still needs before it may come in, and takes it down right there. */
export function RecordingGate({
  file,
  onRecorded,
  isByHand,
  onByHand,
}: {
  file: Pick<InspectedFile, 'name'> & { recording: NonNullable<InspectedFile['recording']> }
  onRecorded(): void
  isByHand: boolean
  /** Says that a person wrote it by hand, or takes that back. */
  onByHand(isByHand: boolean): void
}) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const [asking, setAsking] = useState<'consent' | 'assessment' | null>(null)
  const { hash, speakers, coverage, mayBeByHand } = file.recording
  const isCovered = coverage.missing.length === 0
  const isAssessed = coverage.assessment === 'inForce'
  useKeys(m.gateTitle, [
    ...(isCovered || isByHand || hash === null
      ? []
      : [{ keys: 'c', label: m.record, run: () => setAsking('consent') }]),
    ...(isAssessed || isByHand
      ? []
      : [{ keys: 'a', label: m.recordAssessment, run: () => setAsking('assessment') }]),
    ...(mayBeByHand ? [{ keys: 'h', label: m.byHand, run: () => onByHand(!isByHand) }] : []),
  ])
  return (
    <section className={styles.gate} aria-label={m.gateTitle}>
      <b>{mayBeByHand ? m.gateTitleLike : m.gateTitle}</b>
      {mayBeByHand && (
        <Checkbox checked={isByHand} onChange={onByHand}>
          {m.byHand} <Kbd keys="h" /> <span className="t12 c3">{m.byHandNote}</span>
        </Checkbox>
      )}
      <span className="t12 c2">
        {m.speakers} {format.list(speakers.map((name) => name || m.unnamed(1)))}
      </span>
      {!isCovered && !isByHand && (
        <Callout meaning="stop">
          <span className="row wrap">
            {m.notCovered(format.list(coverage.missing.map((name) => name || m.unnamed(coverage.unnamed))))}
            {hash !== null && (
              <Button small keys="c" onClick={() => setAsking('consent')}>
                {m.record}
              </Button>
            )}
          </span>
        </Callout>
      )}
      {!isAssessed && !isByHand && (
        <Callout meaning="stop">
          <span className="row wrap">
            {coverage.assessment === 'overdue' ? m.assessmentOverdue : m.assessmentMissing}
            <Button small keys="a" onClick={() => setAsking('assessment')}>
              {m.recordAssessment}
            </Button>
          </span>
        </Callout>
      )}
      {isCovered && isAssessed && !isByHand && (
        <Callout meaning="ok">
          {m.covered} {coverage.mayTrain ? m.mayTrain : m.mayNotTrain}
        </Callout>
      )}
      {asking === 'consent' && hash !== null && (
        <ConsentDialog
          about={{ recording: { hash, name: file.name }, participants: coverage.missing }}
          onClose={() => setAsking(null)}
          onRecorded={onRecorded}
        />
      )}
      {asking === 'assessment' && (
        <AssessmentDialog
          subject="transcriptImport"
          onClose={() => setAsking(null)}
          onRecorded={onRecorded}
        />
      )}
    </section>
  )
}
