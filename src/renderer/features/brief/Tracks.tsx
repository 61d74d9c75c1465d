import { Fragment } from 'react'
import {
  type Brief,
  sectionsInOrder,
  type TalkTrack,
  type trackSections,
} from '../../../shared/contract/brief.ts'
import { strategyName } from '../../../shared/trackVocabulary.ts'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { GoLink } from '../../shell/navigation.tsx'
import { Button, Chip, EmptyState, Glyph, Kbd, Whisker } from '../../ui/index.ts'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'
import { Sentence } from './Sentence.tsx'
import type { Writing } from './writing.ts'

export interface TrackActions {
  onSelect(index: number): void
  onAdopt(index: number): void
  onEdit(index: number): void
  onReject(index: number): void
}

const meanings = { high: 'ok', medium: 'caution', low: 'caution' } as const

/** Three tracks side by side, section against section, so that they can be compared line by line. */
export function Tracks({
  brief,
  writing = null,
  chosen,
  actions,
}: {
  brief: Pick<Brief, 'tracks' | 'sectionOrder' | 'words'>
  /** What a model has written of each track so far; null while it isn't asked. */
  writing?: Writing | null
  chosen: number
  actions: TrackActions
}) {
  const m = useMessages(briefMessages)
  const { tracks } = brief
  if (tracks.length === 0)
    return (
      <EmptyState title={m.noTracks} action={<GoLink to="/knowledge">{m.toKnowledge}</GoLink>}>
        {m.noTracksNote}
      </EmptyState>
    )
  return (
    <div className={styles.tracks}>
      {tracks.map((track) => (
        <TrackHead
          key={track.index}
          track={track}
          wording={brief.words}
          writing={writing?.get(track.index) ?? null}
          chosen={track.index === chosen}
          onSelect={() => actions.onSelect(track.index)}
        />
      ))}
      {sectionsInOrder(brief).map((section) => (
        <Fragment key={section}>
          {tracks.map((track) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: a click selects, the keys 1 2 3 do the same
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys 1 2 3 do the same
            <div
              key={track.index}
              className={styles.section}
              data-chosen={track.index === chosen || undefined}
              data-rejected={track.decision === 'rejected' || undefined}
              onClick={() => actions.onSelect(track.index)}
            >
              <h3 className="lab">{m.sections[section]}</h3>
              <TrackSection track={track} section={section} />
            </div>
          ))}
        </Fragment>
      ))}
      {tracks.map((track) => (
        <div
          key={track.index}
          className={`${styles.section} ${styles.fill}`}
          data-chosen={track.index === chosen || undefined}
        >
          <AfterUse track={track} />
        </div>
      ))}
      <div className={styles.decideRow}>
        {tracks.map((track) => (
          <div key={track.index} className={styles.decide} data-chosen={track.index === chosen || undefined}>
            <Decide track={track} chosen={track.index === chosen} actions={actions} />
          </div>
        ))}
      </div>
    </div>
  )
}

function TrackHead({
  track,
  wording,
  writing,
  chosen,
  onSelect,
}: {
  track: TalkTrack
  wording: Brief['words']
  writing: readonly string[] | null
  chosen: boolean
  onSelect(): void
}) {
  const m = useMessages(briefMessages)
  const { confidence } = track
  const caveat = confidence.reasons.map((code) => m.confidenceReasons[code]).find(Boolean)
  return (
    <div className={styles.trackHead} data-chosen={chosen || undefined}>
      <button type="button" className={styles.trackName} aria-pressed={chosen} onClick={onSelect}>
        <span className={styles.trackIndex}>{track.index}</span>
        {track.title}
      </button>
      <span className="t12 c2">{track.rationale}</span>
      <span className={styles.trackChips}>
        <Chip meaning={meanings[confidence.label]} title={m.confidence[confidence.label]}>
          {m.sourced(confidence.sourced, confidence.sentences)}
        </Chip>
        {caveat ? (
          <Chip meaning="unknown">{caveat}</Chip>
        ) : (
          <span className="t11 c3 nw">{m.used(track.afterUse.used)}</span>
        )}
      </span>
      <WordedBy index={track.index} wording={wording} />
      {writing && <BeingWritten sentences={writing} />}
      <ByRules track={track} />
      <ByChange track={track} />
    </div>
  )
}

/** What a model has written of a track so far: every sentence has passed the checks, and none is advice yet. */
function BeingWritten({ sentences }: { sentences: readonly string[] }) {
  const m = useMessages(briefMessages)
  return (
    <div className={styles.writing} aria-live="polite">
      <span className="lab">{m.beingWritten(sentences.length)}</span>
      {sentences.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}

/** Who worded a track, and why the model's words were not used where it was asked for some. */
export function WordedBy({ index, wording }: { index: number; wording: Brief['words'] }) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const told = wording.tracks.find((track) => track.index === index)
  if (!told) return null
  const { tier, isAsked, why } = told
  const text =
    tier === 'model'
      ? m.wordedBy(wording.model ?? '')
      : why !== null
        ? m.composedAfter(w.wordingFaults[why] ?? why)
        : isAsked
          ? m.composedLiked
          : m.composed
  return <span className="t11 c3">{text}</span>
}

/** The team's rules that shaped this track, each with the way to it; one that found nothing to say here says so. */
function ByRules({ track }: { track: TalkTrack }) {
  const m = useMessages(briefMessages)
  const rules = Map.groupBy(track.rules, ({ ruleId }) => ruleId)
  return [...rules].map(([ruleId, wishes]) => {
    const kept = wishes.some((wish) => wish.kept)
    const words = kept ? m.byTeamRule(wishes[0]!.text) : m.ruleNotHere(wishes[0]!.text)
    return (
      <GoLink key={ruleId} to={`/studio?tab=rules&rule=${ruleId}`} className={styles.byRule}>
        <Glyph kind={kept ? 'note' : 'unknown'} bare />
        <span title={words}>{words}</span>
      </GoLink>
    )
  })
}

/** A manager's change of strategy that moved this track up or down, with its reason and the way to it. */
function ByChange({ track: { shift } }: { track: TalkTrack }) {
  const m = useMessages(briefMessages)
  const language = useLanguage()
  const format = useFormat()
  if (shift === null) return null
  const name = strategyName(shift.to, language)
  const day = format.date(shift.at)
  const words = shift.isNew ? m.byChange(name, day, shift.reason) : m.changedAway(name, day, shift.reason)
  return (
    <GoLink to="/studio?tab=watching&part=attribution" className={styles.byRule}>
      <Glyph kind="note" bare />
      <span title={words}>{words}</span>
    </GoLink>
  )
}

function TrackSection({ track, section }: { track: TalkTrack; section: (typeof trackSections)[number] }) {
  const m = useMessages(briefMessages)
  if (section === 'objections')
    return track.sections.objections.length === 0 ? (
      <p className="c3">–</p>
    ) : (
      track.sections.objections.map(({ objection, answer }) => (
        <div key={objection.text} className={styles.objection}>
          <div className={styles.objectionSaid}>
            <Sentence sentence={objection} />
          </div>
          <Sentence sentence={answer} />
        </div>
      ))
    )
  const sentences = track.sections[section]
  if (sentences.length === 0) return <p className="c3">{section === 'keyMessages' ? m.emptySection : '–'}</p>
  return sentences.map((sentence) => <Sentence key={sentence.text} sentence={sentence} />)
}

/** What came after this strategy was used: an association, never a cause; below five uses no figure. */
export function AfterUse({ track }: { track: TalkTrack }) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const { advanced, used, low, high } = track.afterUse
  return (
    <>
      <h3 className="lab">{m.afterUse}</h3>
      {low !== null && high !== null && used > 0 ? (
        <>
          <div className="row" style={{ marginTop: 2 }}>
            <b className="t16">
              {format.percentFigure(advanced / used)}
              <small className="t11" style={{ fontWeight: 400 }}>
                %
              </small>
            </b>
            <Whisker reading={{ value: advanced / used, low, high }} />
          </div>
          <span className="t11 c2">
            {format.interval(low, high)} · {advanced}/{used} · {m.afterUseNote}
          </span>
        </>
      ) : (
        <div className={`hatch hatch-box ${styles.noFigure}`}>
          <span>{m.afterUseNone(used)}</span>
        </div>
      )}
    </>
  )
}

function Decide({ track, chosen, actions }: { track: TalkTrack; chosen: boolean; actions: TrackActions }) {
  const m = useMessages(briefMessages)
  if (track.decision)
    return (
      <span className="row" role="status">
        <Glyph kind={track.decision === 'rejected' ? 'stop' : 'ok'} large bare />
        <b className="t12">{m.decisions[track.decision]}</b>
      </span>
    )
  if (!chosen)
    return (
      <button type="button" className={styles.chooseHint} onClick={() => actions.onSelect(track.index)}>
        <Kbd keys={String(track.index)} />
        <span className="clip">{m.selectHint}</span>
      </button>
    )
  return (
    <>
      <Button kind="primary" keys="enter" onClick={() => actions.onAdopt(track.index)}>
        {m.adopt}
      </Button>
      <Button keys="e" onClick={() => actions.onEdit(track.index)}>
        {m.edit}
      </Button>
      <Button keys="x" onClick={() => actions.onReject(track.index)}>
        {m.reject}
      </Button>
    </>
  )
}

/** What the marks and underlines mean. */
export function MarkLegend() {
  const m = useMessages(briefMessages)
  return (
    <span className={styles.markLegend}>
      <span>
        <span className="evidence-mark">E</span> {m.legendSource}
      </span>
      <span title={m.unconfirmed}>
        <span className="evidence-mark tentative">E</span> {m.legendUnconfirmed}
      </span>
      <span>
        <span className="evidence-mark inferred">E</span> {m.legendInferred}
      </span>
      <span>
        <span className="evidence-mark rule">R</span> {m.legendRule}
      </span>
      <span>
        <span className="unchecked">{m.legendDashed}</span> {m.legendDashedNote}
      </span>
    </span>
  )
}
