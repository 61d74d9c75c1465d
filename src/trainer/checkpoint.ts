import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { TrainingPoint } from '../core/training/protocol.ts'
import { writeWhole } from '../gguf/index.ts'
import type { LearnedState } from './model.ts'

/** The state of a job between two steps: what it takes to go on as if it had never stopped. */
export type JobState = {
  /** Steps done. */
  step: number
  learned: LearnedState
  best: { step: number; loss: number; values: Map<string, Float32Array> } | null
  looksWithoutGain: number
  heldOutLossBefore: number | null
  curve: z.infer<typeof TrainingPoint>[]
}

const Head = z.object({
  /** Of the job that the state belongs to. */
  fingerprint: z.string(),
  step: z.int(),
  optimizerSteps: z.int(),
  tensors: z.array(z.object({ name: z.string(), dimensions: z.array(z.int()), count: z.int() })),
  best: z.object({ step: z.int(), loss: z.number() }).nullable(),
  looksWithoutGain: z.int(),
  heldOutLossBefore: z.number().nullable(),
  curve: z.array(TrainingPoint),
})

const magic = Buffer.from('sandtable training 1\n')
const bytesOf = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

/** The state in pieces: the length of a JSON head, the head, the tensors one after the other, a hash of it all. */
function* piecesOf(fingerprint: string, { learned, best, ...rest }: JobState): Generator<Uint8Array> {
  const hash = createHash('sha256')
  const hashed = (piece: Uint8Array) => {
    hash.update(piece)
    return piece
  }
  const head = Buffer.from(
    JSON.stringify({
      fingerprint,
      optimizerSteps: learned.steps,
      tensors: learned.tensors.map(({ name, dimensions, values }) => ({
        name,
        dimensions: [...dimensions],
        count: values.length,
      })),
      best: best && { step: best.step, loss: best.loss },
      ...rest,
    } satisfies z.input<typeof Head>),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(head.length)
  yield hashed(length)
  yield hashed(head)
  for (const { name, values, first, second } of learned.tensors)
    for (const each of [values, first, second, ...(best ? [best.values.get(name)!] : [])])
      yield hashed(bytesOf(each))
  yield hash.digest()
}

/** Null for anything but a whole state of the job with this fingerprint. */
function unpacked(fingerprint: string, bytes: Buffer): JobState | null {
  const body = bytes.subarray(0, -32)
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(-32))) return null
  const headLength = body.readUInt32LE()
  const head = Head.parse(JSON.parse(body.subarray(4, 4 + headLength).toString('utf8')))
  if (head.fingerprint !== fingerprint) return null
  let at = 4 + headLength
  const next = (count: number): Float32Array => {
    const values = new Float32Array(count)
    bytesOf(values).set(body.subarray(at, at + count * 4))
    at += count * 4
    return values
  }
  const bestValues = new Map<string, Float32Array>()
  const tensors = head.tensors.map(({ name, dimensions, count }) => {
    const tensor = { name, dimensions, values: next(count), first: next(count), second: next(count) }
    if (head.best) bestValues.set(name, next(count))
    return tensor
  })
  const { step, looksWithoutGain, heldOutLossBefore, curve } = head
  return {
    step,
    looksWithoutGain,
    heldOutLossBefore,
    curve,
    learned: { steps: head.optimizerSteps, tensors },
    best: head.best && { ...head.best, values: bestValues },
  }
}

export type Checkpoints = {
  write(state: JobState): void
  /** The state that the job can go on from; null where there is none, or one that is damaged or of another job. */
  read(): JobState | null
  remove(): void
}

/**
 * Keeps a job's state in a file, sealed with AES-256-GCM where there is a key: what a model has learned tells what
 * it was taught. A kill at any moment leaves the last whole state.
 */
export function createCheckpoints(path: string, key: Uint8Array | null, fingerprint: string): Checkpoints {
  return {
    write(state) {
      writeWhole(path, (write) => {
        write(magic)
        if (!key) {
          for (const piece of piecesOf(fingerprint, state)) write(piece)
          return
        }
        const nonce = randomBytes(12)
        const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(magic)
        write(nonce)
        for (const piece of piecesOf(fingerprint, state)) write(cipher.update(piece))
        write(cipher.final())
        write(cipher.getAuthTag())
      })
    },

    read() {
      let bytes: Buffer
      try {
        bytes = readFileSync(path)
      } catch {
        return null
      }
      if (!bytes.subarray(0, magic.length).equals(magic)) return null
      const content = bytes.subarray(magic.length)
      if (!key) return unpacked(fingerprint, content)
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, content.subarray(0, 12)).setAAD(magic)
        cipher.setAuthTag(content.subarray(-16))
        return unpacked(
          fingerprint,
          Buffer.concat([cipher.update(content.subarray(12, -16)), cipher.final()]),
        )
      } catch {
        return null
      }
    },

    remove: () => rmSync(path, { force: true }),
  }
}
