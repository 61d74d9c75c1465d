import type { TodayCall } from '../../../shared/contract/today.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useWidth } from '../brief/useWidth.ts'
import { todayMessages } from './messages.ts'
import { planRuler, startOfDay } from './ruler.ts'
import styles from './today.module.css'

const axisY = 66

/** The day as a ruler: past calls pale, coming ones in ink, frozen ones under ice, and the moment in indigo. */
export function Ruler({
  calls,
  now,
  zone,
  selected,
}: {
  calls: readonly TodayCall[]
  now: number
  zone: string
  selected: string | null
}) {
  const m = useMessages(todayMessages)
  const format = useFormat(zone)
  const [host, width] = useWidth<HTMLDivElement>(1120)
  const named = calls.map((call) => ({
    key: call.dealId,
    at: call.at,
    label: call.personName ?? call.accountName.slice(0, 6),
  }))
  const plan = planRuler(named, now, startOfDay(now, zone), width)
  const description = `${m.ruler}: ${calls.map((call) => `${format.time(call.at)} ${call.personName ?? call.accountName}${call.frozen ? ` (${m.frozen})` : ''}`).join(', ')}; ${m.now} ${format.time(now)}`
  const twoLanes = plan.calls.some((call) => call.lane > 0)
  return (
    <div ref={host} className={styles.ruler}>
      <svg width={width} height="88" role="img" aria-label={description}>
        <defs>
          <pattern id="ice" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <path d="M0 0V7" stroke="var(--frozen)" opacity=".45" />
          </pattern>
        </defs>
        {plan.hours.map((hour) => (
          <g key={hour.at}>
            <path d={`M${hour.x} ${axisY}v${hour.named ? 6 : 4}`} stroke="var(--line-strong)" />
            {hour.named && (plan.now === null || Math.abs(hour.x - plan.now) > 36) && (
              <text x={hour.x} y={axisY + 20} textAnchor="middle">
                {format.time(hour.at)}
              </text>
            )}
          </g>
        ))}
        <path
          d={`M${plan.hours[0]?.x ?? 0} ${axisY}H${plan.hours.at(-1)?.x ?? width}`}
          stroke="var(--line-strong)"
        />
        {plan.calls
          .filter((place) => place.lane > 0)
          .map((place) => (
            <path key={place.key} d={`M${place.x + 0.5} 30V${axisY}`} stroke="var(--line-2)" />
          ))}
        {calls.map((call, index) => {
          const place = plan.calls[index]!
          const past = call.at < now
          const y = twoLanes ? 36 - place.lane * 30 : 30
          const height = twoLanes ? 24 : 28
          const x = Math.min(place.x, width - place.width - 2)
          return (
            <g key={place.key}>
              <rect
                x={x}
                y={y}
                width={place.width}
                height={height}
                rx="3"
                fill={call.frozen ? 'var(--frozen-soft)' : past ? 'var(--sunken)' : 'var(--text)'}
                stroke={call.frozen ? 'var(--frozen)' : call.dealId === selected ? 'var(--accent)' : 'none'}
                strokeWidth={call.dealId === selected ? 2 : 1}
              />
              {call.frozen && (
                <rect x={x} y={y} width={place.width} height={height} rx="3" fill="url(#ice)" />
              )}
              <text
                x={x + place.width / 2}
                y={y + height / 2 + 4}
                textAnchor="middle"
                className={styles.rulerName}
                style={{
                  fill: call.frozen ? 'var(--frozen)' : past ? 'var(--text-2)' : 'var(--surface)',
                  fontWeight: past || call.frozen ? 400 : 600,
                }}
              >
                {named[index]!.label}
              </text>
            </g>
          )
        })}
        {plan.now !== null && (
          <>
            <path d={`M${plan.now} 24V${axisY + 4}`} stroke="var(--accent)" strokeWidth="1.5" />
            <circle cx={plan.now} cy={axisY} r="3.5" fill="var(--accent)" />
            <text x={plan.now} y={axisY + 20} textAnchor="middle" className={styles.rulerNow}>
              {format.time(now)}
            </text>
          </>
        )}
      </svg>
    </div>
  )
}
