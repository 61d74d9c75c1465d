import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { ModelComparisonView } from '../../../../shared/contract/modelComparisons.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, Chip, EmptyState, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { ChooseModels } from './ChooseModels.tsx'
import { ComparedReadings } from './ComparedReadings.tsx'
import { ComparedTracks } from './ComparedTracks.tsx'
import styles from './compare.module.css'
import { useCopyWithTrace } from './copyWithTrace.ts'
import { ModelHead } from './ModelHead.tsx'
import { compareMessages } from './messages.ts'

/** Models are chosen on the left; what each made of the same work stands side by side on the right. */
export function CompareTab() {
  const m = useMessages(compareMessages)
  const { query } = useApi()
  const { data, error, refetch, isPending } = useQuery(query.modelComparisons.get.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  return (
    <div className={styles.halves}>
      <div className={styles.left}>
        <ChooseModels running={data?.state === 'running'} />
      </div>
      <div className={styles.right}>
        {isPending ? (
          <LoadingState step={m.loading} />
        ) : data ? (
          <Compared comparison={data} />
        ) : (
          <EmptyState title={m.empty} center>
            {m.emptyNote}
          </EmptyState>
        )}
      </div>
    </div>
  )
}

function Compared({ comparison }: { comparison: ModelComparisonView }) {
  const m = useMessages(compareMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const region = useRef<HTMLDivElement>(null)
  const { work, models, logged, state, outdated, yielding } = comparison
  const workName = work.kind === 'brief' ? `${work.accountName} · ${work.dealName}` : m.works.labelledMessages
  const names = models
    .map(({ name, sha256 }) => (sha256 === null ? name : `${name} ${format.shortHash(sha256)}`))
    .join(' / ')
  useCopyWithTrace(region, m.trace(names, workName, logged?.seq ?? 0, logged?.hash ?? ''))
  const columns = { gridTemplateColumns: `repeat(${models.length}, minmax(0, 1fr))` }
  return (
    <section className={`pane ${styles.compared}`} aria-label={workName}>
      <PaneHeader title={workName} note={format.dateTime(comparison.startedAt)}>
        <Chip meaning="caution" title={m.notAdviceNote}>
          {m.notAdvice}
        </Chip>
        {logged && (
          <GoLink to={`/log/${logged.hash}`} className="mono">
            {m.logged(logged.seq)}
          </GoLink>
        )}
        {state === 'running' && (
          <Button small busy={busy} onClick={() => void run(() => client.modelComparisons.cancel())}>
            {m.stop}
          </Button>
        )}
      </PaneHeader>
      <div className={styles.notes} role="status">
        {state === 'running' && yielding && <Callout meaning="note">{m.yielding}</Callout>}
        {state === 'cancelled' && <Callout meaning="note">{m.cancelled}</Callout>}
        {outdated && <Callout meaning="caution">{m.outdated}</Callout>}
        {state !== 'running' && !outdated && <p className="t12 c3">{m.notAdviceNote}</p>}
      </div>
      <div ref={region} className={styles.scroll}>
        <div className={styles.columns} style={columns}>
          {models.map((model) => (
            <ModelHead key={model.place} model={model} />
          ))}
        </div>
        {models.some(({ tracks }) => tracks !== null) && <ComparedTracks models={models} columns={columns} />}
        {models.some(({ reading }) => reading !== null) && <ComparedReadings models={models} />}
      </div>
    </section>
  )
}
