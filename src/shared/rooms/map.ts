import { z } from 'zod'
import { Note, Order, Person, Reference, Time, Title } from './fields.ts'
import { collection } from './records.ts'

/** What a decision map holds (catalogue 19, 22, 23): the customer's path to a decision as the team knows it. */

/** Steps of the customer's buying path, left to right. */
export const Step = z.object({ name: Title, order: Order })
export type Step = z.infer<typeof Step>
export const steps = collection('steps', Step, 24)

/** Departments and outside parties, top to bottom. */
export const Lane = z.object({ name: Title, order: Order })
export type Lane = z.infer<typeof Lane>
export const lanes = collection('lanes', Lane, 24)

export const nodeKinds = ['question', 'role', 'person', 'milestone'] as const
export const MapNode = z.object({
  kind: z.enum(nodeKinds),
  title: Title,
  /** Who stands behind it; empty where nobody is known. */
  who: z.string().max(80),
  step: Reference,
  lane: Reference,
  order: Order,
  /** Key nodes are what coverage counts. */
  isKey: z.boolean(),
  /** How much it weighs in the weighted coverage. */
  weight: z.number().min(0.1).max(10),
  dueAt: Time.nullable(),
  /** A key node that somebody found does not apply leaves the count, with the reason. */
  notApplicable: z.string().max(300).nullable(),
  /** Position given by hand, in the map's units; null follows the layout. */
  x: z.number().min(-20_000).max(20_000).nullable(),
  y: z.number().min(-20_000).max(20_000).nullable(),
  /** A contact of whoever put it there: means nothing in another workspace. */
  contact: Reference.nullable(),
  author: Person,
  at: Time,
})
export type MapNode = z.infer<typeof MapNode>
export const nodes = collection('nodes', MapNode, 2_000)

export const edgeKinds = ['sequence', 'influence', 'conflict'] as const
export const edgeBases = ['sourced', 'inferred', 'expected'] as const
export const MapEdge = z.object({
  from: Reference,
  to: Reference,
  kind: z.enum(edgeKinds),
  basis: z.enum(edgeBases),
  note: z.string().max(300),
  author: Person,
  at: Time,
})
export type MapEdge = z.infer<typeof MapEdge>
export const edges = collection('edges', MapEdge, 4_000)

/** By what our content reached a node, and what was done with it (catalogue 23). */
export const touchSources = [
  'visit',
  'call',
  'meeting',
  'message',
  'email',
  'demo',
  'document',
  'portal',
  'event',
] as const
export const interactions = [
  'none',
  'open',
  'zoom',
  'download',
  'comment',
  'forward',
  'question',
  'attend',
] as const
export const Touch = z.object({
  node: Reference,
  at: Time,
  source: z.enum(touchSources),
  interaction: z.enum(interactions),
  /** How long they stayed with it; null where nobody measured. */
  dwellMs: z.int().min(0).max(86_400_000).nullable(),
  title: Title,
  /** Evidence of whoever recorded it. */
  evidence: Reference.nullable(),
  by: Person,
})
export type Touch = z.infer<typeof Touch>
export const touches = collection('touches', Touch, 20_000)

/** Something outside that may bear on a node; `inferred` where nobody saw that it did. */
export const Signal = z.object({
  title: Title,
  note: z.string().max(300),
  node: Reference.nullable(),
  inferred: z.boolean(),
  at: Time,
  by: Person,
})
export type Signal = z.infer<typeof Signal>
export const signals = collection('signals', Signal, 4_000)

/** A persona tag (catalogue 19): no tag without evidence and an end. */
export const PersonaTag = z.object({
  node: Reference,
  label: z.string().min(1).max(40),
  evidence: Note.min(1),
  /** Evidence of whoever wrote it, as a touch has; null where there is no record behind the words. */
  record: Reference.nullable().default(null),
  at: Time,
  expiresAt: Time,
  by: Person,
})
export type PersonaTag = z.infer<typeof PersonaTag>
export const tags = collection('tags', PersonaTag, 4_000)

export const mapCollections = [steps, lanes, nodes, edges, touches, signals, tags] as const
