import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import type { Keychain } from '../shared/connection.ts'

/** What we use of Electron's `safeStorage`. */
export type SecretBox = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'encryptString' | 'decryptString' | 'getSelectedStorageBackend'
>

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * Keeps each workspace's secret as a file that only the system's keychain can open. Linux without a keyring falls
 * back to `basic_text`, a fixed password that everyone knows: that counts as no keychain.
 */
export function createKeychain(box: SecretBox, directory: string, platform: NodeJS.Platform): Keychain {
  const available = () =>
    box.isEncryptionAvailable() &&
    (platform !== 'linux' || !['basic_text', 'unknown'].includes(box.getSelectedStorageBackend()))

  const fileOf = (workspaceId: string) => {
    if (!/^[\w-]{1,80}$/.test(workspaceId)) throw new Error('not the id of a workspace')
    return join(directory, `${workspaceId}.secret`)
  }

  return {
    available: async () => available(),
    async get(workspaceId) {
      if (!available()) return null
      try {
        return box.decryptString(await readFile(fileOf(workspaceId)))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async set(workspaceId, secret) {
      if (!available()) throw new Error('this system has no keychain')
      const file = fileOf(workspaceId)
      await mkdir(directory, { recursive: true, mode: 0o700 })
      // A half-written secret would lock its workspace for good.
      await writeFile(`${file}.new`, box.encryptString(secret), { mode: 0o600, flush: true })
      await rename(`${file}.new`, file)
    },
    async remove(workspaceId) {
      await rm(fileOf(workspaceId), { force: true })
    },
  }
}
