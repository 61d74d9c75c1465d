/**
 * Measures two or more relays in turns, each once a round, beside the peers:
 *
 *   node bench/turns.ts --relays before=/path/to/other/sync-server,now=. [--peers y-ws,hocuspocus]
 *     [--scenarios fanout1,fanout100] [--rounds 5] [--seconds 6] [--out FILE]
 *
 * A folder is the `sync-server` of any checkout with its packages installed. Every second round goes the other way
 * round, so that nobody always comes first. Says of each figure the median, the least and the most, with the load
 * before each run: what differs by less than that spread is no difference.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { installPeers, measure, ownRoot, peers, relaysOf, say } from './candidates.ts'

type FanOut = {
  latencyMs: { p50: number; p99: number }
  serverCpuUsPerDelivery: number
  deliveredShare: number
  loadavgBefore: number
}

const { values } = parseArgs({
  options: {
    relays: { type: 'string', default: `now=${ownRoot}` },
    peers: { type: 'string', default: 'y-ws,hocuspocus' },
    scenarios: { type: 'string', default: 'fanout1,fanout100' },
    paths: { type: 'string', default: 'stock,own' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    out: { type: 'string' },
  },
})
const names = (text: string) => text.split(',').filter(Boolean)

installPeers()
const paths = names(values.paths)
const servers = [
  ...peers.filter(({ name }) => names(values.peers).includes(name)),
  ...names(values.relays).flatMap((given) => {
    const [name = '', folder = '.'] = given.split('=')
    const [stock, own] = relaysOf(resolve(folder), ` ${name}`)
    return [...(paths.includes('stock') ? [stock!] : []), ...(paths.includes('own') ? [own!] : [])]
  }),
]

const measured: Record<string, Record<string, FanOut[]>> = {}
let port = 4300
for (let round = 0; round < Number(values.rounds); round++)
  for (const scenario of names(values.scenarios))
    for (const server of round % 2 === 0 ? servers : servers.toReversed()) {
      const result = measure(server, scenario, ++port, values.seconds)
      say(`${round + 1} ${scenario} ${server.name} ${JSON.stringify(result)}`)
      measured[scenario] ??= {}
      measured[scenario][server.name] ??= []
      if (typeof (result as FanOut).serverCpuUsPerDelivery === 'number')
        measured[scenario][server.name]!.push(result as FanOut)
    }

/** Median (least–most). */
function spread(all: readonly number[]): string {
  const sorted = all.toSorted((a, b) => a - b)
  if (sorted.length === 0) return 'not measured'
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.floor(sorted.length / 2)]!]
  return `${((low + high) / 2).toFixed(1)} (${sorted[0]!.toFixed(1)}–${sorted.at(-1)!.toFixed(1)})`
}

process.stdout.write(
  `${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.version}, ${values.rounds} rounds of ${values.seconds} s: median (least–most)\n`,
)
for (const [scenario, byServer] of Object.entries(measured)) {
  process.stdout.write(`\n| ${scenario} | p50, ms | p99, ms | processor µs a delivery | delivered | load |\n`)
  process.stdout.write('| --- | --- | --- | --- | --- | --- |\n')
  for (const [name, runs] of Object.entries(byServer)) {
    const cells = [
      spread(runs.map(({ latencyMs }) => latencyMs.p50)),
      spread(runs.map(({ latencyMs }) => latencyMs.p99)),
      spread(runs.map(({ serverCpuUsPerDelivery }) => serverCpuUsPerDelivery)),
      runs.every(({ deliveredShare }) => deliveredShare === 1) ? 'all' : '**not all**',
      spread(runs.map(({ loadavgBefore }) => loadavgBefore)),
    ]
    process.stdout.write(`| ${name} | ${cells.join(' | ')} |\n`)
  }
}
if (values.out) writeFileSync(values.out, JSON.stringify(measured, null, 2))
