import { useQuery } from '@tanstack/react-query'
import type { ImportReport } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo } from '../../shell/navigation.tsx'
import { Button, Icon, Progress } from '../../ui/index.ts'
import { briefOf, nextCall } from '../today/calls.ts'
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
  if (state.state === 'failed') return <Failure error={state.error} title={m.importFailed} onRetry={onBack} />
  if (state.state === 'done') return <Finished report={state.report} />
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

/** What it came to, and the ways on from here: to the next brief, and to what waits for a person. */
function Finished({ report }: { report: ImportReport }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const go = useGo()
  const { query } = useApi()
  const { data: today } = useQuery(query.today.get.queryOptions())
  const next = today ? nextCall(today) : null
  const steps = [
    today &&
      today.captures > 0 && {
        to: '/today/captures',
        icon: 'check' as const,
        label: m.toTray(format.number(today.captures)),
      },
    report.proposals > 0 && {
      to: '/data?tab=merges',
      icon: 'link' as const,
      label: m.toMerges(format.number(report.proposals)),
    },
    report.unlinked > 0 && {
      to: '/data?tab=unlinked',
      icon: 'accounts' as const,
      label: m.toUnlinked(format.number(report.unlinked)),
    },
  ].filter((step) => !!step)
  return (
    <div className={styles.progress}>
      <h2 className="t16">{m.finished}</h2>
      <Counts report={report} />
      <span className="t12 c2">{m.facts(format.number(report.facts))}</span>
      <span className="row">
        {next && (
          <Button kind="primary" onClick={() => go(briefOf(next))}>
            {m.nextBrief}
          </Button>
        )}
        <Button kind={next ? 'plain' : 'primary'} onClick={() => go(`/data/${report.id}`)}>
          {m.seeReport}
        </Button>
        {!next && <Button onClick={() => go('/today')}>{m.todayLink}</Button>}
      </span>
      {steps.length > 0 && (
        <section className={styles.nextSteps}>
          <h3 className="t13">{m.nextSteps}</h3>
          <ul>
            {steps.map(({ to, icon, label }) => (
              <li key={to}>
                <GoLink to={to} className="row">
                  <Icon name={icon} small />
                  {label}
                </GoLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
