import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { sessionOf } from '../app/sessionOf.ts'
import { systemKeychain } from '../keychain/systemKeychain.ts'
import type { Session } from '../session.ts'
import { defaultHomeDirectory, readPassphrase } from '../startOptions.ts'
import { expireBackups } from '../workspace/expireBackups.ts'
import type { Keychain, Unlock } from '../workspace/keySlots.ts'
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

/** The keychain of whoever runs the command. */
export const userKeychainOf = (environment: NodeJS.ProcessEnv): Keychain =>
  systemKeychain({ environment, homeDirectory: defaultHomeDirectory(environment) })

/**
 * How a folder is unlocked without anybody asking: the key file of an unprotected sample, the passphrase file, else this
 * user's keychain. The desktop window's own keychain is out of reach.
 */
export function unlockOf(directory: string, environment: NodeJS.ProcessEnv): Unlock {
  const { protection, keychains } = readWorkspaceInfo(directory)
  if (protection === 'unprotected') return { kind: 'keyFile', file: `${resolve(directory)}.key` }
  const passphrase = passphraseOf(environment)
  if (passphrase !== null && protection === 'passphrase') return { kind: 'passphrase', passphrase }
  if (keychains.includes('system')) return { kind: 'keychain', keychain: userKeychainOf(environment) }
  if (protection === 'keychain') throw new AppError('key.keychainOfWindow')
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
