import { hash } from 'node:crypto'
import { z } from 'zod'
import { acceptances } from '../../shared/contract/workspace.ts'
import {
  assessmentSubjects,
  consentPurposes,
  holdScopes,
  legalBases,
  recordClasses,
  sensitivities,
} from '../../shared/vocabulary.ts'
import { canonicalJson, type Json } from './canonicalJson.ts'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const label = z.string().min(1).max(200)

/** How sure an advice may call itself: the three are different things and are named differently. */
export const confidenceLabels = ['probability', 'rank', 'ruleScore', 'notEnoughInformation'] as const

const RedLineResult = z.object({
  code: label,
  level: z.enum(['block', 'warn', 'unverified']),
  part: label.optional(),
  exempted: z.boolean().optional(),
})

/** What each kind of entry says. Closed: a new kind is a new line here and its words on the screen. */
export const logBodies = {
  adviceShown: z.object({
    adviceId: label,
    subject: label.optional(),
    evidenceIds: z.array(label).max(10_000),
    inputHash: Hash,
    outputHash: Hash.optional(),
    versions: z.object({ model: label, rules: label, prompt: label.nullable() }),
    confidence: z.enum(confidenceLabels),
    redLines: z.array(RedLineResult),
    details: z.record(z.string(), z.json()).optional(),
  }),
  adviceAction: z.object({
    adviceId: label,
    adviceHash: Hash,
    part: label,
    action: z.enum(['adopted', 'edited', 'rejected', 'exported', 'copied']),
    reason: z.string().max(2000).nullable(),
    details: z.record(z.string(), z.json()).optional(),
  }),
  outcomeRecorded: z.object({
    dealId: label,
    outcome: z.enum(['open', 'won', 'lost']),
    reason: z.string().max(2000).nullable(),
    adviceIds: z.array(label),
  }),
  importFinished: z.object({
    importId: label,
    /** What they are called is kept apart, so that it can be erased; entries written before say it. */
    files: z.array(
      z.object({ name: z.string().max(1000).optional(), sha256: Hash.nullable(), accepted: z.int() }),
    ),
    accepted: z.int(),
    updated: z.int(),
    duplicates: z.int(),
    rejected: z.int(),
    watchedFolder: z.string().max(4000).optional(),
  }),
  importUndone: z.object({ importId: label, removed: z.int() }),
  approval: z.object({
    subject: Hash,
    action: label,
    approver: label,
    nonce: label,
    expiresAt: z.int(),
    reason: z.string().max(2000),
    signature: z.string(),
  }),
  /**
   * `elsewhere`: how many of the count others told of by signed statements. `marks`: what teams with which contacts are
   * counted together call the customer.
   */
  breakerFrozen: z.object({
    subject: label,
    day: label,
    count: z.int(),
    retroactive: z.boolean(),
    elsewhere: z.int().optional(),
    marks: z
      .array(z.string().regex(/^[0-9a-f]{32}$/))
      .max(64)
      .optional(),
  }),
  breakerReleased: z.object({
    subject: label,
    frozenHash: Hash,
    approver: label,
    reason: z.string().min(1).max(2000),
    /** The statement of a relay's log by which another workspace told of it; `frozenHash` is then of its log. */
    told: z.object({ relayUrl: z.string().max(500), number: z.int() }).optional(),
  }),
  /** Somebody here asked certified people for an approval over a relay; `to` are their keys' ids. */
  approvalAsked: z.object({
    subject: Hash,
    action: label,
    relayUrl: z.string().max(500),
    number: z.int(),
    to: z.array(label).max(50),
  }),
  /** This person answered another's request over a relay. */
  approvalAnswered: z.object({
    subject: Hash,
    action: label,
    relayUrl: z.string().max(500),
    number: z.int(),
    verdict: z.enum(['approved', 'declined']),
    reason: z.string().min(1).max(2000),
  }),
  ruleChanged: z.object({
    list: z.enum(['managementRule', 'authority', 'prohibited', 'discountBand', 'styleRule']),
    id: label,
    change: z.enum(['proposed', 'adopted', 'revised', 'retired', 'added', 'takenBack']),
    version: z.int().optional(),
    contentHash: Hash,
  }),
  redLineExemption: z.object({
    code: label,
    textHash: Hash,
    reason: z.string().min(1).max(2000),
    proof: z.string().max(2000).nullable(),
    details: z.record(z.string(), z.json()).optional(),
  }),
  exportMade: z.object({
    what: label,
    /** Of a monthly report: `2026-11`. */
    month: label.optional(),
    adviceHash: Hash.optional(),
    contentHash: Hash.optional(),
    destination: z.enum(['file', 'clipboard', 'print']),
    /** How many pieces of evidence stayed behind because not all who speak in them agreed to sharing. */
    withheld: z.int().optional(),
  }),
  /** The last three are absent in entries of earlier versions. */
  backupMade: z.object({
    sizeBytes: z.int(),
    headHash: Hash,
    headSeq: z.int(),
    backupId: label.optional(),
    fileHash: Hash.optional(),
    expiresAt: z.int().optional(),
  }),
  /** A backup, or the copy that an upgrade made (`name`), was past its day and removed where the product had put it. */
  backupExpired: z.object({
    backupId: label.nullable(),
    name: label.nullable(),
    madeAt: z.int(),
    expiredAt: z.int(),
  }),
  /** A person said that a backup is no more, or the next one took its place. */
  backupDestroyed: z.object({ backupId: label, madeAt: z.int() }),
  /** A restored workspace let go again of what was let go of since its backup; `listHash` is null where no list was found. */
  erasuresReapplied: z.object({
    listHash: Hash.nullable(),
    asOfSeq: z.int().nullable(),
    contacts: z.int(),
    consents: z.int(),
    evidence: z.int(),
    held: z.int(),
  }),
  /** `accepted`: what the person who restored it answered for. */
  restoreFork: z.object({
    fromDevice: label,
    toDevice: label,
    backupMadeAt: z.int(),
    atSeq: z.int(),
    accepted: z.array(z.enum(acceptances)).optional(),
  }),
  mergeDecided: z.object({
    proposalId: label,
    entity: label,
    keepId: label,
    mergeId: label,
    decision: z.enum(['merged', 'dismissed', 'undone']),
  }),
  settingChanged: z.object({ key: label, before: z.json(), after: z.json() }),
  clockBackwards: z.object({ lastSeenAt: z.int(), now: z.int() }),
  modelChanged: z.object({
    purpose: label,
    from: label.nullable(),
    to: label,
    grounds: z.record(z.string(), z.json()).optional(),
  }),
  /**
   * Several models were given the same piece of work, for somebody to look at and not as advice. `outcome` is `done` or the code of
   * what stood in the way; `answerHash` is of what was shown of each.
   */
  modelsCompared: z.object({
    comparisonId: label,
    work: z.enum(['brief', 'labelledMessages']),
    dealId: label.optional(),
    ended: z.enum(['done', 'cancelled']),
    models: z.array(
      z.object({
        name: label,
        sha256: Hash.nullable(),
        outcome: label,
        answers: z.int(),
        answerTokens: z.int(),
        milliseconds: z.int(),
        answerHash: Hash.nullable(),
      }),
    ),
  }),
  /**
   * A model that was measured better than the rules alone was asked about what had come in; `upTo` is the last item of evidence
   * that it was asked about.
   */
  capturesProposed: z.object({
    modelName: label,
    modelSha256: Hash,
    promptVersion: label,
    rulesVersion: label,
    setSha256: Hash,
    items: z.int(),
    proposed: z.int(),
    upTo: label,
  }),
  /** An adapter was trained here: from which model, on which data, with which settings. */
  adapterTrained: z.object({
    adapterId: label,
    name: label,
    sha256: Hash,
    baseSha256: Hash,
    dataSha256: Hash,
    settingsHash: Hash,
    examples: z.int(),
  }),
  /** An adapter left in a signed bundle, or came in from one; `signer` is the fingerprint of the device that signed it. */
  adapterCarried: z.object({
    direction: z.enum(['exported', 'imported']),
    adapterId: label,
    name: label,
    sha256: Hash,
    baseSha256: Hash,
    signer: label,
  }),
  /** A base model left in a signed bundle, or came in from one; `signer` as with an adapter. */
  modelCarried: z.object({
    direction: z.enum(['exported', 'imported']),
    name: label,
    sha256: Hash,
    sizeBytes: z.int(),
    licence: label,
    provenance: label,
    signer: label,
  }),
  /** A person took an example out of learning, or put it back; these adapters have learned from it. */
  exampleWithdrawn: z.object({
    exampleId: label,
    change: z.enum(['withdrawn', 'restored']),
    reason: z.string().max(2000).nullable(),
    adapters: z.array(label),
  }),
  /** A person let models learn from these messages of our own side, or did not. */
  messagesDecided: z.object({
    decision: z.enum(['approved', 'declined']),
    evidenceIds: z.array(label).min(1).max(500),
  }),
  /** What a person thinks of a deal's chance, beside what the advice showed; null where it showed no probability. */
  estimateGiven: z.object({
    adviceId: label,
    dealId: label,
    probability: z.number(),
    shown: z.number().nullable(),
  }),
  /** How many of a hundred calls go without advice from now on, and the seed of the lots. */
  holdoutChanged: z.object({
    before: z.int(),
    after: z.int(),
    seed: label,
    reason: z.string().min(1).max(2000),
  }),
  /** The lot of a call: with advice or without. The seed, deal and call decide it alone. */
  callDrawn: z.object({
    dealId: label,
    callKey: label,
    arm: z.enum(['advised', 'heldOut']),
    percent: z.int(),
    seed: label,
  }),
  /** A person wanted the advice of a held-out call all the same. */
  holdoutLifted: z.object({ dealId: label, drawHash: Hash, reason: z.string().min(1).max(2000) }),
  /** A manager's answer to what suggestions led to. */
  strategyChanged: z.object({
    changeId: label,
    region: label.nullable(),
    stage: label.nullable(),
    fromStrategy: label.nullable(),
    toStrategy: label,
    reason: z.string().min(1).max(2000),
  }),
  consentRecorded: z.object({
    consentId: label,
    contactId: label.nullable(),
    recordingHash: Hash.nullable(),
    participants: z.int(),
    purposes: z.array(z.enum(consentPurposes)),
    basis: z.enum(legalBases),
    givenAt: z.int(),
    expiresAt: z.int().nullable(),
    proofHash: Hash.nullable(),
    proofEvidenceId: label.nullable(),
  }),
  consentWithdrawn: z.object({
    consentId: label,
    reason: z.string().min(1).max(2000),
    evidence: z.int(),
    held: z.int(),
    facts: z.int(),
    activities: z.int(),
    advice: z.int(),
    models: z.array(label),
  }),
  /** A person gave evidence another sensitivity, took that back, or looked at what the rules propose and kept the label. */
  sensitivityChanged: z.object({
    evidenceId: label,
    before: z.enum(sensitivities),
    after: z.enum(sensitivities),
    change: z.enum(['set', 'kept', 'undone']),
  }),
  /** A person recorded of a source who answers for it, on which ground it is held or what it is worth, or took that back. */
  sourceDescribed: z.object({
    sourceId: label,
    field: z.enum(['ownerName', 'legalBasis', 'assetValue']),
    before: label.nullable(),
    after: label.nullable(),
    isUndo: z.boolean(),
  }),
  /** A recording came in: on the strength of which consents, and whether models may learn from it. */
  recordingAdmitted: z.object({
    sourceId: label,
    sha256: Hash.nullable(),
    consentIds: z.array(label),
    mayTrain: z.boolean(),
  }),
  /** A person declared that a document which reads like a transcript was written by hand, and it came in as a note. */
  byHandDeclared: z.object({ sourceId: label, sha256: Hash.nullable() }),
  assessmentRecorded: z.object({
    assessmentId: label,
    subject: z.enum(assessmentSubjects),
    contentHash: Hash,
    reviewAt: z.int(),
  }),
  watchedFolderChanged: z.object({
    folderId: label,
    path: z.string().max(4000),
    change: z.enum(['added', 'paused', 'resumed', 'removed', 'restored']),
  }),
  holdPlaced: z.object({
    holdId: label,
    scope: z.enum(holdScopes),
    scopeId: label,
    reason: z.string().min(1).max(2000),
  }),
  holdReleased: z.object({ holdId: label, reason: z.string().min(1).max(2000) }),
  retentionChanged: z.object({
    recordClass: z.enum(recordClasses),
    before: z.int().nullable(),
    after: z.int().nullable(),
  }),
  retentionDeleted: z.object({
    recordClass: z.enum(recordClasses),
    sourceIds: z.array(label),
    reason: z.string().min(1).max(2000),
    evidence: z.int(),
    held: z.int(),
    facts: z.int(),
    activities: z.int(),
    advice: z.int(),
    models: z.array(label),
  }),
  /** What of our records a person said into a room: which things with which fields, and a hash over it all. */
  roomPublished: z.object({
    roomId: label,
    /** Each with a hash over what was said of it; `at` is the time under which it was. Both absent in older entries. */
    items: z.array(z.object({ key: label, fields: z.array(label), hash: Hash.optional() })).max(1000),
    at: z.int().optional(),
    contentHash: Hash,
    shared: z.boolean(),
  }),
  roomShared: z.object({ roomId: label, relayUrl: z.string().max(500).nullable() }),
  /** `doubtful`: how many of the items their publishers had not signed, or this log does not know. */
  roomEvidenceFrozen: z.object({
    ...{ roomId: label, title: label, items: z.int(), contentHash: Hash },
    doubtful: z.int().optional(),
  }),
  roomDecision: z.object({
    roomId: label,
    decisionId: label,
    title: label,
    owner: label.nullable(),
    dueAt: z.int().nullable(),
    contentHash: Hash,
  }),
  /** `rights`: lines of the unit's list whose end went along. */
  roomReopened: z.object({ roomId: label, endsAt: z.int(), rights: z.array(label).max(200).optional() }),
  roomEndMoved: z.object({
    ...{ roomId: label, from: z.int(), endsAt: z.int() },
    rights: z.array(label).max(200),
  }),
  /** Somebody here asked for the approval of a unit's charter as it stood then. */
  charterAsked: z.object({
    roomId: label,
    subject: Hash,
    parts: z.object({ charter: Hash, milestones: Hash, members: Hash }),
  }),
  /** What others wrote in a room and a person took into our own records. */
  roomAdopted: z.object({
    roomId: label,
    items: z.array(z.object({ id: label, contentHash: Hash, activityId: label })).max(500),
  }),
  /** A person's standing will that such content is taken over as it comes, or its end. */
  roomAdoptionRule: z.object({ roomId: label, isOn: z.boolean() }),
  /** A person's standing will that a unit's relay is given what its list says, as it stood then; or its end. */
  roomRightsRule: z.object({ roomId: label, isOn: z.boolean(), contentHash: Hash }),
  /** What that rule gave: whom (null: everybody in the team) which role until when, and why. */
  roomRightsGiven: z.object({
    roomId: label,
    given: z
      .array(
        z.object({ person: label.nullable(), role: label, expiresAt: z.int().nullable(), reason: label }),
      )
      .max(1000),
  }),
  /** Whom of this workspace's contacts a node of a map stands for; null: nobody any more. */
  roomNodeLinked: z.object({ roomId: label, nodeId: label, contactId: label.nullable() }),
  erasure: z.object({
    subjectHash: Hash,
    commitments: z.array(Hash),
    reason: z.string().min(1).max(2000),
  }),
} as const

export type LogKind = keyof typeof logBodies
export type LogBody<Kind extends LogKind> = z.input<(typeof logBodies)[Kind]>
export const logKinds = Object.keys(logBodies) as LogKind[]

/** Who did it, on which device, when (UTC ms). */
export interface Stamp {
  at: number
  actor: string
  device: string
}

/** The very content of one entry, as it is hashed. */
export interface EntryContent extends Stamp {
  kind: LogKind
  body: Json
  /** Commitments to personal payloads kept apart, in the order in which they were given. */
  payloads: string[]
  prev: string
  seq: number
}

/** Before the first entry. */
export const genesisHash = '0'.repeat(64)

export const sha256Hex = (text: string): string => hash('sha256', text, 'hex')

/**
 * The content as canonical JSON. Names are sorted, so it always ends in `"payloads":[…],"prev":"…","seq":n}`:
 * the verifier compares that end as text and parses nothing.
 */
export const entryText = (content: EntryContent): string => canonicalJson(content as unknown as Json)
