/**
 * Measures the relay beside its peers, every server in one scenario before any in the next:
 *
 *   npm run bench [-- --scenarios fanout1,idle] [--seconds 8] [--out FILE]
 *
 * Peers are installed from npm into the system's temporary folder. Figures of one run compare with each other and
 * with nothing else.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Results, ratiosOf } from './ratios.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const say = (text: string) => process.stderr.write(`${text}\n`)

const { values } = parseArgs({
  options: {
    scenarios: {
      type: 'string',
      default: 'fanout1,fanout100,idle,largedoc,storm,stormStates,durability,slowreader,pour',
    },
    seconds: { type: 'string', default: '8' },
    out: { type: 'string' },
  },
})

const peersFolder = join(tmpdir(), 'sandtable-relay-peers')
function installPeers(): void {
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

type Candidate = { name: string; protocol: string; command: (folder: string) => string; only?: string[] }

const node = process.execPath
const relay = (folder: string) =>
  `env RELAY_AUTH=none RELAY_DATA=${folder}/relay ${node} ${here('../bin/relay.ts')}`
const peer = (file: string, data: string) => (folder: string) =>
  `env PEER_DATA=${folder}/${data} ${node} ${join(peersFolder, file)}`

const candidates: Candidate[] = [
  {
    name: 'y-ws',
    protocol: 'y-websocket',
    command: peer('node_modules/@y/websocket-server/src/server.js', 'none'),
  },
  { name: 'level', protocol: 'y-websocket', command: peer('level.mjs', 'level') },
  { name: 'hocuspocus', protocol: 'hocuspocus', command: peer('hocuspocus.mjs', 'documents.sqlite') },
  { name: 'relay', protocol: 'y-websocket-ack', command: relay },
  {
    ...{ name: 'relay-own', protocol: 'sandtable', command: relay },
    only: ['fanout1', 'fanout100', 'idle', 'largedoc', 'storm', 'stormStates'],
  },
]

/** `stormStates` is the storm with 50 different old states a document. */
const harnessArgs: Record<string, string[]> = { stormStates: ['--storm-svs', '50'] }

function measure(candidate: Candidate, scenario: string, port: number): unknown {
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
        ...['--seconds', values.seconds, '--out', out, ...(harnessArgs[scenario] ?? [])],
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

installPeers()
const results: Results = {}
let port = 4300
for (const scenario of values.scenarios.split(',')) {
  results[scenario] = {}
  for (const candidate of candidates) {
    if (candidate.only && !candidate.only.includes(scenario)) continue
    results[scenario]![candidate.name] = measure(candidate, scenario, ++port)
    say(`${scenario} ${candidate.name} ${JSON.stringify(results[scenario]![candidate.name])}`)
  }
}
const report = {
  ...{ at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  ...{ load: loadavg()[0], results, ratios: ratiosOf(results) },
}
if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 2))
process.stdout.write('| goal | ratio or figure | asked for |\n| --- | --- | --- |\n')
for (const { goal, measured, wanted, isKept } of report.ratios)
  process.stdout.write(
    `| ${goal} | ${measured === null ? 'not measured' : measured} | ${wanted}${measured === null || isKept ? '' : ' — **missed**'} |\n`,
  )
