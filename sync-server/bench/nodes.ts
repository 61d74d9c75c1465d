/**
 * How much more two nodes on one PostgreSQL and Redis pass on than one node does:
 *
 *   npm run bench:nodes [-- --rooms 40] [--people 5] [--seconds 6] [--rates 2,4,8,16,32] [--rounds 3] [--out FILE]
 *
 * PostgreSQL and Redis are started as the tests start them (Debian's packages). Half of each room's people are on
 * each node, so that every update crosses between them. In turns, one node and two nodes get more and more updates a
 * second until they no longer pass all of them on in time; the goal is about the most that they did. Each node, the
 * servers and the load have cores of their own; where there are fewer than five, the figures are told and the goal is
 * not judged. Linux only (taskset).
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startLocalPostgres, startLocalRedis } from '../src/localServers.ts'
import { type RelayProcess, spawnRelay } from '../src/relayProcess.ts'
import type { Load, Measured } from './nodesLoad.ts'
import { isInTime, mostInTime, planCores, type Step, wantedRatio } from './nodesPlan.ts'

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '40' },
    people: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '6' },
    rates: { type: 'string', default: '2,4,8,16,32,64,128' },
    rounds: { type: 'string', default: '3' },
    out: { type: 'string' },
  },
})
const say = (text: string) => process.stderr.write(`${text}\n`)
const [rooms, people, seconds, rounds] = [values.rooms, values.people, values.seconds, values.rounds].map(
  Number,
) as [number, number, number, number]
const rates = values.rates.split(',').map(Number)

/** The cores that this process may use, by their numbers. */
const coresHere = (): number[] => {
  const said = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' }).stdout ?? ''
  const list = said.split(':').at(-1)!.trim()
  return list.split(',').flatMap((part) => {
    const [from, to = from] = part.split('-').map(Number)
    return Array.from({ length: to! - from! + 1 }, (_, index) => from! + index)
  })
}
const pin = (pid: number, cores: readonly number[]) => {
  const { status, stderr } = spawnSync('taskset', ['-acp', cores.join(','), String(pid)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`taskset: ${stderr}`)
}

const postgres = await startLocalPostgres()
const redis = await startLocalRedis()
const folder = mkdtempSync(join(tmpdir(), 'relay-nodes-'))
const children = new Set<ChildProcess>()
const end = async () => {
  for (const child of children) child.kill('SIGKILL')
  await postgres?.end()
  await redis?.stop()
  rmSync(folder, { recursive: true, force: true })
}

/** The share of one process of the load; all begin at once. */
function runLoad(load: Load, core: number): Promise<Measured> {
  const program = fileURLToPath(new URL('./nodesLoad.ts', import.meta.url))
  const child = spawn('taskset', ['-c', String(core), process.execPath, program, JSON.stringify(load)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.add(child)
  let said = ''
  child.stdout.on('data', (part) => {
    said += part
  })
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      children.delete(child)
      if (code === 0) resolve(JSON.parse(said))
      else reject(new Error(`the load ended with ${code}`))
    }),
  )
}

try {
  if (!postgres || !redis)
    throw new Error('PostgreSQL and Redis are needed (Debian: postgresql, redis-server)')
  const cores = coresHere()
  const plan = planCores(cores)
  say(
    `${cores.length} cores: ${plan.isEnough ? 'each has its own' : 'not enough cores, the goal is not judged'}`,
  )
  // Its children, made from now on, take its cores.
  pin(postgres.pid(), plan.servers)
  pin(redis.pid(), plan.servers)

  let runs = 0
  const measure = async (count: number, updatesPerSecond: number): Promise<Step> => {
    const run = ++runs
    const database = await postgres.createDatabase()
    const nodes: RelayProcess[] = []
    try {
      for (let index = 0; index < count; index++) {
        const data = join(folder, `${run}-${index}`)
        const node = await spawnRelay({
          ...{ RELAY_AUTH: 'none', RELAY_DATA: data, RELAY_DATABASE: database, RELAY_REDIS: redis.url },
        })
        pin(node.child.pid!, plan.nodes[index]!)
        nodes.push(node)
      }
      const urls = nodes.map(({ url }) => url)
      const parts = await Promise.all(
        plan.load.map((core, index) =>
          runLoad(
            {
              ...{ urls, name: `r${run}-${index}`, people, updatesPerSecond, seconds },
              rooms: Math.ceil(rooms / plan.load.length),
            },
            core,
          ),
        ),
      )
      const sum = (of: (part: Measured) => number) => parts.reduce((all, part) => all + of(part), 0)
      const latencies = Float64Array.from(parts.flatMap((part) => part.latencies)).sort()
      const step: Step = {
        ...{ nodes: count, updatesPerSecond, sent: sum((part) => part.sent) },
        ...{ wanted: sum((part) => part.wanted), delivered: sum((part) => part.delivered) },
        deliveredPerSecond: Math.round(sum((part) => (part.delivered / part.milliseconds) * 1000)),
        latencyP99Ms: Math.round((latencies[Math.floor(latencies.length * 0.99)] ?? 0) * 10) / 10,
        loadLagMs: Math.round(Math.max(...parts.map(({ lagMs }) => lagMs)) * 10) / 10,
      }
      say(JSON.stringify(step))
      return step
    } finally {
      await Promise.all(nodes.map((node) => node.kill()))
    }
  }

  const steps: Step[] = []
  const most: Record<1 | 2, number[]> = { 1: [], 2: [] }
  for (let round = 0; round < rounds; round++)
    for (const count of [1, 2] as const) {
      const climbed: Step[] = []
      for (const rate of rates) {
        climbed.push(await measure(count, rate))
        if (!isInTime(climbed.at(-1)!)) break
      }
      steps.push(...climbed)
      most[count].push(mostInTime(climbed))
    }
  const median = (numbers: number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!
  const ratio = Math.round((median(most[2]) / Math.max(1, median(most[1]))) * 100) / 100
  const isNeverOutrun = steps.every(isInTime)
  const report = {
    ...{ at: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cores.length },
    ...{ load: loadavg()[0], plan, steps, most, ratio, isJudged: plan.isEnough && !isNeverOutrun },
  }
  if (values.out) writeFileSync(values.out, JSON.stringify(report, null, 2))
  const verdict = !plan.isEnough
    ? `not judged: not enough cores (${cores.length} of 5)`
    : isNeverOutrun
      ? 'not judged: the load never outran the nodes, give higher --rates'
      : ratio >= wantedRatio
        ? 'kept'
        : '**missed**'
  process.stdout.write(`| what | figure |\n| --- | --- |
| cores | ${cores.length}${plan.isEnough ? '' : ' (not enough cores)'} |
| one node, deliveries a second in time | ${most[1].join(', ')} |
| two nodes | ${most[2].join(', ')} |
| two nodes to one, of the medians | ${ratio}, asked for ≥ ${wantedRatio}: ${verdict} |\n`)
} finally {
  await end()
}
