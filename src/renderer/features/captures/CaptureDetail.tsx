import type { Capture, CapturedEvidence, Suggestion } from '../../../shared/contract/captures.ts'
import { groundWords, wordGround } from '../../i18n/groundWords.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Marked } from '../../shell/Marked.tsx'
import { Button, Chip, EvidenceMark, Facts, Glyph } from '../../ui/index.ts'
import type { Tray } from './CapturesPage.tsx'
import styles from './captures.module.css'
import { captureMessages } from './messages.ts'
import { isUnused } from './tray.ts'

/** Letters before and after the span that are shown of a long text. */
const around = 600

/** One capture with the words that say it, why it stands here, why to look, and what confirming would change. */
export function CaptureDetail({
  capture,
  evidence,
  tray,
  onConfirm,
  onReject,
  ofTalk,
  onConfirmTalk,
  onCorrect,
}: {
  capture: Capture
  evidence: CapturedEvidence
  tray: Tray
  onConfirm(moveDeals: boolean): void
  onReject(): void
  /** How many lines one stroke decides with this one. */
  ofTalk: number
  onConfirmTalk(): void
  onCorrect(): void
}) {
  const m = useMessages(captureMessages)
  const g = useMessages(groundWords)
  const language = useLanguage()
  const format = useFormat(tray.zone)
  const openEvidence = useOpenEvidence()
  const kind = tray.kinds.find((one) => one.kind === capture.kind)
  const from = Math.max(0, capture.start - around)
  const to = Math.min(evidence.text.length, capture.end + around)
  const figures = capture.figures.map(({ value, unit }) =>
    unit === 'date' ? String(value) : `${value} ${unit}`,
  )
  const { right, wrong, estimate } = capture.reliability
  const wordsOfKind = (one: string) => tray.kinds.find((known) => known.kind === one)?.[language] ?? one
  return (
    <aside className={styles.detail} aria-label={kind?.[language] ?? capture.kind}>
      <div className="row wrap">
        <h2 className={`t16 ${styles.kind}`}>{kind?.[language] ?? capture.kind}</h2>
        <Chip meaning="unknown">{m.unconfirmed}</Chip>
        {capture.likeness && <Chip meaning="unknown">{m.likeness[capture.likeness]}</Chip>}
        {capture.modelHash !== null && <Chip meaning="unknown">{m.byModel(capture.modelHash)}</Chip>}
        {isUnused(capture) && <Chip meaning="caution">{m.unused}</Chip>}
      </div>
      <section aria-label={m.evidence}>
        <p className="t12 c2 row">
          <span className="clip">
            {[evidence.title, evidence.author, format.dateTime(evidence.at)].filter(Boolean).join(' · ')}
          </span>
          <EvidenceMark kind="source" onOpen={() => openEvidence(capture.evidenceId, capture)} />
        </p>
        <blockquote className={styles.quote}>
          {from > 0 && '… '}
          <Marked
            text={evidence.text.slice(from, to)}
            marks={[{ start: capture.start - from, end: capture.end - from }]}
          />
          {to < evidence.text.length && ' …'}
        </blockquote>
      </section>
      <Facts
        rows={[
          [
            m.dialog.person,
            capture.contactName ?? (capture.speaker === 'customer' ? m.personUnknown : m.none),
          ],
          [m.dialog.deal, capture.dealName ?? m.noDeal],
          [m.alsoRead, capture.alsoKinds.length > 0 && capture.alsoKinds.map(wordsOfKind).join(' · ')],
          [m.readAs, figures.length > 0 && figures.join(' · ')],
        ]}
      />
      <section>
        <h3 className="lab">{g.title}</h3>
        <ul className={styles.reasons}>
          {evidence.grounds.length === 0 && <li>{m.noGrounds}</li>}
          {evidence.grounds.map((ground) => (
            <li key={ground.code + ground.text}>{wordGround(ground, language)}</li>
          ))}
        </ul>
      </section>
      <section>
        {capture.doubts.length > 0 && <h3 className="lab">{m.why}</h3>}
        <ul className={styles.reasons}>
          {capture.doubts.map((doubt) => (
            <li key={doubt} className="row">
              <Glyph kind="caution" bare />
              {m.doubts[doubt]}
            </li>
          ))}
          <li className="c3">
            {capture.likeness || capture.doubts.includes('newName')
              ? m.judged(right, wrong)
              : m.reliability(right, wrong, format.percent(estimate))}
          </li>
        </ul>
      </section>
      {capture.suggestion && (
        <section>
          <h3 className="lab">{m.afterConfirm}</h3>
          <Change suggestion={capture.suggestion} zone={tray.zone} />
        </section>
      )}
      <div className={styles.actions}>
        <Button kind="primary" keys="enter" onClick={() => onConfirm(true)}>
          {capture.suggestion ? m.confirmAndMove : m.confirm}
        </Button>
        {capture.suggestion && (
          <Button keys="shift+enter" onClick={() => onConfirm(false)}>
            {m.confirmOnly}
          </Button>
        )}
        <Button keys="x" onClick={onReject}>
          {m.reject}
        </Button>
        {ofTalk > 1 && (
          <Button keys="s" onClick={onConfirmTalk}>
            {m.confirmTalk(ofTalk)}
          </Button>
        )}
        <Button keys="e" onClick={onCorrect}>
          {m.correct}
        </Button>
      </div>
    </aside>
  )
}

function Change({ suggestion, zone }: { suggestion: Suggestion; zone: string }) {
  const m = useMessages(captureMessages)
  const w = useMessages(words)
  const format = useFormat(zone)
  const [label, from, to] =
    suggestion.field === 'stage'
      ? [m.stage, w.stages[suggestion.from], w.stages[suggestion.to]]
      : [
          m.nextCall,
          suggestion.from === null ? m.none : format.dateTime(suggestion.from),
          format.dateTime(suggestion.to),
        ]
  return (
    <p className="t13">
      {label} <s className="c3">{from}</s> → <b>{to}</b>
    </p>
  )
}
