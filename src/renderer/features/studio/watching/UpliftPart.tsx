import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { UpliftView } from '../../../../shared/contract/watching.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { Button, Callout, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { Figure } from './Figure.tsx'
import { HoldoutDialog } from './HoldoutDialog.tsx'
import { ManagersChange } from './ManagersChange.tsx'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

/** Calls with advice against calls without, among calls alike. */
export function UpliftPart() {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.watching.uplift.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const [advised, others, strata] = [data.advised, data.others, data.strata].map((n) => format.number(n))
  return (
    <div className={styles.scroll}>
      <section aria-label={m.upliftTitle}>
        <PaneHeader title={m.upliftTitle} note={m.upliftNote} />
        <dl className={styles.figures}>
          <dt>
            {m.upliftDifference}
            <small>{m.matchedOf(advised!, others!, strata!)}</small>
          </dt>
          <dd>
            <Figure measure={data.difference} unit="points" />
          </dd>
          <dt>
            {m.advised}
            <small>{m.movedOn}</small>
          </dt>
          <dd>
            <Figure measure={data.advisedAdvanced} unit="share" />
          </dd>
          <dt>
            {m.others}
            <small>{m.movedOn}</small>
          </dt>
          <dd>
            <Figure measure={data.othersAdvanced} unit="share" />
          </dd>
        </dl>
        <p className={`${styles.padded} t12 c3`}>
          {format.date(data.fromAt)} – {format.date(data.toAt)} · {m.upliftCalls} ·{' '}
          {m.unmatched(format.number(data.unmatched))}
        </p>
        <div className={styles.block}>
          <Callout meaning="note">{m.upliftWarn}</Callout>
        </div>
      </section>
      <Drawn drawn={data.drawn} />
    </div>
  )
}

/** What lots decide: a share of calls that go without advice, where a manager switched that on. */
function Drawn({ drawn }: { drawn: UpliftView['drawn'] }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const counts = [drawn.draws, drawn.heldOut, drawn.lifted, drawn.waiting].map((n) => format.number(n))
  return (
    <section aria-label={m.drawn}>
      <PaneHeader
        title={m.drawn}
        note={drawn.percent === 0 ? m.drawnOff : m.drawnOn(format.number(drawn.percent))}
      >
        <Button disabled={!drawn.mayChange} onClick={() => setIsOpen(true)}>
          {m.drawnChange}
        </Button>
      </PaneHeader>
      {!drawn.mayChange && <ManagersChange />}
      {drawn.draws === 0 ? (
        <p className={`${styles.block} t12 c3`}>{m.drawnNone}</p>
      ) : (
        <>
          <dl className={styles.figures}>
            <dt>
              {m.upliftDifference}
              <small>{m.drawnOf(format.number(drawn.advised), format.number(drawn.others))}</small>
            </dt>
            <dd>
              <Figure measure={drawn.difference} unit="points" />
            </dd>
          </dl>
          <p className={`${styles.padded} t12 c3`}>
            {m.drawnCounts(counts[0]!, counts[1]!, counts[2]!, counts[3]!)}
          </p>
        </>
      )}
      {isOpen && <HoldoutDialog percent={drawn.percent} onClose={() => setIsOpen(false)} />}
    </section>
  )
}
