import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ColumnMapping } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Select } from '../../ui/index.ts'
import styles from './data.module.css'
import { meaningsOf, type PlannedPart, plannedFile, type RecordKindLabels, withMeaning } from './mapping.ts'
import { dataMessages } from './messages.ts'

const asItIs = '-'

/** The cells of a part's columns of choices that are not understood, by column; empty while it is not known. */
export function useUnreadValues(part: PlannedPart, kind: RecordKindLabels | undefined) {
  const { query } = useApi()
  const hasChoices = part.mapping.some(({ field }) =>
    kind?.fields.some((each) => each.field === field && each.values.length > 0),
  )
  const { data } = useQuery({
    ...query.imports.unreadValues.queryOptions({ input: { ...plannedFile(part), saveProfileAs: null } }),
    enabled: part.recordKind !== null && part.inspected.shape === 'table' && hasChoices,
    placeholderData: keepPreviousData,
  })
  return data?.unread ?? []
}

/** What the cells of one column mean that nobody could read: each may be given a meaning, or one may be changed. */
export function ValueMeanings({
  mapped,
  values,
  unread,
  onChange,
}: {
  mapped: ColumnMapping
  values: readonly string[]
  unread: readonly { value: string; count: number }[]
  onChange(options: ColumnMapping['options']): void
}) {
  const m = useMessages(dataMessages)
  const w = useMessages(words)
  const format = useFormat()
  const meanings = meaningsOf(mapped)
  const said = Object.keys(meanings)
  const open = unread.filter(({ value }) => !(value in meanings))
  if (said.length + open.length === 0) return null
  const named: Record<string, string> = {
    ...w.outcomes,
    ...w.stages,
    ...w.roles,
    ...w.supports,
    ...w.activities,
    ...m.employment,
    ...m.quoteOutcomes,
  }
  const label = (value: string) => named[value] ?? value
  const choose = (value: string) => (
    <Select
      small
      hideLabel
      label={m.meaningOf(value)}
      value={meanings[value] ?? asItIs}
      choices={[
        { value: asItIs, label: m.noMeaning },
        ...values.map((each) => ({ value: each, label: label(each) })),
      ]}
      onChange={(next) => onChange(withMeaning(mapped, value, next === asItIs ? null : next))}
    />
  )
  return (
    <div className={styles.meanings}>
      <span className="t12 caution-c">
        {open.length > 0 ? m.unreadValues(open.length) : m.meaningsSaid}{' '}
        <span className="c3">{m.possibleValues(format.list(values.map(label)))}</span>
      </span>
      <ul aria-label={m.meaningsOfColumn(mapped.column)}>
        {open.map(({ value, count }) => (
          <li key={value}>
            <span className="clip" title={value}>
              {value}
            </span>
            <span className="t12 c3 nw">{m.times(format.number(count))}</span>
            {choose(value)}
          </li>
        ))}
        {said.map((value) => (
          <li key={value}>
            <span className="clip" title={value}>
              {value}
            </span>
            <span className="t12 c3 nw">{m.byPerson}</span>
            {choose(value)}
          </li>
        ))}
      </ul>
    </div>
  )
}
