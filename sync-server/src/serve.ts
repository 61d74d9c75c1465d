import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { createAdministration } from './admin/administration.ts'
import { serveAdministration } from './admin/socket.ts'
import { noBus } from './bus.ts'
import { defaultLimits } from './limits.ts'
import { logTo } from './log.ts'
import { openStorage } from './openStorage.ts'
import { createRelay } from './relay.ts'
import type { Settings } from './settings.ts'
import { StorageUnusable } from './storage.ts'

export function stopWith(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

// Whoever reads the log may go away; the relay does not.
process.stdout.on('error', () => {})

const log = logTo((line) => process.stdout.write(line), Date.now)

async function storageOf({ dataFolder, databaseUrl }: Settings) {
  try {
    return await openStorage({ dataFolder, databaseUrl }, (why) =>
      log({ level: 'warn', event: 'database', why }),
    )
  } catch (error) {
    if (error instanceof StorageUnusable) stopWith(error.message)
    stopWith(`the store can’t be opened: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function busOf(url: string) {
  const { openRedisBus } = await import('./redisBus.ts')
  return openRedisBus(url, (why) => log({ level: 'warn', event: 'redis', why }))
}

function listenable({ tls }: Settings) {
  if (!tls) return createHttpServer()
  try {
    return createHttpsServer({ cert: readFileSync(tls.certificateFile), key: readFileSync(tls.keyFile) })
  } catch (error) {
    stopWith(`TLS: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/**
 * V8 lets the space for young objects grow to 64 MB and never gives them back, for programs that make much that lives a
 * little while. What the relay makes is used within the turn, or stays as long as a connection: the space stays as small
 * as it begins, and with 2,000 connections that is a third of all memory. Read at each growth, so it may be set here.
 */
const keepYoungSpaceSmall = () => setFlagsFromString('--semi-space-growth-factor=1')

/** Runs the relay until it is told to stop. Refuses, with the reason on stderr and code 2, what can't be. */
export async function serve(settings: Settings): Promise<void> {
  const { host, port, dataFolder, authentication, isBehindProxy, metricsReaders } = settings
  keepYoungSpaceSmall()
  const server = listenable(settings)
  const storage = await storageOf(settings)
  const bus = settings.redisUrl ? await busOf(settings.redisUrl) : noBus
  const relay = await createRelay({
    ...{ storage, bus, authentication, isBehindProxy, metricsReaders },
    ...{ limits: defaultLimits, now: Date.now, log },
  })
  relay.attach(server)
  const { register, statements } = relay
  const administration = createAdministration({
    storage,
    register,
    statements,
    isServing: true,
    now: Date.now,
  })
  // With PostgreSQL commands reach the store by themselves.
  const adminServer = storage.isShared ? null : await serveAdministration(dataFolder, administration, log)

  const stop = async (signal: string) => {
    log({ level: 'info', event: 'stopping', signal })
    adminServer?.close()
    // A balancer that asks hears that this relay isn't ready, all the while, and sends people to another one.
    const isBalanced = isBehindProxy || storage.isShared
    await relay.close(isBalanced ? defaultLimits.lookAwayMs : 0)
    server.close()
    log({ level: 'info', event: 'stopped' })
    process.exit(0)
  }
  process.once('SIGTERM', () => void stop('SIGTERM'))
  process.once('SIGINT', () => void stop('SIGINT'))

  server.on('error', (error) => stopWith(`cannot listen on ${host}:${port}: ${error.message}`))
  server.listen(port, host, () => {
    const { address, port: bound } = server.address() as AddressInfo
    const store = settings.databaseUrl ? 'postgresql' : join(dataFolder, 'relay.sqlite')
    const isLocal = ['127.0.0.1', '::1'].includes(address)
    if (!settings.tls && !isBehindProxy && !isLocal) log({ level: 'warn', event: 'withoutTls', address })
    log({
      ...{ level: 'info', event: 'listening', address, port: bound, store, authentication },
      ...{ tls: settings.tls !== null, relay: relay.register.key.id },
    })
  })
}
