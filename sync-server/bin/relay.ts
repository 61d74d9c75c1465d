import { mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { defaultLimits } from '../src/limits.ts'
import { logTo } from '../src/log.ts'
import { createRelay } from '../src/relay.ts'
import { readSettings } from '../src/settings.ts'
import { openSqliteStorage, StorageUnusable } from '../src/storage/sqlite.ts'

function stopWith(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(2)
}

function openStorage(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return openSqliteStorage(join(folder, 'relay.sqlite'))
  } catch (error) {
    if (error instanceof StorageUnusable) stopWith(`${folder}: ${error.message}`)
    throw error
  }
}

const read = readSettings(process.env)
if (!read.ok) stopWith(read.why)
const { host, port, dataFolder } = read.settings

const log = logTo((line) => process.stdout.write(line), Date.now)
const relay = createRelay({ storage: openStorage(dataFolder), limits: defaultLimits, now: Date.now, log })
const server = createServer((request, response) => {
  response.writeHead(request.url === '/healthz' ? 200 : 426, { 'content-type': 'text/plain' })
  response.end(request.url === '/healthz' ? 'ok\n' : 'This is a relay: it speaks WebSocket.\n')
})
relay.attach(server)

const stop = async (signal: string) => {
  log({ level: 'info', event: 'stopping', signal })
  server.close()
  await relay.close()
  log({ level: 'info', event: 'stopped' })
  process.exit(0)
}
process.once('SIGTERM', () => void stop('SIGTERM'))
process.once('SIGINT', () => void stop('SIGINT'))

server.on('error', (error) => stopWith(`cannot listen on ${host}:${port}: ${error.message}`))
server.listen(port, host, () => {
  const { address, port: bound } = server.address() as AddressInfo
  log({ level: 'info', event: 'listening', address, port: bound, dataFolder, authentication: 'none' })
})
