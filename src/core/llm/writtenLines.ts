import {
  type BuyingRole,
  type Concern,
  type Lang,
  type SellingStage,
  type Strategy,
  sellingStages,
  slotsOf,
} from '../atoms/library/index.ts'
import type { TrackSection } from '../talkTracks/index.ts'
import type { SentenceRequest } from './smallModel.ts'

/** A sentence in slot form that a person wrote, with the scene that it was written for. */
export type WrittenLine = {
  lang: Lang
  section: TrackSection
  role: BuyingRole | null
  stage: SellingStage | null
  strategy: Strategy | null
  /** What it speaks of, the main concern first. */
  concerns: readonly Concern[]
  text: string
}

/** So many stages apart a line may be from the one that it was written for: a renewal is no first talk. */
const stagesApart = 2

const fitsStage = (line: SellingStage | null, asked: SellingStage | null): boolean =>
  line === null ||
  asked === null ||
  Math.abs(sellingStages.indexOf(line) - sellingStages.indexOf(asked)) <= stagesApart

/**
 * The lines that may be said where `request` asks: of its language and section, written for its role, on its concern,
 * for no stage far from its own, with no slot beside those that it has. The rest is left to whoever chooses. Without a
 * role or a concern there are none: a line is worded for somebody and speaks of something.
 */
export function linesFor(lines: readonly WrittenLine[], request: SentenceRequest): WrittenLine[] {
  const { lang, section, role, concern, stage, slots } = request
  if (role === null || concern === null) return []
  return lines.filter(
    (line) =>
      line.lang === lang &&
      line.section === section &&
      (line.role === role || line.role === null) &&
      line.concerns.includes(concern) &&
      fitsStage(line.stage, stage) &&
      slotsOf(line.text).every((slot) => slots.includes(slot)),
  )
}
