import type { Guest } from '../../deals/guests.ts'
import type { SaidSince } from './callSince.ts'
import { placeIn, placesLeft } from './callWords.ts'
import type { MovedCall } from './movedCall.ts'

/** Where the call is held: the calendar says it in full where it followed a message that moved the call. */
export function callPlace(
  moved: MovedCall | null,
  said: readonly SaidSince[],
  written: string | null,
): string | null {
  // A place that was left is told nowhere.
  const gone = [moved?.quote ?? '', ...said.map(({ quote }) => quote)].flatMap(placesLeft)
  const isLeft = (place: string | null) => place !== null && gone.some((one) => place.includes(one))
  const planned = isLeft(written) ? null : written
  const since = said.findLast(({ place }) => place !== null)?.place ?? null
  // What only says back where it is tells it in short.
  if (since !== null && moved?.place?.startsWith(since)) return moved.place
  const short = since ?? moved?.place ?? null
  // 腾讯会议号不变, "same Teams link": the calendar has the number.
  if (short !== null && planned?.startsWith(short)) return planned
  return (
    since ??
    (moved === null ? planned : moved.isInCalendar ? (planned ?? moved.place) : (moved.place ?? planned))
  )
}

const heldBy =
  /\s*[-–—·|]?\s*(?:腾讯会议|钉钉会议|飞书会议|企微会议|视频会议|线上会议?|\b(?:Microsoft |MS )?Teams\b|\bZoom\b|\bWebex\b|\bGoogle Meet\b)\s*$/iu
const heldOnline = /会议(?!室)|线上|视频|电话|\b(?:Teams|Zoom|Webex|Meet|online|phone|video)\b/i

/** What the calendar calls a call, less a place in brackets that a message has changed. */
export const callTopic = (
  topic: string | null,
  planned: string | null,
  place: string | null,
): string | null => {
  if (topic === null || place === null || place === planned) return topic
  const kept = topic.replace(/\s*[(（][^()（）]*[)）]/g, (bracket) => {
    const held = placeIn(bracket.replaceAll(/[()（）]/g, ''))
    return held === null || place.includes(held) ? bracket : ''
  })
  // 框架澄清会 腾讯会议, of a call that is held in a room now.
  return kept.replace(heldBy, (tool) => (place.includes(tool.trim()) ? tool : '')).trim()
}

/** For how much of a call somebody is there, and how, where not in the room that it is held in. */
export const attendsHow = (guest: Guest | undefined, place: string | null): string | null =>
  [place === null || heldOnline.test(place) ? null : guest?.fromAfar, guest?.part]
    .filter(Boolean)
    .join(' · ') || null
