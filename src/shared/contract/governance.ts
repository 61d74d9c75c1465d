import { z } from 'zod'
import { AccountId, AdviceId, ContactId } from '../ids.ts'
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
  'breaker.badKey',
] as const

export const adviceModules = ['winProbability', 'intent', 'quoteRange', 'talkTracks'] as const
export const AdviceModule = z.enum(adviceModules)
export type AdviceModule = z.infer<typeof AdviceModule>

/** A rule or clause in the languages in which its author wrote it; at least one of them. */
export const RuleText = z
  .object({
    zh: z.string().trim().min(1).max(1000).optional(),
    en: z.string().trim().min(1).max(1000).optional(),
  })
  .refine((text) => text.zh !== undefined || text.en !== undefined)
export type RuleText = z.infer<typeof RuleText>

export const RuleView = z.object({
  id: z.string(),
  module: AdviceModule,
  version: z.int(),
  text: RuleText,
  previousText: RuleText.nullable(),
  status: z.enum(['proposed', 'adopted', 'retired']),
  at: Instant,
  author: z.string(),
})
export type RuleView = z.infer<typeof RuleView>

/** What a role may do (authority) or nobody may do (prohibited); `*` is every role, region or action. */
export const AuthorityClause = z.object({
  id: z.string(),
  list: z.enum(['authority', 'prohibited']),
  action: z.string().min(1).max(100),
  role: z.string().min(1).max(100),
  region: z.string().min(1).max(100),
  text: RuleText,
})
export type AuthorityClause = z.infer<typeof AuthorityClause>

/** Discounts off list that a role grants by itself, both ends included, in basis points. */
export const DiscountBand = z.object({
  id: z.string(),
  role: z.string().min(1).max(100),
  region: z.string().min(1).max(100),
  productId: z.string().min(1).max(100),
  productName: z.string().nullable(),
  minDiscountBps: z.int().min(-10_000).max(10_000),
  maxDiscountBps: z.int().min(-10_000).max(10_000),
})
export type DiscountBand = z.infer<typeof DiscountBand>

export const BreakerView = z.object({
  subject: z.string(),
  accountId: AccountId,
  accountName: z.string(),
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  day: z.string(),
  touches: z.int(),
  limit: z.int(),
  state: z.enum(['open', 'frozen']),
  frozenAt: Instant.nullable(),
  /** `team`: whose signed statements told of them; null for what was counted here. */
  bySeller: z.array(z.object({ seller: z.string(), touches: z.int(), team: z.string().nullable() })),
})
export type BreakerView = z.infer<typeof BreakerView>

/** A team at a relay with which contacts with customers can be counted together. */
export const CountingTeam = z.object({
  url: z.string(),
  workspaceName: z.string(),
  /** A key is here: what this workspace allows is told, and what others told counts. */
  isCounting: z.boolean(),
  /** Contacts of the last days that the team has not been told of. */
  untold: z.int(),
  /** People who told of contacts by another key: theirs count nothing here. */
  otherKeys: z.int(),
})
export type CountingTeam = z.infer<typeof CountingTeam>

const AtTeam = z.object({ url: z.string().trim().min(1).max(500) })

export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(['owner', 'member', 'approver', 'compliance'])),
  validUntil: Instant.nullable(),
  certificateId: z.string().nullable(),
  revokedAt: Instant.nullable(),
})
export type PersonView = z.infer<typeof PersonView>

/** A file's name and text, for the screen to save. */
const TextFile = z.object({ fileName: z.string(), text: z.string() })

export const governanceContract = {
  overview: procedure.output(
    z.object({
      modules: z.array(
        z.object({ module: AdviceModule, adopted: z.int(), needed: z.int(), enabled: z.boolean() }),
      ),
      rules: z.array(RuleView),
      clauses: z.array(AuthorityClause),
      bands: z.array(DiscountBand),
      breakers: z.array(BreakerView),
      teams: z.array(CountingTeam),
      people: z.array(PersonView),
    }),
  ),
  /** A new rule, or a new wording of an adopted one: proposed until the owner adopts it. */
  proposeRule: procedure
    .input(z.object({ id: z.string().nullable(), module: AdviceModule, text: RuleText }))
    .output(RuleView),
  adoptRule: procedure.input(z.object({ id: z.string() })).output(RuleView),
  retireRule: procedure.input(z.object({ id: z.string() })).output(RuleView),
  addClause: procedure.input(AuthorityClause.omit({ id: true })).output(AuthorityClause),
  retireClause: procedure.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  addBand: procedure.input(DiscountBand.omit({ id: true, productName: true })).output(DiscountBand),
  retireBand: procedure.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  /** Registers a contact with a customer before it happens; the sixth of a day is refused (`breaker.frozen`). */
  recordTouch: procedure
    .input(
      z.object({
        accountId: AccountId,
        contactId: ContactId.nullable(),
        channel: z.enum(['call', 'visit', 'message', 'email']),
      }),
    )
    .output(BreakerView),
  /** The key with which contacts are counted together with a team, to be given to its people; null without one. */
  countingKey: procedure.input(AtTeam).output(z.object({ key: z.string().nullable() })),
  /** Counts together with a team from now on, by the key that its people have; `key` null makes a new one. */
  countWithTeam: procedure
    .input(AtTeam.extend({ key: z.string().max(100).nullable() }))
    .output(z.object({ key: z.string() })),
  /** Forgets the key: nothing is told any more, and what others tell counts nothing. */
  countAlone: procedure.input(AtTeam).output(z.object({ url: z.string() })),
  /** This person's public key as a file: the owner of another workspace certifies it. */
  identityCard: procedure.output(TextFile),
  certify: procedure
    .input(
      z.object({
        card: z.string(),
        roles: z.array(z.enum(['member', 'approver', 'compliance'])).min(1),
        validDays: z.int().min(1).max(3650),
      }),
    )
    .output(PersonView),
  revokeCertificate: procedure
    .input(z.object({ certificateId: z.string() }))
    .output(z.object({ certificateId: z.string() })),
  /** The file that goes to an approver, bound to the log entry of the freeze. */
  releaseRequest: procedure.input(z.object({ subject: z.string() })).output(TextFile),
  /** The file that goes to an approver for a quote beyond one's own authority, bound to the log entry of the decision. */
  discountRequest: procedure.input(z.object({ adviceId: AdviceId })).output(TextFile),
  /** Uses an approver's statement to grant the price that was decided on. */
  grantDiscount: procedure
    .input(z.object({ adviceId: AdviceId, approval: z.string() }))
    .output(z.object({ adviceId: AdviceId })),
  /** Signs somebody else's request with this person's own key. */
  signApproval: procedure
    .input(
      z.object({
        request: z.string(),
        reason: z.string().trim().min(1).max(2000),
        validDays: z.int().min(1).max(365),
      }),
    )
    .output(TextFile),
  /** Uses an approver's statement to release a frozen customer. */
  release: procedure
    .input(z.object({ subject: z.string(), approval: z.string() }))
    .output(z.object({ subject: z.string() })),
}
