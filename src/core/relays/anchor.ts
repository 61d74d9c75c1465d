import { z } from 'zod'
import type { RelayAnchor } from '../../shared/contract/relays.ts'
import { makeCheckpoint } from '../log/checkpoint.ts'
import { entry } from '../log/store.ts'
import type { Session } from '../session.ts'
import { statementsOfKind } from './store.ts'

/** The kind of statement that keeps a checkpoint of somebody's log outside their workspace. */
export const checkpointKind = 'checkpoint'

const Body = z.object({
  workspace: z.string(),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
})

/** What a checkpoint of this workspace's log says: where it stands and by which hash. */
export function checkpointBody(session: Session): z.infer<typeof Body> {
  const { db, workspace } = session
  const { statement } = makeCheckpoint(
    db,
    { workspaceId: workspace.info.id, device: workspace.device.id, keys: workspace.device.keys },
    session.now(),
  )
  return { workspace: statement.workspaceId, seq: statement.seq, hash: statement.hash }
}

/** A checkpoint that a relay keeps, as this workspace verified it. */
export interface KeptCheckpoint {
  number: number
  at: number
  seq: number
  hash: string
}

/** A checkpoint of this workspace's log in a statement's body; null where it is of another, or none. */
export function checkpointIn({ workspace }: Session, body: unknown): { seq: number; hash: string } | null {
  const read = Body.safeParse(body)
  if (!read.success || read.data.workspace !== workspace.info.id) return null
  return { seq: read.data.seq, hash: read.data.hash }
}

/** The checkpoints of this workspace's log in a relay's statements, oldest first. */
export const checkpointsKept = (session: Session, url: string, person: string): KeptCheckpoint[] =>
  statementsOfKind(session.db, url, checkpointKind).flatMap((row) => {
    const said = row.person === person ? checkpointIn(session, JSON.parse(row.body)) : null
    return said ? [{ number: row.number, at: row.storedAt, ...said }] : []
  })

/** The latest checkpoint that the relay keeps of this workspace's log, against the log as it is now. */
export function anchorOf(session: Session, url: string, person: string): RelayAnchor | null {
  const last = checkpointsKept(session, url, person).at(-1)
  if (!last) return null
  const { number, at, seq, hash } = last
  return { number, at, seq, matches: seq === 0 || entry(session.db, seq)?.hash === hash }
}
