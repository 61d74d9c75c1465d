import { z } from 'zod'
import { Person, Reference, Time } from './fields.ts'

const Id = z.object({ client: z.int().min(0), clock: z.int().min(0) })
/** A place in a Yjs type, as Yjs writes it down: it stays where it is while others write before it. */
const RelativePosition = z.object({
  type: Id.nullish(),
  tname: z.string().max(200).nullish(),
  item: Id.nullish(),
  assoc: z.int().nullish(),
})
/** Where somebody writes: the text, and their selection in it. */
export const Caret = z.object({
  fragment: z.string().min(1).max(200),
  anchor: RelativePosition,
  head: RelativePosition,
})
export type Caret = z.infer<typeof Caret>

/** A place as a share of something; beyond its edges others see nothing of it. */
const Share = z.number().min(-50).max(50)
/** What somebody who presents has before them. Sizes differ from screen to screen: it is said in cards and shares. */
export const Presenting = z.object({
  /** When they began: of two the later one presents. UTC ms. */
  since: Time,
  view: z.enum(['terrain', 'cards', 'map']),
  /** The card, node, relation or signal in hand. */
  selected: Reference.nullable(),
  /** On a board: how far the zones are scrolled, and the one whose cards were, by cards. */
  left: z.number().min(0).max(1),
  column: z.object({ zone: Reference, top: z.number().min(0).max(100_000) }).nullable(),
  /** On a map: the middle of what is seen and its size, in shares of the map. */
  frame: z
    .object({
      x: Share,
      y: Share,
      width: z.number().min(0.001).max(100),
      height: z.number().min(0.001).max(100),
    })
    .nullable(),
  /** On a map: the moment that is looked at; null: now. */
  asOf: Time.nullable(),
})
export type Presenting = z.infer<typeof Presenting>

/** What a person in a room says of themselves while they are there. Who they are is their own word. */
export const Presence = z.object({
  person: Reference,
  name: Person,
  /** Which of the presence colours. */
  tint: z.int().min(1).max(4),
  /** Where they point, as shares of the named view; null while they don't. */
  pointer: z
    .object({ view: z.string().min(1).max(40), x: z.number().min(-1).max(2), y: z.number().min(-1).max(2) })
    .nullable(),
  /** The record that they have in hand. */
  at: Reference.nullable(),
  caret: Caret.nullable().default(null),
  presenting: Presenting.nullable().default(null),
})
export type Presence = z.infer<typeof Presence>

/** One of the four colours for a person, the same on every screen. */
export function tintOf(person: string): number {
  let sum = 0
  for (const sign of person) sum = (sum * 31 + sign.codePointAt(0)!) % 9973
  return (sum % 4) + 1
}
