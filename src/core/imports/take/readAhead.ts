import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { ReadFact } from '../../facts/readText.ts'
import { workerFileOf } from '../formats/apart.ts'
import {
  type AheadAnswer,
  type AheadBatch,
  type AheadText,
  pieceState,
  type ThreadData,
  textsOfPiece,
} from './ahead.ts'

/** Reads texts in a thread while others are written. */
export interface ReadAhead {
  /** Has texts read of which the writer will ask soon, with the rivals who are known now. */
  give(texts: readonly AheadText[], rivals: RegExp | null): void
  /** What was read of a text; null where it was not given, asks for names, or is quicker read by whoever asks. */
  find(text: AheadText, rivals: RegExp | null): ReadFact[] | null
  end(): Promise<void>
}

interface Given {
  batch: AheadBatch
  /** Where each text stands, by `keyOf`. */
  at: Map<string, number>
  found: (readonly (ReadFact[] | null)[] | undefined)[]
}

const workerFile = workerFileOf('../take', 'remarkWorker')
const dayMs = 86_400_000
/** Of more texts the first are forgotten: the writer has gone by them. */
const mostTexts = 20_000
/** The thread needs some milliseconds for a piece; on a machine that does not let it work the writer goes on by itself. */
const longestWaitMs = 20
const mostHeapMb = 256

/** As readings are remembered: a text says the same all day. */
const keyOf = ({ text, occurredAt }: AheadText): string => `${Math.floor(occurredAt / dayMs)} ${text}`
const isSamePattern = (one: RegExp | null, other: RegExp | null): boolean =>
  one?.source === other?.source && one?.flags === other?.flags

/**
 * A thread that reads remarks beside the one that writes them. It begins with what is given first; the writer takes up
 * whatever the thread has not begun when it comes by, so that neither waits for the other. Null where the thread's file
 * is missing: then nothing is read ahead.
 */
export function createReadAhead(): ReadAhead | null {
  if (workerFile === undefined) return null
  const { port1: port, port2 } = new MessageChannel()
  let isAlive = true
  const worker = new Worker(workerFile, {
    workerData: { port: port2 } satisfies ThreadData,
    transferList: [port2],
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb },
  })
  worker.unref()
  // Whatever befalls the thread, the writer reads by itself.
  worker.on('error', () => {
    isAlive = false
  })
  worker.on('exit', () => {
    isAlive = false
  })
  const batches: Given[] = []
  let lastId = 0
  let textsHeld = 0

  const hear = (): void => {
    for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port)) {
      const { id, piece, found } = told.message as AheadAnswer
      const given = batches.find(({ batch }) => batch.id === id)
      if (given) given.found[piece] = JSON.parse(found) as (ReadFact[] | null)[]
    }
  }

  return {
    give(texts, rivals) {
      if (!isAlive) return
      const at = new Map<string, number>()
      const fresh: AheadText[] = []
      for (const text of texts) {
        const key = keyOf(text)
        if (at.has(key) || batches.some((given) => given.at.has(key))) continue
        at.set(key, fresh.push(text) - 1)
      }
      if (fresh.length === 0) return
      const pieces = Math.ceil(fresh.length / textsOfPiece)
      lastId += 1
      const batch: AheadBatch = {
        ...{ id: lastId, texts: fresh, rivals },
        states: new Int32Array(new SharedArrayBuffer(pieces * Int32Array.BYTES_PER_ELEMENT)),
      }
      batches.push({ batch, at, found: [] })
      textsHeld += fresh.length
      while (textsHeld > mostTexts && batches.length > 1) {
        const { texts, states } = batches.shift()!.batch
        textsHeld -= texts.length
        for (const piece of states.keys())
          Atomics.compareExchange(states, piece, pieceState.free, pieceState.writer)
      }
      port.postMessage(batch)
    },
    find(text, rivals) {
      const key = keyOf(text)
      const given = batches.find((one) => one.at.has(key))
      if (given === undefined) return null
      const { batch, found } = given
      const at = given.at.get(key)!
      // Of a day's equal texts only the first is read ahead, and never with others than are known by now.
      if (batch.texts[at]!.occurredAt !== text.occurredAt || !isSamePattern(batch.rivals, rivals)) return null
      const piece = Math.floor(at / textsOfPiece)
      if (found[piece] === undefined) {
        const state = Atomics.compareExchange(batch.states, piece, pieceState.free, pieceState.writer)
        if (state === pieceState.free || state === pieceState.writer) return null
        if (state === pieceState.thread && isAlive)
          Atomics.wait(batch.states, piece, pieceState.thread, longestWaitMs)
        hear()
      }
      return found[piece]?.[at % textsOfPiece] ?? null
    },
    async end() {
      port.close()
      await worker.terminate()
    },
  }
}
