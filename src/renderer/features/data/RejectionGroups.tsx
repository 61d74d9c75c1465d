import { useQuery } from '@tanstack/react-query'
import type { ImportReport } from '../../../shared/contract/imports.ts'
import { rowOutcomeOf } from '../../../shared/rejectionWords.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { Chip, LoadingState } from '../../ui/index.ts'
import { wordCode } from './codes.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

/** Whether something was taken in whole, without a cell or with something to look at, or left out. */
export function RejectionOutcome({ row }: { row: { kept: boolean; code: string; column: string | null } }) {
  const m = useMessages(dataMessages)
  const outcome = rowOutcomeOf(row)
  if (outcome === 'left') return <span className="stop-c nw">{m.leftOut}</span>
  if (outcome === 'check') return <Chip outline>{m.toBeChecked}</Chip>
  return <Chip outline>{row.column === null ? m.takenWhole : m.taken}</Chip>
}

/** What was not taken, put together by reason: forty times the same is told once, with its first places and values. */
export function RejectionGroups({ report }: { report: ImportReport }) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(
    query.imports.rejectionGroups.queryOptions({ input: { importId: report.id } }),
  )
  if (error) return <Failure error={error} title={m.reportFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.padded}>
      <table className="table">
        <thead>
          <tr>
            <th>{m.file}</th>
            <th>{m.column}</th>
            <th className="num">{m.count}</th>
            <th>{m.reason}</th>
            <th>{m.examples}</th>
            <th>{m.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((group) => (
            <tr key={`${group.file} ${group.column} ${group.code} ${group.kept}`}>
              <td>{group.file}</td>
              <td>{group.column}</td>
              <td className="num">{format.number(group.count)}</td>
              <td>{wordCode(group.code, language)}</td>
              <td className="c2">
                {group.examples
                  .map(({ place, value }) =>
                    [
                      place.page ? m.page(place.page) : place.line !== null && m.line(place.line),
                      value && `“${value.slice(0, 40)}”`,
                    ]
                      .filter(Boolean)
                      .join(' '),
                  )
                  .filter((text) => text !== '')
                  .join(' · ')}
                {group.count > group.examples.length && ' …'}
              </td>
              <td>
                <RejectionOutcome row={group} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
