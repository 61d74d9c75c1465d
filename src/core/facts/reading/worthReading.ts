import { chasesTheirs } from '../actions/chased.ts'
import { mayDemand } from '../actions/demanded.ts'
import { handoversIn } from '../actions/handovers.ts'
import { listedDemands } from '../actions/listedDemands.ts'
import { certificatesIn } from '../certificates.ts'
import { mayTellInEnglish } from '../english/mayTell.ts'
import { asksInARow } from '../lists/asksInARow.ts'
import { anyBox } from '../lists/boxedTasks.ts'
import { announcesAsks } from '../lists/listedAsks.ts'
import { mayHoldZone } from '../lists/underHeadings.ts'
import { mayHush } from '../quiet/keptQuiet.ts'
import type { SideOf } from '../whoSays/sides.ts'
import {
  holdsPromise,
  isAwaited,
  isConfided,
  isOutstanding,
  protectsSource,
  remindsOfTheirs,
  type Speaker,
} from '../whoSays/stance.ts'
import { anyCue } from './rulesOfSentence.ts'

/** Whether a rule has a cue in these words, or they name a rival or a certificate. */
export const mayState = (words: string, rivals: RegExp | null): boolean =>
  anyCue(words) || (rivals?.test(words) ?? false) || certificatesIn(words).length > 0

/** Whether any of its words may state a fact: most texts state none, and are not read further. */
export const isWorthReading = (
  text: string,
  occurredAt: number,
  by: Speaker,
  rivals: RegExp | null,
  sides: SideOf,
): boolean =>
  mayState(text, rivals) ||
  mayTellInEnglish(text) ||
  (by === 'note' && handoversIn(text, occurredAt, sides) !== null) ||
  holdsPromise(text, by) ||
  (by === 'note' && (isOutstanding(text) || chasesTheirs(text, sides))) ||
  (by === 'customer' && isAwaited(text)) ||
  (by === 'ours' && remindsOfTheirs(text)) ||
  anyBox.test(text) ||
  isConfided(text, by) ||
  mayHoldZone(text, by) ||
  mayDemand(text, by) ||
  (by === 'customer' && (listedDemands(text).length > 0 || asksInARow(text).length > 0)) ||
  mayHush(text, by) ||
  protectsSource(text, by) ||
  announcesAsks(text)
