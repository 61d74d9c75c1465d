import { parseArgs } from 'node:util'
import { defaultHomeDirectory, openFlags, readOpen } from '../core/startOptions.ts'
import type { CoreStart } from '../shared/connection.ts'

export interface WebHostOptions {
  /** 0 lets the system choose. */
  port: number
  /** Opens the browser, and talks to a person; otherwise one line of JSON for a program. */
  openBrowser: boolean
  homeDirectory: string
  open: CoreStart['open']
}

/**
 * Reads the command line of the web host: `--port N --no-open --sample --workspace DIR` (`--web` is accepted and
 * means nothing here). Throws an Error whose message names the mistake.
 */
export function readWebHostOptions(args: readonly string[], environment: NodeJS.ProcessEnv): WebHostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...openFlags,
      web: { type: 'boolean' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}`)
  return {
    port,
    openBrowser: !values['no-open'],
    homeDirectory: defaultHomeDirectory(environment),
    open: readOpen(values, environment),
  }
}
