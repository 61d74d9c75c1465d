import { seededRandom } from '../../../learning/random.ts'
import { readPdf } from '../documents/pdfText.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { mutate } from './mutate.ts'
import { fuzzTargets } from './targets.ts'

/** Whatever the bytes are, reading them is to end in this time; so small a file takes far less. */
const mostMs = 5000

/** Bytes. */
const smallPiece = 48

const options = readOptions({
  zone: 'Asia/Shanghai',
  yearHint: 2026,
  now: Date.UTC(2026, 5, 1),
  limits: { unpackedBytes: 5_000_000 },
  isKnownPerson: (name) => name === '我',
})

export const fuzzNames = fuzzTargets.map(([name]) => name)

/** The changed file number `index` of a seed: the same bytes whenever they are asked for. */
export function fuzzInput(name: string, seed: number, index: number): Uint8Array {
  const target = fuzzTargets.find(([known]) => known === name)
  if (!target) throw new Error(`no such file: ${name}`)
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))
  const other = fuzzTargets[Math.floor(random() * fuzzTargets.length)]!
  const [, original, wrap = (bytes: Uint8Array) => bytes] = target
  return wrap(mutate(original, other[1], random))
}

/** Reads a changed file, and says in words what went wrong; null where it ended in items or a coded refusal. */
export async function fuzzFault(name: string, bytes: Uint8Array): Promise<string | null> {
  const startedAt = performance.now()
  const fault = await faultOf(name, bytes)
  if (fault !== null || performance.now() - startedAt <= mostMs) return fault
  // On a busy machine the clock runs on while nobody works: what took long is read once more, by processor time. Who waits
  // for ever is found by the caller.
  const spentBefore = process.cpuUsage()
  const again = performance.now()
  await faultOf(name, bytes)
  const { user, system } = process.cpuUsage(spentBefore)
  const ms = Math.min(performance.now() - again, (user + system) / 1000)
  return ms > mostMs ? `took ${Math.round(ms)} ms` : null
}

async function faultOf(name: string, bytes: Uint8Array): Promise<string | null> {
  try {
    if (name.endsWith('.pdf')) {
      // In this thread: the one of its own, which the reader ends where it must, would take longer than the reading.
      for await (const event of readPdf(Uint8Array.from(bytes), 50)) if (event.kind === 'refused') break
    } else {
      // Every other file comes in pieces, as a large one does: what is held from one to the next is a reader's hardest part.
      const size = bytes.length % 2 === 0 ? bytes.length : smallPiece
      const { refusal, items } = await previewImport(bytesSource(name, bytes, size), options, 1000)
      if (refusal?.code === 'unreadable') return `not expected by its reader: ${refusal.detail}`
      if (items.some(({ at }) => typeof at !== 'object')) return 'an item has no place'
    }
  } catch (error) {
    return `thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  return null
}
