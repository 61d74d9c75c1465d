import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { Button, Progress } from '../../ui/index.ts'
import styles from './data.module.css'
import { Counts } from './ImportCounts.tsx'
import { dataMessages } from './messages.ts'
import type { ImportState } from './useImport.ts'

/** An import on its way, and what it came to. */
export function RunningImport({
  state,
  onCancel,
  onBack,
}: {
  state: Exclude<ImportState, { state: 'idle' }>
  onCancel(): void
  onBack(): void
}) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const go = useGo()
  if (state.state === 'failed') return <Failure error={state.error} title={m.importFailed} onRetry={onBack} />
  if (state.state === 'done')
    return (
      <div className={styles.progress}>
        <h2 className="t16">{m.finished}</h2>
        <Counts report={state.report} />
        <span className="t12 c2">
          {m.facts(format.number(state.report.facts))} · {m.proposals(format.number(state.report.proposals))}
          {state.report.unlinked > 0 && ` · ${m.unlinkedCount(format.number(state.report.unlinked))}`}
        </span>
        <span className="row">
          <Button kind="primary" onClick={() => go(`/data/${state.report.id}`)}>
            {m.seeReport}
          </Button>
          <Button onClick={() => go('/today')}>{m.todayLink}</Button>
        </span>
      </div>
    )
  const { progress } = state
  return (
    <div className={styles.progress}>
      <Progress
        label={progress ? m.importing(progress.file) : m.inspecting}
        done={progress?.bytesDone ?? 0}
        of={progress?.bytes ?? 1}
        detail={
          progress ? m.progress(format.number(progress.items), progress.filesDone, progress.files) : undefined
        }
      />
      <span className="row">
        <Button onClick={onCancel} disabled={!progress}>
          {m.stop}
        </Button>
        <span className="t12 c3">{m.background}</span>
      </span>
    </div>
  )
}
