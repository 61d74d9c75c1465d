import { z } from 'zod'
import { Person, Reference } from './fields.ts'

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
})
export type Presence = z.infer<typeof Presence>

/** One of the four colours for a person, the same on every screen. */
export function tintOf(person: string): number {
  let sum = 0
  for (const sign of person) sum = (sum * 31 + sign.codePointAt(0)!) % 9973
  return (sum % 4) + 1
}
