import { useQuery } from '@tanstack/react-query'
import type { HealthRow } from '../../../../shared/contract/health.ts'
import { type HealthCheckId, healthCheckOf } from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { Drawer, LoadingState } from '../../../ui/index.ts'
import styles from './health.module.css'
import { healthMessages } from './messages.ts'

const placeOf = (row: HealthRow): string =>
  row.kind === 'account'
    ? `/accounts/${row.id}`
    : row.kind === 'deal'
      ? `/deals/${row.id}`
      : `/deals?${new URLSearchParams({ view: 'all', q: row.name })}`

/** Where a check is repaired as a whole, if anywhere. */
function wholeOf(check: HealthCheckId): { to: string; label: 'openGrid' | 'toMerges' | 'toUnlinked' } | null {
  const { kind, measure } = healthCheckOf(check)
  if (check === 'evidence.account') return { to: '/data?tab=unlinked', label: 'toUnlinked' }
  if (measure === 'duplicates' && (kind === 'account' || kind === 'contact'))
    return { to: '/data?tab=merges', label: 'toMerges' }
  if (kind === 'deal') return { to: `/deals?view=all&health=${check}`, label: 'openGrid' }
  return null
}

/** The records that a check fails, each leading to where it is repaired. */
export function FixRows({
  check,
  currency,
  onClose,
}: {
  check: HealthCheckId
  currency: string
  onClose(): void
}) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.health.rows.queryOptions({ input: { check } }))
  const whole = wholeOf(check)
  const { kind } = healthCheckOf(check)
  return (
    <Drawer open onClose={onClose} title={w.kinds[kind]} note={m.failingRows(w.checks[check])}>
      {whole && (
        <p>
          <GoLink to={whole.to}>{m[whole.label]}</GoLink>
        </p>
      )}
      {error ? (
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState step={m.loading} />
      ) : data.rows.length === 0 ? (
        <p className="t12 c3">{m.noneListed}</p>
      ) : (
        <ul className={styles.rows}>
          {data.rows.map((row) => (
            <li key={row.id}>
              <span className="col">
                <GoLink to={placeOf(row)}>{row.name || row.id}</GoLink>
                <span className="t11 c3">
                  {[row.detail, row.fields.length > 0 && m.disagree(row.fields.join(' · '))]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span className="t12 c2 nw">
                {row.kind !== 'deal' && m.rowFailing(format.number(row.failing))}
              </span>
              <span className="t12 nw right">
                {row.openAmountMinor > 0 && format.moneyShort(row.openAmountMinor, currency)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data?.more && <p className="t12 c3">{m.moreRows}</p>}
    </Drawer>
  )
}
