import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { quoteStandingWords } from '../../../shared/quoteWords.ts'
import { useApi } from '../../client/api.tsx'
import { type Language, useLanguage, useMessages } from '../../i18n/language.tsx'
import { wordMessage } from '../../i18n/messageText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { type Words, words } from '../../i18n/words.ts'
import { Failure } from '../../shell/Failure.tsx'
import { Callout, Chip, LoadingState } from '../../ui/index.ts'
import { wordCode } from './codes.ts'
import styles from './data.module.css'
import { type PlannedPart, plannedFile, type RecordKindLabels } from './mapping.ts'
import { dataMessages } from './messages.ts'

/** The closed list that a field takes its value from, in words. */
const listed = (w: Words, field: string, language: Language): Record<string, string> =>
  field === 'buyingRole'
    ? w.roles
    : field === 'support'
      ? w.supports
      : field === 'outcome'
        ? { ...quoteStandingWords[language], ...w.outcomes }
        : field === 'activityType'
          ? w.activities
          : field === 'stage'
            ? w.stages
            : {}

const messageFields = {
  at: { zh: '时间', en: 'Time' },
  who: { zh: '发送人', en: 'Sender' },
  text: { zh: '内容', en: 'Text' },
}

/** The first rows as they would be read, every problem in its cell, and who may already be here. */
export function PreviewTable({ part, kind }: { part: PlannedPart; kind: RecordKindLabels | undefined }) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const w = useMessages(words)
  const { query } = useApi()
  const { data, error, refetch } = useQuery({
    ...query.imports.preview.queryOptions({ input: { ...plannedFile(part), saveProfileAs: null } }),
    enabled:
      part.recordKind !== null &&
      (part.inspected.shape !== 'table' || part.mapping.some(({ field }) => field)),
    placeholderData: keepPreviousData,
  })
  if (part.recordKind === null) return <p className="state c2">{m.kindMissing}</p>
  if (error) return <Failure error={error} title={m.previewFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.previewLoading} bars={4} />
  const labelOf = (field: string) =>
    kind?.fields.find((each) => each.field === field)?.labels[language] ??
    messageFields[field as keyof typeof messageFields]?.[language] ??
    field
  const shown = (field: string, value: string | null) => {
    if (value === null) return value
    // A message states an instant, a note only a day.
    if (!kind && field === 'at' && value.includes('T')) return format.dateTime(Date.parse(value))
    if (field === 'text') return wordMessage(value, language)
    const type = kind?.fields.find((each) => each.field === field)?.type
    if (type === 'enum') return listed(w, field, language)[value] ?? value
    return type === 'date' && /^-?\d+$/.test(value) ? format.date(Number(value)) : value
  }
  const columnOf = (field: string) => part.mapping.find((each) => each.field === field)?.column
  const problems = data.rows.reduce((sum, row) => sum + row.problems.length, 0)
  return (
    <div className={styles.padded}>
      <p className="row t12 c2" style={{ padding: '8px 0' }}>
        {problems === 0 ? (
          <Chip meaning="ok">{m.noProblems}</Chip>
        ) : (
          <Chip meaning="caution">{m.problems(problems)}</Chip>
        )}
        {data.proposals.length > 0 && (
          <Chip meaning="note">
            {m.mayBe} {data.proposals.length}
          </Chip>
        )}
      </p>
      {data.proposals.length > 0 && (
        <Callout meaning="note">
          <b>{m.mayBe}</b> · {m.mayBeNote}
          <ul>
            {data.proposals.slice(0, 8).map((proposal) => (
              <li key={`${proposal.entity} ${proposal.name}`}>
                {proposal.name} ↔ {proposal.existing} · {m.score} {format.number(proposal.score * 100, 0)} /
                100 · {format.list(proposal.reasons.map((reason) => wordCode(reason, language)))}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      {data.rows.length === 0 ? (
        <p className="c2">{m.previewEmpty}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th className="num">{m.place}</th>
              {data.fields.map((field) => (
                <th key={field}>{labelOf(field)}</th>
              ))}
              <th>{m.problem}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: preview rows are their place
              <tr key={index}>
                <td className="num c3">{row.place.line}</td>
                {data.fields.map((field) => {
                  const fault = row.problems.find(
                    ({ column }) => column !== null && column === columnOf(field),
                  )
                  return (
                    <td key={field} className={fault ? styles.bad : undefined}>
                      {fault ? (fault.value ?? '–') : shown(field, row.values[field] ?? null)}
                    </td>
                  )
                })}
                <td className="stop-c">
                  {row.problems.map((problem) => (
                    <div key={`${problem.column} ${problem.code}`} className="nw">
                      {problem.column && `${problem.column}: `}
                      {wordCode(problem.code, language)}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
