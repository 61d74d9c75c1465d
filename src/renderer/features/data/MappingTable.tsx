import { Fragment } from 'react'
import type { ColumnMapping } from '../../../shared/contract/imports.ts'
import { isCurrency } from '../../../shared/money.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Callout, Select } from '../../ui/index.ts'
import styles from './data.module.css'
import { missedColumns, type PlannedPart, type RecordKindLabels } from './mapping.ts'
import { dataMessages } from './messages.ts'
import { useUnreadValues, ValueMeanings } from './ValueMeanings.tsx'

const none = '-'

/** Each column of the file: its samples, the field that it becomes, how sure that is, and how its values are read. */
export function MappingTable({
  part,
  kind,
  onChange,
}: {
  part: PlannedPart
  kind: RecordKindLabels | undefined
  onChange(mapping: ColumnMapping[]): void
}) {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const change = (column: string, patch: Partial<ColumnMapping>) =>
    onChange(part.mapping.map((each) => (each.column === column ? { ...each, ...patch } : each)))
  const unread = useUnreadValues(part, kind)
  if (!kind) return <p className="state c2">{m.kindMissing}</p>
  const missed = missedColumns(part)
  return (
    <div className={styles.padded}>
      {missed.length > 0 && <Callout meaning="caution">{m.missed(missed)}</Callout>}
      <table className="table">
        <thead>
          <tr>
            <th>{m.column}</th>
            <th>{m.samples}</th>
            <th>{m.field}</th>
            <th className="num">{m.confidence}</th>
            <th>{m.reading}</th>
          </tr>
        </thead>
        <tbody>
          {part.mapping.map((mapped) => {
            const samples = part.inspected.columns.find(({ name }) => name === mapped.column)?.samples ?? []
            const field = kind.fields.find((each) => each.field === mapped.field)
            return (
              <Fragment key={mapped.column}>
                <tr>
                  <td className="strong">{mapped.column}</td>
                  <td>
                    <div className={styles.samples} title={samples.join('\n')}>
                      {samples.slice(0, 3).join(' · ')}
                    </div>
                  </td>
                  <td>
                    <Select
                      small
                      hideLabel
                      label={`${m.field}: ${mapped.column}`}
                      value={mapped.field ?? none}
                      choices={[
                        { value: none, label: m.keepAsEvidence },
                        ...kind.fields.map((each) => ({
                          value: each.field,
                          label: [
                            each.labels[language],
                            each.required && m.required,
                            each.evidenceOnly && m.keepAsEvidence,
                          ]
                            .filter(Boolean)
                            .join(' · '),
                        })),
                      ]}
                      onChange={(next) =>
                        change(mapped.column, {
                          field: next === none ? null : next,
                          confidence: 1,
                          byPerson: true,
                        })
                      }
                    />
                  </td>
                  <td className="num c2">
                    {mapped.field === null
                      ? ''
                      : mapped.byPerson
                        ? m.byPerson
                        : format.percent(mapped.confidence)}
                  </td>
                  <td>
                    <Reading
                      column={mapped.column}
                      type={field?.type ?? null}
                      options={mapped.options}
                      onChange={(options) => change(mapped.column, { options })}
                    />
                  </td>
                </tr>
                {field && field.values.length > 0 && (
                  <tr>
                    <td />
                    <td colSpan={4}>
                      <ValueMeanings
                        mapped={mapped}
                        values={field.values}
                        unread={unread.filter(({ column }) => column === mapped.column)}
                        onChange={(options) => change(mapped.column, { options })}
                      />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

type Options = ColumnMapping['options']

/** How a column's values are read, open to correction where people disagree: date order, currency, unit, discount. */
function Reading({
  column,
  type,
  options,
  onChange,
}: {
  column: string
  type: string | null
  options: Options
  onChange(options: Options): void
}) {
  const m = useMessages(dataMessages)
  const words = m.reading_
  const set = (name: string, value: string | number | null) => {
    const { [name]: _, ...rest } = options
    onChange(value === null ? rest : { ...rest, [name]: value })
  }
  if (type === null) return null
  return (
    <span className={styles.reading}>
      {type === 'date' && (
        <Select
          small
          hideLabel
          label={`${m.dateOrder}: ${column}`}
          value={String(options.dateOrder ?? 'ymd')}
          choices={['ymd', 'dmy', 'mdy'].map((each) => ({ value: each, label: words.dateOrder[each]! }))}
          onChange={(next) => set('dateOrder', next)}
        />
      )}
      {type === 'money' && (
        <>
          <input
            className={`input ${styles.narrow}`}
            aria-label={`${m.currency}: ${column}`}
            placeholder={m.currency}
            maxLength={3}
            defaultValue={String(options.currency ?? '')}
            onBlur={(event) => {
              const text = event.target.value.trim().toUpperCase()
              if (text === '' || isCurrency(text)) set('currency', text || null)
            }}
          />
          <Select
            small
            hideLabel
            label={`${m.multiplier}: ${column}`}
            value={String(options.multiplier ?? 1)}
            choices={[1, 1000, 10_000, 1_000_000, 100_000_000].map((each) => ({
              value: String(each),
              label: words.multiplier(each),
            }))}
            onChange={(next) => set('multiplier', next === '1' ? null : Number(next))}
          />
        </>
      )}
      {type === 'percent' && (
        <Select
          small
          hideLabel
          label={`${m.reading}: ${column}`}
          value={String(options.percentScale ?? 100)}
          choices={['1', '100'].map((each) => ({ value: each, label: words.percentScale[each]! }))}
          onChange={(next) => set('percentScale', Number(next))}
        />
      )}
      {type === 'discount' && (
        <Select
          small
          hideLabel
          label={`${m.discountMeaning}: ${column}`}
          value={String(options.discountMeaning ?? 'off')}
          choices={['off', 'paid'].map((each) => ({ value: each, label: words.discountMeaning[each]! }))}
          onChange={(next) => set('discountMeaning', next)}
        />
      )}
      {options.year !== undefined && <span className="t12 c2">{words.year(Number(options.year))}</span>}
      {options.decimal === ',' && <span className="t12 c2">{words.decimal(',')}</span>}
    </span>
  )
}
