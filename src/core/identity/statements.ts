import { z } from 'zod'

export const personRoles = ['owner', 'member', 'approver', 'compliance'] as const
export const PersonRole = z.enum(personRoles)
export type PersonRole = z.infer<typeof PersonRole>

const Hash = z.string().regex(/^[0-9a-f]{64}$/)

/** The owner's signed word that this key is this person's, with these roles, until then. */
export const CertificateStatement = z.object({
  type: z.literal('certificate'),
  workspaceId: z.string(),
  personId: z.string(),
  name: z.string().min(1).max(200),
  publicKey: z.string(),
  roles: z.array(PersonRole).min(1),
  issuedAt: z.int(),
  expiresAt: z.int(),
})
export type CertificateStatement = z.infer<typeof CertificateStatement>
export const SignedCertificate = z.object({ statement: CertificateStatement, signature: z.string() })
export type SignedCertificate = z.infer<typeof SignedCertificate>

/** What somebody asks an approver to sign: bound to one subject and one action. */
export const ApprovalRequest = z.object({
  type: z.literal('approvalRequest'),
  workspaceId: z.string(),
  /** Hash of what is approved: of a log entry, or of a charter's wording in its room. */
  subject: Hash,
  /** Closed code, such as `breaker.release`, `discount.grant` or `charter.approve`. */
  action: z.string().min(1).max(100),
  requestedBy: z.string(),
  requestedAt: z.int(),
  /** Plain data for the approver's screen. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type ApprovalRequest = z.infer<typeof ApprovalRequest>

export const ApprovalStatement = z.object({
  type: z.literal('approval'),
  workspaceId: z.string(),
  subject: Hash,
  action: z.string().min(1).max(100),
  approver: z.string(),
  reason: z.string().trim().min(1).max(2000),
  issuedAt: z.int(),
  expiresAt: z.int(),
  nonce: z.string().min(16).max(64),
})
export type ApprovalStatement = z.infer<typeof ApprovalStatement>
export const SignedApproval = z.object({ statement: ApprovalStatement, signature: z.string() })
export type SignedApproval = z.infer<typeof SignedApproval>

/** The word of an approver, or of an owner, that one approval is not to count any more. */
export const WithdrawalStatement = z.object({
  type: z.literal('withdrawal'),
  workspaceId: z.string(),
  /** The approval that is withdrawn: its subject, who signed it, and its nonce. */
  subject: Hash,
  approver: z.string(),
  nonce: z.string().min(16).max(64),
  /** Who withdraws it. */
  by: z.string(),
  reason: z.string().trim().min(1).max(2000),
  issuedAt: z.int(),
})
export type WithdrawalStatement = z.infer<typeof WithdrawalStatement>
export const SignedWithdrawal = z.object({ statement: WithdrawalStatement, signature: z.string() })
export type SignedWithdrawal = z.infer<typeof SignedWithdrawal>
