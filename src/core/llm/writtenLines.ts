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

const distance = (line: SellingStage | null, asked: SellingStage | null): number =>
  line === null || asked === null ? 0 : Math.abs(sellingStages.indexOf(line) - sellingStages.indexOf(asked))

/**
 * The lines that may be said where `request` asks: of its language and section, written for its role, on its concern,
 * for no stage far from its own, with no slot beside those that it has. The rest is left to whoever chooses. Without a
 * role or a concern there are none: a line is worded for somebody and speaks of something.
 */
export const linesFor = (lines: readonly WrittenLine[], request: SentenceRequest): WrittenLine[] =>
  linesOfScene(lines, request).filter((line) => distance(line.stage, request.stage) <= stagesApart)

/**
 * The same where something must be said: those within reach, and without any those of the nearest stage. Role and
 * concern are as asked all the same; that a line presupposes nothing is what lets it stand at another stage.
 */
export function linesAtNearestStage(lines: readonly WrittenLine[], request: SentenceRequest): WrittenLine[] {
  const fitting = linesOfScene(lines, request)
  const nearest = Math.min(...fitting.map((line) => distance(line.stage, request.stage)))
  const most = Math.max(stagesApart, nearest)
  return fitting.filter((line) => distance(line.stage, request.stage) <= most)
}

function linesOfScene(lines: readonly WrittenLine[], request: SentenceRequest): WrittenLine[] {
  const { lang, section, role, concern, slots } = request
  if (role === null || concern === null) return []
  return lines.filter(
    (line) =>
      line.lang === lang &&
      line.section === section &&
      (line.role === role || line.role === null) &&
      line.concerns.includes(concern) &&
      slotsOf(line.text).every((slot) => slots.includes(slot)),
  )
}
