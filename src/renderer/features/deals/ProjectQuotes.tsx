import type { DealDetail } from '../../../shared/contract/deals.ts'
import { quoteStandingWords } from '../../../shared/quoteWords.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { EvidenceMark } from '../../ui/index.ts'
import styles from './deals.module.css'
import { dealMessages } from './messages.ts'

/** What was quoted for the deal as a whole, each version with where it stands. */
export function ProjectQuotes({ quotes }: { quotes: DealDetail['projectQuotes'] }) {
  const m = useMessages(dealMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const standing = quoteStandingWords[format.language]
  const c = m.priceColumns
  const p = m.projectQuotes
  return (
    <div className={styles.table}>
      <table className="table">
        <thead>
          <tr>
            <th>{c.at}</th>
            <th>{p.quote}</th>
            <th>{p.configuration}</th>
            <th className="num">{p.total}</th>
            <th className="num">{p.final}</th>
            <th>{c.outcome}</th>
            <th>{p.rival}</th>
            <th>{c.source}</th>
          </tr>
        </thead>
        <tbody>
          {quotes.map((quote) => (
            <tr key={quote.id}>
              <td className="nw">{format.date(quote.quotedAt)}</td>
              <td className="nw">
                {quote.number} <span className="c3">{quote.version}</span>
              </td>
              <td>
                {quote.items.length === 0
                  ? (quote.configuration ?? quote.project)
                  : quote.items.map(({ name, productName, quantity }, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: items are their place
                      <span key={at} title={productName ?? undefined}>
                        {at > 0 && ' + '}
                        {name}
                        {quantity !== null && ` × ${format.number(quantity)}`}
                      </span>
                    ))}
              </td>
              <td className="num">{format.money(quote.totalMinor, quote.currency)}</td>
              <td className="num">
                {quote.finalMinor !== null && format.money(quote.finalMinor, quote.currency)}
              </td>
              <td className="nw">
                {standing[quote.standing]}
                {quote.validTo !== null && quote.standing === 'open' && (
                  <span className={quote.isOver ? 'caution-c' : 'c3'}>
                    {' '}
                    · {(quote.isOver ? p.over : p.validTo)(format.date(quote.validTo))}
                  </span>
                )}
              </td>
              <td>
                {quote.rival}{' '}
                {quote.rivalPrice && (
                  <span className="c3">
                    {format.money(quote.rivalPrice.minor, quote.rivalPrice.currency)}
                  </span>
                )}
              </td>
              <td>
                {quote.evidenceId && (
                  <EvidenceMark kind="source" onOpen={() => openEvidence(quote.evidenceId!)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
