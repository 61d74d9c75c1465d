import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { fuzzFault, fuzzInput, fuzzNames } from '../src/core/imports/formats/fuzz/fuzz.ts'
import { containerFault, containerInput, containerNames } from '../src/core/imports/fuzz/containers.ts'

/** A thread that has not come to the next file for so long hangs. */
const mostSilentMs = 30_000
/** Faults of one parser after which it is enough. */
const mostFaults = 10

const names: readonly string[] = [...fuzzNames, ...containerNames]
const isContainer = (name: string): boolean => (containerNames as readonly string[]).includes(name)
const inputOf = (name: string, seed: number, index: number): Uint8Array =>
  isContainer(name) ? containerInput(name, seed, index).bytes : fuzzInput(name, seed, index)
const faultOf = (name: string, seed: number, index: number): Promise<string | null> =>
  isContainer(name) ? containerFault(name, seed, index) : fuzzFault(name, inputOf(name, seed, index))

interface Task {
  name: string
  seed: number
  from: number
  to: number
  /** Where the thread tells which file it reads. */
  place: SharedArrayBuffer
}
type Told = { kind: 'fault'; index: number; fault: string } | { kind: 'done' }

if (isMainThread) process.exitCode = await main()
else await work(workerData as Task)

/** Reads one changed file after the other, in a thread that may be ended. */
async function work({ name, seed, from, to, place }: Task): Promise<void> {
  const at = new Int32Array(place)
  const tell = (told: Told): void => parentPort?.postMessage(told)
  // The workbook library remarks on every odd record.
  console.error = () => {}
  // As in the thread in which PDFs are read: the library drops promises that nobody awaits.
  if (name.endsWith('.pdf')) process.on('unhandledRejection', () => {})
  let faults = 0
  for (let index = from; index < to && faults < mostFaults; index += 1) {
    Atomics.store(at, 0, index)
    const fault = await faultOf(name, seed, index)
    if (fault === null) continue
    faults += 1
    tell({ kind: 'fault', index, fault })
  }
  tell({ kind: 'done' })
}

/** Runs one task to its end; a thread that hangs or dies is told as a fault, and the next file goes on in a new one. */
async function runTask(task: Task, onFault: (index: number, fault: string) => void): Promise<void> {
  const at = new Int32Array(task.place)
  for (let from = task.from; from < task.to; ) {
    const ended = await new Promise<string | null>((done) => {
      const worker = new Worker(fileURLToPath(import.meta.url), {
        workerData: { ...task, from },
        resourceLimits: { maxOldGenerationSizeMb: 1024 },
      })
      let last = -1
      let since = Date.now()
      const finish = (why: string | null): void => {
        clearInterval(watch)
        void worker.terminate().then(() => done(why))
      }
      const watch = setInterval(() => {
        const now = Atomics.load(at, 0)
        if (now !== last) since = Date.now()
        else if (Date.now() - since > mostSilentMs) finish(`hung for ${mostSilentMs / 1000} s`)
        last = now
      }, 1000)
      worker.on('message', (told: Told) => {
        if (told.kind === 'fault') onFault(told.index, told.fault)
        else finish(null)
      })
      worker.on('error', (error) => finish(`ended the thread: ${error.message}`))
    })
    if (ended === null) return
    const index = Atomics.load(at, 0)
    onFault(index, ended)
    from = index + 1
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      inputs: { type: 'string', default: '1000000' },
      format: { type: 'string', multiple: true },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
    },
  })
  const wanted = names.filter(
    (name) => !values.format || values.format.some((one) => name === one || extname(name) === `.${one}`),
  )
  const [inputs, seed, from] = [values.inputs, values.seed, values.from].map(Number) as [
    number,
    number,
    number,
  ]
  if (wanted.length === 0 || !(inputs >= 1) || !Number.isInteger(seed) || !(from >= 0)) {
    console.error(
      `usage: npm run fuzz -- [--inputs NUMBER, of each parser] [--format NAME …] [--seed NUMBER] [--from NUMBER]\nnames: ${names.join(', ')}`,
    )
    return 2
  }
  const folder = resolve('.cache/fuzz')
  let faults = 0
  const queue = [...wanted]
  const isAlone = wanted.length === 1
  const next = async (): Promise<void> => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const startedAt = performance.now()
      const spentBefore = process.cpuUsage()
      const file = name
      let own = 0
      await runTask(
        { name, seed, from, to: from + inputs, place: new SharedArrayBuffer(4) },
        (index, fault) => {
          own += 1
          mkdirSync(folder, { recursive: true })
          const saved = join(folder, `${seed}-${index}-${file}`)
          writeFileSync(saved, inputOf(file, seed, index))
          console.log(
            `FAULT ${file}: ${fault}\n  again: npm run fuzz -- --format ${file} --seed ${seed} --from ${index} --inputs 1\n  saved: ${saved}`,
          )
        },
      )
      faults += own
      const seconds = (performance.now() - startedAt) / 1000
      const { user, system } = process.cpuUsage(spentBefore)
      // Of the whole process: who wants it of one parser asks for one.
      const spent = isAlone ? `, ${((user + system) / 60e6).toFixed(1)} min of processor time` : ''
      console.log(
        `${own === 0 ? 'well' : `${own} faults`}  ${name}  ${inputs.toLocaleString('en')} inputs, ${Math.round(inputs / seconds).toLocaleString('en')}/s${spent}`,
      )
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), wanted.length) }, next))
  console.log(`${(wanted.length * inputs).toLocaleString('en')} inputs of seed ${seed}, ${faults} faults`)
  return faults === 0 ? 0 : 1
}
