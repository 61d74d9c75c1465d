import { useQuery } from '@tanstack/react-query'
import type { CaptureModelVerdict } from '../../../shared/contract/captures.ts'
import { wordRefusal } from '../../../shared/errorWords.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Facts, PaneHeader, Progress, Segmented } from '../../ui/index.ts'
import { readingMessages } from './readingMessages.ts'
import styles from './studio.module.css'

/** Whether the model in use may propose captures beside the rules: how it was measured, and the switch. */
export function ReadingPane() {
  const m = useMessages(readingMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const { data, refetch } = useQuery(query.captureModel.get.queryOptions())
  if (data === undefined) return null
  const { modelName, wanted, refusal, verdict, measuring, failure } = data
  const act = async (command: () => Promise<unknown>) => {
    await run(command)
    void refetch()
  }
  return (
    <section className="pane" aria-label={m.title}>
      <PaneHeader title={m.title}>
        <Segmented
          label={m.switch}
          value={wanted ? 'on' : 'off'}
          choices={[
            { value: 'off', label: m.off },
            { value: 'on', label: m.on },
          ]}
          onChange={(next) => void act(() => client.captureModel.letPropose({ on: next === 'on' }))}
        />
      </PaneHeader>
      <div className={styles.block}>
        <p className="t12 c3">{m.note}</p>
        <Callout meaning={refusal === null ? 'ok' : 'note'}>
          {refusal === null
            ? m.may(modelName ?? '')
            : m.mayNot(wordRefusal(language, { code: refusal, details: {} }))}
          {wanted && refusal !== null && <p className="c2">{m.waiting}</p>}
        </Callout>
        {failure !== null && (
          <Callout meaning="caution">
            {m.failed(w.wordingFaults[failure] ?? wordRefusal(language, { code: failure, details: {} }))}
          </Callout>
        )}
        {verdict && <Verdict verdict={verdict} />}
        {measuring ? (
          <div role="status">
            <Progress
              label={m.measuring(modelName ?? '')}
              done={measuring.done}
              of={measuring.of}
              detail={m.done(format.number(measuring.done), format.number(measuring.of))}
            />
            <Button
              small
              kind="quiet"
              busy={busy}
              onClick={() => void act(() => client.captureModel.cancel())}
            >
              {m.stop}
            </Button>
          </div>
        ) : (
          modelName !== null && (
            <div className="row">
              <Button small busy={busy} onClick={() => void act(() => client.captureModel.measure())}>
                {verdict ? m.again : m.measure}
              </Button>
            </div>
          )
        )}
      </div>
    </section>
  )
}

function Verdict({ verdict }: { verdict: CaptureModelVerdict }) {
  const m = useMessages(readingMessages)
  const format = useFormat()
  const points = (value: number) => `${format.signedNumber(value * 100, 1)} %`
  const interval = (of: { value: number; low: number; high: number }) =>
    m.interval(points(of.value), points(of.low), points(of.high))
  return (
    <>
      <b className="t12">{m.verdicts[verdict.verdict]}</b>
      <Facts
        label={m.title}
        rows={[
          [m.rows.rules, format.percent(verdict.rules.f1)],
          [m.rows.together, format.percent(verdict.together.f1)],
          [m.rows.gain, interval(verdict.gain.f1)],
          [m.rows.precision, verdict.gain.precision && interval(verdict.gain.precision)],
          [m.rows.answered, m.of(format.number(verdict.answered), format.number(verdict.messages))],
          [
            m.rows.file,
            <span key="file" className="mono" title={verdict.sha256}>
              {format.shortHash(verdict.sha256)}
            </span>,
          ],
          [m.rows.made, m.by(format.dateTime(verdict.measuredAt), verdict.measuredBy)],
        ]}
      />
    </>
  )
}
