import type { DealDetail } from '../../../shared/contract/deals.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { EvidenceMark } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import styles from './deals.module.css'
import { dealMessages } from './messages.ts'
import { ProjectQuotes } from './ProjectQuotes.tsx'

/** What was quoted and ordered in a deal, each line with its source. */
export function PriceLines({
  lines,
  projectQuotes,
}: {
  lines: DealDetail['priceLines']
  projectQuotes: DealDetail['projectQuotes']
}) {
  const m = useMessages(dealMessages)
  if (lines.length === 0 && projectQuotes.length === 0) return <p className="state c2">{m.noPrices}</p>
  return (
    <div className={accountStyles.scroll}>
      {projectQuotes.length > 0 && <ProjectQuotes quotes={projectQuotes} />}
      {lines.length > 0 && <Lines lines={lines} />}
    </div>
  )
}

function Lines({ lines }: { lines: DealDetail['priceLines'] }) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const c = m.priceColumns
  return (
    <div className={styles.table}>
      <table className="table">
        <thead>
          <tr>
            <th>{c.at}</th>
            <th>{c.kind}</th>
            <th>{c.product}</th>
            <th className="num">{c.quantity}</th>
            <th className="num">{c.unitPrice}</th>
            <th>{c.outcome}</th>
            <th>{c.source}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className="nw">{format.date(line.pricedAt)}</td>
              <td className="nw">
                {m.kinds[line.kind]}{' '}
                <span className="c3">{[line.number, line.version].filter(Boolean).join(' ')}</span>
              </td>
              <td>{line.productName}</td>
              <td className="num">{format.number(line.quantity)}</td>
              <td className="num">{format.money(line.unitPriceMinor, line.currency)}</td>
              <td>
                {line.outcome === 'unknown' ? m.outcomeUnread : w.outcomes[line.outcome]}
                {line.rival && <span className="c3"> · {line.rival}</span>}
                {line.setApart && <span className="c3"> · {w.setApart[line.setApart]}</span>}
              </td>
              <td>
                {line.evidenceId && (
                  <EvidenceMark kind="source" onOpen={() => openEvidence(line.evidenceId!)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
