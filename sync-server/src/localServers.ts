import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function findPostgres(): string | null {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return null
  const [newest] = readdirSync(base).sort((a, b) => Number(b) - Number(a))
  const bin = join(base, newest ?? '', 'bin')
  return existsSync(join(bin, 'initdb')) ? bin : null
}

export type LocalPostgres = {
  /** The process whose children do its work. */
  pid(): number
  /** A new database in it. */
  createDatabase(): Promise<string>
  /** Takes one away that nobody needs any more, by what `createDatabase` answered. */
  dropDatabase(url: string): Promise<void>
  /** Ends it at once, as a crash would, and starts it again. */
  stop(): Promise<void>
  start(): Promise<void>
  /** Ends it and takes its folder away. */
  end(): Promise<void>
}

/** PostgreSQL does not run as root, so root runs it as the account that comes with Debian's package. */
function asServerUser(command: string, args: string[]): [string, string[]] {
  return userInfo().uid === 0
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', command, ...args]]
    : [command, args]
}

/** A PostgreSQL of its own in a temporary folder, as durable as in earnest; null where Debian's package is not installed. */
export async function startLocalPostgres(): Promise<LocalPostgres | null> {
  const bin = findPostgres()
  if (!bin) return null
  const folder = mkdtempSync(join(tmpdir(), 'relay-postgres-'))
  if (userInfo().uid === 0) spawnSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  const port = await freePort()
  const [initdb, initdbArgs] = asServerUser(join(bin, 'initdb'), [
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'postgres',
    '-N',
  ])
  const made = spawnSync(initdb, initdbArgs, { encoding: 'utf8', cwd: folder })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const [server, serverArgs] = asServerUser(join(bin, 'postgres'), [
    ...['-D', data, '-p', String(port), '-k', folder],
    ...['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=60'],
  ])
  let stop = async () => {}
  let pid = 0
  const run = () => {
    const child = spawn(server, serverArgs, { stdio: 'ignore', cwd: folder })
    pid = child.pid!
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    stop = () => {
      child.kill('SIGQUIT')
      return gone
    }
  }
  run()
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`

  const connect = async () => {
    for (const deadline = Date.now() + 20_000; ; ) {
      const client = new pg.Client(urlOf('postgres'))
      try {
        await client.connect()
        return client
      } catch (error) {
        await client.end().catch(() => {})
        if (Date.now() > deadline) throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  await (await connect()).end()
  const start = async () => {
    run()
    await (await connect()).end()
  }
  let count = 0
  const createDatabase = async () => {
    const name = `relay${++count}`
    const admin = await connect()
    await admin.query(`CREATE DATABASE ${name}`)
    await admin.end()
    return urlOf(name)
  }
  const dropDatabase = async (url: string) => {
    const admin = await connect()
    await admin.query(`DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`)
    await admin.end()
  }
  return {
    pid: () => pid,
    ...{ createDatabase, dropDatabase },
    start,
    stop: () => stop(),
    async end() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type LocalRedis = { pid(): number; url: string; start(): Promise<void>; stop(): Promise<void> }

/**
 * A Valkey or Redis of its own that keeps nothing, with what else `configurationFile` says; null where neither is
 * installed.
 */
export async function startLocalRedis(configurationFile?: string): Promise<LocalRedis | null> {
  const program = ['/usr/bin/valkey-server', '/usr/bin/redis-server'].find(existsSync)
  if (!program) return null
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let stop = async () => {}
  let pid = 0
  const start = async () => {
    const child = spawn(
      program,
      [
        ...(configurationFile ? [configurationFile] : []),
        ...['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
      ],
      {
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    pid = child.pid!
    const gone = new Promise((resolve) => child.once('exit', resolve))
    stop = async () => {
      child.kill('SIGKILL')
      await gone
    }
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (part) => {
        said += part
        if (said.includes('eady to accept connections')) resolve()
      })
      child.once('exit', () => reject(new Error(said)))
    })
  }
  await start()
  return { pid: () => pid, url, start, stop: () => stop() }
}
