import { z } from 'zod'
import { AdviceId } from '../ids.ts'
import { Instant, procedure } from './procedure.ts'

export const approvalsErrorCodes = ['approval.nobodyToAsk', 'approval.notWaiting'] as const

/** What may need somebody else's approval and can be asked for over a relay. */
export const ApprovalSubject = z.discriminatedUnion('kind', [
  /** The price that was decided on in a brief, beyond one's own authority. */
  z.object({ kind: z.literal('discount'), adviceId: AdviceId }),
  /** The release of a frozen customer. */
  z.object({ kind: z.literal('release'), subject: z.string().min(1).max(200) }),
  /** Putting a trained adapter into service without being a manager. */
  z.object({ kind: z.literal('promotion'), adapterId: z.string().min(1).max(200) }),
])
export type ApprovalSubject = z.infer<typeof ApprovalSubject>

export const approvalActions = ['discount.grant', 'breaker.release', 'model.promote'] as const
export const ApprovalAction = z.enum(approvalActions)
export type ApprovalAction = z.infer<typeof ApprovalAction>

/**
 * How a request stands. `refused`: what came back does not count, `code` says why. `elsewhere`: another approver has
 * answered. `settled`: nothing waits for it any more.
 */
export const approvalStates = ['waiting', 'approved', 'declined', 'refused', 'elsewhere', 'settled'] as const

/** A request for an approval in a relay's log of statements, as this workspace verified it. */
export const ApprovalAsked = z.object({
  url: z.string(),
  /** Its number in the relay's log. */
  number: z.int(),
  team: z.string(),
  at: Instant,
  action: ApprovalAction,
  /** Hash of what is to be approved. */
  subject: z.string(),
  /** Who asks, by the relay's directory. */
  from: z.string(),
  /** Who was asked, where this workspace asks. */
  to: z.array(z.string()),
  /** What the asker says that it is about. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  state: z.enum(approvalStates),
  code: z.string().nullable(),
  /** Who answered, when and why. */
  by: z.string(),
  answeredAt: Instant.nullable(),
  reason: z.string(),
})
export type ApprovalAsked = z.infer<typeof ApprovalAsked>

const AtRequest = z.object({ url: z.string().trim().min(1).max(500), number: z.int().min(1) })

export const approvalsContract = {
  /** Requests to this person and of this workspace, the latest first, and through whom one can ask. */
  list: procedure.output(
    z.object({
      incoming: z.array(ApprovalAsked),
      outgoing: z.array(ApprovalAsked),
      teams: z.array(z.object({ url: z.string(), name: z.string() })),
      /** Names of those who may be asked, by role. */
      approvers: z.array(z.string()),
      compliance: z.array(z.string()),
    }),
  ),
  /**
   * Asks everybody whom this workspace's owner certified for it, as a signed statement at the relay. What it is about is
   * sealed to them: neither the relay nor the rest of the team reads it.
   */
  ask: procedure
    .input(z.object({ url: z.string().trim().min(1).max(500), about: ApprovalSubject }))
    .output(z.object({ number: z.int() })),
  /** Approves with this person's own key; the answer goes back as a signed statement, sealed to who asked. */
  approve: procedure
    .input(
      AtRequest.extend({
        reason: z.string().trim().min(1).max(2000),
        validDays: z.int().min(1).max(365),
      }),
    )
    .output(z.object({ number: z.int() })),
  /** Says no, and why. */
  decline: procedure
    .input(AtRequest.extend({ reason: z.string().trim().min(1).max(2000) }))
    .output(z.object({ number: z.int() })),
  /** Uses what came back, where it didn't count when it came; refuses with why it doesn't. */
  take: procedure.input(AtRequest).output(z.object({ done: z.literal(true) })),
}
