import { afterAll } from 'vitest'
import { type LocalPostgres, type LocalRedis, startLocalPostgres, startLocalRedis } from './localServers.ts'
import { openPostgresStorage } from './storage/postgres.ts'
import type { Storage } from './storage.ts'

/** Says loudly what is not tested, and makes it a failure where everything must be there. */
export function sayMissing(what: string, debianPackage: string): void {
  const words = `${what} is not installed (Debian: ${debianPackage}): several nodes were NOT tested`
  if (process.env.REQUIRE_SERVERS) throw new Error(words)
  process.stderr.write(`!!! SKIPPED: ${words}\n`)
}

export type PostgresServer = Pick<LocalPostgres, 'createDatabase' | 'start' | 'stop'> & {
  isThere: boolean
  openEmpty(): Promise<Storage>
}

/** A PostgreSQL of its own for this test file. */
export async function startPostgres(): Promise<PostgresServer> {
  const server = await startLocalPostgres()
  if (!server) {
    sayMissing('PostgreSQL', 'postgresql')
    const none = () => Promise.reject(new Error('no PostgreSQL'))
    return { isThere: false, createDatabase: none, openEmpty: none, start: none, stop: none }
  }
  afterAll(() => server.end())
  return {
    isThere: true,
    ...server,
    openEmpty: async () => openPostgresStorage(await server.createDatabase(), () => {}),
  }
}

export type RedisServer = Omit<LocalRedis, 'pid'> & { isThere: boolean }

/** A Redis (or Valkey) of its own for this test file. */
export async function startRedis(): Promise<RedisServer> {
  const server = await startLocalRedis()
  if (!server) {
    sayMissing('Redis', 'redis-server')
    const none = () => Promise.reject(new Error('no Redis'))
    return { isThere: false, url: '', start: none, stop: none }
  }
  afterAll(() => server.stop())
  return { isThere: true, ...server }
}
