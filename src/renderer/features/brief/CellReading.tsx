import type { Brief, IntentCell } from '../../../shared/contract/brief.ts'
import type { Reading } from '../../../shared/contract/reading.ts'
import { stanceWords, taskWords } from '../../../shared/roleWords.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { signedBars } from '../../ui/figures/geometry.ts'
import { Chip, EvidenceMark, Hatch, ReadingLine, Segments, Whisker } from '../../ui/index.ts'
import styles from './brief.module.css'
import { departmentName } from './departmentName.ts'
import { LeftOutLine } from './LeftOut.tsx'
import { briefMessages } from './messages.ts'
import { wordReason } from './reasons.ts'

const barsWidth = 56
const reasonsShown = 5

/** The selected cell in words: who, how likely, how well known, and why. */
export function CellReading({
  cell,
  currentContactId,
  labels,
}: {
  cell: IntentCell
  currentContactId: string | null
  labels: ReadonlyMap<string, string>
}) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const { reading } = cell
  return (
    <section className={styles.detail} aria-live="polite">
      <div className={`row ${styles.cellHead}`}>
        <h3 className="t14">
          {departmentName(m, cell.department)} × {w.roles[cell.buyingRole]}
        </h3>
        <span className="t12 c2 clip">
          {cell.people.map((person, index) => (
            <span key={person.contactId} title={person.title ?? undefined}>
              {index > 0 && ' · '}
              {person.roleFrom === 'title' && <span title={m.roleByTitle}>≈ </span>}
              {person.left ? <s title={m.left}>{person.name}</s> : person.name}
              {person.support !== 'unknown' && <span className="c3"> ({w.supports[person.support]})</span>}
              {person.contactId === currentContactId && cell.people.length > 1 && (
                <span className="c3"> ({m.current})</span>
              )}
            </span>
          ))}
        </span>
        <span className="sp" />
        {reading.kind === 'probability' && <Chip meaning="ok">{m.calibrated}</Chip>}
        {reading.kind === 'ruleScore' && <Chip outline>{m.byRule}</Chip>}
        {reading.kind === 'notEnoughInformation' && <Chip meaning="unknown">{m.notEnough}</Chip>}
      </div>
      {cell.people.some(({ roleFrom }) => roleFrom === 'title') && (
        <p className="t11 c3">≈ {m.roleByTitle}</p>
      )}
      <Doings people={cell.people} labels={labels} />
      <ReadingHeadline reading={reading} />
      {'reasons' in reading && <Reasons reading={reading} labels={labels} />}
      <LeftOutLine reading={reading} />
    </section>
  )
}

/** What each person does in the decision and where they stand, in the words of the records; and a reading of their own. */
function Doings({ people, labels }: { people: IntentCell['people']; labels: ReadonlyMap<string, string> }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const language = useLanguage()
  const openEvidence = useOpenEvidence()
  const told = people.filter(
    ({ tasks, stances, confides, reading }) =>
      tasks.length > 0 || stances.length > 0 || confides !== null || reading !== null,
  )
  if (told.length === 0) return null
  return (
    <ul className="t12">
      {told.map(({ contactId, name, tasks, stances, confides, reading }) => {
        const said = [
          ...tasks.map(({ task, ...one }) => ({ ...one, label: taskWords[language][task] })),
          ...stances.map(({ side, at, isHushed, isOlder, ...one }) => ({
            ...one,
            label: [
              isOlder
                ? `${m.earlier} ${stanceWords[language][side]} ${format.date(at)}`
                : stanceWords[language][side],
              isHushed && m.hushed,
            ]
              .filter(Boolean)
              .join(' · '),
          })),
          ...(confides && stances.length === 0 ? [{ ...confides, label: m.confides }] : []),
        ]
        return (
          <li key={contactId}>
            <b>{name}</b>
            {said.map((one) => (
              <span key={`${one.evidenceId} ${one.start} ${one.label}`} title={one.words}>
                {' · '}
                {one.label}
                <EvidenceMark
                  kind="source"
                  label={labels.get(one.evidenceId)}
                  onOpen={() => openEvidence(one.evidenceId)}
                />
              </span>
            ))}
            {reading !== null && <ReadingLine reading={reading} />}
          </li>
        )
      })}
    </ul>
  )
}

function ReadingHeadline({ reading }: { reading: Reading }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  switch (reading.kind) {
    case 'probability':
      return (
        <div className={styles.headline}>
          <span className={styles.headlineValue}>
            {format.percentFigure(reading.value)}
            <small>%</small>
          </span>
          <div>
            <Whisker reading={reading} width={132} height={14} />
            <div className="t11 c2 nw">
              {m.interval(format.interval(reading.low, reading.high))} · n {reading.n} ·{' '}
              {m.prior(format.percentFigure(reading.prior))}
            </div>
          </div>
        </div>
      )
    case 'ruleScore':
      return (
        <div className={styles.headline}>
          <span className={styles.headlineValue}>
            {reading.score.toFixed(1)}
            <small>/ 100</small>
          </span>
          <div>
            <Segments score={reading.score} width={132} height={14} />
            <div className="t11 c2 nw">{m.ruleNote(reading.ruleVersion, reading.n)}</div>
          </div>
        </div>
      )
    case 'notEnoughInformation':
      return (
        <div className={styles.headline}>
          <div>
            <Hatch width={200} />
            <div className="t11 c2" style={{ marginTop: 4 }}>
              n {reading.n}
              {reading.needed !== null && ` · ${m.needs(reading.needed)}`}
              {reading.prior !== null && ` · ${m.declaredPrior(format.percentFigure(reading.prior))}`}
            </div>
          </div>
        </div>
      )
    case 'rank':
      return null
  }
}

/** Additive reasons: signed bars from a common zero, in the unit of the reading. */
function Reasons({
  reading,
  labels,
}: {
  reading: Exclude<Reading, { kind: 'notEnoughInformation' }>
  labels: ReadonlyMap<string, string>
}) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const scale = reading.kind === 'probability' ? 100 : 1
  const reasons = reading.reasons.slice(0, reasonsShown)
  const { zero, bars } = signedBars(
    reasons.map((reason) => reason.contribution),
    barsWidth,
  )
  if (reasons.length === 0) return <p className="t12 c3">{m.noReasons}</p>
  return (
    <ul className={styles.reasons}>
      {reasons.map((reason, index) => (
        <li key={reason.code}>
          <span className={styles.driverName}>
            <span className="clip">{wordReason(format, reason)}</span>
            {reason.evidenceIds.slice(0, 1).map((id) => (
              <EvidenceMark key={id} kind="source" label={labels.get(id)} onOpen={() => openEvidence(id)} />
            ))}
          </span>
          <svg width={barsWidth} height="12" aria-hidden="true">
            <path d={`M${zero} 0v12`} stroke="var(--line-2)" />
            <rect
              x={bars[index]!.x}
              y="1"
              width={Math.max(1, bars[index]!.width)}
              height="10"
              fill={reason.contribution < 0 ? 'var(--div-n2)' : 'var(--div-p2)'}
            />
          </svg>
          <b className="right">
            {format.signedNumber(
              reason.contribution * scale,
              Math.abs(reason.contribution * scale) < 1 ? 1 : 0,
            )}
          </b>
        </li>
      ))}
    </ul>
  )
}

/** Other records that may be this customer's: what lies there is not in the brief until a person has decided. */
export function PerhapsSame({ others }: { others: Brief['perhapsSame'] }) {
  const m = useMessages(briefMessages)
  if (others.length === 0) return null
  return (
    <section className={styles.detail}>
      <h3 className="t12">{m.perhapsSame}</h3>
      {others.map(({ accountId, name, items }) => (
        <p key={accountId} className="t12">
          {m.perhapsSameWith(name, String(items))}
        </p>
      ))}
      <GoLink to="/data?tab=merges" className="t12 nw">
        {m.toMerges}
      </GoLink>
    </section>
  )
}

/** What this call should find out. */
export function Blanks({ blanks }: { blanks: readonly { code: string; question: string; n: number }[] }) {
  const m = useMessages(briefMessages)
  return (
    <section className={styles.detail}>
      <div className="row">
        <h3 className="t12">{m.blanks}</h3>
        <span className="sp" />
        {blanks.length > 0 && <span className="t11 c3">{m.blanksNote}</span>}
      </div>
      {blanks.length === 0 ? (
        <p className="t12 c3">{m.noBlanks}</p>
      ) : (
        <ul className={styles.blanks}>
          {blanks.map((blank) => (
            <li key={blank.code}>
              <svg className="glyph" viewBox="0 0 12 12" aria-hidden="true">
                <circle
                  cx="6"
                  cy="6"
                  r="5"
                  fill="none"
                  stroke="var(--unknown)"
                  strokeWidth="1.3"
                  strokeDasharray="2 1.9"
                />
              </svg>
              <span>{blank.question}</span>
              <span className="t11 c3 nw">n {blank.n}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
