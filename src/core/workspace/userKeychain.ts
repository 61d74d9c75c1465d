import { appendLog } from '../log/append.ts'
import { addKeychain, type Keychain, removeKeychain } from './keySlots.ts'
import { readWorkspaceInfo, type Workspace } from './workspace.ts'

/**
 * Puts the key of an open workspace into this user's own keychain, so that the command line and the browser's cockpit open
 * it without being asked, or takes it out. Logged. Refuses as `addKeychain` and `removeKeychain` do.
 */
export async function setUserKeychain(
  workspace: Workspace,
  keychain: Keychain,
  holdsKey: boolean,
): Promise<void> {
  const { dir, info, dataKey, db } = workspace
  const before = readWorkspaceInfo(dir).keychains.includes(keychain.store)
  if (holdsKey) await addKeychain(dir, info.id, dataKey, keychain)
  else await removeKeychain(dir, info.id, keychain)
  appendLog(db, workspace.stamp(), {
    kind: 'settingChanged',
    body: { key: 'userKeychain', before, after: holdsKey },
  })
}
