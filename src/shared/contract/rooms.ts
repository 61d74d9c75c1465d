import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ContactId, DealId, EvidenceId, RoomId } from '../ids.ts'
import { traceSubjectKinds } from '../rooms/psu.ts'
import { UnitTemplate } from '../rooms/psuTemplate.ts'
import { Instant, procedure } from './procedure.ts'
import { RelayState, RoomKind, RoomRole, roomKinds, SealedStatus } from './relays.ts'

export { RoomKind, roomKinds }

export const roomsErrorCodes = [
  'room.notFound',
  'room.badUpdate',
  'room.tooLarge',
  'room.readOnly',
  'room.noRole',
  'room.badLink',
  'room.wrongKind',
  'room.nothingChosen',
  'room.nothingToAdopt',
  'room.noDeal',
  'room.dissolved',
  'room.badEnd',
  'room.noCharter',
] as const

/** What is saved where. Each time and number is what was confirmed, never what is hoped. */
export const RoomStatus = z.object({
  /** When the newest change was written to this workspace; null in an empty room. */
  savedAt: Instant.nullable(),
  relay: RelayState,
  /** The relay's code for what it refuses: the room, or the latest change; null where it refuses nothing. */
  relayCode: z.int().nullable(),
  /** Where it is shared; null where it is not. */
  relayUrl: z.string().nullable(),
  /** When the relay last confirmed that it stored everything up to then. */
  relayedAt: Instant.nullable(),
  /** Changes made here that the relay has not confirmed. */
  waiting: z.int(),
  /** Whether the relay knows who this person is there. */
  isByName: z.boolean(),
  /** In a sealed team: how this device stands with it, and why the relay's log of the room is not believed, if so. */
  sealed: z.object({ status: SealedStatus, fault: z.string().nullable() }).nullable(),
  /** What the relay last said that this person may do; `none`: nothing any more; null: it has not said. */
  role: z.union([RoomRole, z.literal('none')]).nullable(),
  canWrite: z.boolean(),
  canComment: z.boolean(),
  canAdminister: z.boolean(),
})
export type RoomStatus = z.infer<typeof RoomStatus>

export const RoomSummary = z.object({
  id: RoomId,
  kind: RoomKind,
  name: z.string(),
  createdAt: Instant,
  createdBy: z.string(),
  /** The deal of this workspace to which a map belongs; it is never shared. */
  dealId: DealId.nullable(),
  dealName: z.string().nullable(),
  /** Comments of others that name this person, since they last looked. */
  mentions: z.int(),
  status: RoomStatus,
})
export type RoomSummary = z.infer<typeof RoomSummary>

/** Bytes as base64. An update of a room has at most 4 MiB. */
const Bytes = z.string().max(6_000_000)
/** A screen's name for itself while it has a room open, so that it is not told its own changes. */
const ScreenId = z.string().regex(/^[A-Za-z0-9-]{8,64}$/)

/** A room's two documents: what is decided, and what is said about it. Rights to them differ. */
export const RoomDocument = z.enum(['board', 'comments'])
export type RoomDocument = z.infer<typeof RoomDocument>

export const RoomEvent = z.discriminatedUnion('kind', [
  /** First: the whole room, each document as one update with its state vector. */
  z.object({
    kind: z.literal('state'),
    update: z.string(),
    vector: z.string(),
    comments: z.object({ update: z.string(), vector: z.string() }),
    me: z.object({ id: z.string(), name: z.string() }),
    room: RoomSummary,
  }),
  z.object({ kind: z.literal('update'), document: RoomDocument, update: z.string() }),
  z.object({ kind: z.literal('presence'), update: z.string() }),
  z.object({ kind: z.literal('status'), status: RoomStatus }),
])
export type RoomEvent = z.infer<typeof RoomEvent>

/** One thing that could be published: its key, the row as it would stand with everything in it, and what can be left out. */
export const Offer = z.object({
  key: z.string(),
  kind: z.enum(['zone', 'deal', 'resource', 'person', 'touch', 'trace']),
  title: z.string(),
  row: z.record(z.string(), z.json()),
  fields: z.array(z.object({ field: z.string(), isPersonal: z.boolean(), isOnByDefault: z.boolean() })),
  /** Whether the room already holds something under this key. */
  isPublished: z.boolean(),
})
export type Offer = z.infer<typeof Offer>

export const Chosen = z.object({ key: z.string(), fields: z.array(z.string().max(40)).max(20) })

/** Coverage of the key nodes of a map (catalogue 24); null where there is no key node, never 100 %. */
export const Coverage = z.object({
  keyNodes: z.int(),
  touched: z.int(),
  share: z.number().nullable(),
  weightedShare: z.number().nullable(),
  decayedShare: z.number().nullable(),
})
export type Coverage = z.infer<typeof Coverage>

export const NodeReading = z.object({
  id: z.string(),
  touches: z.int(),
  lastTouchAt: Instant.nullable(),
  /** Time spent with our content in all; null where no touch was measured. */
  dwellMs: z.int().nullable(),
  /** Of how many touches that was measured. */
  dwellOf: z.int(),
  state: z.enum(['reached', 'stale', 'blind', 'other', 'notApplicable']),
})
export type NodeReading = z.infer<typeof NodeReading>

export const MapReading = z.object({
  asOf: Instant,
  coverage: Coverage,
  /** Four weeks before, for the change. */
  before: Coverage,
  nodes: z.array(NodeReading),
  /** Key nodes that nothing reached, the nearest due first. */
  blind: z.array(z.string()),
  /** Days after which a touch counts half in the decayed share. */
  halfLifeDays: z.int(),
  /** Days after which a node's last touch counts as old. */
  staleDays: z.int(),
  tags: z.object({ current: z.int(), expired: z.int() }),
})
export type MapReading = z.infer<typeof MapReading>

/** Something that another wrote into a room and that this workspace's own records could take over. */
export const Adoptable = z.object({
  id: z.string(),
  kind: z.enum(['touch', 'decision', 'milestone', 'task', 'minutes', 'jointReview']),
  title: z.string(),
  nodeTitle: z.string(),
  contactName: z.string(),
  by: z.string(),
  at: Instant,
  /** How a touch came about; how a decision, a milestone or a task stands. */
  source: z.string(),
  state: z.enum(['new', 'changed', 'adopted']),
  /** This workspace's own person wrote it: the standing rule leaves that, a click takes it. */
  isMine: z.boolean(),
})
export type Adoptable = z.infer<typeof Adoptable>

/** A signed statement that this workspace verified: its number in the relay's log, and who signed it. */
const Signed = z.object({
  number: z.int(),
  at: Instant,
  /** By the relay's directory; empty where it has not told of the signer. */
  name: z.string(),
  isMine: z.boolean(),
  /** Whether the words that were signed are those that stand in the room now. */
  isCurrent: z.boolean(),
})
export const SignedVote = Signed.extend({ subject: z.string(), value: z.enum(['agree', 'object']) })
export type SignedVote = z.infer<typeof SignedVote>
export const SignedDecision = Signed.extend({ decision: z.string() })
export type SignedDecision = z.infer<typeof SignedDecision>

/**
 * Whether what stands published on a board is what its publisher said.
 *
 * - `signed`: they signed it at the relay, and it is the last that they signed of it. `number`: of that statement.
 * - `own`: this person published it, by this workspace's log (`logSeq`), and it is not signed, or not yet.
 * - `older`: they did say it, and something else of it since.
 * - `notSigned`: whom it names has not signed it; `signer` has, where there is one.
 * - `notOwn`: it names this person, and this workspace's log knows nothing of it.
 * - `unchecked`: there is nothing to compare it with: the relay knows nobody, or reads nothing.
 */
export const PublicationCheck = z.object({
  key: z.string(),
  state: z.enum(['signed', 'own', 'older', 'notSigned', 'notOwn', 'unchecked']),
  by: z.string(),
  signer: z.string().nullable(),
  number: z.int().nullable(),
  logSeq: z.int().nullable(),
})
export type PublicationCheck = z.infer<typeof PublicationCheck>
/** What a person is to be told of before they rely on it. */
export const isDoubtful = ({ state }: Pick<PublicationCheck, 'state'>): boolean =>
  state === 'older' || state === 'notSigned' || state === 'notOwn'

/** A record of this workspace that a persona tag can rest on. */
export const TagRecord = z.object({
  evidenceId: EvidenceId,
  at: Instant,
  author: z.string().nullable(),
  text: z.string(),
})
export type TagRecord = z.infer<typeof TagRecord>

/** Why a record may belong to a unit: what it speaks of, and the words in which it does. */
export const TraceReason = z.object({
  kind: z.enum(traceSubjectKinds),
  id: z.string(),
  title: z.string(),
  by: z.enum(['title', 'words', 'name']),
  words: z.array(z.string()),
})
export type TraceReason = z.infer<typeof TraceReason>

/** Records of this workspace that may belong to a unit. They are nobody else's to see until a person links them. */
export const TraceProposals = z.object({
  since: Instant,
  proposals: z.array(
    z.object({
      key: z.string(),
      at: Instant,
      kind: z.string(),
      who: z.string(),
      text: z.string(),
      /** The surest first; at least one. */
      reasons: z.array(TraceReason),
    }),
  ),
  /** How many more there are. */
  more: z.int(),
  /** What a person hid. */
  hidden: z.array(z.string()),
})
export type TraceProposals = z.infer<typeof TraceProposals>

export const charterParts = ['charter', 'milestones', 'members'] as const
/** A signed approval of a unit's charter, as this workspace judges it. */
export const CharterApproval = z.object({
  /** Who signed, by the relay's directory or this workspace's list of people; empty where neither tells. */
  name: z.string(),
  at: Instant,
  expiresAt: Instant,
  reason: z.string(),
  /** Its number in the relay's log, or of the entry in this workspace's own log. */
  number: z.int().nullable(),
  logSeq: z.int().nullable(),
  isMine: z.boolean(),
  /** `signed`: by this person; whether it counts is for the others' workspaces to say. */
  state: z.enum(['inForce', 'expired', 'signed', 'withdrawn', 'refused']),
  /** Why it was refused: a code of `approval.*`. */
  code: z.string().nullable(),
  /** Who took it back, by a further statement of the relay's log: it doesn't count from then on. */
  withdrawn: z
    .object({ at: Instant, name: z.string(), reason: z.string(), number: z.int(), isMine: z.boolean() })
    .nullable(),
  canWithdraw: z.boolean(),
  /** Which parts of the charter read differently from what was approved; empty where it is the same wording. */
  changed: z.array(z.enum(charterParts)),
})
export type CharterApproval = z.infer<typeof CharterApproval>

export const CharterApprovals = z.object({
  /** How approvals travel here: as statements of the relay's log, or as files. */
  way: z.enum(['relay', 'file']),
  /** The hash of the charter's wording as it stands; null where there is no charter. */
  subject: z.string().nullable(),
  /** Who asked last; `isCurrent`: for the wording as it stands. The name is empty where the relay does not tell it. */
  request: z
    .object({ at: Instant, name: z.string(), isMine: z.boolean(), isCurrent: z.boolean() })
    .nullable(),
  /** Whether this person may approve it as it stands: somebody else asked, and they did not. */
  canApprove: z.boolean(),
  approvals: z.array(CharterApproval),
  fault: z.object({ number: z.int(), reason: z.string() }).nullable(),
})
export type CharterApprovals = z.infer<typeof CharterApprovals>

/** Made by a person, by the relay from time to time, or kept when an earlier one was brought back. */
export const roomVersionKinds = ['named', 'automatic', 'beforeRestore'] as const
export const RoomVersion = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(roomVersionKinds),
  at: Instant,
  by: z.string(),
  /**
   * The relay keeps those of rooms that it reads, for everybody. Other rooms' lie in this workspace only, but for those
   * that members of a sealed team named: the team has them all.
   */
  keptBy: z.enum(['relay', 'device', 'team']),
  /** Taken back by whoever named it, or by an owner of the room: it is not compared or brought back any more. */
  withdrawn: z.object({ at: Instant, by: z.string() }).nullable(),
  canWithdraw: z.boolean(),
})
export type RoomVersion = z.infer<typeof RoomVersion>

const FieldValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** What became of one record since a version. */
export const VersionDifference = z.object({
  collection: z.string(),
  id: z.string(),
  title: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  fields: z.array(z.object({ field: z.string(), before: FieldValue, after: FieldValue })),
})
export type VersionDifference = z.infer<typeof VersionDifference>

/** A unit some of whose rights at the relay outlive what its charter and list say, or end before. */
export const UnitRightsWaiting = z.object({ room: RoomSummary, toEnd: z.int(), toGive: z.int() })
export type UnitRightsWaiting = z.infer<typeof UnitRightsWaiting>

const Version = z.string().min(1).max(120)

const InRoom = z.object({ roomId: RoomId })

export const roomsContract = {
  list: procedure.output(z.array(RoomSummary)),
  /** How often this person was named since they last looked, over the rooms of a kind. */
  mentions: procedure.output(z.record(RoomKind, z.int())),
  create: procedure
    .input(
      z.object({
        kind: RoomKind,
        name: z.string().trim().min(1).max(80),
        /** Titles to begin with, in the words of whoever makes it: zones of a board, steps and lanes of a map. */
        first: z.array(z.string().trim().min(1).max(80)).max(24).default([]),
        second: z.array(z.string().trim().min(1).max(80)).max(24).default([]),
        dealId: DealId.nullable().default(null),
        /** A PSU workspace whose structure is taken over, without its people, dates and words. */
        template: RoomId.nullable().default(null),
        /** A structure in the words of whoever makes it, for a PSU workspace that copies no other. */
        structure: UnitTemplate.pick({ name: true, milestones: true, tasks: true }).nullable().default(null),
      }),
    )
    .output(RoomSummary),
  rename: procedure.input(InRoom.extend({ name: z.string().trim().min(1).max(80) })).output(RoomSummary),
  /** Takes a room off the list; `restore` brings it back whole. */
  archive: procedure.input(InRoom).output(z.object({ archived: z.boolean() })),
  restore: procedure.input(InRoom).output(RoomSummary),
  /** Shares a room through a relay, or stops that with null. Only from here on does anything leave this machine. */
  share: procedure
    .input(InRoom.extend({ relayUrl: z.string().max(500).nullable() }))
    .output(z.object({ room: RoomSummary, link: z.string().nullable() })),
  /** Asks the relay again after it refused. */
  retry: procedure.input(InRoom).output(z.object({ asked: z.boolean() })),
  /** In a sealed team whose relay lost entries: a person says that its store was put back from a backup. */
  acceptRestored: procedure.input(InRoom).output(z.object({ asked: z.boolean() })),
  /**
   * Joins a room that somebody shared, by their link; with a code in it, its relay too, under `deviceName` (null: this
   * machine's). Answers null where the link brings to a relay and no room.
   */
  join: procedure
    .input(
      z.object({
        link: z.string().max(2000),
        deviceName: z.string().trim().min(1).max(80).nullable().default(null),
      }),
    )
    .output(RoomSummary.nullable()),
  /** Goes into a room that somebody gave this person at a relay (`relays.given`). */
  take: procedure.input(InRoom.extend({ relayUrl: z.string().max(500) })).output(RoomSummary),
  /** The room as it is, then what changes, for as long as the screen listens. */
  open: procedure
    .input(InRoom.extend({ screen: ScreenId, readOnly: z.boolean().default(false) }))
    .output(eventIterator(RoomEvent)),
  /** A change made on this screen. Answers once it is on disk. */
  push: procedure
    .input(InRoom.extend({ screen: ScreenId, document: RoomDocument.default('board'), update: Bytes }))
    .output(z.object({ savedAt: Instant })),
  presence: procedure
    .input(InRoom.extend({ screen: ScreenId, update: z.string().max(100_000) }))
    .output(z.object({ ok: z.boolean() })),

  /** What could be published into a room, computed now, nothing of it said yet. */
  offers: procedure.input(InRoom).output(z.array(Offer)),
  /** Publishes the chosen fields, computed anew, and logs what was published. */
  publish: procedure
    .input(InRoom.extend({ chosen: z.array(Chosen).min(1).max(1000) }))
    .output(z.object({ published: z.int(), logSeq: z.int() })),

  /** Whether what is published on a board, or what a review froze, is what its publishers said. */
  publications: procedure
    .input(InRoom.extend({ review: z.string().max(120).optional() }))
    .output(z.array(PublicationCheck)),

  /** Begins a review with the published evidence frozen as it is, and logs its hash. */
  startReview: procedure
    .input(InRoom.extend({ title: z.string().trim().min(1).max(200) }))
    .output(z.object({ logSeq: z.int() })),
  /** Whether the frozen evidence is still what this workspace's log says; null where it was frozen elsewhere. */
  frozen: procedure
    .input(InRoom.extend({ review: z.string().max(120).optional() }))
    .output(z.object({ logSeq: z.int(), matches: z.boolean() }).nullable()),
  /** Enters a decision of the room in this workspace's log. */
  logDecision: procedure
    .input(InRoom.extend({ id: z.string().max(120) }))
    .output(z.object({ logSeq: z.int() })),

  /** Votes and decisions about this room that were signed, as far as they were verified here. */
  signed: procedure.input(InRoom).output(
    z.object({
      votes: z.array(SignedVote),
      decisions: z.array(SignedDecision),
      /** Where the relay's log stopped being believable; null where it holds. */
      fault: z.object({ number: z.int(), reason: z.string() }).nullable(),
    }),
  ),
  /** Signs a vote on a card or a decision; it needs the relay. */
  vote: procedure
    .input(InRoom.extend({ subject: z.string().max(120), value: z.enum(['agree', 'object', 'none']) }))
    .output(z.object({ number: z.int() })),
  /** Signs a decision as it stands; it needs the relay. */
  signDecision: procedure
    .input(InRoom.extend({ id: z.string().max(120) }))
    .output(z.object({ number: z.int() })),

  /** Versions of a room, newest first. */
  versions: procedure.input(InRoom).output(z.array(RoomVersion)),
  /** Keeps the room as it is now under a name. */
  nameVersion: procedure
    .input(InRoom.extend({ name: z.string().trim().min(1).max(80) }))
    .output(z.object({ id: z.string() })),
  /**
   * What changed in a room's content since a version; `total` may be more than what is listed. Comments are not among
   * them, because bringing a version back leaves them: there were so many then and are now; null where the version has none.
   */
  compareVersion: procedure.input(InRoom.extend({ version: Version })).output(
    z.object({
      differences: z.array(VersionDifference),
      total: z.int(),
      comments: z.object({ before: z.int(), now: z.int() }).nullable(),
    }),
  ),
  /** A room whole as it was, to be read: its board with the comments of that moment, if they were kept with it. */
  readVersion: procedure
    .input(InRoom.extend({ version: Version }))
    .output(z.object({ content: z.string(), hasComments: z.boolean() })),
  /** Makes the room look as it did, but for its comments; what it is now is kept as a version, whose id is answered. */
  restoreVersion: procedure.input(InRoom.extend({ version: Version })).output(z.object({ kept: z.string() })),

  /** Takes back a version that is shared under a name; what was signed about it stays in the relay's log. */
  withdrawVersion: procedure
    .input(InRoom.extend({ version: Version }))
    .output(z.object({ withdrawn: z.boolean() })),

  /** Units that this person administers at a connected relay and whose rights there differ from their charters and lists. */
  unitRightsWaiting: procedure.output(z.array(UnitRightsWaiting)),
  /**
   * The standing rule of a unit: who wanted its relay to be given what its list and charter say. It rests while others
   * have changed those and nobody confirmed that here. `last`: when it gave how many rights.
   */
  rightsRule: procedure.input(InRoom).output(
    z.object({
      rule: z.object({ at: Instant, by: z.string() }).nullable(),
      isResting: z.boolean(),
      last: z.object({ at: Instant, given: z.int() }).nullable(),
    }),
  ),
  /** Sets the rule for the list as it stands now, or ends it. */
  setRightsRule: procedure.input(InRoom.extend({ isOn: z.boolean() })).output(z.object({ given: z.int() })),
  /** Takes a PSU that has dissolved up again, until a new end; rights that were to end with it end with it again. */
  reopenUnit: procedure.input(InRoom.extend({ endsAt: Instant })).output(z.object({ logSeq: z.int() })),
  /** Moves the end of a PSU that runs, and with it so many rights that end with it. */
  moveUnitEnd: procedure
    .input(InRoom.extend({ endsAt: Instant }))
    .output(z.object({ logSeq: z.int(), rights: z.int() })),

  /** Records that may belong to a unit, each with why; linking is a person's. */
  traceProposals: procedure.input(InRoom).output(TraceProposals),
  /** Links a record to what it bears on: its kind and date go into the room, what was said by whom only `withWords`. */
  linkTrace: procedure
    .input(
      InRoom.extend({
        key: z.string().max(120),
        about: z.object({ kind: z.enum(traceSubjectKinds), id: z.string().max(120) }),
        withWords: z.boolean(),
      }),
    )
    .output(z.object({ logSeq: z.int() })),
  /** Hides records from this machine's tray of a unit, or shows them again. */
  hideTraces: procedure
    .input(InRoom.extend({ keys: z.array(z.string().max(120)).min(1).max(5_000), isHidden: z.boolean() }))
    .output(z.object({ hidden: z.int() })),

  /** How a unit's charter stands with its sponsor. */
  charterApprovals: procedure.input(InRoom).output(CharterApprovals),
  /** Asks the relay's team to approve the charter as it stands, by a signed statement. */
  askCharterApproval: procedure.input(InRoom).output(z.object({ number: z.int() })),
  /** The same as a file for an approver, and their statement taken from one. */
  charterRequest: procedure.input(InRoom).output(z.object({ fileName: z.string(), text: z.string() })),
  takeCharterApproval: procedure
    .input(InRoom.extend({ approval: z.string().max(100_000) }))
    .output(z.object({ taken: z.boolean() })),
  /** Signs the approval of the wording `subject`, which somebody else asked for, and gives it to the relay. */
  approveCharter: procedure
    .input(
      InRoom.extend({
        subject: z.string().regex(/^[0-9a-f]{64}$/),
        reason: z.string().trim().min(1).max(2000),
        validDays: z.int().min(1).max(365),
      }),
    )
    .output(z.object({ number: z.int() })),

  /** Signs that an approval, by its number in the relay's log, is withdrawn, and gives it to the relay. */
  withdrawCharterApproval: procedure
    .input(InRoom.extend({ number: z.int().min(1), reason: z.string().trim().min(1).max(2000) }))
    .output(z.object({ number: z.int() })),

  /** How a map is read as of a moment; with `version`, the map as it was in that version. */
  mapReading: procedure
    .input(InRoom.extend({ asOf: Instant, version: Version.optional() }))
    .output(MapReading),
  /** Logs that a picture of a room is exported; the picture carries the entry's number and hash. */
  logExport: procedure
    .input(
      InRoom.extend({
        contentHash: z.string().regex(/^[0-9a-f]{64}$/),
        destination: z.enum(['file', 'print']),
      }),
    )
    .output(z.object({ logSeq: z.int(), hash: z.string() })),
  adoptable: procedure.input(InRoom).output(z.array(Adoptable)),
  /** The standing rule of a map: who wanted touches of others to be taken over as they come, and what it took last. */
  adoptionRule: procedure.input(InRoom).output(
    z.object({
      rule: z.object({ at: Instant, by: z.string() }).nullable(),
      last: z.object({ changeSetId: z.string(), adopted: z.int(), at: Instant }).nullable(),
    }),
  ),
  setAdoptionRule: procedure
    .input(InRoom.extend({ isOn: z.boolean() }))
    .output(z.object({ adopted: z.int() })),
  /** Says which deal of this workspace a room is about; it stays here and is told nobody. */
  setDeal: procedure.input(InRoom.extend({ dealId: DealId.nullable() })).output(RoomSummary),
  /** Whom of this workspace's contacts the nodes of a map stand for, and who there could be: the deal's customer's. */
  nodeContacts: procedure.input(InRoom).output(
    z.object({
      links: z.array(z.object({ nodeId: z.string(), contactId: ContactId })),
      contacts: z.array(z.object({ id: ContactId, name: z.string(), title: z.string().nullable() })),
    }),
  ),
  /** Records here that a tag on a node could rest on, the newest first. */
  tagRecords: procedure.input(InRoom.extend({ nodeId: z.string().max(120) })).output(z.array(TagRecord)),
  /** Which of the records that tags name are here, and may be opened. */
  heldRecords: procedure.input(InRoom).output(z.array(EvidenceId)),
  linkNode: procedure
    .input(InRoom.extend({ nodeId: z.string().max(120), contactId: ContactId.nullable() }))
    .output(z.object({ adopted: z.int() })),
  /** Takes what others recorded in a room into this workspace's own records; `dealId`: about another than the room's. */
  adopt: procedure
    .input(
      InRoom.extend({
        ids: z.array(z.string().max(140)).min(1).max(500),
        dealId: DealId.nullable().default(null),
      }),
    )
    .output(z.object({ changeSetId: z.string(), adopted: z.int() })),
}
