import { homedir } from 'node:os'
import { join } from 'node:path'
import { type MetricsReaders, readMetricsReaders } from './metricsReaders.ts'

export type Settings = {
  host: string
  port: number
  dataFolder: string
  authentication: 'devices' | 'none'
  /** PostgreSQL in place of the SQLite file in the folder. */
  databaseUrl: string | null
  /** Redis or Valkey between nodes. */
  redisUrl: string | null
  isBehindProxy: boolean
  metricsReaders: MetricsReaders
  tls: { certificateFile: string; keyFile: string } | null
}

type Environment = Record<string, string | undefined>

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost'])

function isUrlOf(value: string, protocols: readonly string[]): boolean {
  try {
    return protocols.includes(new URL(value).protocol)
  } catch {
    return false
  }
}

/** Reads the environment, or says what is wrong with it. See sync-server/docs/admin.md for each variable. */
export function readSettings(
  environment: Environment,
): { ok: true; settings: Settings } | { ok: false; why: string } {
  const { PORT = '4100', HOST = '127.0.0.1', RELAY_DATA, RELAY_AUTH = 'devices' } = environment
  const { RELAY_DATABASE = '', RELAY_REDIS = '', RELAY_TLS_CERT = '', RELAY_TLS_KEY = '' } = environment
  const { RELAY_PROXY = '0', RELAY_METRICS = '' } = environment
  const refuse = (why: string) => ({ ok: false, why }) as const
  const port = Number(PORT)
  if (!/^\d+$/.test(PORT) || port > 65535)
    return refuse(`PORT must be a number from 0 to 65535, not "${PORT}"`)
  if (RELAY_AUTH !== 'none' && RELAY_AUTH !== 'devices')
    return refuse(`RELAY_AUTH must be "devices" or "none", not "${RELAY_AUTH}"`)
  if (RELAY_AUTH === 'none' && !loopbackHosts.has(HOST))
    return refuse(
      `HOST must be 127.0.0.1, ::1 or localhost: without authentication the relay serves this machine only ("${HOST}")`,
    )
  if (RELAY_DATABASE && !isUrlOf(RELAY_DATABASE, ['postgres:', 'postgresql:']))
    return refuse('RELAY_DATABASE must be a URL that begins with postgres://')
  if (RELAY_REDIS && !isUrlOf(RELAY_REDIS, ['redis:', 'rediss:']))
    return refuse('RELAY_REDIS must be a URL that begins with redis:// or rediss://')
  if (RELAY_REDIS && !RELAY_DATABASE)
    return refuse('RELAY_REDIS is for several nodes, which share a RELAY_DATABASE; alone it has no use')
  if ((RELAY_TLS_CERT === '') !== (RELAY_TLS_KEY === ''))
    return refuse('RELAY_TLS_CERT and RELAY_TLS_KEY are given together or not at all')
  if (RELAY_PROXY !== '0' && RELAY_PROXY !== '1')
    return refuse(`RELAY_PROXY must be 0 or 1, not "${RELAY_PROXY}"`)
  if (RELAY_AUTH === 'none' && RELAY_PROXY === '1')
    return refuse(
      'RELAY_PROXY=1 brings people of other machines, whom RELAY_AUTH=none would make owners of everything',
    )
  const metricsReaders = readMetricsReaders(RELAY_METRICS)
  if (!metricsReaders)
    return refuse(`RELAY_METRICS must be addresses or nets, separated by commas, not "${RELAY_METRICS}"`)
  return {
    ok: true,
    settings: {
      host: HOST,
      port,
      dataFolder: RELAY_DATA || join(homedir(), '.sandtable-relay'),
      authentication: RELAY_AUTH,
      databaseUrl: RELAY_DATABASE || null,
      redisUrl: RELAY_REDIS || null,
      isBehindProxy: RELAY_PROXY === '1',
      metricsReaders,
      tls: RELAY_TLS_CERT ? { certificateFile: RELAY_TLS_CERT, keyFile: RELAY_TLS_KEY } : null,
    },
  }
}
