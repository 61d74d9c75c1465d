import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Drift, DriftFeature } from '../../../../shared/contract/watching.ts'
import { concernWords, strategyName } from '../../../../shared/trackVocabulary.ts'
import type { ActivityKind } from '../../../../shared/vocabulary.ts'
import { watchAbout, watchWords } from '../../../../shared/watchWords.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { Failure } from '../../../shell/Failure.tsx'
import { Glyph, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { watchingMessages } from './messages.ts'
import { useSegmentName } from './useSegmentName.ts'
import styles from './watching.module.css'

const glyphs = {
  stable: 'ok',
  withinChance: 'note',
  moved: 'caution',
  shifted: 'stop',
  notEnough: 'unknown',
} as const

/** Whether what is advised on, and what is advised, is still what it was. */
export function DriftPart() {
  const m = useMessages(watchingMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query } = useApi()
  const [chosen, setChosen] = useState<DriftFeature>('stage')
  const { data, error, refetch } = useQuery(query.watching.drift.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const feature = data.features.find((each) => each.feature === chosen) ?? data.features[0]!
  const index = (value: number | null) => (value === null ? '–' : format.number(value, 2))
  return (
    <div className={styles.scroll}>
      <div className={styles.halves}>
        <section aria-label={m.driftTitle}>
          <PaneHeader
            title={m.driftTitle}
            note={m.driftNote(format.number(data.reference.advice), format.number(data.recent.advice))}
          />
          <div className={styles.padded}>
            <table className="table">
              <thead>
                <tr>
                  <th>{m.feature}</th>
                  <th />
                  <th className="num">{m.index}</th>
                  <th className="num">{m.byChance}</th>
                  <th>n</th>
                </tr>
              </thead>
              <tbody>
                {data.features.map((each) => (
                  <tr
                    key={each.feature}
                    className={styles.row}
                    aria-current={each.feature === feature.feature || undefined}
                  >
                    <td>
                      <button type="button" className={styles.pick} onClick={() => setChosen(each.feature)}>
                        {watchWords[language].features[each.feature]}{' '}
                        <span className="t11 c3">{m.sides[each.side]}</span>
                      </button>
                    </td>
                    <td className="nw">
                      <span className={styles.lacking}>
                        <Glyph kind={glyphs[each.verdict]} bare />
                        {m.verdicts[each.verdict]}
                      </span>
                    </td>
                    <td className="num">{index(each.index)}</td>
                    <td className="num c2">{index(each.byChance)}</td>
                    <td className="nw t11 c3">
                      {m.nBoth(format.number(each.nReference), format.number(each.nRecent))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className={`${styles.padded} t12 c3`}>
            {m.driftMarks(format.number(data.marks.moved), format.number(data.marks.shifted))}{' '}
            {m.driftNeeded(format.number(data.needed))}
          </p>
        </section>
        <section aria-label={m.alerts}>
          <PaneHeader title={m.alerts} />
          {data.alerts.length === 0 ? (
            <p className={`${styles.block} t12 c3`}>{m.noAlerts}</p>
          ) : (
            <ul className={`${styles.counts} ${styles.block}`}>
              {data.alerts.map(({ code, about, severity }) => (
                <li key={`${code} ${about}`}>
                  <span className={styles.lacking}>
                    <Glyph kind={severity} />
                    {watchWords[language].alerts[code](watchAbout(about, language))}
                  </span>
                </li>
              ))}
            </ul>
          )}
          <PaneHeader
            title={`${m.driftChosen}${language === 'zh' ? '：' : ': '}${watchWords[language].features[feature.feature]}`}
          />
          <Bins drift={feature} currency={data.currency} />
        </section>
      </div>
    </div>
  )
}

function Bins({ drift, currency }: { drift: Drift; currency: string | null }) {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const name = useBinName(drift.feature, currency)
  const widest = Math.max(0.01, ...drift.bins.flatMap(({ reference, recent }) => [reference, recent]))
  return (
    <>
      <p className={`${styles.block} t11 c3`}>
        <span>
          <i className={`${styles.swatch} ${styles.was}`} />
          {m.before} <i className={`${styles.swatch} ${styles.is}`} />
          {m.recently}
        </span>
      </p>
      <div className={`${styles.bins} ${styles.padded}`}>
        {drift.bins.map((bin) => (
          <div key={`${bin.value} ${bin.from} ${bin.to}`} style={{ display: 'contents' }}>
            <span className="nw">{name(bin)}</span>
            <span className={styles.pair} aria-hidden="true">
              <i className={styles.was} style={{ width: `${(100 * bin.reference) / widest}%` }} />
              <i className={styles.is} style={{ width: `${(100 * bin.recent) / widest}%` }} />
            </span>
            <span className="num t11 c2">
              {format.percent(bin.reference)} → {format.percent(bin.recent)}
            </span>
          </div>
        ))}
      </div>
    </>
  )
}

function useBinName(feature: DriftFeature, currency: string | null): (bin: Drift['bins'][number]) => string {
  const m = useMessages(watchingMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const format = useFormat()
  const segment = useSegmentName()
  const number = (value: number): string => {
    switch (feature) {
      case 'winProbability':
      case 'quoteWidth':
        return format.percent(value)
      case 'messageLength':
        return m.letters(format.number(value))
      case 'amount':
        return currency === null ? format.number(value) : format.moneyShort(value, currency)
      default:
        return format.number(value)
    }
  }
  return ({ value, from, to }) => {
    if (value === null)
      return to !== null ? m.upTo(number(to)) : from !== null ? m.over(number(from)) : m.everywhere
    switch (feature) {
      case 'stage':
      case 'role':
      case 'language':
        return segment(feature, value)
      case 'concern':
        return (concernWords as Record<string, Record<'zh' | 'en', string>>)[value]?.[language] ?? value
      case 'strategy':
        return strategyName(value, language)
      case 'channel':
        return w.activities[value as ActivityKind] ?? value
      default:
        return value
    }
  }
}
