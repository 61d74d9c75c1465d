/**
 * The long proofs, which `npm test` runs in short:
 *
 *   node proof/run.ts days NUMBER [--seed N]     simulated days; a failing seed prints itself
 *   node proof/run.ts sealed-days NUMBER         the same in a sealed workspace
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
import { simulate } from './convergence.ts'
import { buildFaultyDisk, writeOnFaultyDisk } from './faults.ts'
import { fuzz } from './fuzz.ts'
import { fuzzInside } from './fuzzInside.ts'
import { killUnderLoad } from './kills.ts'
import { killSealedUnderLoad } from './sealedKills.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

const days =
  (isSealed: boolean) =>
  async (count: number, seed: number): Promise<boolean> => {
    const failed: number[] = []
    const total = { edits: 0, acknowledged: 0, stated: 0, pruned: 0 }
    for (let day = 0; day < count; day++) {
      try {
        const { edits, acknowledged, stated, prunedThrough } = await simulate(seed + day, { isSealed })
        total.edits += edits
        total.acknowledged += acknowledged
        total.stated += stated
        if (prunedThrough > 0) total.pruned++
      } catch (error) {
        failed.push(seed + day)
        say(`seed ${seed + day}: ${error instanceof Error ? error.message : String(error)}`)
      }
      if ((day + 1) % 50 === 0) say(`${day + 1} of ${count}, ${failed.length} failed`)
    }
    say(
      `${count} days, ${total.edits} edits, ${total.acknowledged} acknowledged, ${total.stated} statements, ${total.pruned} logs pruned; failed seeds: ${failed.join(', ') || 'none'}`,
    )
    return failed.length === 0
  }

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

const proofs: Record<string, (count: number, seed: number) => Promise<boolean>> = {
  days: days(false),
  'sealed-days': days(true),
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
