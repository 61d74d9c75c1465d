import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CSSProperties } from 'react'
import { useState } from 'react'
import { coverageClasses } from '../../../shared/contract/inventory.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { Button, LoadingState } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'
import { shareOf } from './shareOf.ts'

const pageSize = 25
const legendShares = [0.15, 0.4, 0.7, 1]

/** Classes of record by account: the count stands in each cell, and its shade says how much that is of the most. */
export function Coverage() {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { query } = useApi()
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useQuery({
    ...query.inventory.coverage.queryOptions({ input: { limit: Math.min(50, pages * pageSize) } }),
    placeholderData: keepPreviousData,
  })
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} bars={4} />
  const withAny = coverageClasses.map(
    (_, column) => data.rows.filter(({ counts }) => counts[column]! > 0).length,
  )
  const most = coverageClasses.map((_, column) => Math.max(...data.rows.map(({ counts }) => counts[column]!)))
  return (
    <div className={styles.scroll}>
      <div className={styles.padded}>
        <p className={`${styles.legend} t12 c3`} aria-hidden="true">
          {m.few}
          {legendShares.map((share) => (
            <i key={share} className={styles.cell} style={{ '--share': share } as CSSProperties} />
          ))}
          {m.many}
        </p>
        <table className={`table ${styles.coverage}`}>
          <thead>
            <tr>
              <th>{m.account}</th>
              {coverageClasses.map((each, column) => (
                <th key={each}>
                  {w.recordClasses[each]}
                  <br />
                  <span className="t11 c3">
                    {m.withAny(format.number(withAny[column]!), format.number(data.rows.length))}
                  </span>
                </th>
              ))}
              <th>{m.newest}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.accountId}>
                <td className={styles.name}>
                  <GoLink to={`/accounts/${row.accountId}`}>{row.name}</GoLink>
                </td>
                {row.counts.map((count, column) => (
                  <td
                    key={coverageClasses[column]}
                    className={styles.cell}
                    style={{ '--share': shareOf(count, most[column]!) } as CSSProperties}
                    aria-label={m.coverageCell(
                      row.name,
                      w.recordClasses[coverageClasses[column]!],
                      format.number(count),
                    )}
                  >
                    {count === 0 ? <span className={styles.empty}>–</span> : format.number(count)}
                  </td>
                ))}
                <td className="nw c2">{row.newestAt === null ? '–' : format.date(row.newestAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles.foot}>
        <span className="t12 c3">
          {m.accountsShown(format.number(data.rows.length), format.number(data.total))}
        </span>
        {data.rows.length < Math.min(50, data.total) && (
          <Button small onClick={() => setPages(pages + 1)}>
            {m.more}
          </Button>
        )}
      </div>
    </div>
  )
}
