import { z } from 'zod'

/** Closed lists that the whole product shares: one word per concept. */

/** Roles that a person can be known to play. */
export const knownBuyingRoles = [
  'economicBuyer',
  'technicalEvaluator',
  'user',
  'approver',
  'influencer',
  'coach',
  'champion',
  'gatekeeper',
  'blocker',
] as const
export const KnownBuyingRole = z.enum(knownBuyingRoles)
export type KnownBuyingRole = z.infer<typeof KnownBuyingRole>
/** Of a person who takes part in the decision in a way that nobody wrote down the role is `unknown`. */
export const buyingRoles = [...knownBuyingRoles, 'unknown'] as const
export const BuyingRole = z.enum(buyingRoles)
export type BuyingRole = z.infer<typeof BuyingRole>

/** Who knows a role: a record or a person, somebody's words, only the title, which makes it likely, or nobody. */
export const RoleFrom = z.enum(['record', 'said', 'title', 'nobody'])
export type RoleFrom = z.infer<typeof RoleFrom>

/** What somebody does in the decision by the words of a record. */
export const buyingTasks = [
  'scores',
  'recommends',
  'chairs',
  'countersigns',
  'blocks',
  'signs',
  'hasSay',
  'decides',
] as const
export const BuyingTask = z.enum(buyingTasks)
export type BuyingTask = z.infer<typeof BuyingTask>

/** Where somebody stands by what was said of them: on a side, on a condition, or with a view that takes none. */
export const stanceSides = ['for', 'against', 'neutral', 'softening', 'condition', 'view'] as const
export const StanceSide = z.enum(stanceSides)
export type StanceSide = z.infer<typeof StanceSide>

export const stages = [
  'qualify',
  'discover',
  'evaluate',
  'propose',
  'negotiate',
  'close',
  'won',
  'lost',
] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** What the firm sells: medical devices come under red lines of their own, and have knowledge of their own. */
export const sellingProfiles = ['medical', 'general'] as const
export const SellingProfile = z.enum(sellingProfiles)
export type SellingProfile = z.infer<typeof SellingProfile>

export const outcomes = ['open', 'won', 'lost'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

/** Why a priced line is kept out of the comparables of a quote range. */
export const setApartReasons = ['cancelled', 'returned', 'used', 'free', 'deduction'] as const
export const SetApart = z.enum(setApartReasons)
export type SetApart = z.infer<typeof SetApart>

/** What came of a call, as the rep sees it. */
export const callOutcomes = ['advanced', 'unchanged', 'setBack'] as const
export const CallOutcome = z.enum(callOutcomes)
export type CallOutcome = z.infer<typeof CallOutcome>

export const supports = ['mentor', 'supporter', 'neutral', 'nonSupporter', 'enemy', 'unknown'] as const
export const Support = z.enum(supports)
export type Support = z.infer<typeof Support>

/**
 * What happened between us and a customer. The last group are the buying steps that intent is learned from:
 * somebody on the customer's side asks for a price, a trial, a contract or a tender.
 */
export const activityKinds = [
  'call',
  'visit',
  'meeting',
  'message',
  'email',
  'demo',
  'proposalSent',
  'quoteSent',
  'contentViewed',
  'objection',
  'complaint',
  'competitorNamed',
  'commitment',
  'note',
  'priceAsked',
  'trialAsked',
  'contractAsked',
  'tenderAsked',
] as const
export const ActivityKind = z.enum(activityKinds)
export type ActivityKind = z.infer<typeof ActivityKind>
export const buyingSteps = [
  'priceAsked',
  'trialAsked',
  'contractAsked',
  'tenderAsked',
] as const satisfies readonly ActivityKind[]

/**
 * What a sentence tells that somebody did, asked for or will do. That a competitor is named is a fact with the name,
 * and our own promises are facts too.
 */
export const actionKinds = [
  'proposalSent',
  'quoteSent',
  'demo',
  'priceAsked',
  'trialAsked',
  'contractAsked',
  'tenderAsked',
  'objection',
  'complaint',
  'commitment',
  'decisionCriterion',
  'nextStep',
] as const
export const ActionKind = z.enum(actionKinds)
export type ActionKind = z.infer<typeof ActionKind>

export const directions = ['inbound', 'outbound', 'internal'] as const
export const Direction = z.enum(directions)
export type Direction = z.infer<typeof Direction>

export const consents = ['notRequired', 'given', 'unknown', 'withdrawn'] as const
export const Consent = z.enum(consents)
export type Consent = z.infer<typeof Consent>

export const sensitivities = ['public', 'internal', 'personal', 'restricted'] as const
export const Sensitivity = z.enum(sensitivities)
export type Sensitivity = z.infer<typeof Sensitivity>

/** What article 28 of the Personal Information Protection Law calls sensitive, as far as words can tell it. */
export const sensitiveClasses = [
  'health',
  'biometrics',
  'whereabouts',
  'financialAccount',
  'faith',
  'minor',
] as const
export const SensitiveClass = z.enum(sensitiveClasses)
export type SensitiveClass = z.infer<typeof SensitiveClass>

export const evidenceKinds = ['row', 'message', 'note', 'manual'] as const
export const EvidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.infer<typeof EvidenceKind>

export const industries = ['medicalDevice', 'industrialSoftware', 'general'] as const
export const Industry = z.enum(industries)
export type Industry = z.infer<typeof Industry>

/** Why a person's words may be used: for each purpose a ground is needed. */
export const consentPurposes = ['recording', 'analysis', 'training', 'sharing'] as const
export const ConsentPurpose = z.enum(consentPurposes)
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** The ground on which personal data is processed. Only `consent` carries training and sharing. */
export const legalBases = ['consent', 'notice', 'contract', 'legalDuty', 'publicInformation'] as const
export const LegalBasis = z.enum(legalBases)
export type LegalBasis = z.infer<typeof LegalBasis>

/** What a source is worth to the team, as a person rates it. */
export const assetValues = ['high', 'medium', 'low'] as const
export const AssetValue = z.enum(assetValues)
export type AssetValue = z.infer<typeof AssetValue>

/** What an impact assessment is about. Some are gates, the others are shown where one is missing. */
export const assessmentSubjects = [
  'transcriptImport',
  'trainingOnRecordings',
  'watchedFolders',
  'automatedScoring',
  'chatImport',
] as const
export const AssessmentSubject = z.enum(assessmentSubjects)
export type AssessmentSubject = z.infer<typeof AssessmentSubject>

/**
 * Classes of records by how long they are kept. `withdrawn` is what a legal hold kept from being deleted; `backups` are
 * copies of all the others, and are kept no longer than what is kept shortest among them.
 */
export const recordClasses = [
  'transcripts',
  'chats',
  'mail',
  'notes',
  'salesRecords',
  'aiLog',
  'withdrawn',
  'backups',
] as const
export const RecordClass = z.enum(recordClasses)
export type RecordClass = z.infer<typeof RecordClass>

export const holdScopes = ['account', 'deal', 'source'] as const
export const HoldScope = z.enum(holdScopes)
export type HoldScope = z.infer<typeof HoldScope>

/** Why the words of evidence are gone: on the person's demand, with their consent, or because their time was up. */
export const shredReasons = ['erased', 'withdrawn', 'retention'] as const
export const ShredReason = z.enum(shredReasons)
export type ShredReason = z.infer<typeof ShredReason>
