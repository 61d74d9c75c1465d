import { useEffect, useRef, useState } from 'react'
import type { StudioView } from '../../../shared/contract/studio.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { AdapterPane } from './AdapterPane.tsx'
import { Adapters } from './Adapters.tsx'
import { Collected } from './Collected.tsx'
import { studioMessages } from './messages.ts'
import { NothingChosen } from './NothingChosen.tsx'
import { ReadingPane } from './ReadingPane.tsx'
import { isUnderWay } from './stateWords.ts'
import styles from './studio.module.css'
import { TrainDialog } from './TrainDialog.tsx'
import { TrainingPane } from './TrainingPane.tsx'
import { TrainingTimesPane } from './TrainingTimesPane.tsx'

/** What was collected and which styles there are on the left; the training under way, or one style, on the right. */
export function StyleTab({ studio }: { studio: StudioView }) {
  const m = useMessages(studioMessages)
  const { client } = useApi()
  const go = useGo()
  const params = useQueryParams()
  const { run, busy } = useCommand()
  const [training, setTraining] = useState(false)
  const { adapters, rollback } = studio
  const last = studio.training
  const underWay = last !== null && isUnderWay(last)
  const chosen =
    adapters.find(({ id }) => id === params.style) ??
    (params.style === undefined && !underWay
      ? (adapters.find(({ id }) => id === last?.adapterId) ?? adapters[0])
      : undefined)
  const canTrain =
    studio.model.state === 'ready' && !underWay && studio.data.uses.training.examples >= studio.data.needed
  const choose = (id: string | null) => go(id === null ? '/studio' : `/studio?style=${id}`, { replace: true })
  const goBack = () =>
    void run(
      () => client.studio.rollback({ to: rollback && rollback.withdrawn > 0 ? 'model' : 'previous' }),
      { done: m.rolledBack },
    )

  const move = (by: number) => {
    const at = adapters.findIndex(({ id }) => id === chosen?.id)
    const next = adapters[Math.min(adapters.length - 1, Math.max(0, at + by))]
    if (next) choose(next.id)
  }
  const pauseOrGoOn = () =>
    void run(() => (last?.state === 'paused' ? client.studio.resume() : client.studio.pause()))
  useKeys(m.title, [
    { keys: 't', label: m.keys.train, run: () => canTrain && setTraining(true) },
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    { keys: 'z', label: m.keys.rollback, run: () => rollback && !busy && goBack() },
    {
      keys: 'p',
      label: m.keys.pause,
      run: () => underWay && last.state !== 'comparing' && !busy && pauseOrGoOn(),
    },
  ])
  const asked = useRef(false)
  useEffect(() => {
    if (params.train !== '1' || asked.current || !canTrain) return
    asked.current = true
    setTraining(true)
  }, [params.train, canTrain])

  return (
    <div className={styles.halves}>
      <div className={styles.left}>
        <Collected studio={studio} canTrain={canTrain} onTrain={() => setTraining(true)} />
        <Adapters
          studio={studio}
          chosenId={chosen?.id ?? null}
          underWay={underWay}
          busy={busy}
          onChoose={choose}
          onRollback={goBack}
        />
        <TrainingTimesPane />
        <ReadingPane />
      </div>
      <div className={styles.right}>
        {chosen ? (
          <AdapterPane key={chosen.id} adapterId={chosen.id} studio={studio} onRollback={goBack} />
        ) : last ? (
          <TrainingPane training={last} busy={busy} onPause={pauseOrGoOn} />
        ) : (
          <NothingChosen />
        )}
      </div>
      {training && <TrainDialog onClose={() => setTraining(false)} onStarted={() => choose(null)} />}
    </div>
  )
}
