import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { AccountId, ContactId, DealId, ProductId } from '../ids.ts'
import { BuyingRole, BuyingTask, Outcome, RoleFrom, SetApart, Stage, Support } from '../vocabulary.ts'
import { ContactView } from './accounts.ts'
import { Instant, procedure } from './procedure.ts'
import { ProjectQuoteView } from './projectQuote.ts'
import { Reading } from './reading.ts'

export const DealRow = z.object({
  id: DealId,
  accountId: AccountId,
  accountName: z.string(),
  name: z.string(),
  code: z.string().nullable(),
  productName: z.string().nullable(),
  stage: Stage,
  outcome: Outcome,
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  region: z.string().nullable(),
  ownerName: z.string().nullable(),
  competitor: z.string().nullable(),
  openedAt: Instant.nullable(),
  expectedCloseAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  nextCallAt: Instant.nullable(),
})
export type DealRow = z.infer<typeof DealRow>

export const DealPatch = z
  .object({
    name: z.string().min(1),
    stage: Stage,
    outcome: Outcome,
    productId: ProductId.nullable(),
    quantity: z.int().positive().nullable(),
    amountMinor: z.int().nullable(),
    currency: z.string().nullable(),
    ownerName: z.string().nullable(),
    competitor: z.string().nullable(),
    lossReason: z.string().nullable(),
    expectedCloseAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    nextCallAt: Instant.nullable(),
    nextCallContactId: ContactId.nullable(),
  })
  .partial()

export const CommitteeSeat = z.object({
  contact: ContactView,
  buyingRole: BuyingRole,
  roleFrom: RoleFrom,
  support: Support,
  /** What they do in the decision by the words of a record, with where it says so. */
  tasks: z
    .array(
      z.object({
        task: BuyingTask,
        words: z.string(),
        evidenceId: z.string(),
        start: z.int(),
        end: z.int(),
      }),
    )
    .default([]),
})

export const DealDetail = z.object({
  deal: DealRow.extend({
    productId: ProductId.nullable(),
    quantity: z.int().nullable(),
    lossReason: z.string().nullable(),
    source: z.string().nullable(),
    nextCallContactId: ContactId.nullable(),
    knownAt: Instant,
  }),
  committee: z.array(CommitteeSeat),
  /** The committee's people who are expected at the next call, by the calendar. */
  guests: z.array(z.string()),
  stageHistory: z.array(z.object({ fromStage: Stage.nullable(), toStage: Stage, at: Instant })),
  priceLines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['quote', 'order']),
      number: z.string().nullable(),
      productName: z.string(),
      quantity: z.number(),
      unitPriceMinor: z.int(),
      currency: z.string(),
      /** `unknown`: the source says it in words that could not be read. */
      outcome: z.enum([...Outcome.options, 'unknown']),
      version: z.string().nullable(),
      rival: z.string().nullable(),
      validTo: Instant.nullable(),
      setApart: SetApart.nullable(),
      pricedAt: Instant,
      evidenceId: z.string().nullable(),
    }),
  ),
  /** What was quoted for the deal as a whole, newest first. */
  projectQuotes: z.array(ProjectQuoteView),
  /** The win reading, or null while the module is not enabled by governance. */
  win: Reading.nullable(),
})
export type DealDetail = z.infer<typeof DealDetail>

export const dealsContract = {
  /** All deals in batches, a small one first, so that the first screen does not wait for the last row. */
  rows: procedure.output(eventIterator(z.object({ rows: z.array(DealRow), total: z.int() }))),
  get: procedure.input(z.object({ id: DealId })).output(DealDetail),
  create: procedure
    .input(
      z.object({
        accountId: AccountId,
        name: z.string().min(1),
        stage: Stage,
        productId: ProductId.nullable(),
        quantity: z.int().nullable(),
        amountMinor: z.int().nullable(),
        currency: z.string().nullable(),
        expectedCloseAt: Instant.nullable(),
      }),
    )
    .output(z.object({ id: DealId, changeSetId: z.string() })),
  update: procedure
    .input(z.object({ ids: z.array(DealId).min(1), patch: DealPatch }))
    .output(z.object({ changeSetId: z.string() })),
  remove: procedure
    .input(z.object({ ids: z.array(DealId).min(1) }))
    .output(z.object({ changeSetId: z.string() })),
  setSeat: procedure
    .input(z.object({ dealId: DealId, contactId: ContactId, buyingRole: BuyingRole, support: Support }))
    .output(z.object({ changeSetId: z.string() })),
  products: procedure.output(
    z.array(z.object({ id: ProductId, name: z.string(), code: z.string().nullable() })),
  ),
}
