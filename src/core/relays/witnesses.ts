import {
  createRelayClient,
  type RelayClient,
  type StatementEntry,
  statementsFromStart,
  type VerifiedStatement,
  verifyStatements,
} from '../../../sync-server/client/index.ts'
import type { RelayWitness } from '../../shared/contract/log.ts'
import type { Witness } from '../log/verify.ts'
import type { Session } from '../session.ts'
import { checkpointIn, checkpointKind, checkpointsKept } from './anchor.ts'
import { deviceOf } from './device.ts'
import { listMemberships, type MembershipRow } from './store.ts'
import type { OpenRelaySocket } from './webSocket.ts'

/** How long somebody who verifies the log waits for a relay. */
const patienceMs = 10_000

/** What the relays say of this workspace's log: what counts, what is compared only, and how asking each went. */
export interface Witnesses {
  witnesses: Witness[]
  relays: RelayWitness[]
}

/** Statements of a relay from one number to another, read anew; null where it doesn't give them in time. */
function readAgain(
  client: RelayClient,
  workspaceId: string,
  after: number,
  until: number,
): Promise<StatementEntry[] | null> {
  return new Promise((resolve) => {
    const entries: StatementEntry[] = []
    let unfollow = () => {}
    const end = (read: StatementEntry[] | null) => {
      clearTimeout(timer)
      stop()
      unfollow()
      resolve(read)
    }
    const timer = setTimeout(() => end(null), patienceMs)
    const stop = client.onChange(() => {
      const { link } = client.state()
      if (link === 'offline' || link === 'refused' || link === 'closed') end(null)
    })
    unfollow = client.followStatements(
      workspaceId,
      after,
      (came) => {
        entries.push(...came)
        if (came.at(-1)!.number >= until) end(entries)
      },
      () => end(null),
    )
  })
}

/**
 * Checkpoints of this workspace's log as its relays give them out now. What lies here of a relay's statements lies in the
 * same file as the log, so whoever rewrites the one could rewrite the other: only what the relay itself says again
 * counts, signed by a device that it certified, and only where it goes on from what was verified before. What was kept
 * here is compared as well and vouches for nothing.
 */
export async function witnessesOf(session: Session, openSocket: OpenRelaySocket): Promise<Witnesses> {
  const teams = listMemberships(session.db).filter(({ role }) => role !== 'guest')
  const asked = await Promise.all(teams.map((team) => witnessesAt(session, team, openSocket)))
  return {
    witnesses: asked.flatMap(({ witnesses }) => witnesses),
    relays: asked.flatMap(({ relays }) => relays),
  }
}

async function witnessesAt(
  session: Session,
  team: MembershipRow,
  openSocket: OpenRelaySocket,
): Promise<Witnesses> {
  const { url, workspaceName: name, statementNumber } = team
  const kept = checkpointsKept(session, url, team.personId)
  const last = kept.at(-1)
  const device = deviceOf(session, team)
  if (!device || statementNumber === 0) return { witnesses: [], relays: [] }
  const inside = kept.map(({ seq, hash }): Witness => ({ seq, hash, isOutside: false }))
  const none = (state: RelayWitness['state']): Witnesses => ({
    witnesses: inside,
    relays: last ? [{ url, name, state, number: last.number, seq: last.seq, at: last.at }] : [],
  })
  // Without one here all is read: it may have been taken out of this file.
  const first = last?.number ?? 1
  const after = Math.max(0, first - 2)
  const client = createRelayClient({ url, device, program: 'sandtable', createSocket: openSocket })
  const entries = await readAgain(client, team.workspaceId, after, statementNumber).finally(() =>
    client.close(),
  )
  if (!entries) return none('notReached')
  const said = await verifyAgain(team, entries, first)
  if (!said) return none('differs')
  const found = said.flatMap((each) => {
    const isMine = each.kind === checkpointKind && each.person === team.personId
    const checkpoint = isMine ? checkpointIn(session, each.body) : null
    return checkpoint ? [{ ...checkpoint, number: each.number, at: each.storedAt }] : []
  })
  const newest = found.at(-1)
  if (!newest) return last ? none('differs') : { witnesses: [], relays: [] }
  const { seq, number, at } = newest
  const outside = found.map((each): Witness => ({ seq: each.seq, hash: each.hash, isOutside: true }))
  return {
    witnesses: [...inside, ...outside],
    relays: [{ url, name, state: 'confirmed', number, seq, at }],
  }
}

/** What was read again, verified as at first and leading to what was verified before; null where it doesn't. */
async function verifyAgain(
  { workspaceId, relayId, relayKey, statementNumber, statementHash }: MembershipRow,
  entries: readonly StatementEntry[],
  number: number,
): Promise<VerifiedStatement[] | null> {
  const relay = { id: relayId, key: { kty: 'OKP', crv: 'Ed25519', x: relayKey } as const }
  const before = number > 1 ? entries[0] : undefined
  const from = before ? { number: before.number, hash: before.hash, revoked: [] } : statementsFromStart
  const rest = before ? entries.slice(1) : entries
  const { statements, fault } = await verifyStatements(rest, from, workspaceId, relay)
  const reached = entries.find((entry) => entry.number === statementNumber)
  const isSame = reached !== undefined && Buffer.from(reached.hash).equals(statementHash)
  return fault || !isSame ? null : statements
}
