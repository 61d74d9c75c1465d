import type { ComparedModelView } from '../../../../shared/contract/modelComparisons.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { Chip, Facts, Progress } from '../../../ui/index.ts'
import styles from './compare.module.css'
import { compareMessages } from './messages.ts'

const meanings = {
  waiting: 'unknown',
  loading: 'unknown',
  asked: 'unknown',
  done: 'ok',
  failed: 'stop',
  cancelled: 'unknown',
} as const

/** One model: how it stands, and what its answers took. */
export function ModelHead({ model }: { model: ComparedModelView }) {
  const m = useMessages(compareMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { name, state, failure, progress, taken, tracks, sha256, sizeBytes, gpu } = model
  const passed = tracks?.filter(({ tier, why }) => tier === 'model' || why === null).length ?? 0
  return (
    <article className={styles.head} aria-label={name}>
      <div className="row">
        <b className="clip" title={name}>
          {name}
        </b>
        <span className="sp" />
        <Chip meaning={meanings[state]}>{m.states[state]}</Chip>
      </div>
      {failure !== null && <p className="t12 stop-c">{w.wordingFaults[failure] ?? failure}</p>}
      {(state === 'loading' || state === 'asked') && progress && (
        <Progress
          label={m.states[state]}
          done={progress.done}
          of={progress.of}
          {...(state === 'asked' && {
            detail: m.of(format.number(progress.done), format.number(progress.of)),
          })}
        />
      )}
      <Facts
        rows={[
          [m.figures.passed, tracks && m.passedOf(passed, tracks.length)],
          [m.figures.time, taken && m.seconds(format.number(taken.milliseconds / 1000, 1))],
          [
            m.figures.rate,
            taken?.tokensPerSecond != null && m.rate(format.number(Math.round(taken.tokensPerSecond))),
          ],
          [
            m.figures.answers,
            taken && m.answers(format.number(taken.answers), format.number(taken.answerTokens)),
          ],
          [
            m.figures.load,
            taken?.loadMilliseconds != null && m.seconds(format.number(taken.loadMilliseconds / 1000, 1)),
          ],
          [m.figures.memory, taken?.residentBytes != null && format.bytes(taken.residentBytes)],
          [m.figures.size, sizeBytes !== null && format.bytes(sizeBytes)],
          [
            m.figures.computes,
            sha256 !== null && (gpu === null ? m.cpu : `${gpu.backend} ${gpu.layers}/${gpu.of}`),
          ],
          [
            m.figures.hash,
            sha256 !== null && (
              <span className="mono" title={sha256}>
                {format.shortHash(sha256)}
              </span>
            ),
          ],
        ]}
      />
    </article>
  )
}
