/**
 * The long proofs, which `npm test` runs in short:
 *
 *   node proof/run.ts days NUMBER [--seed N]     simulated days; a failing seed prints itself
 *   node proof/run.ts large-days NUMBER          the same with twelve devices and 200 edits of each
 *   node proof/run.ts sealed-days NUMBER         the same in a sealed workspace
 *   node proof/run.ts nodes-days NUMBER          with two nodes of one PostgreSQL, and Redis between them
 *   node proof/run.ts sealed-nodes-days NUMBER   the same in a sealed workspace
 *   node proof/run.ts kills NUMBER [--seed N]    kill -9 under load
 *   node proof/run.ts sealed-kills NUMBER        the same with two devices in a sealed room
 *   node proof/run.ts fuzz FRAMES [--seed N]     spoilt messages at a running relay
 *   node proof/run.ts fuzz-inside FRAMES         messages of certified devices, spoilt and then signed
 *   node proof/run.ts faults NUMBER [--seed N]   days on a disk that fails
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type DayOptions, simulate } from './convergence.ts'
import { buildFaultyDisk, writeOnFaultyDisk } from './faults.ts'
import { fuzz } from './fuzz.ts'
import { fuzzInside } from './fuzzInside.ts'
import { killUnderLoad } from './kills.ts'
import { startServers, twoNodesOn } from './nodesWorld.ts'
import { killSealedUnderLoad } from './sealedKills.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

type Proof = (count: number, seed: number) => Promise<boolean>

const days =
  (options: DayOptions): Proof =>
  async (count, seed) => {
    const failed: number[] = []
    const total = { edits: 0, acknowledged: 0, stated: 0, pruned: 0, slowestMs: 0 }
    const startedAt = performance.now()
    for (let day = 0; day < count; day++) {
      try {
        const { edits, acknowledged, stated, prunedThrough, heardMs } = await simulate(seed + day, options)
        total.edits += edits
        total.acknowledged += acknowledged
        total.stated += stated
        total.slowestMs = Math.max(total.slowestMs, heardMs)
        if (prunedThrough > 0) total.pruned++
      } catch (error) {
        failed.push(seed + day)
        say(`seed ${seed + day}: ${error instanceof Error ? error.message : String(error)}`)
      }
      if ((day + 1) % 50 === 0) say(`${day + 1} of ${count}, ${failed.length} failed`)
    }
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    say(
      `${count} days in ${seconds} s, ${total.edits} edits, ${total.acknowledged} acknowledged, ${total.stated} statements, ${total.pruned} logs pruned, a removal heard by every node within ${Math.round(total.slowestMs)} ms; failed seeds: ${failed.join(', ') || 'none'}`,
    )
    return failed.length === 0
  }

const nodesDays =
  (options: DayOptions): Proof =>
  async (count, seed) => {
    const servers = await startServers()
    if (!servers) throw new Error('needs PostgreSQL and Redis (Debian: postgresql, redis-server)')
    try {
      return await days({ ...options, makeWorld: twoNodesOn(servers) })(count, seed)
    } finally {
      await servers.end()
    }
  }

/** Twelve devices that each edit about 200 times. */
const large: DayOptions = { devices: 12, steps: 4_000 }

async function kills(count: number, seed: number): Promise<boolean> {
  const { acknowledged, lost, snapshots } = await killUnderLoad(count, seed, (done) => {
    if (done % 50 === 0) say(`${done} of ${count}`)
  })
  say(
    `${count} kills, ${snapshots} documents with a snapshot, ${acknowledged} acknowledged, ${lost.length} lost`,
  )
  for (const value of lost) say(`lost: ${value}`)
  return lost.length === 0
}

async function sealedKills(count: number, seed: number): Promise<boolean> {
  const { acknowledged, lost } = await killSealedUnderLoad(count, seed, (done) => {
    if (done % 50 === 0) say(`${done} of ${count}`)
  })
  say(`${count} kills, ${acknowledged} acknowledged, ${lost.length} lost`)
  for (const value of lost) say(`lost: ${value}`)
  return lost.length === 0
}

async function frames(count: number, seed: number): Promise<boolean> {
  const {
    frames: sent,
    connections,
    closed,
    logLines,
  } = await fuzz(count, seed, (done) => {
    if (done > 0) say(`${done} of ${count}`)
  })
  say(
    `${sent} frames over ${connections} connections, closed ${JSON.stringify(closed)}, ${logLines} lines in the log`,
  )
  return logLines <= connections
}

async function framesInside(count: number, seed: number): Promise<boolean> {
  const result = await fuzzInside(count, seed, (done) => say(`${done} of ${count}`))
  say(JSON.stringify(result))
  return result.logLines <= result.connections
}

async function faults(count: number, seed: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-faulty-disk-'))
  try {
    const library = buildFaultyDisk(folder)
    if (!library) throw new Error('needs Linux and a C compiler')
    const total = { confirmed: 0, faults: 0, lost: 0, broken: 0 }
    for (let run = 0; run < count; run++) {
      const { confirmed, faults, lost, storeFaults } = await writeOnFaultyDisk(library, seed + run, 300)
      total.confirmed += confirmed
      total.faults += faults
      total.lost += lost.length
      total.broken += storeFaults.length
      if (lost.length + storeFaults.length > 0)
        say(`seed ${seed + run}: ${[...lost, ...storeFaults].join('; ')}`)
    }
    say(`${count} runs: ${JSON.stringify(total)}`)
    return total.lost + total.broken === 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const proofs: Record<string, Proof> = {
  days: days({}),
  'large-days': days(large),
  'sealed-days': days({ isSealed: true }),
  'nodes-days': nodesDays({}),
  'sealed-nodes-days': nodesDays({ isSealed: true }),
  kills,
  'sealed-kills': sealedKills,
  fuzz: frames,
  'fuzz-inside': framesInside,
  faults,
}
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const [name = '', count = ''] = positionals
const proof = proofs[name]
if (!proof || !(Number(count) >= 1)) {
  say(`usage: node proof/run.ts ${Object.keys(proofs).join('|')} NUMBER [--seed N]`)
  process.exit(2)
}
process.exit((await proof(Number(count), Number(values.seed))) ? 0 : 1)
