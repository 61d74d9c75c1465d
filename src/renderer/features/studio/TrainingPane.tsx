import type { TrainingView } from '../../../shared/contract/studio.ts'
import { wordRefusal } from '../../../shared/errorWords.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, PaneHeader, Progress } from '../../ui/index.ts'
import { LossChart } from './LossChart.tsx'
import { studioMessages } from './messages.ts'
import { isUnderWay, timeLeft } from './stateWords.ts'
import styles from './studio.module.css'

/** A training as it goes: what it does now, how far it is, how long it will take, and its curve. */
export function TrainingPane({
  training,
  busy,
  onPause,
}: {
  training: TrainingView
  busy: boolean
  onPause(): void
}) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const language = useLanguage()
  const { client } = useApi()
  const { run, busy: cancelling } = useCommand()
  const { state, steps, curve, compared, secondsLeft, failure } = training
  const step = curve.at(-1)?.step ?? 0
  const underWay = isUnderWay(training)
  const comparing = state === 'comparing'
  const paused = state === 'paused'
  const detail = comparing
    ? m.comparedOf(compared?.done ?? 0, compared?.of ?? 0)
    : [
        steps !== null && m.stepOf(format.number(step), format.number(steps)),
        secondsLeft !== null && !paused && m.timeLeft(timeLeft(secondsLeft, m)),
      ]
        .filter(Boolean)
        .join(' · ')
  return (
    <section className="pane" aria-label={training.name}>
      <PaneHeader title={training.name} note={training.baseName}>
        {underWay && !comparing && (
          <Button small keys="p" busy={busy} onClick={onPause}>
            {paused ? m.resume : m.pause}
          </Button>
        )}
        {underWay && (
          <Button small kind="quiet" busy={cancelling} onClick={() => void run(() => client.studio.cancel())}>
            {comparing ? m.stopComparing : m.cancelTraining}
          </Button>
        )}
      </PaneHeader>
      <div className={styles.block}>
        {underWay ? (
          <div role="status">
            <Progress
              label={m.states[state]}
              done={comparing ? (compared?.done ?? 0) : step}
              of={comparing ? (compared?.of ?? 0) : (steps ?? 0)}
              detail={detail || '…'}
            />
          </div>
        ) : (
          <Callout meaning={state === 'failed' ? 'stop' : 'note'}>
            <b>{m.states[state]}</b>{' '}
            {failure !== null && wordRefusal(language, { code: failure, details: {} })}
          </Callout>
        )}
        {paused && <p className="t12 c3">{m.pausedNote}</p>}
      </div>
      <PaneHeader title={m.curve} note={m.curveNote} />
      {curve.length === 0 ? (
        <p className={`${styles.block} t12 c3`}>{m.curveEmpty}</p>
      ) : (
        <div className={styles.chart}>
          <LossChart curve={curve} steps={underWay && !comparing ? steps : null} height={300} />
        </div>
      )}
    </section>
  )
}
