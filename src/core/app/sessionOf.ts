import type { WorkspaceInfo } from '../../shared/contract/workspace.ts'
import type { Session } from '../session.ts'
import { readWorkspaceInfo, type Workspace } from '../workspace/workspace.ts'
import { readWorkspaceSettings } from './workspaceSettings.ts'

const describe = (
  dir: string,
  { info, protection, keychains }: Pick<Workspace, 'info' | 'protection' | 'keychains'>,
): WorkspaceInfo => ({
  id: info.id,
  name: info.name,
  kind: info.kind,
  directory: dir,
  protection: protection === 'unprotected' ? 'keyFile' : protection,
  keychains,
  createdAt: info.createdAt,
})

/** What a workspace's folder says of itself without being opened. Refuses as `readWorkspaceInfo` does. */
export const infoAt = (dir: string): WorkspaceInfo => describe(dir, readWorkspaceInfo(dir))

/** An opened workspace as procedures and commands work on it; `changed` hears which topics moved. */
export const sessionOf = (workspace: Workspace, changed: (...topics: string[]) => void): Session => ({
  db: workspace.db,
  info: describe(workspace.dir, workspace),
  newId: workspace.newId,
  now: workspace.now,
  actor: () => readWorkspaceSettings(workspace.db).actorName,
  stamp: () => workspace.stamp(),
  zone: () => readWorkspaceSettings(workspace.db).zone,
  changed,
  workspace,
})
