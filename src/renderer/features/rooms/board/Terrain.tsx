import { type Published, published, runningReview, zones } from '../../../../shared/rooms/board.ts'
import { freshDays } from '../../../../shared/rooms/publishedAge.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { EmptyState, Glyph } from '../../../ui/index.ts'
import { Pointers } from '../Pointers.tsx'
import { useRows } from '../useRoom.tsx'
import { useSize } from '../useSize.ts'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'
import { SaidLine, useChecks } from './said.tsx'
import { contour, placesOf, type Ring, ringsOf, ringUnit } from './terrain.ts'

/** The worst light of a zone; what is not known is said only where nothing else is. */
export function worstLight(risks: Published['risks'] | undefined): 'ok' | 'caution' | 'stop' | 'unknown' {
  const lights = Object.values(risks ?? {}).map(({ light }) => light)
  return (['stop', 'caution', 'ok', 'unknown'] as const).find((light) => lights.includes(light)) ?? 'unknown'
}

/** Zones in their order with what was published of each, and whose it is: the frozen evidence while a review runs. */
export function useZones(frozen: Record<string, Published> | null) {
  const { rows: byId } = useRows(zones)
  const checks = useChecks(frozen ? runningReview : undefined)
  const { rows: live } = useRows(published)
  return [...byId]
    .sort(([, left], [, right]) => left.order - right.order)
    .map(([id, zone]) => ({
      id,
      name: zone.name,
      order: zone.order,
      said: (frozen ? frozen[id] : live.get(id)) ?? null,
      check: checks.get(id),
    }))
}
export type ZoneView = ReturnType<typeof useZones>[number]

/** Opportunity heat of the zones as terrain: one ring per round amount, solid to the low end, dashed to the high end. */
export function Terrain({
  zones: shown,
  discussing,
}: {
  zones: readonly ZoneView[]
  discussing: string | null
}) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const [field, { width, height }] = useSize()
  if (shown.length === 0) return <EmptyState title={m.noZones}>{m.noZonesNote}</EmptyState>
  // One publication is told whole; of several each zone tells its own age below.
  const [first, ...others] = shown.flatMap(({ said }) => (said ? [said] : []))
  const isOne = first !== undefined && others.every(({ by, at }) => by === first.by && at === first.at)
  const heats = shown.flatMap(({ said }) => (said?.heat ? [said.heat] : []))
  // Money of different currencies is never measured by one ring.
  const largestOf = new Map<string, number>()
  for (const { currency, highMinor } of heats)
    largestOf.set(currency, Math.max(largestOf.get(currency) ?? 0, highMinor))
  const sizes = shown.map(({ said }) => {
    const largest = said?.heat && largestOf.get(said.heat.currency)
    return said?.heat && largest ? said.heat.highMinor / largest : 0.12
  })
  const places = placesOf(
    shown.map(({ id }) => id),
    sizes,
    width,
    height,
  )
  return (
    <Pointers view="terrain" className={styles.terrainPane}>
      <div className={styles.terrainHead}>
        <h2 className="t14">{m.heat}</h2>
        <span className="t12 c2">
          {[m.heatNote, isOne && m.publishedBy(first.by, format.dateTime(first.at)), m.marked(freshDays)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <div className={styles.terrain} ref={field}>
        {width > 0 && (
          <svg width={width} height={height} className={styles.rings} aria-hidden="true">
            <defs>
              <pattern
                id="unknown-zone"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path d="M0 0V5" stroke="var(--unknown-hatch)" strokeWidth="1.6" />
              </pattern>
              <pattern id="survey" width="56" height="56" patternUnits="userSpaceOnUse">
                <path d="M28 25v6M25 28h6" stroke="var(--line-2)" />
              </pattern>
            </defs>
            <rect width={width} height={height} fill="url(#survey)" />
            {shown.map(({ id, said }, index) => {
              const place = places[index]!
              const heat = said?.heat
              if (!heat)
                return (
                  <path
                    key={id}
                    d={contour(id, place.x, place.y, place.radiusX, place.radiusY)}
                    fill="url(#unknown-zone)"
                    stroke="var(--unknown)"
                    strokeDasharray="4 3"
                  />
                )
              return (
                <g key={id}>
                  {ringsOf(heat, ringUnit(largestOf.get(heat.currency) ?? 1)).map((ring) => (
                    <path
                      key={ring.level}
                      d={contour(
                        id,
                        place.x,
                        place.y,
                        place.radiusX * ring.radius,
                        place.radiusY * ring.radius,
                      )}
                      {...ringLook(ring)}
                    />
                  ))}
                </g>
              )
            })}
          </svg>
        )}
        {width > 0 &&
          shown.map((zone, index) => {
            const { x, y, radiusX, radiusY } = places[index]!
            return (
              <div
                key={zone.id}
                className={styles.zone}
                data-discussing={zone.id === discussing || undefined}
                style={{ left: x, top: y + radiusY + 8 }}
              >
                {zone.id === discussing && (
                  <span
                    className={styles.frame}
                    style={{ width: radiusX * 2.5, height: radiusY * 2.4 + 72, top: -radiusY * 2.2 - 14 }}
                    aria-hidden="true"
                  />
                )}
                <ZoneWords zone={zone} />
                {zone.id === discussing && <span className={styles.now}>{m.nowDiscussing}</span>}
              </div>
            )
          })}
      </div>
      <div className={styles.legend}>
        <span className={styles.tints} aria-hidden="true">
          {[1, 2, 3, 4, 5, 6, 7].map((level) => (
            <i key={level} style={{ background: `var(--seq-${level})` }} />
          ))}
        </span>
        {heats.length > 0 && (
          <>
            <span>
              {m.rings(
                [...largestOf]
                  .map(([currency, largest]) => format.moneyShort(ringUnit(largest), currency))
                  .join(' / '),
              )}
            </span>
            <span>{m.dashed}</span>
          </>
        )}
        <span className="c3">{m.schematic}</span>
      </div>
    </Pointers>
  )
}

/** Deeper inside means more: the tint follows the level, in light and dark alike. */
const ringLook = ({ level, isSure, isFilled }: Ring) => ({
  fill: isFilled ? `var(--seq-${Math.min(7, level)})` : 'none',
  stroke: isSure ? 'var(--line-strong)' : 'var(--text)',
  strokeWidth: isSure ? 1 : 1.4,
  strokeDasharray: isSure ? undefined : '1.5 3.5',
  strokeLinecap: 'round' as const,
})

function ZoneWords({ zone: { name, said, check } }: { zone: ZoneView }) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const heat = said?.heat
  return (
    <>
      <span className={styles.zoneName}>
        <Glyph kind={worstLight(said?.risks)} />
        {name}
      </span>
      {heat ? (
        <span className={styles.zoneFigure}>
          <b>{format.moneyShort(heat.expectedMinor, heat.currency)}</b>
          <span className="t12 c2 nw">
            {format.moneyShort(heat.lowMinor, heat.currency)}–
            {format.moneyShort(heat.highMinor, heat.currency)} · n {heat.n}
          </span>
        </span>
      ) : (
        <span className="t12 c2 nw">
          {said?.short
            ? `${m.notEnough} · ${m.needs(said.short.n, said.short.needed - said.short.n)}`
            : m.notPublished}
        </span>
      )}
      {said && <SaidLine said={said} check={check} />}
    </>
  )
}
