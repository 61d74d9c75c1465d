import type { Envelope } from '../client/sealed/envelope.ts'
import { codes, may, protocolVersion, type Reason, type Role, roomOf } from '../client/words.ts'
import type { Who } from './auth/access.ts'
import { refused } from './auth/changes.ts'
import { sealedWorkspaceOf } from './auth/directory.ts'
import { isSignedEnvelope } from './auth/envelopeSignature.ts'
import { refusalOfEnvelope } from './auth/sealed.ts'
import type { Connection } from './connection.ts'
import type { OpenDocument, Reader } from './document.ts'
import type { Outcome } from './documents.ts'
import {
  ackFrame,
  answerFrame,
  closedFrame,
  decodeOwnMessage,
  hereFrame,
  logPieceFrame,
  mayOpenFrame,
  membershipFrame,
  notStoredFrame,
  type OwnMessage,
  openedFrame,
  ownAwarenessFrame,
  roleFrame,
  snapshotFrame,
  stateFrame,
  tokenFrame,
  welcomeFrame,
} from './ownProtocol.ts'
import { createBucket } from './rates.ts'
import { createSealedSnapshots } from './sealedSnapshots.ts'
import type { Served, Services } from './services.ts'
import type { Follower } from './statements.ts'
import { encodeStateVector, type StateVector } from './stateVector.ts'
import { isRoomName } from './upgrade.ts'

/** A connection on our own path: many documents, calls and statements for one device. */
export type Session = Served & {
  receive(data: Buffer, isBinary: boolean): Promise<void> | void
  hasSaidHello(): boolean
}

type Channel = Reader & {
  readonly document: OpenDocument
  role: Role
  /** It has been sent all that was stored and hears what follows. */
  isLive: boolean
  isClosed: boolean
}
/** Both ways to open; a sealed document has no state vector that the relay could read. */
type Open = Pick<OwnMessage & { type: 'open' }, 'request' | 'document' | 'lineage' | 'cursor'> & {
  isSealed: boolean
  wantsVector: boolean
  vector: StateVector
}

/** @param onKnown called once the client has said who it is */
export function serveSession(
  services: Services,
  connection: Connection,
  address: string,
  onKnown: () => void,
): Session {
  const { documents, access, limits, log, now, storage } = services
  const channels = new Map<number, Channel>()
  /** Documents that are open or being opened. */
  const names = new Set<string>()
  /** Documents that were refused or closed here for want of a right: who gets one is told (R6). */
  const turnedAway = new Set<string>()
  const followed = new Map<string, Follower>()
  const asking = createBucket(limits.callsPerSecond, limits.callBurst)
  const snapshots = createSealedSnapshots(services)
  let who: Who | null = null
  let expiresAt = 0
  /** The members of a sealed workspace as this client was last told that there is news. */
  let membersTold = ''
  let directoryTold = -1

  const refuse = (reason: Reason, why: string, words?: string) => connection.refuse(reason, why, words)
  const answer = (request: number, reason: Reason, why: string) =>
    connection.write(answerFrame(request, codes[reason], { why }))

  /** T2, T3: the reason tells our clock, so that a device with a wrong one can correct itself. */
  const refuseToken = (why: string) => refuse('unauthenticated', why, `token; now=${now()}`)

  const hello = async ({ versions, token, program }: OwnMessage & { type: 'hello' }) => {
    if (!versions.includes(protocolVersion)) return refuse('unsupported', `versions ${versions.join(', ')}`)
    const known = await access.authenticate(token)
    if (!known.ok) return refuseToken(known.why)
    who = known.who
    expiresAt = known.expiresAt
    onKnown()
    tellMembers(who)
    log({ level: 'info', event: 'welcome', device: who.device, program })
    const { messageBytes, roomBytes, awarenessBytes, statementBytes } = limits
    connection.write(
      welcomeFrame(protocolVersion, now(), expiresAt, {
        ...{ relay: access.register.key.id, device: who.device, person: who.person },
        limits: { messageBytes, roomBytes, awarenessBytes, statementBytes },
      }),
    )
  }

  const renew = async (token: string) => {
    const known = await access.authenticate(token)
    if (!known.ok) return refuseToken(known.why)
    if (known.who.device !== who?.device) return refuseToken('another device')
    expiresAt = known.expiresAt
    connection.write(tokenFrame(expiresAt))
  }

  const closeChannel = (channel: Channel) => {
    if (channel.isClosed) return
    channel.isClosed = true
    const { document } = channel
    channels.delete(document.channel)
    names.delete(document.name)
    documents.unlisten(document, channel)
    documents.tellPresences(document, document.presences.leave(channel), channel)
    documents.release(document)
  }

  const turnAway = (name: string) => {
    turnedAway.add(name)
    if (turnedAway.size <= limits.documentsPerConnection) return
    const [oldest] = turnedAway
    turnedAway.delete(oldest!)
  }

  /** R6: what was refused and may be opened now. Rights come with a change of the directory, which is rechecked at once. */
  const tellMayOpen = (speaker: Who) => {
    for (const name of turnedAway) {
      if (!access.roleIn(speaker, roomOf(name).room)) continue
      turnedAway.delete(name)
      connection.write(mayOpenFrame(name))
    }
  }

  const mayWrite = ({ role, document }: Channel) => may(role, roomOf(document.name).writing)

  /** O2, O7: sends the log from a number on, piece by piece, until the channel can listen to what is new. */
  const bringUp = async (channel: Channel, cursor: number): Promise<void> => {
    const { document } = channel
    let at = cursor
    while (!channel.isClosed && connection.isOpen()) {
      if (at >= document.delivered) {
        channel.isLive = true
        documents.listen(document, channel, mayWrite(channel))
        return
      }
      const pieces = await documents.cache.piecesAfter(document, at)
      if (!pieces) {
        // The log was merged meanwhile: the state takes its place.
        at = await sendState(channel, await services.catchUp.stateFor(document, new Map()))
        continue
      }
      for (const piece of pieces) {
        await connection.hasRoom()
        if (channel.isClosed || !connection.isOpen()) return
        connection.answer([logPieceFrame(document.channel, piece)])
        at = piece.first + piece.count - 1
      }
    }
  }

  /** O3: sends a state piece by piece and returns the number up to which it reaches. */
  const sendState = async (
    channel: Channel,
    { throughSeq, update }: { throughSeq: number; update: Uint8Array },
  ): Promise<number> => {
    for (let at = 0; at < update.length; at += limits.pieceBytes) {
      await connection.hasRoom()
      if (channel.isClosed || !connection.isOpen()) break
      const piece = update.subarray(at, at + limits.pieceBytes)
      const isLast = at + limits.pieceBytes >= update.length
      connection.answer([stateFrame(channel.document.channel, throughSeq, isLast, piece)])
    }
    return throughSeq
  }

  const openChannel = async (message: Open, speaker: Who, document: OpenDocument): Promise<void> => {
    const { request, lineage, cursor, wantsVector, vector } = message
    if (document.lineage === '') document.lineage = await storage.createDocument(document.name)
    // Another node may have stored what this client has seen already.
    if (storage.isShared && lineage === document.lineage && cursor > document.delivered)
      await documents.refresh(document)
    const isUsable =
      cursor === 0
        ? document.snapshotThroughSeq === 0
        : lineage === document.lineage && cursor <= document.delivered
    const hasLog = isUsable && (await documents.cache.piecesAfter(document, cursor)) !== null
    // Without a snapshot all of the log is there: who has another cursor sees by lineage and head what happened (E7).
    const hasAll = document.isSealed && document.snapshotThroughSeq === 0
    const state = hasLog || hasAll ? null : await services.catchUp.stateFor(document, vector)
    // All of that took time.
    const role = access.roleIn(speaker, roomOf(document.name).room)
    if (!role || !connection.isOpen()) {
      names.delete(document.name)
      documents.release(document)
      if (!role) {
        turnAway(document.name)
        answer(request, 'notFound', 'no such room')
      }
      return
    }
    const channel: Channel = {
      ...{ kind: 'own', document, role, isLive: false, isClosed: false },
      write: (frame) => connection.write(frame),
    }
    channels.set(document.channel, channel)
    turnedAway.delete(document.name)
    connection.write(
      openedFrame({
        ...{ request, channel: document.channel, role, lineage: document.lineage },
        head: document.delivered,
        isState: state !== null,
        stateVector: !document.isSealed && (state || wantsVector) ? encodeStateVector(document.vector) : null,
      }),
    )
    const present = document.presences.list()
    if (present.length > 0) connection.write(ownAwarenessFrame(document.channel, present))
    const from = state ? await sendState(channel, state) : hasLog ? cursor : 0
    await bringUp(channel, from)
    const offer = document.isSealed ? await storage.readOffer(document.name) : null
    if (offer && !channel.isClosed) connection.write(snapshotFrame(document.channel, offer.throughSeq, false))
  }

  const open = async (message: Open, speaker: Who): Promise<void> => {
    const { request, document: name } = message
    const { room } = roomOf(name)
    if (!isRoomName(room, limits.roomNameBytes)) return answer(request, 'malformed', 'no name of a document')
    if (names.has(name)) return answer(request, 'conflict', 'open already')
    if (names.size >= limits.documentsPerConnection)
      return answer(request, 'tooMany', `at most ${limits.documentsPerConnection} documents`)
    names.add(name)
    let document: OpenDocument | null = null
    try {
      if (!(await access.enteringRole(speaker, room))) {
        names.delete(name)
        turnAway(name)
        return answer(request, 'notFound', 'no such room')
      }
      if (message.isSealed !== (sealedWorkspaceOf(access.register.current(), room) !== null)) {
        names.delete(name)
        return answer(request, 'unsupported', message.isSealed ? 'not a sealed room' : 'a sealed room')
      }
      document = await documents.acquire(name)
      await openChannel(message, speaker, document)
    } catch (error) {
      log({ level: 'error', event: 'documentNotOpened', document: name, why: String(error) })
      const channel = document && channels.get(document.channel)
      if (channel) closeChannel(channel)
      else {
        names.delete(name)
        if (document) documents.release(document)
      }
      if (channel) connection.write(closedFrame(channel.document.channel, 'failed', 'the store failed'))
      else answer(request, 'failed', 'the store failed')
    }
  }

  const write = (message: OwnMessage & { type: 'update' | 'sealed' }, speaker: Who) => {
    const { channel: number, id } = message
    const refuseUpdate = (reason: Reason, why: string) => {
      services.metrics.updatesRefused.inc({ reason })
      connection.write(notStoredFrame(number, id, reason, why))
    }
    const refuseStored = ({ reason, why }: Outcome & { ok: false }) =>
      connection.write(notStoredFrame(number, id, reason, why))
    const channel = channels.get(number)
    if (!channel) return refuseUpdate('notFound', 'not open')
    const { room, writing } = roomOf(channel.document.name)
    const role = access.roleIn(speaker, room)
    if (!role || !may(role, writing)) return refuseUpdate('forbidden', role ? `not as ${role}` : 'no role')
    const { document } = channel
    if (document.isSealed !== (message.type === 'sealed'))
      return refuseUpdate('unsupported', document.isSealed ? 'a sealed room' : 'not a sealed room')
    const refusal =
      message.type === 'sealed'
        ? (refusalOfSealed(message.envelope, document, speaker) ?? document.view?.refusalOf(message.envelope))
        : null
    if (refusal) return refuseUpdate(refusal.reason, refusal.why)
    const update = message.type === 'sealed' ? message.bytes : message.update
    const sealed = message.type === 'sealed' ? { sealed: message.envelope } : {}
    documents.write({
      ...{ document, update, author: speaker.device, reader: channel, ...sealed },
      shape: message.type === 'sealed' ? null : message.shape,
      settle: (outcome) => {
        if (outcome.ok) connection.writeLate(ackFrame(number, id, outcome.seq))
        else refuseStored(outcome)
      },
    })
    const waitMs = services.writeWaitMs(speaker.person || connection, document, update.length)
    if (waitMs > 0) connection.holdBack(waitMs)
  }

  /** E4: header, members and signature, by the directory of this moment. */
  const refusalOfSealed = (envelope: Envelope, document: OpenDocument, speaker: Who) => {
    const directory = access.register.current()
    const { room } = roomOf(document.name)
    const refusal = refusalOfEnvelope(directory, room, envelope, document.name, speaker.device)
    if (refusal) return refusal
    const { key } = directory.device.get(speaker.device)!
    return isSignedEnvelope(envelope, key) ? null : refused('forbidden', 'the signature is not the device’s')
  }

  /** E8: an offer or a confirmation of a snapshot; either needs a role in the room, an offer the right to write. */
  const takeSnapshot = async (
    message: OwnMessage & { type: 'offerSnapshot' | 'confirmSnapshot' },
    speaker: Who,
  ) => {
    const { request, envelope, bytes } = message
    const channel = channels.get(message.channel)
    if (!channel?.document.isSealed) return answer(request, 'notFound', 'not open, or not sealed')
    const { document } = channel
    const { room, writing } = roomOf(document.name)
    const role = access.roleIn(speaker, room)
    const isOffer = message.type === 'offerSnapshot'
    if (!role || (isOffer && !may(role, writing))) return answer(request, 'forbidden', 'no right to it')
    const refusal = refusalOfSealed(envelope, document, speaker)
    if (refusal) return answer(request, refusal.reason, refusal.why)
    const outcome =
      envelope.kind === 'snapshot'
        ? await snapshots.offer(document, envelope, bytes)
        : await snapshots.confirm(document, envelope, bytes)
    if (outcome.ok) connection.write(answerFrame(request, 0, {}))
    else answer(request, outcome.reason, outcome.why)
  }

  /** W7: tells a client of a sealed workspace that its members, or who of them is revoked, have changed. */
  const tellMembers = (speaker: Who) => {
    const directory = access.register.current()
    if (directory.version === directoryTold) return
    directoryTold = directory.version
    const workspace = directory.workspace.get(access.personOf(speaker)?.workspace ?? '')
    if (!workspace?.sealed) return
    const { members } = workspace.sealed
    const devices = [...directory.device.values()].filter(
      ({ person }) => directory.person.get(person)?.workspace === workspace.id,
    )
    const now = JSON.stringify([
      members?.hash,
      devices.map(({ id, revokedAt, agreement, person }) => [
        ...[id, revokedAt, agreement],
        directory.person.get(person)?.removedAt,
      ]),
    ])
    if (membersTold !== '' && membersTold !== now) connection.write(membershipFrame(members?.number ?? 0))
    membersTold = now
  }

  const beHere = ({ channel: number, presences }: OwnMessage & { type: 'awareness' }) => {
    const channel = channels.get(number)
    if (!channel) return
    const { document } = channel
    const accepted = document.presences.accept(presences, channel, limits.presencesPerConnection)
    if (accepted) documents.tellPresences(document, accepted, channel)
    else refuse('malformed', 'too many presences')
  }

  const followStatements = async (request: number, workspace: string, after: number, speaker: Who) => {
    const person = access.personOf(speaker)
    if (person?.workspace !== workspace || person.role === 'guest')
      return answer(request, 'forbidden', 'not in this workspace')
    const head = await services.statements.head(workspace)
    const before = followed.get(workspace)
    if (before) services.statements.unfollow(workspace, before)
    if (!connection.isOpen()) return
    connection.write(answerFrame(request, 0, { head }))
    const follower: Follower = { after, write: (frame) => connection.write(frame) }
    followed.set(workspace, follower)
    services.statements.follow(workspace, follower)
  }

  const state = async (message: OwnMessage & { type: 'statement' }, speaker: Who) => {
    const { request, workspace, statement } = message
    const stored = await services.statements.append(speaker, workspace, statement)
    if (!stored.ok) return answer(request, stored.reason, stored.why)
    const { number, at, hash } = stored.entry
    connection.write(answerFrame(request, 0, { number, at, hash: Buffer.from(hash).toString('base64url') }))
  }

  /** Answers a request when it is done; the connection goes on meanwhile. */
  const answering = (request: number, work: Promise<void>) => {
    work.catch((error) => {
      log({ level: 'error', event: 'requestFailed', why: String(error) })
      answer(request, 'failed', 'the relay failed')
    })
  }

  const call = async (message: OwnMessage & { type: 'call' }, speaker: Who) => {
    const { code, value, content } = await services.call(speaker, message.method, message.argument)
    connection.write(answerFrame(message.request, code, value, content))
  }

  const join = async ({ request, code, argument }: OwnMessage & { type: 'join' }) => {
    const joined = await services.join(address, code, argument)
    connection.write(answerFrame(request, joined.code, joined.value))
  }

  const act = (message: OwnMessage, speaker: Who): Promise<void> | void => {
    switch (message.type) {
      case 'update':
      case 'sealed':
        return write(message, speaker)
      case 'awareness':
        return beHere(message)
      case 'leave': {
        const channel = channels.get(message.channel)
        return channel && closeChannel(channel)
      }
      case 'token':
        return renew(message.token)
      case 'hello':
      case 'join':
        return refuse('malformed', 'hello again')
    }
    const waitMs = asking.take(1, performance.now())
    if (waitMs > 0) connection.holdBack(waitMs)
    switch (message.type) {
      case 'open':
        return void open({ ...message, isSealed: false }, speaker)
      case 'openSealed':
        return void open({ ...message, isSealed: true, wantsVector: false, vector: new Map() }, speaker)
      case 'offerSnapshot':
      case 'confirmSnapshot':
        return answering(message.request, takeSnapshot(message, speaker))
      case 'call':
        return answering(message.request, call(message, speaker))
      case 'statement':
        return answering(message.request, state(message, speaker))
      case 'statements': {
        const { request, workspace, after } = message
        return answering(request, followStatements(request, workspace, after, speaker))
      }
    }
  }

  const recheckChannel = (speaker: Who, channel: Channel) => {
    const { room } = roomOf(channel.document.name)
    const role = access.roleIn(speaker, room)
    if (!role) {
      const reason = access.isDeleted(room) ? 'notFound' : 'forbidden'
      closeChannel(channel)
      turnAway(channel.document.name)
      connection.write(closedFrame(channel.document.channel, reason, ''))
    } else if (role !== channel.role) {
      channel.role = role
      if (channel.isLive) documents.listen(channel.document, channel, mayWrite(channel))
      connection.write(roleFrame(channel.document.channel, role))
    }
  }

  return {
    receive(data, isBinary) {
      const decoded = isBinary ? decodeOwnMessage(data, limits) : { ok: false as const, why: 'text' }
      if (!decoded.ok) return refuse('malformed', decoded.why)
      const { message } = decoded
      if (who) return act(message, who)
      if (message.type === 'hello') return hello(message)
      if (message.type === 'join') return join(message)
      return refuse('malformed', 'no hello')
    },
    hasSaidHello: () => who !== null,
    recheck() {
      if (!who) return
      if (expiresAt !== 0 && expiresAt <= now()) return refuseToken('expired')
      if (!access.isActive(who)) return connection.close('forbidden')
      for (const channel of [...channels.values()]) recheckChannel(who, channel)
      tellMayOpen(who)
      tellMembers(who)
    },
    heartbeat: () => connection.write(hereFrame),
    ended() {
      for (const channel of [...channels.values()]) closeChannel(channel)
      for (const [workspace, follower] of followed) services.statements.unfollow(workspace, follower)
    },
  }
}
