import type { EvidenceMark as Mark, SituationGroup, SituationPoint } from '../../../shared/contract/brief.ts'
import { isInOtherTongue } from '../../../shared/otherTongue.ts'
import { situationWords } from '../../../shared/situationWords.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { EmptyState, EvidenceMark, Glyph } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'
import { useUnconfirmed } from './unconfirmed.tsx'

/** What holds now of what was said about the deal, each point with who said it, when, and what it replaced. */
export function Situation({ groups, still }: { groups: readonly SituationGroup[]; still?: boolean }) {
  const m = useMessages(briefMessages)
  const language = useLanguage()
  if (groups.length === 0) return <EmptyState title={m.situationNone}>{m.situationNoneNote}</EmptyState>
  return (
    <div className={still ? undefined : styles.situation}>
      <div className={styles.situationGroups}>
        {groups.map(({ group, points }) => (
          <section key={group} className={styles.situationGroup}>
            <h3>{situationWords[language][group]}</h3>
            <ul>
              {points.map((point) => (
                <Point
                  key={point.mark.label + point.kind + point.mark.start + point.about}
                  point={point}
                  group={situationWords[language][group]}
                  still={still}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

function Point({
  point,
  group,
  still,
}: {
  point: SituationPoint
  /** What the heading above says already. */
  group: string
  still: boolean | undefined
}) {
  const m = useMessages(briefMessages)
  const language = useLanguage()
  const format = useFormat()
  const who = point.saidBy ?? (point.kind === 'lastContact' ? null : point.speaker && m.saidBy[point.speaker])
  const isForeign = point.speaker !== null && isInOtherTongue(point.words, language)
  const said = [who, point.at === null ? null : format.date(point.at), isForeign ? m.otherTongue : null]
    .filter(Boolean)
    .join(' · ')
  // What the records say is nobody's wording.
  const isQuoted = point.quote === point.words && point.speaker !== null
  const isBare = point.quote === point.words
  return (
    <li>
      <p className={styles.pointHead}>
        <span className={styles.pointLabel}>
          {[point.label.toLowerCase() !== group.toLowerCase() && point.label, point.about]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="sp" />
        <span className="nw">{said}</span>
      </p>
      <p>
        {point.state === 'disputed' && (
          <span className={styles.disputed}>
            <Glyph kind="caution" bare /> {m.disputed}{' '}
          </span>
        )}
        {point.overdueSince !== null && (
          <span className={styles.disputed}>
            <Glyph kind="caution" bare /> {m.overdue(format.date(Date.parse(point.overdueSince)))}{' '}
          </span>
        )}
        {point.dueOn !== null && point.overdueSince === null && (
          <span className="c2">{m.due(format.date(Date.parse(point.dueOn)))} </span>
        )}
        {point.isHushed && (
          <span className={styles.disputed}>
            <Glyph kind="caution" bare /> {m.hushed}{' '}
          </span>
        )}
        {isQuoted ? <q>{point.words}</q> : <b>{point.words}</b>} <OpenMark mark={point.mark} still={still} />
      </p>
      {!isBare && <p className={`t12 c2 ${styles.pointQuote}`}>{point.quote}</p>}
      {point.answers && (
        <p className="t11 c3">
          {m.answers} <q>{point.answers.words}</q> <OpenMark mark={point.answers.mark} still={still} />
        </p>
      )}
      {point.since.map((told) => (
        <p key={told.mark.label + told.mark.start} className="t11 c3">
          {point.kind === 'currentQuote' ? m.also : m.since} <q>{told.words}</q>{' '}
          {told.saidBy ?? m.saidBy[told.speaker]}
          {told.at !== null && ` · ${format.date(told.at)}`} <OpenMark mark={told.mark} still={still} />
        </p>
      ))}
      {point.earlier.map((before) => (
        <p key={before.mark.label + before.mark.start} className="t11 c3">
          {m.earlier} {point.kind === 'lastOrder' ? before.words : <s>{before.words}</s>}{' '}
          {before.at !== null && format.date(before.at)} <OpenMark mark={before.mark} still={still} />
        </p>
      ))}
    </li>
  )
}

function OpenMark({ mark, still }: { mark: Mark; still: boolean | undefined }) {
  const m = useMessages(briefMessages)
  const openEvidence = useOpenEvidence()
  const isUnconfirmed = useUnconfirmed()
  const { evidenceId, start, end } = mark
  const span = start !== null && end !== null ? { start, end } : null
  return (
    <EvidenceMark
      kind={mark.kind}
      label={mark.label}
      {...(isUnconfirmed(mark) && { tentative: true, title: m.unconfirmed })}
      onOpen={evidenceId !== null && !still ? () => openEvidence(evidenceId, span) : undefined}
    />
  )
}
