import type { ComparedModelView, ComparedReading } from '../../../../shared/contract/modelComparisons.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Chip } from '../../../ui/index.ts'
import styles from './compare.module.css'
import { compareMessages } from './messages.ts'

const meanings = { better: 'ok', notBetter: 'stop', notEnough: 'unknown' } as const

/** How each model read the same labelled messages, and the rules beside them. */
export function ComparedReadings({ models }: { models: readonly ComparedModelView[] }) {
  const m = useMessages(compareMessages)
  const format = useFormat()
  const share = (value: number | null) => (value === null ? '–' : format.percent(value))
  const points = (value: number) => `${format.signedNumber(value * 100, 1)} %`
  const rows: [string, (reading: ComparedReading) => string][] = [
    [m.rows.answered, (r) => m.of(format.number(r.answered), format.number(r.messages))],
    [m.rows.quoted, (r) => m.of(format.number(r.quoted), format.number(r.quoted + r.notQuoted))],
    [m.rows.precision, (r) => share(r.model.precision)],
    [m.rows.recall, (r) => share(r.model.recall)],
    [m.rows.f1, (r) => share(r.model.f1)],
    [m.rows.rules, (r) => share(r.rules.f1)],
    [m.rows.together, (r) => share(r.together.f1)],
    [m.rows.gain, (r) => m.gainOf(points(r.gain.value), points(r.gain.low), points(r.gain.high))],
  ]
  return (
    <div className={styles.table}>
      <table className="table">
        <caption className="sr-only">{m.readingTable}</caption>
        <thead>
          <tr>
            <th>{m.readingTable}</th>
            {models.map(({ name, place }) => (
              <th key={place} className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>{m.rows.verdict}</td>
            {models.map(({ place, reading }) => (
              <td key={place} className="num">
                {reading === null ? (
                  '–'
                ) : (
                  <Chip meaning={meanings[reading.verdict]}>{m.verdicts[reading.verdict]}</Chip>
                )}
              </td>
            ))}
          </tr>
          {rows.map(([label, words]) => (
            <tr key={label}>
              <td>{label}</td>
              {models.map(({ place, reading }) => (
                <td key={place} className="num">
                  {reading === null ? '–' : words(reading)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
