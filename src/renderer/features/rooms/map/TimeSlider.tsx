import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Coverage } from '../../../../shared/contract/rooms.ts'
import type { Signal, Touch } from '../../../../shared/rooms/map.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Button, Kbd } from '../../../ui/index.ts'
import { useSize } from '../useSize.ts'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'
import { barsOf, monthsOf, timeAxis } from './timeline.ts'

const dayMs = 86_400_000
const playMs = 120

/** Looks at the map as it was on a day: bars are touches, diamonds outside signals. Null is today. */
export function TimeSlider({
  touches,
  signals,
  now,
  asOf,
  coverage,
  onChange,
}: {
  touches: ReadonlyMap<string, Touch>
  signals: ReadonlyMap<string, Signal>
  now: number
  asOf: number | null
  coverage: Coverage | null
  onChange(asOf: number | null): void
}) {
  const m = useMessages(mapMessages)
  const format = useFormat()
  const [field, { width }] = useSize()
  const [playing, setPlaying] = useState(false)
  const happened = useMemo(() => [...touches.values()].map(({ at }) => at), [touches])
  const axis = useMemo(() => timeAxis(happened, now), [happened, now])
  const inner = Math.max(0, width - 32)
  const x = (at: number) => 16 + axis.at(at) * inner
  const set = (at: number) => onChange(at >= now ? null : Math.max(axis.fromAt, at))
  const shown = asOf ?? now
  const move = (days: number) => set(shown + days * dayMs)
  const latest = useRef({ shown, set })
  latest.current = { shown, set }
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(() => {
      const { shown: at, set: put } = latest.current
      if (at + 2 * dayMs >= now) setPlaying(false)
      put(at + 2 * dayMs)
    }, playMs)
    return () => clearInterval(timer)
  }, [playing, now])
  const play = () => {
    if (!playing && asOf === null) set(axis.fromAt)
    setPlaying(!playing)
  }
  useKeys(m.time, [
    { keys: 'space', label: m.play, run: play },
    { keys: 'arrowleft', label: `${m.time} −1`, run: () => move(-1) },
    { keys: 'arrowright', label: `${m.time} +1`, run: () => move(1) },
    { keys: 'shift+arrowleft', label: `${m.time} −7`, run: () => move(-7) },
    { keys: 'shift+arrowright', label: `${m.time} +7`, run: () => move(7) },
    { keys: '0', label: m.backToday, run: () => onChange(null) },
  ])
  const fromPointer = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    set(axis.instantAt(Math.min(1, Math.max(0, (event.clientX - box.left - 16) / inner))))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const days = { ArrowLeft: -1, ArrowRight: 1, PageUp: 7, PageDown: -7 }[event.key]
    if (event.key === 'Home') set(axis.fromAt)
    else if (event.key === 'End') onChange(null)
    else if (days) move(event.shiftKey ? days * 7 : days)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const count = Math.max(10, Math.floor(inner / 15))
  const bars = barsOf(happened, axis, count)
  const most = Math.max(1, ...bars)
  const label = `${asOf === null ? m.today : format.date(asOf)}${
    coverage && coverage.keyNodes > 0 ? ` ${m.fraction(coverage.touched, coverage.keyNodes)}` : ''
  }`
  return (
    <section className={styles.time} aria-label={m.time}>
      <div className={styles.timeHead}>
        <Button small keys="space" onClick={play}>
          {playing ? m.stop : m.play}
        </Button>
        <b className="t12">{m.time}</b>
        <span className="t12 c3 clip">{m.timeNote}</span>
        <span className="sp" />
        <span className="row t12 c2 nw">
          <Kbd keys="arrowleft" />
          <Kbd keys="arrowright" />
          {m.day}
          <Kbd keys="shift" />
          {m.week}
          <Kbd keys="0" />
          {m.backToday}
        </span>
      </div>
      <div
        ref={field}
        className={styles.axis}
        role="slider"
        tabIndex={0}
        aria-label={m.time}
        aria-valuemin={axis.fromAt}
        aria-valuemax={now}
        aria-valuenow={shown}
        aria-valuetext={label}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          fromPointer(event)
        }}
        onPointerMove={(event) => event.buttons === 1 && fromPointer(event)}
      >
        {inner > 0 && (
          <svg width={width} height="92" aria-hidden="true">
            <defs>
              <pattern
                id="ahead"
                width="5"
                height="5"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path d="M0 0V5" stroke="var(--unknown-hatch)" strokeWidth="1.2" />
              </pattern>
            </defs>
            <rect
              x={x(now)}
              y="12"
              width={Math.max(0, 16 + inner - x(now))}
              height="48"
              fill="url(#ahead)"
              opacity="0.6"
            />
            {16 + inner - x(now) > 90 && (
              <text x={x(now) + 12} y="40" className={styles.ahead}>
                {m.future}
              </text>
            )}
            {bars.map((bar, at) => (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
                key={at}
                x={16 + (at * inner) / count + 2}
                width={Math.max(1, inner / count - 5)}
                y={46 - (bar / most) * 30}
                height={(bar / most) * 30}
                fill={axis.instantAt((at + 0.5) / count) <= shown ? 'var(--seq-6)' : 'var(--seq-3)'}
              />
            ))}
            {[...signals].map(([id, { at }]) => (
              <path key={id} d={`M${x(at)} 50l4 4-4 4-4-4z`} fill="var(--div-p3)" />
            ))}
            <path d={`M16 64H${16 + inner}`} stroke="var(--line-strong)" />
            {monthsOf(axis).map((at) => (
              <g key={at}>
                <path d={`M${x(at)} 60v8`} stroke="var(--line-strong)" />
                <text x={x(at) + 4} y="80" className={styles.tick}>
                  {format.day(at)}
                </text>
              </g>
            ))}
            <path d={`M16 64H${x(shown)}`} stroke="var(--accent)" strokeWidth="3" />
            <path d={`M${x(shown)} 4V64`} stroke="var(--accent)" strokeWidth="1.5" />
            <circle cx={x(shown)} cy="64" r="7" fill="var(--raised)" stroke="var(--accent)" strokeWidth="2" />
            <text
              x={x(shown) + (axis.at(shown) > 0.5 ? -6 : 6)}
              y="12"
              textAnchor={axis.at(shown) > 0.5 ? 'end' : 'start'}
              className={styles.shown}
            >
              {label}
            </text>
          </svg>
        )}
      </div>
    </section>
  )
}
