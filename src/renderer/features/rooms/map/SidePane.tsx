import { useState } from 'react'
import type { MapReading, NodeReading } from '../../../../shared/contract/rooms.ts'
import { edges, type MapNode, nodes, type Touch, tags, touches } from '../../../../shared/rooms/map.ts'
import { removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { Button, Chip, Glyph, Icon, LoadingState, useToast } from '../../../ui/index.ts'
import { Adoption } from '../Adoption.tsx'
import { useRoom, useRows } from '../useRoom.tsx'
import type { MapDialog, Selected } from './MapPage.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'
import { NodeContact } from './NodeContact.tsx'
import { sharePoints, tintOfTouches } from './picture.ts'
import { TagRecord } from './TagRecord.tsx'

const dayMs = 86_400_000
/** So many blind spots are told at first. */
const mostBlind = 8

/** What the map says in figures, all of them from the core: coverage, blind spots, the node in hand. */
export function SidePane({
  reading,
  error,
  asOf,
  now,
  selected,
  onSelect,
  onDialog,
}: {
  reading: MapReading | null
  error: unknown
  asOf: number | null
  now: number
  selected: Selected
  onSelect(what: Selected): void
  onDialog(dialog: MapDialog): void
}) {
  const m = useMessages(mapMessages)
  const { rows } = useRows(nodes)
  if (error && !reading)
    return (
      <aside className={styles.side}>
        <Failure error={error} title={m.readingFailed} />
      </aside>
    )
  if (!reading)
    return (
      <aside className={styles.side}>
        <LoadingState step={m.reading} bars={3} />
      </aside>
    )
  const node = selected?.kind === 'node' ? rows.get(selected.id) : undefined
  return (
    <aside className={styles.side}>
      <CoverageSection reading={reading} asOf={asOf} />
      <BlindSpots reading={reading} rows={rows} now={asOf ?? now} onSelect={onSelect} />
      {selected?.kind === 'node' && node ? (
        <NodeSection
          id={selected.id}
          node={node}
          read={reading.nodes.find(({ id }) => id === selected.id) ?? null}
          asOf={asOf ?? now + 60_000}
          onDialog={onDialog}
        />
      ) : selected?.kind === 'edge' ? (
        <EdgeSection id={selected.id} onDialog={onDialog} />
      ) : (
        <p className={`t12 c3 ${styles.section}`}>{m.node.pick}</p>
      )}
      <Adoption className={styles.section} />
    </aside>
  )
}

function CoverageSection({ reading, asOf }: { reading: MapReading; asOf: number | null }) {
  const m = useMessages(mapMessages)
  const format = useFormat()
  const { coverage, before, halfLifeDays } = reading
  const points = sharePoints(coverage.share)
  const change =
    coverage.share !== null && before.share !== null ? (coverage.share - before.share) * 100 : null
  const counted = reading.nodes.filter(({ state }) => state !== 'notApplicable')
  const { rows } = useRows(nodes)
  const keys = counted.filter(({ id }) => rows.get(id)?.isKey)
  const order = { reached: 0, stale: 1, blind: 2, other: 3, notApplicable: 4 }
  return (
    <section className={styles.section} aria-label={m.coverage}>
      <div className="row">
        <h2 className="t12">{m.coverage}</h2>
        <span className="sp" />
        <span className="t11 c3">
          {asOf !== null && m.asOf(format.day(asOf))}{' '}
          {change !== null && m.points(format.signedNumber(change, 1))}
        </span>
      </div>
      <div className={styles.figure}>
        <b>{points ?? m.undefined}</b>
        {points !== null && <span>%</span>}
        <span className="c2">
          {points === null ? m.noKeyNodes : m.coverageOf(coverage.touched, coverage.keyNodes)}
        </span>
      </div>
      {keys.length > 0 && keys.length <= 60 && (
        <div className={styles.segments} aria-hidden="true">
          {[...keys]
            .sort((left, right) => order[left.state] - order[right.state] || right.touches - left.touches)
            .map(({ id, touches: n, state }) => (
              <i
                key={id}
                data-state={state}
                style={n > 0 ? { background: `var(--seq-${tintOfTouches(n)})` } : undefined}
              />
            ))}
        </div>
      )}
      {points !== null && (
        <>
          <div className="row t12 c2">
            <span>{m.weighted}</span>
            <span className="sp" />
            <b>{sharePoints(coverage.weightedShare)}%</b>
          </div>
          <div className="row t12 c2">
            <span>{m.decayed(halfLifeDays)}</span>
            <span className="sp" />
            <b>{sharePoints(coverage.decayedShare)}%</b>
          </div>
        </>
      )}
      <p className="t11 c3">{m.countNote}</p>
    </section>
  )
}

function BlindSpots({
  reading,
  rows,
  now,
  onSelect,
}: {
  reading: MapReading
  rows: ReadonlyMap<string, MapNode>
  now: number
  onSelect(what: Selected): void
}) {
  const m = useMessages(mapMessages)
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? reading.blind : reading.blind.slice(0, mostBlind)
  const more = reading.blind.length - shown.length
  return (
    <section className={styles.section} aria-label={m.blindSpots}>
      <div className="row">
        <h2 className="t12">{m.blindSpots}</h2>
        <span className="t11 c3">{m.blindNote}</span>
        <span className="sp" />
        <span className="t12 c2">{reading.blind.length}</span>
      </div>
      {reading.blind.length === 0 && reading.coverage.keyNodes > 0 && (
        <p className="row t12 c2">
          <Glyph kind="ok" bare />
          {m.noBlind}
        </p>
      )}
      <ul className={styles.blind}>
        {shown.map((id) => {
          const node = rows.get(id)
          if (!node) return null
          return (
            <li key={id}>
              <button type="button" onClick={() => onSelect({ kind: 'node', id })}>
                <Glyph kind="caution" />
                <span className="clip">
                  <b>{node.title}</b> {node.who}
                </span>
                <span className="t12 c2 nw">
                  {node.dueAt === null ? m.noDue : m.dueIn(Math.round((node.dueAt - now) / dayMs))}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {more > 0 && (
        <Button small kind="quiet" onClick={() => setWhole(true)}>
          {m.moreBlind(more)}
        </Button>
      )}
    </section>
  )
}

function NodeSection({
  id,
  node,
  read,
  asOf,
  onDialog,
}: {
  id: string
  node: MapNode
  read: NodeReading | null
  asOf: number
  onDialog(dialog: MapDialog): void
}) {
  const m = useMessages(mapMessages)
  const format = useFormat()
  const session = useRoom()
  const toast = useToast()
  const { rows } = useRows(touches)
  const { rows: tagRows } = useRows(tags)
  const mine = [...rows]
    .filter(([, touch]) => touch.node === id && touch.at <= asOf)
    .sort(([, left], [, right]) => right.at - left.at)
  const worn = [...tagRows].filter(([, tag]) => tag.node === id && tag.at <= asOf)
  const remove = (from: typeof touches | typeof tags, record: string) => {
    session.change((doc) => removeRow(doc, from as typeof touches, record))
    toast({ title: m.removed })
  }
  return (
    <section className={styles.section} aria-label={node.title}>
      <div className="row">
        <h2 className="t14 clip">{node.title}</h2>
        <span className="t12 c2 clip">{node.who}</span>
        <span className="sp" />
        {read && <span className="t12 c2 nw">{m.states[read.state]}</span>}
        {node.isKey && node.notApplicable === null && <Chip outline>{m.node.key}</Chip>}
        {!session.readOnly && (
          <Button small keys="e" onClick={() => onDialog({ kind: 'node', id })}>
            {m.node.edit}
          </Button>
        )}
      </div>
      <NodeContact id={id} node={node} />
      {node.notApplicable !== null && <p className="t12 c2">{m.node.notApplicable(node.notApplicable)}</p>}
      {read && read.touches > 0 && (
        <p className="t12 c2">
          {[
            m.node.touches(read.touches),
            read.lastTouchAt !== null && m.node.last(format.day(read.lastTouchAt)),
            read.dwellMs === null
              ? m.node.noDwell
              : m.node.dwell(dwellText(read.dwellMs, format), read.dwellOf),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {mine.length === 0 && <p className="t12 c3">{m.node.noTouches}</p>}
      <ul className={styles.touches}>
        {mine.slice(0, 12).map(([key, touch]) => (
          <li key={key}>
            <span className="t12 c2 nw">{format.day(touch.at)}</span>
            <span className="clip">{touchText(touch, m, format)}</span>
            <span className="t12 c2 nw">
              {touch.interaction !== 'none'
                ? m.interactions[touch.interaction]
                : touch.title === touch.source
                  ? ''
                  : m.sources[touch.source]}
            </span>
            {!session.readOnly && (
              <Button
                kind="quiet"
                small
                icon={<Icon name="close" small />}
                aria-label={`${m.node.removeTouch}: ${touch.title}`}
                onClick={() => remove(touches, key)}
              />
            )}
          </li>
        ))}
      </ul>
      {!session.readOnly && (
        <Button small kind="primary" keys="enter" onClick={() => onDialog({ kind: 'touch', node: id })}>
          {m.node.addTouch}
        </Button>
      )}
      <div className="row">
        <h3 className="t12">{m.node.tags}</h3>
        <span className="sp" />
        {!session.readOnly && (
          <Button small onClick={() => onDialog({ kind: 'tag', node: id })}>
            {m.node.addTag}
          </Button>
        )}
      </div>
      {worn.length === 0 && <p className="t12 c3">{m.node.noTags}</p>}
      <ul className={styles.tags}>
        {worn.map(([key, tag]) => (
          <li key={key} data-expired={tag.expiresAt <= asOf || undefined}>
            <span className="row">
              <b className="t12">{tag.label}</b>
              <span className="t11 c3">
                {tag.expiresAt <= asOf ? m.node.expired : m.node.expires(format.day(tag.expiresAt))} ·{' '}
                {tag.by}
              </span>
              <span className="sp" />
              {!session.readOnly && (
                <Button
                  kind="quiet"
                  small
                  icon={<Icon name="close" small />}
                  aria-label={`${m.node.removeTag}: ${tag.label}`}
                  onClick={() => remove(tags, key)}
                />
              )}
            </span>
            <span className="t12 c2">{tag.evidence}</span>
            <TagRecord tag={tag} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Format = ReturnType<typeof useFormat>

/** Seconds below two minutes, minutes above. */
const dwellText = (ms: number, format: Format): string =>
  ms < 120_000
    ? `${format.number(Math.round(ms / 1_000))} ${format.language === 'zh' ? '秒' : 's'}`
    : format.span(ms)

/** A touch that was published without words is told by its source. */
function touchText(touch: Touch, m: (typeof mapMessages)['zh'], format: Format): string {
  const title = touch.title === touch.source ? (m.sources[touch.source] ?? touch.source) : touch.title
  return touch.dwellMs === null ? title : `${title} ${dwellText(touch.dwellMs, format)}`
}

function EdgeSection({ id, onDialog }: { id: string; onDialog(dialog: MapDialog): void }) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const edge = useRows(edges).rows.get(id)
  const { rows } = useRows(nodes)
  if (!edge) return null
  return (
    <section className={styles.section} aria-label={m.form.edge}>
      <div className="row">
        <h2 className="t14 clip">
          {rows.get(edge.from)?.title} → {rows.get(edge.to)?.title}
        </h2>
        <span className="sp" />
        {!session.readOnly && (
          <Button small onClick={() => onDialog({ kind: 'edge', id })}>
            {m.node.edit}
          </Button>
        )}
      </div>
      <p className="t12 c2">
        {[m.edges[edge.kind], m.bases[edge.basis], edge.note, edge.author].filter(Boolean).join(' · ')}
      </p>
    </section>
  )
}
