import { z } from 'zod'
import { Light, Note, Order, Person, Reference, Time, Title } from './fields.ts'
import { collection } from './records.ts'

/** What a war-room board holds (catalogue 79, 80). Nothing in it has authority: rights, rules and the log lie elsewhere. */

export const Zone = z.object({ name: Title, order: Order })
export type Zone = z.infer<typeof Zone>
export const zones = collection('zones', Zone, 60)

export const cardKinds = ['deal', 'risk', 'resource', 'decision', 'note'] as const
export const Card = z.object({
  zone: Reference,
  order: Order,
  kind: z.enum(cardKinds),
  title: Title,
  note: Note,
  /** Key of what it is about, as `boardSubjects.ts` writes it, such as `deal:dea_…`; null for a card of words alone. */
  about: Reference.nullable(),
  owner: Person.nullable(),
  dueAt: Time.nullable(),
  light: Light.nullable(),
  author: Person,
  at: Time,
})
export type Card = z.infer<typeof Card>
export const cards = collection('cards', Card, 5_000)

export const Comment = z.object({
  card: Reference,
  text: Note.min(1),
  /** Names of people who are asked to look. */
  mentions: z.array(Person).max(20),
  author: Person,
  at: Time,
})
export type Comment = z.infer<typeof Comment>
export const comments = collection('comments', Comment, 10_000)

/** One person's vote on a card or decision, under `${subject}:${person}`. A show of hands, never an approval. */
export const Vote = z.object({
  subject: Reference,
  person: Reference,
  name: Person,
  value: z.enum(['agree', 'object', 'none']),
  at: Time,
})
export type Vote = z.infer<typeof Vote>
export const votes = collection('votes', Vote, 10_000)

/** A shared resource and what of it the zones hold, entered by people; what records say of use is published. */
export const Resource = z.object({
  name: Title,
  unit: z.string().max(20),
  total: z.number().min(0).max(1e12),
  note: z.string().max(200),
  order: Order,
})
export type Resource = z.infer<typeof Resource>
export const resources = collection('resources', Resource, 40)
/** Under `${resource}:${zone}`. */
export const Claim = z.object({
  resource: Reference,
  zone: Reference,
  amount: z.number().min(0).max(1e12),
  by: Person,
  at: Time,
})
export type Claim = z.infer<typeof Claim>
export const claims = collection('claims', Claim, 2_400)

export const riskAxes = ['pipeline', 'delivery', 'price', 'people'] as const
export type RiskAxis = (typeof riskAxes)[number]

/** A figure of a zone: minor units of `currency`, with the interval in which eight of ten outcomes lie. */
export const Heat = z.object({
  expectedMinor: z.number().min(0).max(1e15),
  lowMinor: z.number().min(0).max(1e15),
  highMinor: z.number().min(0).max(1e15),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Open deals with a calibrated probability. */
  n: z.int().min(0),
})
export const RiskReading = z.object({ light: Light, hits: z.int().min(0), of: z.int().min(0) })
export type RiskReading = z.infer<typeof RiskReading>

/**
 * What of the team's time the zones use: people who were in touch with customers, each shared out over the zones they
 * worked in; visits; demonstrations; hours where somebody measured them.
 */
export const useMeasures = ['sellers', 'visits', 'demos', 'hours'] as const
export type UseMeasure = (typeof useMeasures)[number]
export const ResourceUse = z.object({
  measure: z.enum(useMeasures),
  /** Counted over so many days before it was published. */
  days: z.int().min(1).max(400),
  /** Null where only the zones' parts were published. */
  amount: z.number().min(0).max(1e9).nullable(),
  /** Activities it was counted from. */
  of: z.int().min(0),
  /** By zone, under the keys by which zones are published; null where that was left out. */
  parts: z
    .array(z.object({ zone: Reference, amount: z.number().min(0).max(1e9) }))
    .max(60)
    .nullable(),
})
export type ResourceUse = z.infer<typeof ResourceUse>

/** What a person published about a zone or a deal: a field that is null was left out or is not known. */
export const Published = z.object({
  kind: z.enum(['zone', 'deal', 'resource']),
  /** The zone's name, or the deal's as its publisher chose to call it; of a resource its measure. */
  title: Title,
  heat: Heat.nullable(),
  /** Why there is no heat: how many deals there are and how many it needs. */
  short: z.object({ n: z.int().min(0), needed: z.int().min(0) }).nullable(),
  risks: z.partialRecord(z.enum(riskAxes), RiskReading).nullable(),
  openDeals: z.int().min(0).nullable(),
  openMinor: z.number().min(0).max(1e15).nullable(),
  currency: z.string().max(3).nullable(),
  stage: z.string().max(20).nullable(),
  expectedCloseAt: Time.nullable(),
  owner: Person.nullable(),
  /** Absent in what was published before there was such a thing, whose hash is over what it had. */
  use: ResourceUse.optional(),
  by: Person,
  at: Time,
  /** SHA-256 over what was published, as the publisher's log has it. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Published = z.infer<typeof Published>
export const published = collection('published', Published, 3_000)

export const AgendaItem = z.object({
  title: Title,
  note: z.string().max(500),
  plannedMs: z.int().min(0).max(86_400_000),
  /** Time spent on it, without the stretch that runs. */
  spentMs: z.int().min(0).max(86_400_000),
  zone: Reference.nullable(),
  order: Order,
})
export type AgendaItem = z.infer<typeof AgendaItem>
export const agenda = collection('agenda', AgendaItem, 100)

/** The review that runs, under the id `now`; and those that ended, under their own. */
export const Review = z.object({
  title: Title,
  presenter: Person,
  startedAt: Time,
  endedAt: Time.nullable(),
  /** The item being discussed, since when the clock runs (null while it is paused). */
  item: Reference.nullable(),
  runningSince: Time.nullable(),
  /** The evidence as it was frozen: which publication of which key counted. */
  frozenAt: Time.nullable(),
  frozenHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  frozen: z.record(Reference, Published).nullable(),
  /** What was learned, written while it runs; rooms from before have none. */
  lessons: Note.default(''),
  /** The agenda as it was gone through, kept when the review ends. */
  items: z
    .array(AgendaItem.pick({ title: true, plannedMs: true, spentMs: true }))
    .max(100)
    .default([]),
})
export type Review = z.infer<typeof Review>
export const reviews = collection('reviews', Review, 400)
export const runningReview = 'now'

export const decisionStates = ['open', 'agreed', 'done', 'dropped'] as const
export const Decision = z.object({
  title: Title,
  note: z.string().max(500),
  owner: Person.nullable(),
  dueAt: Time.nullable(),
  state: z.enum(decisionStates),
  /** Start of the review in which it was taken: how later reviews know it as an earlier one's. */
  reviewAt: Time.nullable(),
  zone: Reference.nullable(),
  author: Person,
  at: Time,
  /** Entry in the log of whoever entered it there, and their name. */
  logSeq: z.int().min(1).nullable(),
  loggedBy: Person.nullable(),
})
export type Decision = z.infer<typeof Decision>
export const decisions = collection('decisions', Decision, 2_000)

/** Everything a board holds, for undo and for reading it whole. */
export const boardCollections = [
  zones,
  cards,
  comments,
  votes,
  resources,
  claims,
  published,
  agenda,
  reviews,
  decisions,
] as const
