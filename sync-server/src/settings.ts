import { homedir } from 'node:os'
import { join } from 'node:path'

export type Settings = { host: string; port: number; dataFolder: string }

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Reads PORT, HOST, RELAY_DATA and RELAY_AUTH, or says what is wrong with them. There is no authentication yet, so
 * every address but this machine's own is refused.
 */
export function readSettings(
  environment: Record<string, string | undefined>,
): { ok: true; settings: Settings } | { ok: false; why: string } {
  const { PORT = '4100', HOST = '127.0.0.1', RELAY_DATA, RELAY_AUTH = 'none' } = environment
  const port = Number(PORT)
  if (!/^\d+$/.test(PORT) || port > 65535)
    return { ok: false, why: `PORT must be a number from 0 to 65535, not "${PORT}"` }
  if (RELAY_AUTH !== 'none')
    return {
      ok: false,
      why: `RELAY_AUTH can only be "none": this version has no authentication ("${RELAY_AUTH}")`,
    }
  if (!loopbackHosts.has(HOST))
    return {
      ok: false,
      why: `HOST must be 127.0.0.1, ::1 or localhost: without authentication the relay serves this machine only ("${HOST}")`,
    }
  return {
    ok: true,
    settings: { host: HOST, port, dataFolder: RELAY_DATA || join(homedir(), '.sandtable-relay') },
  }
}
