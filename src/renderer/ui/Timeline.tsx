import type { ReactNode } from 'react'

export interface TimelineEntry {
  key: string
  /** Groups entries under a head; equal neighbours share one. */
  day: string
  time: string
  icon: ReactNode
  content: ReactNode
}

/** A record's story, newest first, grouped by day. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  const days = entries.reduce<{ day: string; entries: TimelineEntry[] }[]>((groups, entry) => {
    const last = groups.at(-1)
    if (last?.day === entry.day) last.entries.push(entry)
    else groups.push({ day: entry.day, entries: [entry] })
    return groups
  }, [])
  return (
    <section className="timeline" aria-label={label}>
      {days.map(({ day, entries: ofDay }) => (
        <div key={`${day} ${ofDay[0]?.key}`}>
          <h3 className="timeline-day">{day}</h3>
          <ol>
            {ofDay.map((entry) => (
              <li key={entry.key} className="timeline-item">
                <span className="when">{entry.time}</span>
                <span className="dot">{entry.icon}</span>
                <div className="what">{entry.content}</div>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  )
}
