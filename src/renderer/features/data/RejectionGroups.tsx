import { useQuery } from '@tanstack/react-query'
import type { ImportReport } from '../../../shared/contract/imports.ts'
import { rowOutcomeOf } from '../../../shared/rejectionWords.ts'
import { type Api, useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { SourcePath } from '../../shell/SourcePath.tsx'
import { Chip, LoadingState } from '../../ui/index.ts'
import { wordCode } from './codes.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

type Group = Awaited<ReturnType<Api['client']['imports']['rejectionGroups']>>[number]

const isUntakenColumn = ({ code }: { code: string }) => code === 'columnNotTaken'

/** Whether something was taken in whole, without a cell or with something to look at, or left out. */
export function RejectionOutcome({ row }: { row: { kept: boolean; code: string; column: string | null } }) {
  const m = useMessages(dataMessages)
  const outcome = rowOutcomeOf(row)
  if (outcome === 'left') return <span className="stop-c nw">{m.leftOut}</span>
  if (isUntakenColumn(row)) return <Chip outline>{m.evidenceOnly}</Chip>
  if (outcome === 'check') return <Chip outline>{m.toBeChecked}</Chip>
  return <Chip outline>{row.column === null ? m.takenWhole : m.taken}</Chip>
}

/**
 * What was not taken, put together by reason: forty times the same is told once, with its first places and values. What
 * was lost stands first, what only wants a look after it, and columns that no field takes are one line a file.
 */
export function RejectionGroups({ report }: { report: ImportReport }) {
  const m = useMessages(dataMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(
    query.imports.rejectionGroups.queryOptions({ input: { importId: report.id } }),
  )
  if (error) return <Failure error={error} title={m.reportFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const left = data.filter((group) => rowOutcomeOf(group) === 'left')
  const columns = data.filter((group) => !left.includes(group) && isUntakenColumn(group))
  const rest = data.filter((group) => !left.includes(group) && !isUntakenColumn(group))
  return (
    <div className={styles.padded}>
      {left.length > 0 && <GroupTable title={m.leftOutTitle(sum(left))} groups={left} />}
      {rest.length > 0 && <GroupTable title={m.lookTitle(sum(rest))} groups={rest} withOutcome />}
      {columns.length > 0 && <UntakenColumns groups={columns} />}
    </div>
  )
}

const sum = (groups: readonly Group[]) => groups.reduce((all, { count }) => all + count, 0)

function GroupTable({
  title,
  groups,
  withOutcome = false,
}: {
  title: string
  groups: readonly Group[]
  withOutcome?: boolean
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  return (
    <section className={styles.reportPart}>
      <h3 className="t13">{title}</h3>
      <table className="table">
        <thead>
          <tr>
            <th>{m.file}</th>
            <th>{m.column}</th>
            <th className="num">{m.count}</th>
            <th>{m.reason}</th>
            <th>{m.examples}</th>
            {withOutcome && <th>{m.outcome}</th>}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.path ?? group.file} ${group.column} ${group.code} ${group.kept}`}>
              <td>
                {group.file}
                <SourcePath path={group.path} />
              </td>
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
              {withOutcome && (
                <td>
                  <RejectionOutcome row={group} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Columns that go into no field, a line for each file: nothing is lost, and where to place them is told once. */
function UntakenColumns({ groups }: { groups: readonly Group[] }) {
  const m = useMessages(dataMessages)
  const files = [...Map.groupBy(groups, ({ file, path }) => path ?? file).values()]
  return (
    <section className={styles.reportPart}>
      <h3 className="t13">{m.untakenTitle(groups.length)}</h3>
      <p className="t12 c2">{m.untakenNote}</p>
      <table className="table">
        <tbody>
          {files.map((ofOne) => (
            <tr key={ofOne[0]!.path ?? ofOne[0]!.file}>
              <td className={styles.untakenFile}>
                {ofOne[0]!.file}
                <SourcePath path={ofOne[0]!.path} />
              </td>
              <td>
                {ofOne.map(({ column, examples }) => (
                  <span key={column} className={styles.untaken}>
                    <b>{column}</b> <span className="c2">{(examples[0]?.value ?? '').slice(0, 40)}</span>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
