import { demandsIn, mayDemand } from '../actions/demanded.ts'
import { criterionTold } from '../lists/awardCriteria.ts'
import { aBox, tasksIn } from '../lists/boxedTasks.ts'
import { listedAsks, someonesPrice } from '../lists/listedAsks.ts'
import { promisesIn } from '../lists/underHeadings.ts'
import { toldInConfidence } from '../quiet/confidedPieces.ts'
import { lineAround } from '../sentences/sentences.ts'
import type { TextReading } from './textReading.ts'

/** Tells what a text tells by how it is set out: under headings, in boxes and lists, and in confidence. */
export function tellLists(reading: TextReading): void {
  const { text, occurredAt, by, rivals, sides, hasBoxes, toColleague, found, confided } = reading
  found.push(...reading.zones.flatMap((zone) => promisesIn(text, zone, occurredAt)))
  found.push(...reading.duties.filter(({ start }) => !(hasBoxes && aBox.test(lineAround(text, start)))))
  if (hasBoxes) found.push(...tasksIn(text, occurredAt, sides, rivals))
  found.push(...reading.criteria.map((one) => criterionTold(one, text, by, sides)))
  if (by !== 'ours' && text.includes('\n') && !toColleague) found.push(...listedAsks(text, by, rivals))
  tellDemands(reading)
  if (mayDemand(text, by) && !toColleague) found.push(...demandsIn(text, occurredAt, by))
  if (confided) found.push(...toldInConfidence(text, confided))
}

/** What a customer's letter lists as wanted, where nothing found so far tells it and no price of a rival's is held up. */
function tellDemands({ found, by, rivals, demands }: TextReading): void {
  for (const { start, end, text: demand } of demands) {
    const isPriced = /\d/.test(demand) && (rivals?.test(demand) || someonesPrice.test(demand))
    if (isPriced || found.some((one) => one.start < end && one.end > start)) continue
    found.push({
      kind: 'customerAsk',
      subject: 'list',
      start,
      end,
      text: demand,
      figures: [],
      speaker: by,
      stance: 'asked',
      saidBy: null,
    })
  }
}
