import {
  type Brief,
  sectionsInOrder,
  type TalkTrack,
  type TrackSentence,
} from '../../../shared/contract/brief.ts'
import { citedLines, namedSource } from '../../../shared/evidenceLine.ts'
import { calendarDay } from '../../calendarDay.ts'
import { guestsText, movedText, placeText, whenText, zoneName } from './callLine.ts'
import { projectLines, quoteLines } from './priceLines.ts'
import { filled, type Say, words } from './printedWords.ts'
import { leftOutLines, readingText } from './readingLines.ts'
import { seatLines } from './seatLines.ts'
import { situationLines } from './situationLines.ts'

/** Call time, win reading and buying committee: what stands beside the tracks on the screen. */
function sceneLines(brief: Brief, say: Say, zone: string, cite: (label: string) => void): string[] {
  const moment = new Intl.DateTimeFormat(brief.lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  // Who reads it elsewhere, or calls a customer elsewhere, has to know whose clock it is.
  const clock = (at: number): string => `${moment.format(at)} (${zoneName(at, brief.lang, zone)})`
  /** The call by the clock of whoever reads, and by that of the calendar's entry beside it where it is another. */
  const callClock = (at: number): string => {
    const { reader = zone, event = null } = brief.callZones ?? {}
    const told = (one: string): string =>
      new Intl.DateTimeFormat(brief.lang === 'zh' ? 'zh-CN' : 'en-GB', {
        timeZone: one,
        dateStyle: 'medium',
        timeStyle: 'short',
      }).format(at)
    const own = `${told(reader)} (${zoneName(at, brief.lang, reader)})`
    if (event === null) return own
    const place = event.split('/').at(-1)!.replaceAll('_', ' ')
    return `${own} · ${filled(say.byCalendar, { clock: `${told(event)} (${zoneName(at, brief.lang, event)}, ${place})` })}`
  }
  const seats = brief.committee.cells.flatMap((cell) =>
    seatLines(brief, cell, say, { cite, dayOf: calendarDay(zone) }),
  )
  return [
    `${say.call}: ${whenText(brief, say, callClock)}${brief.callTopic === null ? '' : ` · ${brief.callTopic}`}${placeText(brief, say)}${guestsText(brief, say)}${movedText(brief, say, cite)}`,
    ...(brief.stage === 'won' || brief.stage === 'lost' ? [say.closedDeal[brief.stage]] : []),
    `${say.asOf}: ${clock(brief.asOf)}`,
    `${say.win}: ${readingText(say, brief.win)}`,
    ...leftOutLines(brief.lang, say, say.win, [brief.win]),
    ...(seats.length > 0 ? ['', say.committee, ...seats] : []),
    ...leftOutLines(
      brief.lang,
      say,
      say.intent,
      brief.committee.cells.map(({ reading }) => reading),
    ),
    '',
  ]
}

/**
 * The brief as plain text: the given tracks, and the evidence that they cite; where it is the whole brief, also call
 * time, committee and prices. A track that a person edited is told in their words. Comparables are never in it.
 */
export function briefText(
  brief: Brief,
  options: {
    tracks: readonly TalkTrack[]
    whole: boolean
    /** A person's own wording by track index. */
    edited: ReadonlyMap<number, readonly string[]>
    /** IANA time zone in which days and times are told. */
    zone: string
  },
): string {
  const say: Say = words[brief.lang]
  const dayOf = calendarDay(options.zone)
  const cited = new Set<string>()
  const sentence = ({ text, marks }: TrackSentence) => {
    const labels = [...new Set(marks.map((mark) => mark.label))]
    for (const label of labels) cited.add(label)
    return labels.length > 0 ? `${text} [${labels.join(', ')}]` : text
  }
  const lines = [
    `${brief.accountName} · ${brief.dealName}${brief.person ? ` · ${brief.person.name}` : ''}`,
    ...(options.whole ? sceneLines(brief, say, options.zone, (label) => cited.add(label)) : ['']),
  ]
  if (options.whole) lines.push(...situationLines(brief, say, dayOf, (label) => cited.add(label)))
  if (options.whole && brief.perhapsSame.length > 0)
    lines.push(
      say.perhapsSame,
      ...brief.perhapsSame.map(
        ({ name, items }) => `    - ${filled(say.perhapsSameWith, { name, n: items })}`,
      ),
      '',
    )
  if (options.whole && brief.blanks.length > 0)
    lines.push(say.blanks, ...brief.blanks.map(({ question }) => `    - ${question}`), '')
  if (options.whole && brief.tracks.length === 0) lines.push(say.noTracks, '')
  for (const track of options.tracks) {
    lines.push(`${say.track} ${track.index}: ${track.title} (${track.rationale})`)
    const own = options.edited.get(track.index)
    if (own) {
      lines.push(...own.map((text) => `    - ${text}`), '')
      continue
    }
    for (const section of sectionsInOrder(brief)) {
      const said =
        section === 'objections'
          ? track.sections.objections.flatMap(({ objection, answer }) => [
              `    - ${sentence(objection)}`,
              `      → ${sentence(answer)}`,
            ])
          : track.sections[section].map((one) => `    - ${sentence(one)}`)
      if (said.length > 0 || section === 'nextStep') lines.push(`  ${say[section]}`, ...said)
    }
    lines.push('')
  }
  if (options.whole && brief.projectPrice) lines.push(...projectLines(brief, brief.projectPrice, say, dayOf))
  if (options.whole && brief.quote) lines.push(...quoteLines(brief, brief.quote, say))
  if (options.whole && !brief.quote && !brief.projectPrice)
    lines.push(`${say.predicted}: ${say.noProduct}`, '')
  const evidence = brief.evidence.filter(({ label }) => cited.has(label))
  if (evidence.length > 0) lines.push(say.evidence)
  for (const item of evidence) {
    const places = item.gone || item.withheld ? [] : citedLines(item)
    const place = places.length === 0 ? '' : ` ${say.line.replace('{n}', places.join(', '))}`
    lines.push(
      `  ${item.label} ${namedSource(item.sourcePath ?? item.sourceName, item.entry)}${place} · ${dayOf(item.occurredAt)}: ${item.gone ? say.gone : item.withheld ? say.withheld : item.excerpt}`,
    )
  }
  return lines.join('\n')
}

/**
 * The lines that go with every copy: the log entries of showing and, where it was, of taking along; versions, and what
 * made it.
 */
export function traceText(brief: Brief, taken: { seq: number; hash: string } | null): string {
  const say = words[brief.lang]
  const versions = Object.entries(brief.versions).map(([name, version]) => `${name} ${version}`)
  return [
    `${say.trace}: #${brief.log.seq} ${brief.log.hash}${taken ? ` → #${taken.seq} ${taken.hash}` : ''}`,
    versions.join(', '),
    say.generated,
  ].join('\n')
}

/** The whole brief as it was shown, with the trace of its showing: for reading on the spot. */
export const shownText = (brief: Brief, zone: string): string =>
  `${briefText(brief, { tracks: brief.tracks, whole: true, edited: new Map(), zone })}\n\n${traceText(brief, null)}`
