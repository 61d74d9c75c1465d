import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CoreStart } from '../shared/connection.ts'

export interface WebHostOptions {
  /** 0 lets the system choose. */
  port: number
  /** Opens the browser, and talks to a person; otherwise one line of JSON for a program. */
  openBrowser: boolean
  homeDirectory: string
  open: CoreStart['open']
}

/** Where this device's workspaces and preferences lie unless `SANDTABLE_HOME` says otherwise. */
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

function readPassphrase(file: string | undefined): string | null {
  if (!file) return null
  // Editors end files with a line break; a passphrase has none.
  return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

/**
 * Reads the command line of the web host: `--port N --no-open --sample --workspace DIR` (`--web` is accepted and
 * means nothing here). Throws an Error whose message names the mistake.
 */
export function readWebHostOptions(args: readonly string[], environment: NodeJS.ProcessEnv): WebHostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      web: { type: 'boolean' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
      workspace: { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}`)
  const directory = values.workspace === undefined ? null : resolve(values.workspace)
  const passphrase = readPassphrase(environment.SANDTABLE_PASSPHRASE_FILE)
  const open: CoreStart['open'] = values.sample
    ? { sample: true, directory }
    : directory
      ? { sample: false, directory, passphrase }
      : null
  return { port, openBrowser: !values['no-open'], homeDirectory: defaultHomeDirectory(environment), open }
}
