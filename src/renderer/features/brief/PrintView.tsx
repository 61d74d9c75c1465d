import { useQuery } from '@tanstack/react-query'
import { type Brief, sectionsInOrder } from '../../../shared/contract/brief.ts'
import type { Reading } from '../../../shared/contract/reading.ts'
import { citedLines, namedSource } from '../../../shared/evidenceLine.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { shellMessages } from '../../shell/messages.ts'
import { ReadingLine } from '../../ui/index.ts'
import styles from './brief.module.css'
import { LeftOutLine } from './LeftOut.tsx'
import { briefMessages } from './messages.ts'
import { ProjectPrice } from './ProjectPrice.tsx'
import { Explanation, useQuoteScale } from './Quote.tsx'
import { QuotePicture } from './QuotePicture.tsx'
import { Sentence } from './Sentence.tsx'
import { Situation } from './Situation.tsx'
import { AfterUse, WordedBy } from './Tracks.tsx'

/** The brief on paper. No advice leaves the screen without its trace: evidence, versions and log entry come last. */
export function PrintView({ brief, trace }: { brief: Brief; trace: { seq: number; hash: string } }) {
  const m = useMessages(briefMessages)
  const shell = useMessages(shellMessages)
  const w = useMessages(words)
  const format = useFormat()
  const scale = useQuoteScale(brief.quote)
  const { person, quote } = brief
  const { query } = useApi()
  const workspace = useQuery(query.workspace.state.queryOptions())
  const isSample = workspace.data?.state === 'open' && workspace.data.info.kind === 'sample'
  // Other people's comparables are dots on the screen and never leave it.
  const ownComparables = quote?.comparables.filter((each) => each.own) ?? []
  const intent = brief.committee.cells.find(({ reading }) => reading.leftOut?.length)?.reading
  const readings: [string, Reading][] = [
    [m.win, brief.win],
    [m.dealRank, brief.rank],
  ]
  return (
    <article className={`paper ${styles.print}`}>
      <header>
        {isSample && <p className="strong">{shell.sampleNote}</p>}
        <h1>
          {person?.name ?? m.noPerson}{' '}
          <small>
            {[person?.title, person?.buyingRole && w.roles[person.buyingRole]].filter(Boolean).join(' · ')}
          </small>
        </h1>
        <p>
          {brief.accountName} · <b>{brief.dealName}</b> · {w.stages[brief.stage]} ·{' '}
          {m.asOf(format.dateTime(brief.asOf))}
          {brief.callTopic !== null && ` · ${brief.callTopic}`}
          {brief.callPlace !== null && ` · ${brief.callPlace}`}
          {brief.guests.length > 0 && ` · ${m.guests(brief.guests.map(({ name }) => name).join(', '))}`}
          {brief.ours.length > 0 && ` · ${m.ours(brief.ours.join(', '))}`}
        </p>
        {readings.map(([name, reading]) => (
          <p key={name} className="row">
            <span>{name}</span>
            <ReadingLine reading={reading} />
          </p>
        ))}
        <LeftOutLine reading={brief.win} />
        {intent && <LeftOutLine reading={intent} />}
      </header>
      {brief.situation.length > 0 && (
        <section>
          <h2>{m.situation}</h2>
          <Situation groups={brief.situation} still />
        </section>
      )}
      <div className={styles.printTracks}>
        {brief.tracks.length === 0 && <p>{m.noTracks}</p>}
        {brief.tracks.map((track) => (
          <section key={track.index}>
            <h2>
              {track.index}. {track.title}
              {track.decision && <small> · {m.decisions[track.decision]}</small>}
            </h2>
            <p className="c2">
              {track.rationale} · {m.sourced(track.confidence.sourced, track.confidence.sentences)} ·{' '}
              {m.confidence[track.confidence.label]}
            </p>
            <p>
              <WordedBy index={track.index} wording={brief.words} />
            </p>
            {sectionsInOrder(brief).map((section) => (
              <div key={section}>
                <h3 className="lab">{m.sections[section]}</h3>
                {section === 'objections'
                  ? track.sections.objections.map(({ objection, answer }) => (
                      <div key={objection.text}>
                        <Sentence sentence={objection} still />
                        <Sentence sentence={answer} still />
                      </div>
                    ))
                  : track.sections[section].map((sentence) => (
                      <Sentence key={sentence.text} sentence={sentence} still />
                    ))}
              </div>
            ))}
            <AfterUse track={track} />
          </section>
        ))}
      </div>
      {brief.projectPrice && <ProjectPrice price={brief.projectPrice} still />}
      {quote && scale && (
        <section>
          <h2>
            {m.quote} <small>{m.quoteUnit(scale.unit, format.number(quote.quantity), quote.unit)}</small>
          </h2>
          <div className={styles.printPicture}>
            <QuotePicture quote={{ ...quote, comparables: ownComparables }} scale={scale} />
          </div>
          {quote.advice && (
            <p>
              {m.floorPrice} {scale.format(quote.advice.floorMinor)} · {m.targetPrice}{' '}
              {scale.format(quote.advice.targetMinor)} · {m.stretchPrice}{' '}
              {scale.format(quote.advice.stretchMinor)}
            </p>
          )}
          {brief.quoteExplanation && <Explanation explanation={brief.quoteExplanation} />}
        </section>
      )}
      <footer>
        <h2>{m.trace}</h2>
        <p className="mono">
          #{trace.seq} {trace.hash}
        </p>
        <p>
          {m.words}: {m.wordTiers[brief.words.tier]}
          {brief.words.model && ` (${brief.words.model})`} · {m.versions}:{' '}
          {Object.entries(brief.versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}
        </p>
        <ol>
          {brief.evidence.map((each) => (
            <li key={each.label + each.evidenceId}>
              <b>{each.label}</b> {namedSource(each.sourcePath ?? each.sourceName, each.entry)}
              {each.line !== null && `:${citedLines(each).join(', ')}`} · {format.date(each.occurredAt)}
              {each.author && ` · ${each.author}`} ·{' '}
              {each.gone ? w.shredReasons[each.gone] : each.withheld ? m.withheldWords : each.excerpt}
            </li>
          ))}
        </ol>
      </footer>
    </article>
  )
}
