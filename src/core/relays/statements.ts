import {
  type RelayClient,
  type StatementEntry,
  type StatementPosition,
  type VerifiedStatement,
  verifyStatements,
} from '../../../sync-server/client/index.ts'
import type { Session } from '../session.ts'
import { getMembership, keepStatements, type MembershipRow, namesAt, type StatementRow } from './store.ts'

/** Where belief in a relay's statements ended, or null. */
export const statementFaultOf = (
  membership: MembershipRow | null,
): { number: number; reason: string } | null =>
  membership?.statementFault
    ? (JSON.parse(membership.statementFault) as { number: number; reason: string })
    : null

const positionOf = ({
  statementNumber,
  statementHash,
  revokedDevices,
}: MembershipRow): StatementPosition => ({
  number: statementNumber,
  hash: new Uint8Array(statementHash),
  revoked: JSON.parse(revokedDevices) as string[],
})

/** A body is kept as its author signed it; one beyond this size is no statement of ours. */
const mostBodyBytes = 64 * 1024

function rowOf(url: string, said: VerifiedStatement): StatementRow | null {
  const { number, storedAt, at, device, person, kind } = said
  const body = JSON.stringify(said.body ?? null)
  if (body.length > mostBodyBytes) return null
  const room = (said.body as { room?: unknown } | null)?.room
  return {
    ...{ url, number, storedAt, at, device, person, kind, body },
    roomId: typeof room === 'string' ? room.slice(0, 120) : null,
  }
}

/**
 * Follows a relay's statements from where this workspace left off, and keeps what it verified (protocol G6): each
 * signature against the key that its device was certified with, each certificate against the relay's key from joining,
 * the chain of hashes. At the first fault it stops, says where, and believes nothing after it. `onStranger`: somebody
 * signed of whom the relay's directory has not told yet. `onVerified` is within the transaction that keeps them.
 */
export function followVerified(
  session: Session,
  client: RelayClient,
  url: string,
  onStranger: () => void,
  onVerified: (rows: readonly StatementRow[]) => void,
): () => void {
  const membership = getMembership(session.db, url)
  if (!membership || membership.statementFault !== null) return () => {}
  const { workspaceId, relayId, relayKey } = membership
  const relay = { id: relayId, key: { kty: 'OKP', crv: 'Ed25519', x: relayKey } as const }
  let position = positionOf(membership)
  let stopped = false
  // One batch after the other: each begins where the one before it ended.
  let work = Promise.resolve()
  const take = async (entries: StatementEntry[]) => {
    if (stopped) return
    const verified = await verifyStatements(entries, position, workspaceId, relay)
    if (stopped) return
    position = verified.position
    const fault = verified.fault && { number: verified.fault.number, reason: verified.fault.fault }
    const rows = verified.statements.flatMap((said) => rowOf(url, said) ?? [])
    keepStatements(session.db, url, rows, position, fault, () => onVerified(rows))
    if (fault) stop()
    const names = namesAt(session.db, url)
    if (rows.some(({ person }) => person !== '' && !names.has(person))) onStranger()
    session.changed('rooms', 'relays', 'statements')
  }
  const unfollow = client.followStatements(workspaceId, position.number, (entries) => {
    work = work.then(() => take(entries))
  })
  function stop(): void {
    stopped = true
    unfollow()
  }
  return stop
}
