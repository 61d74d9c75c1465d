import { z } from 'zod'
import { EvidenceId } from '../ids.ts'
import { Instant } from './procedure.ts'

/** A quote that prices a whole project: one total for a configuration. */
export const ProjectQuoteView = z.object({
  id: z.string(),
  number: z.string().nullable(),
  /** As written: v2, rev B. */
  version: z.string().nullable(),
  project: z.string().nullable(),
  /** As written. */
  configuration: z.string().nullable(),
  /** Its parts; the product is named where the part's name means one of ours. */
  items: z.array(
    z.object({ name: z.string(), productName: z.string().nullable(), quantity: z.int().nullable() }),
  ),
  totalMinor: z.int(),
  /** At what it was closed, where that is told. */
  finalMinor: z.int().nullable(),
  currency: z.string(),
  /** `draft`: nobody has sent it. `superseded`: a newer version took its place. `unknown`: its outcome is told in words that could not be read. */
  standing: z.enum(['draft', 'open', 'won', 'lost', 'superseded', 'unknown']),
  /** Open, and its last day has passed. */
  isOver: z.boolean(),
  rival: z.string().nullable(),
  rivalPrice: z.object({ minor: z.int(), currency: z.string() }).nullable(),
  quotedAt: Instant,
  validTo: Instant.nullable(),
  evidenceId: EvidenceId.nullable(),
})
export type ProjectQuoteView = z.infer<typeof ProjectQuoteView>

/** What a deal of several items has been quoted as a whole, and what alike ones came to. */
export const ProjectPrice = z.object({
  quotes: z.array(ProjectQuoteView),
  /** What we ask now: the newest open quote; null where none is open. */
  currentId: z.string().nullable(),
  /** Whether the quotes name no deal and are the account's only ones lately. */
  fromAccount: z.boolean(),
  /** The list price of the current quote's items together; null where one of them has none. */
  listMinor: z.int().nullable(),
  alike: z.object({
    /** The items by which others are alike: those that make up most of the price. */
    mainItems: z.array(z.string()),
    /** Closed quotes of the same main items in the viewer's accounts, newest first. */
    own: z.array(
      z.object({
        id: z.string(),
        accountName: z.string(),
        configuration: z.string().nullable(),
        at: Instant,
        /** What it closed at, else what was quoted. */
        minor: z.int(),
        outcome: z.enum(['won', 'lost']),
        rival: z.string().nullable(),
        /** Its price as a share of the list price of its items at that time; null where that is not known. */
        shareOfList: z.number().nullable(),
        evidenceId: EvidenceId.nullable(),
      }),
    ),
    /** Alike ones in others' accounts, which are counted and not shown. */
    others: z.int(),
    /** Closed quotes of other main items: no comparables. */
    unlike: z.int(),
    /** What the won ones closed at as shares of their list prices, applied to this list price; with three and more. */
    span: z
      .object({
        n: z.int(),
        lowShare: z.number(),
        highShare: z.number(),
        lowMinor: z.int(),
        highMinor: z.int(),
      })
      .nullable(),
  }),
})
export type ProjectPrice = z.infer<typeof ProjectPrice>
