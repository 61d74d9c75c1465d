import { z } from 'zod'
import { AccountId, ContactId, DealId, EvidenceId } from '../ids.ts'
import { BuyingRole } from '../vocabulary.ts'
import { BreakerView } from './governance.ts'
import { Instant, procedure } from './procedure.ts'
import { Reading } from './reading.ts'

/** What a message says of a call that the calendar does not have so. */
export const SaidCall = z.object({
  evidenceId: EvidenceId,
  /** The sentence, and where it stands in the text of the evidence. */
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  /** The time as it was written, null where none was named: then only the day of `at` holds. */
  clock: z.string().nullable(),
  /** Whether the time may be by either clock: a customer of another zone told it and did not say by which. */
  isClockOpen: z.boolean(),
  /** The slot that the calendar has and the call has left. */
  formerAt: Instant.nullable(),
})

export const TodayCall = z.object({
  dealId: DealId,
  dealName: z.string(),
  accountId: AccountId,
  accountName: z.string(),
  contactId: ContactId.nullable(),
  personName: z.string().nullable(),
  title: z.string().nullable(),
  buyingRole: BuyingRole.nullable(),
  at: Instant,
  zone: z.string(),
  intent: Reading.nullable(),
  evidence: z.int(),
  frozen: z.boolean(),
  said: SaidCall.nullable(),
})
export type TodayCall = z.infer<typeof TodayCall>

export const TodayChange = z.object({
  key: z.string(),
  at: Instant,
  /** Closed code, worded by the screen. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  dealId: DealId.nullable(),
  accountId: AccountId.nullable(),
  evidenceId: EvidenceId.nullable(),
})
export type TodayChange = z.infer<typeof TodayChange>

export const todayContract = {
  get: procedure.output(
    z.object({
      /** The sample tells a story that ends on a fixed day; in an own workspace this is now. */
      now: Instant,
      zone: z.string(),
      today: z.array(TodayCall),
      upcoming: z.array(TodayCall),
      changes: z.array(TodayChange),
      alerts: z.array(TodayChange.extend({ severity: z.enum(['stop', 'caution', 'note']) })),
      frozen: z.array(BreakerView),
      decisionsWaiting: z.array(
        z.object({ dealId: DealId, dealName: z.string(), adviceId: z.string(), shownAt: Instant }),
      ),
      proposals: z.int(),
      /** Requests for this person's approval that came over a relay. */
      approvals: z.int(),
      /** What messages and notes of the last days proposed and nobody has looked at. */
      captures: z.int(),
      /** The month whose data health report is due, `2026-11`. */
      reportDue: z.string().nullable(),
    }),
  ),
}
