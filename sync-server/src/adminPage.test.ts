import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { get } from 'node:https'
import { tmpdir, userInfo } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { packRelay } from '../pack/packRelay.ts'
import { startLocalRedis } from './localServers.ts'
import { ask, connectClient, isOnline, joinBy, type Member, until } from './relayFixture.ts'
import { type RelayProcess, spawnRelay } from './relayProcess.ts'
import { startPostgres, startRedis } from './storageFixture.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const page = readFileSync(here('../docs/admin.md'), 'utf8')
const postgres = await startPostgres()
const redis = await startRedis()
const room = 'board-of-the-morning'

/** The commands that the page gives under a mark. */
function commandsOf(mark: string): string {
  const block = page.split(`adminPage.test.ts: ${mark} -->`)[1]?.match(/```\n([^`]+)```/)?.[1]
  if (!block) throw new Error(`the page has no commands marked ${mark}`)
  return block
}

/** The package, and the folder in which it lies unpacked as on the administrator's machine. */
let made = ''
let tarball = ''
let installed = ''
beforeAll(() => {
  made = mkdtempSync(join(tmpdir(), 'relay-made-'))
  tarball = packRelay(made)
  installed = join(made, 'installed')
  mkdirSync(installed)
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', installed])
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

let folder = ''
let cleanUps: (() => unknown)[] = []
beforeEach(() => {
  cleanUps = []
  folder = mkdtempSync(join(tmpdir(), 'relay-page-'))
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'bin'))
  // What this machine has no accounts and no services for: the command itself is run, the service's is not.
  const stand = (name: string, text: string) => {
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  stand('sudo', 'shift 2; exec "$@"')
  stand('systemctl', `echo "$@" >> ${folder}/systemctl`)
  symlinkSync(process.execPath, join(folder, 'bin', 'node'))
})
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs commands of the page as they stand, but for names of other machines and accounts. */
function follow(
  commands: string,
  environment: Record<string, string>,
  changes: [string, string][] = [],
  cwd: string = here('..'),
) {
  const text = changes.reduce((all, [from, to]) => all.replaceAll(from, to), commands)
  const { status, stdout, stderr } = spawnSync('sh', ['-euc', text], {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, PATH: `${folder}/bin:${process.env.PATH}`, ...environment },
  })
  expect(status, `${text}\n${stdout}\n${stderr}`).toBe(0)
  return stdout
}

async function started(environment: Record<string, string>): Promise<RelayProcess> {
  const relay = await spawnRelay(environment)
  cleanUps.push(() => relay.kill())
  return relay
}
const makeTeam = async (relay: RelayProcess, environment: Record<string, string>): Promise<Member> => {
  const said = execFileSync(
    process.execPath,
    [here('../bin/relay.ts'), 'create-workspace', '华东', '--admin', 'Ana', '--json'],
    { env: { ...process.env, ...environment }, encoding: 'utf8' },
  )
  return joinBy(relay.url, (JSON.parse(said) as { code: string }).code)
}

/** Ana's board at a relay, written to and stored; then she is gone. */
async function write(relay: RelayProcess, ana: Member, value: string) {
  const client = connectClient(relay.url, ana.device)
  await isOnline(client)
  await ask(client, 'createRoom', { room, title: '晨会' })
  const doc = new Y.Doc()
  const shared = client.share(room, doc)
  await until(() => shared.state().isSynced, 'synced')
  doc.getArray('log').push([value])
  await until(() => shared.state().waiting === 0, 'stored')
  client.close()
}
async function read(relay: RelayProcess, ana: Member): Promise<unknown[]> {
  const client = connectClient(relay.url, ana.device)
  cleanUps.push(() => client.close())
  const doc = new Y.Doc()
  const shared = client.share(room, doc)
  await until(() => shared.state().isSynced, 'synced')
  return doc.getArray('log').toArray()
}

const backup = (environment: Record<string, string>) => {
  follow('deploy/backup.sh', environment)
  const ending = environment.RELAY_DATABASE ? 'dump' : 'sqlite'
  const day = execFileSync('date', ['+%u'], { encoding: 'utf8' }).trim()
  const file = join(environment.RELAY_DATA!, 'backups', `relay-${day}.${ending}`)
  expect(existsSync(file)).toBe(true)
  return { file, name: `relay-${day}.${ending}` }
}

describe('the administrator’s page', () => {
  test('has a backup while people work, twice a day over the same file, and a way back from it', async () => {
    const environment = { RELAY_DATA: join(folder, 'data') }
    const relay = await started(environment)
    const ana = await makeTeam(relay, environment)
    await write(relay, ana, 'before')
    backup(environment)
    const { name } = backup(environment)
    await write(relay, ana, 'after')
    await relay.kill()
    const { username } = userInfo()
    const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
    const said = follow(commandsOf('restore'), {}, [
      ['-o sandtable-relay -g sandtable-relay', `-o ${username} -g ${group}`],
      ['/opt/sandtable-relay/node/bin/node', process.execPath],
      ['/opt/sandtable-relay/', `${installed}/`],
      ['/var/lib/sandtable-relay', environment.RELAY_DATA],
      ['relay-1.sqlite', name],
    ])
    expect(said).toContain('all in order')
    expect(readFileSync(join(folder, 'systemctl'), 'utf8')).toBe(
      'stop sandtable-relay\nstart sandtable-relay\n',
    )
    expect(await read(await started(environment), ana)).toEqual(['before'])
  })

  test('installs a relay that starts with its settings and its own Node, and whose backup runs every night', async () => {
    const download = join(folder, 'download')
    mkdirSync(join(download, 'node-v24.0.0-linux-x64', 'bin'), { recursive: true })
    symlinkSync(process.execPath, join(download, 'node-v24.0.0-linux-x64', 'bin', 'node'))
    execFileSync('tar', ['-cf', 'node-v24.0.0-linux-x64.tar.xz', 'node-v24.0.0-linux-x64'], {
      cwd: download,
    })
    copyFileSync(tarball, join(download, basename(tarball)))
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem']
    execFileSync('openssl', ['req', '-x509', ...key, '-subj', '/CN=relay', '-out', 'cert.pem'], {
      ...{ cwd: download, stdio: 'ignore' },
    })
    // No accounts are made here, and whatever is fetched fails.
    writeFileSync(join(folder, 'bin', 'adduser'), `#!/bin/sh\necho "$@" >> ${folder}/adduser\n`, {
      mode: 0o755,
    })
    for (const name of ['npm', 'npx', 'curl', 'wget'])
      writeFileSync(join(folder, 'bin', name), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    mkdirSync(join(folder, 'etc', 'systemd', 'system'), { recursive: true })
    const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
    const program = join(folder, 'opt', 'sandtable-relay')
    follow(
      commandsOf('install'),
      {},
      [
        ['tar -xJ', 'tar -x'],
        ['-g sandtable-relay', `-g ${group}`],
        ['/opt/', `${folder}/opt/`],
        ['/etc/', `${folder}/etc/`],
      ],
      download,
    )
    expect(readFileSync(join(folder, 'adduser'), 'utf8')).toContain('sandtable-relay')
    expect(readFileSync(join(folder, 'systemctl'), 'utf8')).toBe(
      'daemon-reload\nenable --now sandtable-relay sandtable-relay-backup.timer\n',
    )
    const settings = readFileSync(join(folder, 'etc', 'sandtable-relay.env'), 'utf8')
    const relay = await spawnRelay(
      {
        ...Object.fromEntries(
          settings
            .trim()
            .split('\n')
            .map((line) => line.split('=')),
        ),
        RELAY_DATA: join(folder, 'data'),
      },
      [],
      { node: join(program, 'node', 'bin', 'node'), program: join(program, 'dist', 'bin', 'relay.js') },
    )
    cleanUps.push(() => relay.kill())
    const { port } = new URL(relay.url)
    const ca = readFileSync(join(download, 'cert.pem'))
    const answered = await new Promise<number | undefined>((resolve, reject) => {
      get(
        { host: '127.0.0.1', port, path: '/ready', ca, servername: 'relay', headers: { host: 'relay' } },
        ({ statusCode }) => resolve(statusCode),
      ).once('error', reject)
    })
    expect(answered).toBe(200)
  })

  test.runIf(redis.isThere)('sets up Redis by hand for people with its password alone', async () => {
    mkdirSync(join(folder, 'etc', 'redis'), { recursive: true })
    const file = join(folder, 'etc', 'redis', 'redis.conf')
    writeFileSync(file, 'bind 127.0.0.1 ::1\nsave 900 1\n')
    const password = follow(commandsOf('redis'), {}, [['/etc/', `${folder}/etc/`]]).split('\n')[0]!
    const server = await startLocalRedis(file)
    cleanUps.push(() => server!.stop())
    const { port } = new URL(server!.url)
    const asked = (args: string[]) =>
      spawnSync('redis-cli', ['-p', port, ...args, 'ping'], { encoding: 'utf8' }).stdout.trim()
    expect(asked([])).toContain('NOAUTH')
    expect(asked(['--no-auth-warning', '-a', password])).toBe('PONG')
  })

  test.runIf(postgres.isThere && redis.isThere)(
    'sets up PostgreSQL by hand for two nodes, with a password that is asked for, a backup and a way back',
    async () => {
      const { port } = new URL(await postgres.createDatabase())
      const asAdmin = { PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'postgres' }
      const file = execFileSync('psql', ['-tAc', 'SHOW hba_file'], {
        env: { ...process.env, ...asAdmin },
        encoding: 'utf8',
      }).trim()
      // As Debian's: nobody comes in over the net until the page's line lets them.
      writeFileSync(file, 'host all postgres 127.0.0.1/32 trust\n')
      const password = follow(commandsOf('postgres'), asAdmin, [['10.0.0.0/24', '127.0.0.1/32']]).split(
        '\n',
      )[0]!
      expect(readFileSync(join(folder, 'systemctl'), 'utf8')).toBe('restart postgresql\n')
      await postgres.stop()
      await postgres.start()
      const urlWith = (secret: string) => `postgres://relay:${secret}@127.0.0.1:${port}/relay`
      const dataOf = (name: string) => ({
        ...{ RELAY_DATA: join(folder, name), RELAY_DATABASE: urlWith(password), RELAY_REDIS: redis.url },
      })
      const wrong = spawnSync('psql', ['-c', 'SELECT 1', urlWith('wrong')], { encoding: 'utf8' })
      expect(wrong.stderr).toContain('password authentication failed')

      const nodes = [await started(dataOf('one')), await started(dataOf('two'))]
      const ana = await makeTeam(nodes[0]!, dataOf('one'))
      await write(nodes[0]!, ana, 'before')
      expect(await read(nodes[1]!, ana)).toEqual(['before'])
      const dump = backup(dataOf('one'))
      await write(nodes[1]!, ana, 'after')
      for (const node of nodes) await node.kill()
      const said = follow(
        commandsOf('restorePostgres'),
        { ...asAdmin, ...dataOf('one') },
        [['/var/lib/sandtable-relay/backups/relay-1.dump', dump.file]],
        installed,
      )
      expect(said).toContain('all in order')
      expect(await read(await started(dataOf('one')), ana)).toEqual(['before'])
    },
    60_000,
  )

  test('gives compose every variable that it asks for, and names files that lie there', () => {
    const compose = readFileSync(here('../deploy/docker-compose.yml'), 'utf8')
    const commands = commandsOf('compose')
    const asked = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map(([, name]) => name!)
    expect(new Set(asked).size).toBe(3)
    for (const name of asked) expect(commands).toContain(`${name}=`)
    const caddyfile = readFileSync(here('../deploy/Caddyfile'), 'utf8')
    for (const [, name] of caddyfile.matchAll(/\{\$(\w+)\}/g)) expect(compose).toContain(`${name}: $`)
    for (const [, service] of commands.matchAll(/docker compose (?:exec|stop|run)(?: -\S+)* ([\w-]+)/g))
      expect(compose).toContain(`\n  ${service}:`)
    const mounted = [...compose.matchAll(/- \.\/(\w+):(\S+?):ro/g)].map(([, name]) => name!)
    expect(mounted).toEqual(['Caddyfile', 'certificates'])
    expect(commands).toContain('install -d certificates')
  })

  test('has unit, image and carried folder run what is compiled', () => {
    const unit = readFileSync(here('../deploy/sandtable-relay.service'), 'utf8')
    expect(existsSync(join(installed, /ExecStart=\S+ (\S+)/.exec(unit)![1]!))).toBe(true)
    const image = readFileSync(here('../deploy/Dockerfile'), 'utf8')
    const [, program] = /^CMD \["node", "([^"]+)"\]$/m.exec(image)!
    expect(existsSync(join(installed, program!))).toBe(true)
    for (const [, inside] of commandsOf('compose').matchAll(/relay-1 node (\S+)/g))
      expect(inside).toBe(program)
    // The unit finds its backup script in the package too, and it finds the program.
    const nightly = readFileSync(here('../deploy/sandtable-relay-backup.service'), 'utf8')
    const script = /ExecStart=\/opt\/sandtable-relay\/(\S+)/.exec(nightly)![1]!
    const environment = { RELAY_DATA: join(folder, 'data') }
    follow(join(installed, script), environment)
    expect(readdirSync(join(environment.RELAY_DATA, 'backups'))).toHaveLength(1)
  })

  const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0
  test.runIf(hasSystemd)('has units that systemd understands', () => {
    for (const name of [
      'sandtable-relay.service',
      'sandtable-relay-backup.service',
      'sandtable-relay-backup.timer',
    ]) {
      const unit = readFileSync(here(`../deploy/${name}`), 'utf8')
        .replaceAll('/opt/sandtable-relay/node/bin/node', process.execPath)
        .replaceAll('/opt/sandtable-relay/deploy/', here('../deploy/'))
      writeFileSync(join(folder, name), unit)
    }
    for (const name of ['sandtable-relay.service', 'sandtable-relay-backup.timer']) {
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', join(folder, name)], {
        encoding: 'utf8',
      })
      expect(stderr).not.toContain(folder)
      expect(status, stderr).toBe(0)
    }
  })
})
