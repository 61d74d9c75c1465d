import { z } from 'zod'
import type { RelayAnchor } from '../../shared/contract/relays.ts'
import { makeCheckpoint } from '../log/checkpoint.ts'
import { entry } from '../log/store.ts'
import type { Session } from '../session.ts'
import { latestOfPerson } from './store.ts'

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

/** The latest checkpoint that the relay keeps of this workspace's log, against the log as it is now. */
export function anchorOf(session: Session, url: string, person: string): RelayAnchor | null {
  const row = latestOfPerson(session.db, url, person, checkpointKind)
  const read = row && Body.safeParse(JSON.parse(row.body))
  if (!row || !read?.success || read.data.workspace !== session.workspace.info.id) return null
  const { seq, hash } = read.data
  const isKept = seq === 0 || entry(session.db, seq)?.hash === hash
  return { number: row.number, at: row.storedAt, seq, matches: isKept }
}
