import type { ProjectPrice as ProjectPriceView } from '../../../shared/contract/projectQuote.ts'
import { quoteStandingWords } from '../../../shared/quoteWords.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { EvidenceMark } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** What the deal was quoted as a whole: the quote that holds, those before it, and what alike configurations came to. */
export function ProjectPrice({ price, still }: { price: ProjectPriceView; still?: boolean }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const standing = quoteStandingWords[format.language]
  const current = price.quotes.find(({ id }) => id === price.currentId) ?? null
  const rest = price.quotes.filter((quote) => quote !== current)
  return (
    <section>
      <div className={styles.quoteHead}>
        <h3>{m.project.title}</h3>
        <span className="sp" />
        {price.fromAccount && <span className="t11 c3">{m.project.fromAccount}</span>}
      </div>
      {current === null ? (
        <p className={styles.projectLine}>{m.project.noneOpen}</p>
      ) : (
        <div className={styles.projectCurrent}>
          <p>
            <b>{format.money(current.totalMinor, current.currency)}</b>{' '}
            <span className="c2">{[current.number, current.version].filter(Boolean).join(' ')}</span>
            <Mark id={current.evidenceId} still={still} />
          </p>
          <p className="t12 c2">
            {[
              format.date(current.quotedAt),
              current.validTo !== null &&
                (current.isOver ? m.project.over : m.project.validTo)(format.date(current.validTo)),
              price.listMinor !== null &&
                m.project.ofList(format.percent(current.totalMinor / price.listMinor)),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {current.items.length > 0 && (
            <p className="t12 c2">
              {format.list(
                current.items.map(
                  ({ name, quantity }) =>
                    `${name}${quantity === null ? '' : ` × ${format.number(quantity)}`}`,
                ),
              )}
            </p>
          )}
          {current.rival !== null && (
            <p className="t12 c2">
              {m.project.rival(
                current.rival,
                current.rivalPrice && format.money(current.rivalPrice.minor, current.rivalPrice.currency),
              )}
            </p>
          )}
        </div>
      )}
      {rest.map((quote) => (
        <p key={quote.id} className={styles.projectLine}>
          <span className="c3 nw">{format.date(quote.quotedAt)}</span>{' '}
          {format.money(quote.totalMinor, quote.currency)}{' '}
          <span className="c3">{[quote.version, standing[quote.standing]].filter(Boolean).join(' · ')}</span>
          <Mark id={quote.evidenceId} still={still} />
        </p>
      ))}
      {!still && <Alike price={price} />}
    </section>
  )
}

function Alike({ price }: { price: ProjectPriceView }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const standing = quoteStandingWords[format.language]
  const { alike } = price
  const currency = price.quotes[0]!.currency
  return (
    <>
      <div className={styles.quoteHead}>
        <h3>{m.project.alike}</h3>
        <span className="sp" />
        <span className="t11 c3">n {format.number(alike.own.length + alike.others)}</span>
      </div>
      <p className={styles.measured}>
        {alike.mainItems.length === 0 ? m.project.noItems : m.project.alikeBy(format.list(alike.mainItems))}{' '}
        {alike.unlike > 0 && m.project.unlike(format.number(alike.unlike))}{' '}
        {alike.others > 0 && m.project.others(format.number(alike.others))} {m.project.noRange}
      </p>
      {alike.own.map((one) => (
        <p key={one.id} className={styles.projectLine}>
          <span className="nw">
            {one.accountName} <span className="c3">{format.date(one.at)}</span>
          </span>{' '}
          <b className="nw">{format.money(one.minor, currency)}</b>{' '}
          <span className={one.outcome === 'lost' ? 'stop-c' : 'c2'}>
            {standing[one.outcome]}
            {one.outcome === 'lost' && one.rival !== null && ` · ${m.project.lostTo(one.rival)}`}
          </span>
          {one.shareOfList !== null && (
            <span className="c3"> · {m.project.ofList(format.percent(one.shareOfList))}</span>
          )}
          <Mark id={one.evidenceId} />
          <br />
          <span className="t11 c3">{one.configuration}</span>
        </p>
      ))}
      {alike.span !== null && (
        <p className={styles.projectLine}>
          {m.project.span(
            format.number(alike.span.n),
            format.percent(alike.span.lowShare),
            format.percent(alike.span.highShare),
            format.money(alike.span.lowMinor, currency),
            format.money(alike.span.highMinor, currency),
          )}
        </p>
      )}
    </>
  )
}

function Mark({
  id,
  still,
}: {
  id: ProjectPriceView['quotes'][number]['evidenceId']
  still?: boolean | undefined
}) {
  const openEvidence = useOpenEvidence()
  return id === null || still ? null : (
    <>
      {' '}
      <EvidenceMark kind="source" onOpen={() => openEvidence(id)} />
    </>
  )
}
