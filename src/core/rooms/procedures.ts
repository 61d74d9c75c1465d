import * as Y from 'yjs'
import { commentsOf } from '../../../sync-server/client/index.ts'
import type { RoomKind, RoomSummary, RoomVersion } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import type { ContactId } from '../../shared/ids.ts'
import { zones } from '../../shared/rooms/board.ts'
import { lanes, nodes, steps, tags, touches } from '../../shared/rooms/map.ts'
import { beginWith, structureOf } from '../../shared/rooms/psuTemplate.ts'
import { type Collection, putRow, readRows } from '../../shared/rooms/records.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import { databaseRefusalOf, transaction } from '../db/open.ts'
import { requireDeal } from '../deals/store.ts'
import { countingKeyOf, keepCountingKey, readCountingKey } from '../governance/touchMarks.ts'
import { readStatementFile, statementText } from '../identity/files.ts'
import { SignedApproval } from '../identity/statements.ts'
import { appendLog } from '../log/append.ts'
import { relayAddress } from '../relays/address.ts'
import { readAnswer } from '../relays/refusals.ts'
import type { Relays } from '../relays/relays.ts'
import { getMembership } from '../relays/store.ts'
import { implementer, refusing, type Session, type Sessions } from '../session.ts'
import { adopt, adoptByRule, linkNode, listAdoptable, setAdoptionRule } from './adopt.ts'
import {
  approveCharter,
  askTeam,
  charterRequest,
  readCharterApprovals,
  takeCharterApproval,
  teamOf,
  withdrawCharterApproval,
} from './charterApproval.ts'
import { givenAt, listGiven } from './given.ts'
import { keepsVersionsHere, keepVersion, listKept, openKept } from './keptVersions.ts'
import { linkOf, type RoomLink, readLink } from './link.ts'
import { bytesOf, type LiveRooms } from './liveRooms.ts'
import { readMap } from './mapReading.ts'
import { createPublicationSigning, publisherName, readPublications } from './publications.ts'
import { offersFor, publish } from './publish.ts'
import { listRelayVersions } from './relayVersions.ts'
import type { Replica } from './replica.ts'
import { frozenState, logDecision, startReview } from './review.ts'
import { createRightsGiving, readRightsRule, setRightsRule } from './rightsRule.ts'
import { readSigned, signDecision, vote } from './signed.ts'
import {
  beginAtRelay,
  getRoom,
  insertRoom,
  lastRuleAdoption,
  listRooms,
  nodeContactsOf,
  type RoomRow,
  requireRoom,
  updateRoom,
} from './store.ts'
import { heldRecords, offeredRecords } from './tagRecords.ts'
import { listTeamVersions, openTeamVersion, withdrawTeamVersion } from './teamVersions.ts'
import { linkTrace, proposeTraces, setHidden } from './traceProposals.ts'
import { moveUnitEnd, reopenUnit, requireMayWrite } from './unit.ts'
import { listUnitRightsWaiting } from './unitRightsWaiting.ts'
import {
  countComments,
  differencesBetween,
  Named,
  type PastRoom,
  pastRoomOf,
  Restored,
  readVersion,
  restoreInto,
} from './versions.ts'
import { readVersionWithdrawals, stateVersionWithdrawn } from './withdrawals.ts'

const emptyRoom = (session: Session, id: string, kind: RoomKind, name: string): RoomRow => ({
  id,
  kind,
  name,
  createdAt: session.now(),
  createdBy: session.actor(),
  dealId: null,
  relayUrl: null,
  isAtRelay: 0,
  isTold: 0,
  mentionsSeen: 0,
  isSealed: 0,
  role: null,
  adoptionRuleAt: null,
  adoptionRuleBy: null,
  rightsRuleAt: null,
  rightsRuleBy: null,
  rightsRuleHash: null,
  savedAt: null,
  relayedAt: null,
  archivedAt: null,
})

/** The line for others to join a room with, and without a code only where they are at the relay already. */
export const linkTo = (
  { id, kind, name }: RoomRow,
  relayUrl: string,
  code: string | null = null,
  countingKey: string | null = null,
): string => linkOf({ relayUrl, code, room: { roomId: id, kind, name }, countingKey })

/** What relays need to know of rooms. */
export const roomsForRelays = {
  relayOf(session: Session, roomId: string): string {
    const { relayUrl } = requireRoom(session.db, roomId)
    if (relayUrl === null) throw new AppError('relay.notJoined')
    return relayUrl
  },
  given: listGiven,
  linkOf(
    session: Session,
    relayUrl: string,
    code: string,
    { roomId, isMember }: { roomId: string | null; isMember: boolean },
  ): string {
    const membership = getMembership(session.db, relayUrl)
    // Who joins the team counts with it; a guest, who is told no statements, gets no key.
    const countingKey = isMember && membership ? countingKeyOf(session, membership) : null
    return roomId === null
      ? linkOf({ relayUrl, code, room: null, countingKey })
      : linkTo(requireRoom(session.db, roomId), relayUrl, code, countingKey)
  },
}

/** Differences beyond these are counted and not listed. */
const mostDifferences = 500

/** Rows with nothing but a name and an order, such as zones, steps and lanes. */
function putNamed(
  doc: Y.Doc,
  into: Collection<{ name: string; order: number }>,
  names: readonly string[],
): void {
  for (const [order, name] of names.entries()) putRow(doc, into, `${into.name}:${order}`, { name, order })
}

/** Rooms: what a team decides together. Everything works without a relay; one is spoken to only where a person said so. */
export function roomsProcedures(sessions: Sessions, live: LiveRooms, relays: Relays) {
  const os = implementer.rooms
  const summary = (session: Session, id: string): RoomSummary =>
    live.summaryOf(session.db, requireRoom(session.db, id))
  const changed = (session: Session) => session.changed('rooms')
  /** Goes into a room that somebody else shared. */
  const enter = (session: Session, relayUrl: string, { roomId, kind, name }: RoomLink): RoomSummary => {
    const { db } = session
    const known = getRoom(db, roomId)
    transaction(db, () => {
      // Who made it is not told; here it begins with joining.
      if (!known) insertRoom(db, { ...emptyRoom(session, roomId, kind, name), createdBy: '' })
      if (known?.relayUrl !== relayUrl) {
        beginAtRelay(db, roomId, relayUrl, true)
        appendLog(db, session.stamp(), { kind: 'roomShared', body: { roomId, relayUrl } })
      }
      updateRoom(db, roomId, { archivedAt: null })
    })
    live.relink(session, roomId)
    session.changed('rooms', 'log')
    return summary(session, roomId)
  }
  const takeByRule = (session: Session, roomId: string): number => {
    const room = getRoom(session.db, roomId)
    if (!room || room.adoptionRuleAt === null) return 0
    const adopted = live.use(session, roomId, ({ replica }) => adoptByRule(session, room, replica))
    if (adopted > 0) session.changed('rooms', 'accounts', 'deals', 'evidence', 'log')
    return adopted
  }
  live.onArrival((session, roomId) => {
    try {
      takeByRule(session, roomId)
    } catch (error) {
      // A full disk or the like is told where somebody acts; what comes next is tried again.
      if (!(databaseRefusalOf(error) instanceof AppError)) throw error
    }
  })
  const giving = createRightsGiving(live, relays)
  const signing = createPublicationSigning(live, relays)
  live.onStirred((session, roomId) => {
    giving.giveSoon(session, roomId)
    signing.signSoon(session, roomId)
  })
  let seen: { url: string; document: string; version: string; past: PastRoom } | null = null
  /** What takes a relay that reads the room, or the words of it: a sealed team's doesn't. */
  const requireOpenTeam = (session: Session, roomId: string): void => {
    if (requireRoom(session.db, roomId).isSealed === 1) throw new AppError('relay.sealed')
  }
  /** A version that lies with the relay: where it keeps none, none of that name exists. */
  const atRelay = (session: Session, roomId: string): { url: string; document: string } => {
    if (keepsVersionsHere(requireRoom(session.db, roomId)))
      throw new AppError('record.notFound', { kind: 'version', id: roomId })
    return { url: roomsForRelays.relayOf(session, roomId), document: roomId }
  }
  const compare = (session: Session, roomId: string, { doc: before, hasComments }: PastRoom) => {
    const { kind } = requireRoom(session.db, roomId)
    return live.use(session, roomId, ({ replica, comments }) => {
      const differences = differencesBetween(kind, before, replica.doc)
      return {
        differences: differences.slice(0, mostDifferences),
        total: differences.length,
        comments: hasComments
          ? { before: countComments(before), now: countComments(replica.doc, comments.doc) }
          : null,
      }
    })
  }
  /** What a sealed team shares; who wrote there that they named a version, or an owner of the room, may withdraw it. */
  const versionsOfTeam = (session: Session, roomId: string): RoomVersion[] => {
    const room = requireRoom(session.db, roomId)
    const { canWrite } = summary(session, roomId).status
    const mayWithdraw = (by: string) => canWrite && (by === session.actor() || room.role === 'owner')
    return live.use(session, roomId, ({ teamVersions }) =>
      teamVersions ? listTeamVersions(teamVersions.replica, mayWithdraw) : [],
    )
  }
  const isWithdrawnFromTeam = (session: Session, roomId: string, version: string): boolean =>
    keepsVersionsHere(requireRoom(session.db, roomId)) &&
    versionsOfTeam(session, roomId).some(({ id, withdrawn }) => id === version && withdrawn !== null)
  /** Where the relay keeps a version that nobody has withdrawn; a withdrawn one is as good as none. */
  const offeredAtRelay = async (session: Session, roomId: string, version: string) => {
    const place = atRelay(session, roomId)
    const team = teamOf(session, requireRoom(session.db, roomId))
    if (team && readVersionWithdrawals(session, team, roomId).has(version)) {
      const listed = await listRelayVersions({ session, relays }, roomId, place.url)
      if (listed.some(({ id, withdrawn }) => id === version && withdrawn !== null))
        throw new AppError('record.notFound', { kind: 'version', id: version })
    }
    return place
  }
  /** A version that lies here, in this workspace or with what the sealed team shares; null where neither has it. */
  const openHere = (session: Session, roomId: string, version: string): PastRoom | null => {
    if (isWithdrawnFromTeam(session, roomId, version)) return null
    return (
      openKept(session.db, roomId, version) ??
      live.use(session, roomId, ({ teamVersions }) =>
        teamVersions ? openTeamVersion(teamVersions.replica, version) : null,
      )
    )
  }
  /** The comments of a version that the relay keeps; null for one of before it kept any, and where nobody had commented. */
  const commentsAtRelay = async (url: string, roomId: string, version: string): Promise<Y.Doc | null> => {
    try {
      const { content } = await relays.call(url, 'readVersion', { document: commentsOf(roomId), version })
      return readVersion(content)
    } catch (error) {
      if (error instanceof AppError && error.code === 'relay.notFound') return null
      throw error
    }
  }
  /** A version, wherever it lies. */
  const openVersion = async (session: Session, roomId: string, version: string): Promise<PastRoom> => {
    const kept = openHere(session, roomId, version)
    if (kept) return kept
    const { url, document } = await offeredAtRelay(session, roomId, version)
    // A version never changes: the one that somebody looks at is asked for once, however often the room does.
    if (seen?.version !== version || seen.url !== url || seen.document !== document) {
      const { content } = await relays.call(url, 'readVersion', { document, version })
      const past = pastRoomOf(readVersion(content), await commentsAtRelay(url, roomId, version))
      seen = { url, document, version, past }
    }
    return seen.past
  }
  /** Brings back a version that lies here; what is there now is kept before. */
  const restoreKept = (session: Session, roomId: string, { doc: before }: PastRoom): string => {
    const { kind } = requireRoom(session.db, roomId)
    return live.write(session, roomId, ({ replica, comments }) => {
      if (kind === 'psu') requireMayWrite(replica.doc, session.now())
      return transaction(session.db, () => {
        const now = { kind: 'beforeRestore' as const, name: '', at: session.now(), by: session.actor() }
        const kept = keepVersion(session, roomId, { replica, comments }, now)
        replica.change((doc) => restoreInto(doc, before, kind))
        return kept
      })
    })
  }
  const requireKind = (session: Session, id: string, kind: RoomKind): RoomRow => {
    const room = requireRoom(session.db, id)
    if (room.kind !== kind) throw new AppError('room.wrongKind', { kind: room.kind })
    return room
  }
  /** A change of the room by core that the log knows of. */
  const changing = <Result>(
    session: Session,
    { id }: RoomRow,
    change: (replica: Replica) => Result,
  ): Result => {
    const result = live.write(session, id, ({ replica }) => change(replica))
    session.changed('rooms', 'log')
    return result
  }
  return {
    list: os.list.handler(() => {
      const { db } = sessions.require()
      return listRooms(db).map((row) => live.summaryOf(db, row))
    }),
    mentions: os.mentions.handler(() => live.mentions(sessions.require())),
    create: os.create.handler(({ input }) => {
      const session = sessions.require()
      const { kind, name, first, second, dealId, template, structure } = input
      if (dealId !== null) requireDeal(session.db, dealId)
      const copied = template === null ? null : requireKind(session, template, 'psu')
      const begin = copied
        ? { name: copied.name, ...live.use(session, copied.id, ({ replica }) => structureOf(replica.doc)) }
        : kind === 'psu'
          ? structure
          : null
      const id = session.newId('room')
      insertRoom(session.db, { ...emptyRoom(session, id, kind, name), dealId })
      live.use(session, id, ({ replica }) =>
        replica.change((doc) => {
          if (kind === 'board') putNamed(doc, zones, first)
          if (kind === 'map') {
            putNamed(doc, steps, first)
            putNamed(doc, lanes, second)
          }
          const by = session.actor().slice(0, 80) || '-'
          if (begin) beginWith(doc, { ...begin, by, at: session.now() })
        }),
      )
      changed(session)
      return summary(session, id)
    }),
    rename: os.rename.handler(({ input }) => {
      const session = sessions.require()
      requireRoom(session.db, input.roomId)
      updateRoom(session.db, input.roomId, { name: input.name, isTold: 0 })
      live.tellName(input.roomId)
      changed(session)
      return summary(session, input.roomId)
    }),
    archive: os.archive.handler(({ input }) => {
      const session = sessions.require()
      requireRoom(session.db, input.roomId)
      updateRoom(session.db, input.roomId, { archivedAt: session.now() })
      live.relink(session, input.roomId)
      changed(session)
      return { archived: true }
    }),
    restore: os.restore.handler(({ input }) => {
      const session = sessions.require()
      requireRoom(session.db, input.roomId)
      updateRoom(session.db, input.roomId, { archivedAt: null })
      live.relink(session, input.roomId)
      changed(session)
      return summary(session, input.roomId)
    }),
    share: os.share.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const room = requireRoom(db, input.roomId)
      const relayUrl = input.relayUrl === null ? null : relayAddress(input.relayUrl)
      if (relayUrl !== room.relayUrl) {
        transaction(db, () => {
          // A new relay has confirmed nothing yet, whatever another one had.
          beginAtRelay(db, room.id, relayUrl, false)
          appendLog(db, session.stamp(), { kind: 'roomShared', body: { roomId: room.id, relayUrl } })
        })
        live.relink(session, room.id)
        session.changed('rooms', 'log')
      }
      const link = relayUrl === null ? null : linkTo(room, relayUrl)
      return { room: summary(session, room.id), link }
    }),
    join: os.join.handler(async ({ input }) => {
      const session = sessions.require()
      const { relayUrl, code, room, countingKey } = readLink(input.link)
      if (code) {
        const key = countingKey ? readCountingKey(countingKey) : null
        await relays.join(session, relayUrl, code, input.deviceName)
        const membership = getMembership(session.db, relayUrl)
        // A key that is here stays: no line that somebody sends changes with whom one counts.
        if (key && membership && countingKeyOf(session, membership) === null)
          keepCountingKey(session, membership, key)
      }
      if (!room) return null
      return enter(session, relayUrl, room)
    }),
    take: os.take.handler(async ({ input }) => {
      const session = sessions.require()
      const relayUrl = relayAddress(input.relayUrl)
      const { rooms } = await givenAt(session, relays, relayUrl)
      const room = rooms.find(({ roomId }) => roomId === input.roomId)
      if (!room) throw new AppError('room.notFound', { id: input.roomId })
      return enter(session, relayUrl, room)
    }),
    retry: os.retry.handler(({ input }) => {
      requireRoom(sessions.require().db, input.roomId)
      live.retry(input.roomId)
      return { asked: true }
    }),
    acceptRestored: os.acceptRestored.handler(({ input }) => {
      requireRoom(sessions.require().db, input.roomId)
      live.acceptRestored(input.roomId)
      return { asked: true }
    }),
    open: os.open.handler(({ input, signal }) =>
      refusing(live.listen(sessions.require(), input.roomId, input, signal)),
    ),
    push: os.push.handler(({ input }) => {
      const session = sessions.require()
      live.push(session, input.roomId, input.screen, input.document, bytesOf(input.update))
      return { savedAt: session.now() }
    }),
    presence: os.presence.handler(({ input }) => {
      sessions.require()
      live.present(input.roomId, input.screen, bytesOf(input.update))
      return { ok: true }
    }),
    offers: os.offers.handler(({ input }) => {
      const session = sessions.require()
      const room = requireRoom(session.db, input.roomId)
      return live.use(session, room.id, ({ replica }) => offersFor(session, room, replica.doc))
    }),
    publish: os.publish.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireRoom(session.db, input.roomId)
      const said = changing(session, room, (replica) =>
        publish(session, room, replica, input.chosen, publisherName(session, room)),
      )
      // Others see it unsigned for as long as this takes.
      await signing.sign(session, room.id)
      return said
    }),
    publications: os.publications.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'board')
      return live.use(session, room.id, ({ replica }) =>
        readPublications(session, room, replica, input.review),
      )
    }),
    startReview: os.startReview.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'board')
      return changing(session, room, (replica) => startReview(session, room, replica, input.title))
    }),
    frozen: os.frozen.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'board')
      return live.use(session, room.id, ({ replica }) => frozenState(session, room.id, replica, input.review))
    }),
    logDecision: os.logDecision.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'board')
      return changing(session, room, (replica) => logDecision(session, room.id, replica, input.id))
    }),
    signed: os.signed.handler(({ input }) => {
      const session = sessions.require()
      const { id, relayUrl } = requireKind(session, input.roomId, 'board')
      if (relayUrl === null) return { votes: [], decisions: [], fault: null }
      const { membership, statements } = relays.summary(session, relayUrl)
      const me = membership?.personId ?? ''
      return {
        ...live.use(session, id, ({ replica }) => readSigned(session, id, replica, me)),
        fault: statements.fault,
      }
    }),
    vote: os.vote.handler(async ({ input }) => {
      const session = sessions.require()
      const { id } = requireKind(session, input.roomId, 'board')
      requireOpenTeam(session, id)
      const { number } = await live.use(session, id, ({ replica }) =>
        vote({ session, relays }, id, replica, input),
      )
      return { number }
    }),
    signDecision: os.signDecision.handler(async ({ input }) => {
      const session = sessions.require()
      const { id } = requireKind(session, input.roomId, 'board')
      requireOpenTeam(session, id)
      const { number } = await live.use(session, id, ({ replica }) =>
        signDecision({ session, relays }, id, replica, input.id),
      )
      return { number }
    }),
    versions: os.versions.handler(async ({ input }) => {
      const session = sessions.require()
      const kept = listKept(session.db, input.roomId)
      if (keepsVersionsHere(requireRoom(session.db, input.roomId))) {
        const shared = versionsOfTeam(session, input.roomId)
        const ids = new Set(shared.map(({ id }) => id))
        return [...shared, ...kept.filter(({ id }) => !ids.has(id))].sort(
          (left, right) => right.at - left.at || (left.id < right.id ? 1 : -1),
        )
      }
      const { url } = atRelay(session, input.roomId)
      const listed = await listRelayVersions({ session, relays }, input.roomId, url)
      return [...listed, ...kept].sort((left, right) => right.at - left.at)
    }),
    nameVersion: os.nameVersion.handler(async ({ input }) => {
      const session = sessions.require()
      const { roomId, name } = input
      if (keepsVersionsHere(requireRoom(session.db, roomId))) {
        const by = session.actor()
        const { canWrite } = summary(session, roomId).status
        const id = live.use(session, roomId, ({ replica, comments, teamVersions }) =>
          keepVersion(
            session,
            roomId,
            { replica, comments },
            { ...{ kind: 'named', name, by }, at: session.now() },
            canWrite ? (teamVersions?.replica ?? null) : null,
          ),
        )
        changed(session)
        return { id }
      }
      const { url, document } = atRelay(session, roomId)
      const answer = await relays.call(url, 'nameVersion', { document, name })
      return { id: readAnswer(Named, answer.value).version }
    }),
    compareVersion: os.compareVersion.handler(async ({ input }) => {
      const session = sessions.require()
      const { roomId, version } = input
      return compare(session, roomId, await openVersion(session, roomId, version))
    }),
    readVersion: os.readVersion.handler(async ({ input }) => {
      const session = sessions.require()
      const { doc, hasComments } = await openVersion(session, input.roomId, input.version)
      return { content: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'), hasComments }
    }),
    restoreVersion: os.restoreVersion.handler(async ({ input }) => {
      const session = sessions.require()
      const { roomId, version } = input
      const before = openHere(session, roomId, version)
      if (before) return { kept: restoreKept(session, roomId, before) }
      const { url, document } = await offeredAtRelay(session, roomId, version)
      const answer = await relays.call(url, 'restoreVersion', { document, version })
      return { kept: readAnswer(Restored, answer.value).kept }
    }),
    withdrawVersion: os.withdrawVersion.handler(async ({ input }) => {
      const session = sessions.require()
      const { roomId, version } = input
      const isHere = keepsVersionsHere(requireRoom(session.db, roomId))
      const listed = isHere
        ? versionsOfTeam(session, roomId)
        : await listRelayVersions({ session, relays }, roomId, atRelay(session, roomId).url)
      const found = listed.find(({ id }) => id === version)
      if (!found) throw new AppError('record.notFound', { kind: 'version', id: version })
      // Twice is as good as once.
      if (found.withdrawn) return { withdrawn: true }
      if (!found.canWithdraw) throw new AppError('room.noRole')
      if (isHere)
        live.use(session, roomId, ({ teamVersions }) => {
          if (teamVersions) withdrawTeamVersion(teamVersions.replica, version, session.now(), session.actor())
        })
      else {
        const team = teamOf(session, requireRoom(session.db, roomId))
        if (!team) throw new AppError('relay.notJoined')
        await stateVersionWithdrawn({ session, relays }, team, roomId, version)
      }
      changed(session)
      return { withdrawn: true }
    }),
    unitRightsWaiting: os.unitRightsWaiting.handler(() =>
      listUnitRightsWaiting(sessions.require(), live, relays),
    ),
    rightsRule: os.rightsRule.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      return live.use(session, room.id, ({ replica }) => readRightsRule(session, room, replica.doc))
    }),
    setRightsRule: os.setRightsRule.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      if (input.isOn && !summary(session, room.id).status.canAdminister) throw new AppError('room.noRole')
      live.use(session, room.id, ({ replica }) => setRightsRule(session, room.id, replica.doc, input.isOn))
      session.changed('rooms', 'log')
      return { given: await giving.give(session, room.id) }
    }),
    reopenUnit: os.reopenUnit.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      return changing(session, room, (replica) => reopenUnit(session, room.id, replica, input.endsAt))
    }),
    moveUnitEnd: os.moveUnitEnd.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      return changing(session, room, (replica) => moveUnitEnd(session, room.id, replica, input.endsAt))
    }),
    traceProposals: os.traceProposals.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      return live.use(session, room.id, ({ replica }) => proposeTraces(session, room, replica))
    }),
    linkTrace: os.linkTrace.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      return changing(session, room, (replica) => {
        requireMayWrite(replica.doc, session.now())
        return linkTrace(session, room, replica, input)
      })
    }),
    hideTraces: os.hideTraces.handler(({ input }) => {
      const session = sessions.require()
      const { id } = requireKind(session, input.roomId, 'psu')
      setHidden(session, id, input.keys, input.isHidden)
      changed(session)
      return { hidden: input.keys.length }
    }),
    charterApprovals: os.charterApprovals.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      const fault = room.relayUrl === null ? null : relays.summary(session, room.relayUrl).statements.fault
      return live.use(session, room.id, ({ replica }) => readCharterApprovals(session, room, replica, fault))
    }),
    askCharterApproval: os.askCharterApproval.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      requireOpenTeam(session, room.id)
      const number = await live.use(session, room.id, ({ replica }) =>
        askTeam({ session, relays }, room, replica),
      )
      session.changed('log')
      return { number }
    }),
    charterRequest: os.charterRequest.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      const request = live.use(session, room.id, ({ replica }) => charterRequest(session, room, replica))
      session.changed('rooms', 'log')
      return {
        fileName: `sandtable-charter-request-${request.subject.slice(0, 8)}.json`,
        text: statementText(request),
      }
    }),
    takeCharterApproval: os.takeCharterApproval.handler(({ input }) => {
      const session = sessions.require()
      const { id } = requireKind(session, input.roomId, 'psu')
      takeCharterApproval(session, id, readStatementFile(SignedApproval, input.approval))
      session.changed('rooms', 'log')
      return { taken: true }
    }),
    withdrawCharterApproval: os.withdrawCharterApproval.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      requireOpenTeam(session, room.id)
      return { number: await withdrawCharterApproval({ session, relays }, room, input) }
    }),
    approveCharter: os.approveCharter.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'psu')
      requireOpenTeam(session, room.id)
      const number = await live.use(session, room.id, ({ replica }) =>
        approveCharter({ session, relays }, room, replica, input),
      )
      return { number }
    }),
    mapReading: os.mapReading.handler(async ({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'map')
      const read = (doc: Y.Doc) =>
        readMap(
          {
            nodes: readRows(doc, nodes).rows,
            touches: readRows(doc, touches).rows,
            tags: readRows(doc, tags).rows,
          },
          input.asOf,
        )
      return input.version === undefined
        ? live.use(session, room.id, ({ replica: { doc } }) => read(doc))
        : read((await openVersion(session, room.id, input.version)).doc)
    }),
    logExport: os.logExport.handler(({ input }) => {
      const session = sessions.require()
      const { kind } = requireRoom(session.db, input.roomId)
      const { contentHash, destination } = input
      const { seq, hash } = appendLog(session.db, session.stamp(), {
        kind: 'exportMade',
        body: { what: `room.${kind}`, contentHash, destination },
      })
      session.changed('log')
      return { logSeq: seq, hash }
    }),
    setDeal: os.setDeal.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const room = requireRoom(db, input.roomId)
      if (input.dealId !== null) requireDeal(db, input.dealId)
      updateRoom(db, room.id, { dealId: input.dealId })
      session.changed('rooms')
      return summary(session, room.id)
    }),
    nodeContacts: os.nodeContacts.handler(({ input }) => {
      const { db } = sessions.require()
      const { id, dealId } = requireKind(sessions.require(), input.roomId, 'map')
      const contacts = dealId === null ? [] : listContactsOfAccount(db, requireDeal(db, dealId).accountId)
      return {
        links: [...nodeContactsOf(db, id)].map(([nodeId, contactId]) => ({
          nodeId,
          contactId: contactId as ContactId,
        })),
        contacts: contacts.map(({ id: contact, name, title }) => ({ id: contact as ContactId, name, title })),
      }
    }),
    tagRecords: os.tagRecords.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'map')
      return live.use(session, room.id, ({ replica }) =>
        offeredRecords(session.db, room, replica, input.nodeId),
      )
    }),
    heldRecords: os.heldRecords.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'map')
      return live.use(session, room.id, ({ replica }) => heldRecords(session.db, room, replica))
    }),
    linkNode: os.linkNode.handler(({ input }) => {
      const session = sessions.require()
      const room = requireKind(session, input.roomId, 'map')
      linkNode(session, room, input.nodeId, input.contactId)
      session.changed('rooms', 'log')
      return { adopted: takeByRule(session, room.id) }
    }),
    adoptable: os.adoptable.handler(({ input }) => {
      const session = sessions.require()
      const room = requireRoom(session.db, input.roomId)
      return live.use(session, room.id, ({ replica }) => listAdoptable(session, room, replica))
    }),
    adoptionRule: os.adoptionRule.handler(({ input }) => {
      const { db } = sessions.require()
      const { id, adoptionRuleAt: at, adoptionRuleBy } = requireRoom(db, input.roomId)
      const rule = at === null ? null : { at, by: adoptionRuleBy ?? '' }
      return { rule, last: lastRuleAdoption(db, id) }
    }),
    setAdoptionRule: os.setAdoptionRule.handler(({ input }) => {
      const session = sessions.require()
      const room = requireRoom(session.db, input.roomId)
      setAdoptionRule(session, room, input.isOn)
      session.changed('rooms', 'log')
      return { adopted: takeByRule(session, room.id) }
    }),
    adopt: os.adopt.handler(({ input }) => {
      const session = sessions.require()
      const room = requireRoom(session.db, input.roomId)
      const { ids, dealId } = input
      const result = live.use(session, room.id, ({ replica }) =>
        adopt(session, room, replica, { ids, dealId }),
      )
      session.changed('rooms', 'accounts', 'deals', 'evidence', 'log')
      return result
    }),
  }
}
