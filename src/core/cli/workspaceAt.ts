import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { sessionOf } from '../app/sessionOf.ts'
import type { Session } from '../session.ts'
import { readPassphrase } from '../startOptions.ts'
import { expireBackups } from '../workspace/expireBackups.ts'
import type { Unlock } from '../workspace/keySlots.ts'
import { openWorkspace, readWorkspaceInfo, type Workspace } from '../workspace/workspace.ts'
import { UsageError } from './arguments.ts'

/** The passphrase of the file that the environment names, or null; a file that cannot be read is bad use. */
export function passphraseOf(environment: NodeJS.ProcessEnv): string | null {
  try {
    return readPassphrase(environment)
  } catch (error) {
    throw new UsageError(
      `SANDTABLE_PASSPHRASE_FILE: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

/** How a folder is unlocked without anybody asking: the key file of an unprotected sample, else the passphrase file. */
export function unlockOf(directory: string, environment: NodeJS.ProcessEnv): Unlock {
  const { protection } = readWorkspaceInfo(directory)
  if (protection === 'unprotected') return { kind: 'keyFile', file: `${resolve(directory)}.key` }
  const passphrase = passphraseOf(environment)
  if (passphrase !== null) return { kind: 'passphrase', passphrase }
  if (protection === 'keychain')
    throw new AppError('key.keychainUnavailable', { hint: 'SANDTABLE_PASSPHRASE_FILE' })
  throw new UsageError(
    'the workspace has a passphrase: SANDTABLE_PASSPHRASE_FILE names the file that holds it',
  )
}

/**
 * A workspace opened for one command, backups past their day removed: a machine that only scripts use has nobody else to do
 * it. Close it.
 */
export async function openForCommand(
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<{ workspace: Workspace; session: Session; expired: number }> {
  if (!existsSync(directory)) throw new AppError('workspace.notFound', { directory })
  const workspace = await openWorkspace({ dir: resolve(directory), unlock: unlockOf(directory, environment) })
  try {
    const expired = await expireBackups(workspace)
    return { workspace, session: sessionOf(workspace, () => {}), expired }
  } catch (error) {
    workspace.close()
    throw error
  }
}
