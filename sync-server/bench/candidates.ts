import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const peersFolder = join(tmpdir(), 'sandtable-relay-peers')
/** Peers come from npm, once, into the system's temporary folder. */
export function installPeers(): void {
  mkdirSync(peersFolder, { recursive: true })
  cpSync(here('./peers'), peersFolder, { recursive: true })
  if (existsSync(join(peersFolder, 'node_modules'))) return
  say('installing the peers')
  const { status } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      ...{ cwd: peersFolder, stdio: ['ignore', 2, 2] },
    },
  )
  if (status !== 0) throw new Error('the peers can’t be installed')
}

/** A server that is measured. */
export type Candidate = {
  name: string
  protocol: string
  command: (folder: string) => string
  only?: string[]
}

const node = process.execPath
/** @param root the folder `sync-server` of any checkout */
const relay = (root: string) => (folder: string) =>
  `env RELAY_AUTH=none RELAY_DATA=${folder}/relay ${node} ${join(root, 'bin/relay.ts')}`
const peer = (file: string, data: string) => (folder: string) =>
  `env PEER_DATA=${folder}/${data} ${node} ${join(peersFolder, file)}`

export const peers: readonly Candidate[] = [
  {
    name: 'y-ws',
    protocol: 'y-websocket',
    command: peer('node_modules/@y/websocket-server/src/server.js', 'none'),
  },
  { name: 'level', protocol: 'y-websocket', command: peer('level.mjs', 'level') },
  { name: 'hocuspocus', protocol: 'hocuspocus', command: peer('hocuspocus.mjs', 'documents.sqlite') },
]

/** The relay of a checkout, to stock clients and on our own path. */
export const relaysOf = (root: string, suffix = ''): readonly Candidate[] => [
  { name: `relay${suffix}`, protocol: 'y-websocket-ack', command: relay(root) },
  {
    ...{ name: `relay-own${suffix}`, protocol: 'sandtable', command: relay(root) },
    only: ['fanout1', 'fanout100', 'idle', 'largedoc', 'storm', 'stormStates'],
  },
]

/** The relay of this checkout's folder. */
export const ownRoot = here('..')

/** `stormStates` is the storm with 50 different old states a document. */
const harnessArgs: Record<string, string[]> = { stormStates: ['--storm-svs', '50'] }

/** What the harness says of one server in one scenario. */
export function measure(candidate: Candidate, scenario: string, port: number, seconds: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'relay-bench-'))
  const out = join(folder, 'result.json')
  const harnessScenario = scenario === 'stormStates' ? 'storm' : scenario
  try {
    spawnSync(
      node,
      [
        here('./harness/relayBench.mjs'),
        ...['--name', candidate.name, '--protocol', candidate.protocol, '--url', `ws://127.0.0.1:${port}`],
        ...['--start-cmd', candidate.command(folder), '--scenarios', harnessScenario],
        ...['--seconds', seconds, '--out', out, ...(harnessArgs[scenario] ?? [])],
      ],
      { stdio: ['ignore', 'ignore', 2], timeout: 300_000 },
    )
    const result = JSON.parse(readFileSync(out, 'utf8')) as { scenarios: Record<string, unknown> }
    return result.scenarios[harnessScenario]
  } catch (error) {
    return { error: String(error) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
