import { CompactSign } from 'jose'
import type { Reason } from '../client/words.ts'
import type { Access, Who } from './auth/access.ts'
import { type RelayKey, statementType, verifyStatement } from './auth/keys.ts'
import type { Bus } from './bus.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { statementsFrame } from './ownProtocol.ts'
import type { StatementEntry, Storage } from './storage.ts'

const dayMs = 24 * 3_600_000
const maxKindLength = 64
const revocationKind = 'relay.deviceRevoked'
const entriesAtOnce = 200

export type Follower = { after: number; write(frame: Uint8Array): void }

/** The signed statements of all workspaces: takes them, keeps them in order and tells who follows them. */
export type Statements = {
  append(
    who: Who,
    workspace: string,
    statement: string,
  ): Promise<{ ok: true; entry: StatementEntry } | { ok: false; reason: Reason; why: string }>
  /** The relay's own: that a device's statements count no more. */
  tellRevoked(workspace: string, device: string, person: string): Promise<void>
  /** Tells the revocations that a crash kept from being told. */
  repair(): Promise<void>
  head(workspace: string): Promise<number>
  /** Sends what is after the follower's number and what follows, until `unfollow`. */
  follow(workspace: string, follower: Follower): void
  unfollow(workspace: string, follower: Follower): void
  /** Looks in the store for what other nodes have added. */
  poll(): Promise<void>
}

const topicOf = (workspace: string): string => `statements ${workspace}`

export function createStatements(options: {
  storage: Storage
  access: Access
  bus: Bus
  limits: Limits
  now: () => number
  log: Log
  metrics: Metrics
}): Statements {
  const { storage, access, bus, limits, now, log, metrics } = options
  const followers = new Map<string, Set<Follower>>()
  const pumping = new Map<string, { again: boolean }>()

  const pumpOne = async (workspace: string, follower: Follower) => {
    for (;;) {
      const entries = await storage.readStatements(workspace, follower.after, entriesAtOnce)
      if (entries.length === 0 || !followers.get(workspace)?.has(follower)) return
      follower.write(statementsFrame(workspace, entries))
      follower.after = entries.at(-1)!.number
    }
  }

  /** One pass at a time for a workspace, and one more when something came meanwhile. */
  const pump = async (workspace: string): Promise<void> => {
    const running = pumping.get(workspace)
    if (running) {
      running.again = true
      return
    }
    const state = { again: true }
    pumping.set(workspace, state)
    try {
      while (state.again) {
        state.again = false
        for (const follower of followers.get(workspace) ?? []) await pumpOne(workspace, follower)
      }
    } catch (error) {
      log({ level: 'error', event: 'statementsNotRead', workspace, why: String(error) })
    } finally {
      pumping.delete(workspace)
    }
  }

  const store = async (workspace: string, statement: string): Promise<StatementEntry> => {
    const at = now()
    const { entry, isNew } = await storage.appendStatement(workspace, statement, at)
    if (isNew) {
      metrics.statementsStored.inc()
      bus.publish(topicOf(workspace), new Uint8Array())
      void pump(workspace)
    }
    return entry
  }

  bus.onMessage((topic) => {
    for (const workspace of followers.keys()) if (topic === topicOf(workspace)) void pump(workspace)
  })

  const signOwn = (key: RelayKey, claims: object): Promise<string> =>
    new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', typ: statementType, kid: key.id })
      .sign(key.privateKey)

  /** The devices whose revocation a workspace's log tells already. */
  const toldIn = async (workspace: string): Promise<Set<string>> => {
    const told = new Set<string>()
    for (let after = 0; ; ) {
      const entries = await storage.readStatements(workspace, after, entriesAtOnce)
      const last = entries.at(-1)
      if (!last) return told
      after = last.number
      for (const { statement } of entries) {
        const claims = JSON.parse(Buffer.from(statement.split('.')[1]!, 'base64url').toString())
        if (claims.kind === revocationKind) told.add(claims.body.device)
      }
    }
  }

  const tellRevoked: Statements['tellRevoked'] = async (workspace, device, person) => {
    const claims = { workspace, kind: revocationKind, at: now(), body: { device, person } }
    await store(workspace, await signOwn(access.register.key, claims))
  }

  return {
    tellRevoked,
    async repair() {
      const { device: devices, person: people } = access.register.current()
      const revoked = [...devices.values()].filter(({ revokedAt }) => revokedAt !== null)
      const workspaceOf = (person: string) => people.get(person)?.workspace ?? ''
      for (const workspace of new Set(revoked.map(({ person }) => workspaceOf(person)))) {
        const told = await toldIn(workspace)
        for (const { id, person } of revoked)
          if (workspaceOf(person) === workspace && !told.has(id)) await tellRevoked(workspace, id, person)
      }
    },
    async append(who, workspace, statement) {
      if (Buffer.byteLength(statement) > limits.statementBytes)
        return { ok: false, reason: 'tooLarge', why: `at most ${limits.statementBytes} bytes` }
      const person = access.personOf(who)
      if (!person || person.workspace !== workspace || person.role === 'guest')
        return { ok: false, reason: 'forbidden', why: 'not in this workspace' }
      const verified = await verifyStatement(statement, access.register.key)
      if (!verified.ok) return { ok: false, reason: 'malformed', why: verified.why }
      const { device, claims } = verified
      if (device !== who.device) return { ok: false, reason: 'forbidden', why: 'signed by another device' }
      if (claims.workspace !== workspace) return { ok: false, reason: 'malformed', why: 'another workspace' }
      if (claims.kind === '' || claims.kind.length > maxKindLength || claims.kind.startsWith('relay.'))
        return { ok: false, reason: 'malformed', why: 'no kind of a device' }
      if (Math.abs(claims.at - now()) > dayMs)
        return { ok: false, reason: 'malformed', why: 'time is off by a day' }
      // Verifying took a while: who was revoked meanwhile states nothing any more.
      if (!access.isActive(who)) return { ok: false, reason: 'forbidden', why: 'revoked' }
      return { ok: true, entry: await store(workspace, statement) }
    },
    head: (workspace) => storage.readStatementHead(workspace),
    follow(workspace, follower) {
      const set = followers.get(workspace) ?? new Set()
      if (set.size === 0) bus.subscribe(topicOf(workspace))
      followers.set(workspace, set.add(follower))
      void pump(workspace)
    },
    unfollow(workspace, follower) {
      const set = followers.get(workspace)
      if (!set?.delete(follower) || set.size > 0) return
      followers.delete(workspace)
      bus.unsubscribe(topicOf(workspace))
    },
    async poll() {
      for (const [workspace, set] of followers) {
        const head = await storage.readStatementHead(workspace)
        if ([...set].some(({ after }) => after < head)) void pump(workspace)
      }
    },
  }
}
