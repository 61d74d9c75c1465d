import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CoreStart } from '../shared/connection.ts'

/**
 * Where this device's workspaces and preferences lie, the same for window, web host and command line, unless
 * `SANDTABLE_HOME` says otherwise.
 */
export function defaultHomeDirectory(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  if (environment.SANDTABLE_HOME) return resolve(environment.SANDTABLE_HOME)
  const home = homedir()
  if (platform === 'win32') return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Sandtable')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sandtable')
  return join(environment.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'sandtable')
}

/** Reads the passphrase that a script passes as a file; null without one. Throws when the file can't be read. */
export function readPassphrase(environment: NodeJS.ProcessEnv): string | null {
  if (!environment.SANDTABLE_PASSPHRASE_FILE) return null
  // Editors end files with a line break; a passphrase has none.
  return readFileSync(environment.SANDTABLE_PASSPHRASE_FILE, 'utf8').replace(/\r?\n$/, '')
}

/** The flags that say what to open at once, for `parseArgs`. */
export const openFlags = {
  sample: { type: 'boolean', default: false },
  workspace: { type: 'string' },
} as const

/** What a host opens at once. `workspace` is a folder; a sample without one lies in the home directory. */
export function readOpen(
  flags: { sample: boolean; workspace?: string | undefined },
  environment: NodeJS.ProcessEnv,
): CoreStart['open'] {
  const directory = flags.workspace === undefined ? null : resolve(flags.workspace)
  if (flags.sample) return { sample: true, directory }
  return directory ? { sample: false, directory, passphrase: readPassphrase(environment) } : null
}
