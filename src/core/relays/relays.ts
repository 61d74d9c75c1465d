import {
  type ClientState,
  createDeviceKey,
  createRelayClient,
  joinWorkspace,
  type RelayClient,
  type SealedWorkspace,
} from '../../../sync-server/client/index.ts'
import type { Relay, RelayState } from '../../shared/contract/relays.ts'
import { AppError } from '../../shared/errors.ts'
import { transaction } from '../db/open.ts'
import { forgetDeviceKey, keepDeviceKey } from '../identity/parties.ts'
import type { Session } from '../session.ts'
import { anchorOf } from './anchor.ts'
import { Joined, PeopleAnswer } from './answers.ts'
import { deviceOf, privateKeyOf, purposeOf } from './device.ts'
import { asJoinRefusal, asRefusal, readAnswer } from './refusals.ts'
import { describeTeam, openSealedTeam, sealedPurposeOf } from './sealedTeam.ts'
import { followVerified, statementFaultOf } from './statements.ts'
import {
  countStatements,
  deleteMembership,
  getMembership,
  keepPeople,
  listMemberships,
  type MembershipRow,
  replaceMembership,
  type StatementRow,
} from './store.ts'
import type { OpenRelaySocket } from './webSocket.ts'

const program = 'sandtable'

interface Line {
  client: RelayClient
  sealed: SealedWorkspace | null
  /** Rooms that are shared through it here. */
  holders: number
  stop(): void
}

const stateOf = ({ link }: ClientState): RelayState =>
  link === 'online' ? 'connected' : link === 'closed' ? 'off' : link

/**
 * The lines to relays, one for each address however many rooms go over it. There is one where a room is shared, and
 * where a person joined by a code; nothing else reaches the network.
 */
export function createRelays({ openSocket }: { openSocket: OpenRelaySocket }) {
  const lines = new Map<string, Line>()
  const listeners = new Set<(url: string) => void>()
  const arrivals = new Set<(session: Session, url: string) => void>()
  const readers = new Set<(session: Session, url: string, rows: readonly StatementRow[]) => void>()
  let session: Session | null = null

  const requireSession = (): Session => {
    if (!session) throw new AppError('workspace.notOpen')
    return session
  }

  function lineOf(url: string): Line {
    const known = lines.get(url)
    if (known) return known
    const current = requireSession()
    const membership = getMembership(current.db, url)
    const device = deviceOf(current, membership)
    const sealed = membership?.isSealed === 1 ? openSealedTeam(current, membership, device) : null
    const client = createRelayClient({
      ...{ url, device, program, createSocket: openSocket },
      ...(sealed && { sealed }),
    })
    /** Guests of a workspace see neither its people nor its statements. */
    const isMember = membership !== null && device !== null && membership.role !== 'guest'
    let stopped = false
    /** Who signed a statement is told by the relay's directory, never by the statement. */
    const learnNames = async () => {
      const { value } = await client.call('people', {})
      const people = readAnswer(PeopleAnswer, value)
      if (stopped) return
      keepPeople(current.db, url, people)
      current.changed('statements')
    }
    // The names of before serve where this fails; the next connection asks again.
    const learn = () => void learnNames().catch(() => {})
    let before = client.state()
    const stopListening = client.onChange(() => {
      const state = client.state()
      const isNew = state.link !== before.link || state.code !== before.code
      before = state
      if (!isNew) return
      current.changed('relays')
      if (!isMember || state.link !== 'online') return
      learn()
      for (const arrival of arrivals) arrival(current, url)
    })
    const stopHearing = sealed?.onChange(() => !stopped && current.changed('relays'))
    const read = (rows: readonly StatementRow[]) => {
      for (const reader of readers) reader(current, url, rows)
    }
    const stopFollowing = isMember ? followVerified(current, client, url, learn, read) : () => {}
    const line: Line = {
      client,
      sealed,
      holders: 0,
      stop() {
        stopped = true
        stopListening()
        stopHearing?.()
        stopFollowing()
        client.close()
      },
    }
    lines.set(url, line)
    return line
  }

  function drop(url: string): void {
    const line = lines.get(url)
    lines.delete(url)
    line?.stop()
  }

  /** Who this device is there has changed: its rooms are shared anew over a line that says so. */
  function renew(url: string): void {
    drop(url)
    const current = requireSession()
    if (getMembership(current.db, url)) lineOf(url)
    for (const listener of listeners) listener(url)
    current.changed('relays')
  }

  const summary = (current: Session, url: string): Relay => {
    const membership = getMembership(current.db, url)
    const line = lines.get(url)
    const state = line?.client.state()
    return {
      url,
      state: state ? stateOf(state) : 'off',
      code: state?.code ?? null,
      membership: membership && {
        workspaceName: membership.workspaceName,
        personId: membership.personId,
        personName: membership.personName,
        role: membership.role,
        deviceId: membership.deviceId,
        deviceName: membership.deviceName,
        joinedAt: membership.joinedAt,
        isOtherDevice: privateKeyOf(current, membership) === null,
      },
      sealed: line?.sealed ? describeTeam(line.sealed) : null,
      rooms: line?.holders ?? 0,
      statements: { verified: countStatements(current.db, url), fault: statementFaultOf(membership) },
      anchor: membership && anchorOf(current, url, membership.personId),
    }
  }

  /** Resolves when the line is there; refuses with `relay.notConnected` or what the relay said. */
  async function online(url: string): Promise<RelayClient> {
    const { client } = lineOf(url)
    const { link, code } = client.state()
    if (link === 'online') return client
    throw link === 'refused'
      ? new AppError('relay.refused', { code: code ?? 0 })
      : new AppError('relay.notConnected')
  }

  const requireMembership = (url: string): MembershipRow => {
    const membership = getMembership(requireSession().db, url)
    if (!membership) throw new AppError('relay.notJoined', { url })
    return membership
  }

  return {
    attach(opened: Session): void {
      session = opened
      for (const { url } of listMemberships(opened.db)) lineOf(url)
    },
    detach(): void {
      for (const url of [...lines.keys()]) drop(url)
      session = null
    },
    /** Hears of each relay at which this device has become another, or nobody. */
    onRenewed(listener: (url: string) => void): void {
      listeners.add(listener)
    },
    /** Hears whenever a relay at which this device is a member has been reached. */
    onOnline(listener: (session: Session, url: string) => void): void {
      arrivals.add(listener)
    },
    /** Reads statements that were verified, within the transaction that keeps them. */
    onStatements(listener: (session: Session, url: string, rows: readonly StatementRow[]) => void): void {
      readers.add(listener)
    },
    list(current: Session): Relay[] {
      const urls = new Set([...listMemberships(current.db).map(({ url }) => url), ...lines.keys()])
      return [...urls].map((url) => summary(current, url))
    },
    summary,
    /** The line of a room; `release` says that the room needs it no more. */
    hold(url: string): { client: RelayClient; sealed: SealedWorkspace | null; release(): void } {
      const line = lineOf(url)
      line.holders += 1
      let released = false
      return {
        client: line.client,
        sealed: line.sealed,
        release() {
          if (released) return
          released = true
          line.holders -= 1
          const isCurrent = lines.get(url) === line
          if (isCurrent && line.holders === 0 && session && !getMembership(session.db, url)) drop(url)
        },
      }
    },
    /** Joins by a code; refuses with the codes of `asJoinRefusal`. */
    async join(current: Session, url: string, code: string, name: string | null): Promise<Relay> {
      const deviceName = name ?? current.workspace.device.name
      const key = await createDeviceKey()
      const options = { url, code, deviceName, key, createSocket: openSocket }
      const answer = await joinWorkspace(options).catch((error: unknown) => {
        throw asJoinRefusal(error)
      })
      const joined = readAnswer(Joined, answer)
      const known = getMembership(current.db, url)
      // Another key under the same address is another relay: nobody is to slip one in unseen.
      if (known && known.relayKey !== joined.relayKey.x) throw new AppError('relay.changed', { url })
      transaction(current.db, () => {
        keepDeviceKey(current.db, current.workspace.ring, purposeOf(joined.device), key.d)
        replaceMembership(current.db, {
          url,
          relayId: joined.relay,
          relayKey: joined.relayKey.x,
          workspaceId: joined.workspace.id,
          workspaceName: joined.workspace.name,
          personId: joined.person.id,
          personName: joined.person.name,
          role: joined.person.role,
          deviceId: joined.device,
          deviceName,
          deviceKey: key.x,
          certificate: joined.certificate,
          joinedAt: current.now(),
          isSealed: joined.workspace.sealed ? 1 : 0,
          statementNumber: 0,
          statementHash: Buffer.alloc(32),
          revokedDevices: '[]',
          statementFault: null,
        })
      })
      renew(url)
      return summary(current, url)
    },
    leave(current: Session, url: string): void {
      const { deviceId } = requireMembership(url)
      transaction(current.db, () => {
        deleteMembership(current.db, url)
        for (const purpose of [purposeOf(deviceId), sealedPurposeOf(deviceId)])
          forgetDeviceKey(current.db, purpose)
      })
      renew(url)
    },
    /** The sealed team at a relay. Refuses with `relay.notJoined` where there is none. */
    requireSealed(url: string): SealedWorkspace {
      requireMembership(url)
      const { sealed } = lineOf(url)
      if (!sealed) throw new AppError('relay.notJoined', { url })
      return sealed
    },
    isSealed: (current: Session, url: string): boolean => getMembership(current.db, url)?.isSealed === 1,
    retry: (url: string): void => lines.get(url)?.client.connect(),
    requireMembership,
    online,
    /** Calls a method of the relay (its protocol's K2); refuses with the codes of `asRefusal`. */
    async call(
      url: string,
      method: string,
      argument: object,
    ): Promise<{ value: unknown; content: Uint8Array }> {
      const client = await online(url)
      return client.call(method, argument).catch((error: unknown) => {
        throw asRefusal(error)
      })
    },
    /** Signs a statement and gives it to the relay; answers its number once the relay has stored it. */
    async state(
      current: Session,
      url: string,
      kind: string,
      body: object,
    ): Promise<{ number: number; at: number }> {
      const membership = requireMembership(url)
      const device = deviceOf(current, membership)
      if (!device) throw new AppError('relay.notJoined', { url })
      const client = await online(url)
      const { workspaceId: workspace } = membership
      const signed = await device.statement({ workspace, kind, at: current.now(), body })
      return client.appendStatement(workspace, signed).catch((error: unknown) => {
        throw asRefusal(error)
      })
    },
    keepPeople: (current: Session, url: string, people: readonly { person: string; name: string }[]) =>
      keepPeople(current.db, url, people),
  }
}
export type Relays = ReturnType<typeof createRelays>
