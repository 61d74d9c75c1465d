import { z } from 'zod'
import { AccountId, ContactId } from '../ids.ts'
import { Instant, procedure } from './procedure.ts'

export const governanceErrorCodes = [
  'module.disabled',
  'action.prohibited',
  'action.notGranted',
  'rule.notFound',
  'clause.notFound',
  'band.invalid',
  'band.notFound',
  'approval.own',
  'approval.replayed',
  'approval.expired',
  'approval.uncertified',
  'approval.wrongWorkspace',
  'approval.wrongSubject',
  'approval.wrongAction',
  'approval.tampered',
  'certificate.notByOwner',
  'certificate.ownerKeyAbsent',
  'identity.fileUnreadable',
  'breaker.frozen',
  'breaker.notFrozen',
] as const

export const adviceModules = ['winProbability', 'intent', 'quoteRange', 'talkTracks'] as const
export const AdviceModule = z.enum(adviceModules)

export const RuleView = z.object({
  id: z.string(),
  module: AdviceModule,
  version: z.int(),
  text: z.object({ zh: z.string(), en: z.string() }),
  previousText: z.object({ zh: z.string(), en: z.string() }).nullable(),
  status: z.enum(['proposed', 'adopted', 'withdrawn']),
  adoptedAt: Instant.nullable(),
  adoptedBy: z.string().nullable(),
})
export type RuleView = z.infer<typeof RuleView>

export const AuthorityClause = z.object({
  id: z.string(),
  list: z.enum(['authority', 'prohibited']),
  action: z.string(),
  role: z.string(),
  region: z.string().nullable(),
  minDiscountBps: z.int().nullable(),
  maxDiscountBps: z.int().nullable(),
  clause: z.object({ zh: z.string(), en: z.string() }),
})
export type AuthorityClause = z.infer<typeof AuthorityClause>

export const BreakerView = z.object({
  accountId: AccountId,
  accountName: z.string(),
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  day: z.string(),
  touches: z.int(),
  limit: z.int(),
  state: z.enum(['open', 'frozen']),
  frozenAt: Instant.nullable(),
  /** Log entry hash that a release statement must name. */
  subjectHash: z.string().nullable(),
  bySeller: z.array(z.object({ seller: z.string(), touches: z.int() })),
})
export type BreakerView = z.infer<typeof BreakerView>

export const PersonView = z.object({
  fingerprint: z.string(),
  name: z.string(),
  role: z.enum(['owner', 'approver', 'member']),
  validUntil: Instant.nullable(),
  thisDevice: z.boolean(),
})

export const governanceContract = {
  overview: procedure.output(
    z.object({
      modules: z.array(
        z.object({ module: AdviceModule, adopted: z.int(), needed: z.int(), enabled: z.boolean() }),
      ),
      rules: z.array(RuleView),
      clauses: z.array(AuthorityClause),
      breakers: z.array(BreakerView),
      people: z.array(PersonView),
      statements: z.array(
        z.object({
          hash: z.string(),
          action: z.string(),
          subject: z.string(),
          signer: z.string(),
          at: Instant,
          expiresAt: Instant,
        }),
      ),
      isOwner: z.boolean(),
    }),
  ),
  saveRule: procedure
    .input(
      z.object({
        id: z.string().nullable(),
        module: AdviceModule,
        text: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
      }),
    )
    .output(RuleView),
  setRuleStatus: procedure
    .input(z.object({ id: z.string(), status: z.enum(['adopted', 'withdrawn']) }))
    .output(RuleView),
  saveClause: procedure.input(AuthorityClause.extend({ id: z.string().nullable() })).output(AuthorityClause),
  removeClause: procedure.input(z.object({ id: z.string() })).output(z.object({ changeSetId: z.string() })),
  /** Registers a contact with a customer before it happens; the sixth of a day is refused and freezes. */
  recordTouch: procedure
    .input(z.object({ accountId: AccountId, contactId: ContactId.nullable(), note: z.string() }))
    .output(BreakerView),
  /** This device's certificate request, to be certified by the owner. */
  deviceRequest: procedure.input(z.object({ name: z.string().min(1) })).output(z.string()),
  certify: procedure
    .input(
      z.object({
        request: z.string(),
        role: z.enum(['approver', 'member']),
        validDays: z.int().min(1).max(3650),
      }),
    )
    .output(z.string()),
  importCertificate: procedure.input(z.object({ certificate: z.string() })).output(PersonView),
  /** Makes this device's signed approval for somebody else's request, as a file's text. */
  signStatement: procedure
    .input(
      z.object({
        action: z.string(),
        subject: z.string(),
        reason: z.string().min(1),
        validDays: z.int().min(1).max(365),
      }),
    )
    .output(z.string()),
  importStatement: procedure
    .input(z.object({ statement: z.string() }))
    .output(z.object({ action: z.string(), subject: z.string(), seq: z.int() })),
}
