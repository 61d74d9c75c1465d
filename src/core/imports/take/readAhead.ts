import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { ReadFact } from '../../facts/readText.ts'
import { workerFileOf } from '../formats/apart.ts'
import {
  type AheadAnswer,
  type AheadBatch,
  type AheadText,
  pieceState,
  readPiece,
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
  found: (readonly (ReadFact[] | null)[] | undefined)[]
  keys: readonly string[]
  /** No piece before this one is free. */
  nextPiece: number
}

const workerFile = workerFileOf('../take', 'remarkWorker')
const dayMs = 86_400_000
/** Of more texts the first are forgotten: of tables whose rows are all there already nobody asks. */
const mostTexts = 48_000
/** The thread needs some milliseconds for a piece; on a machine that does not let it work the writer goes on by itself. */
const longestWaitMs = 20
const mostHeapMb = 256
/** Of what has just been made; what is read of a piece is told and forgotten. */
const mostFreshMb = 8

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
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: mostFreshMb },
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
  const byId = new Map<number, Given>()
  /** Where each text stands, by `keyOf`. */
  const places = new Map<string, { given: Given; at: number }>()
  let lastId = 0

  const hear = (): void => {
    for (let told = receiveMessageOnPort(port); told; told = receiveMessageOnPort(port)) {
      const { id, piece, found } = told.message as AheadAnswer
      const given = byId.get(id)
      if (given) given.found[piece] = JSON.parse(found) as (ReadFact[] | null)[]
    }
  }
  const forget = ({ batch, keys }: Given): void => {
    byId.delete(batch.id)
    for (const key of keys) places.delete(key)
    for (const piece of batch.states.keys())
      Atomics.compareExchange(batch.states, piece, pieceState.free, pieceState.writer)
  }
  /** Reads the next piece that the thread has not begun; false where there is none. */
  const readOne = (rivals: RegExp | null): boolean => {
    for (const given of batches) {
      const { states, texts } = given.batch
      if (given.nextPiece >= states.length || !isSamePattern(given.batch.rivals, rivals)) continue
      for (; given.nextPiece < states.length; given.nextPiece += 1) {
        const piece = given.nextPiece
        if (Atomics.compareExchange(states, piece, pieceState.free, pieceState.writer) !== pieceState.free)
          continue
        given.found[piece] = readPiece(texts, piece, given.batch.rivals)
        return true
      }
    }
    return false
  }

  return {
    give(texts, rivals) {
      if (!isAlive) return
      const fresh: AheadText[] = []
      const keys: string[] = []
      lastId += 1
      const given: Given = {
        batch: { id: lastId, texts: fresh, rivals, states: new Int32Array() },
        found: [],
        keys,
        nextPiece: 0,
      }
      for (const text of texts) {
        const key = keyOf(text)
        if (places.has(key)) continue
        places.set(key, { given, at: fresh.push(text) - 1 })
        keys.push(key)
      }
      if (fresh.length === 0) return
      const pieces = Math.ceil(fresh.length / textsOfPiece)
      given.batch.states = new Int32Array(new SharedArrayBuffer(pieces * Int32Array.BYTES_PER_ELEMENT))
      batches.push(given)
      byId.set(lastId, given)
      while (places.size > mostTexts && batches.length > 1) forget(batches.shift()!)
      port.postMessage(given.batch)
    },
    find(text, rivals) {
      const place = places.get(keyOf(text))
      if (place === undefined) return null
      const { at, given } = place
      const { batch, found } = given
      // Rows come in their order: what was given before is behind the writer.
      while (batches[0] !== given) forget(batches.shift()!)
      // Of a day's equal texts only the first is read ahead, and never with others than are known by now.
      if (batch.texts[at]!.occurredAt !== text.occurredAt || !isSamePattern(batch.rivals, rivals)) return null
      const piece = Math.floor(at / textsOfPiece)
      if (found[piece] === undefined) {
        const { states } = batch
        const state = Atomics.compareExchange(states, piece, pieceState.free, pieceState.writer)
        if (state === pieceState.free || state === pieceState.writer) return null
        // What the thread is at comes soon; until then something behind it is read, so that neither stands still.
        while (isAlive && Atomics.load(states, piece) === pieceState.thread)
          if (!readOne(rivals)) {
            Atomics.wait(states, piece, pieceState.thread, longestWaitMs)
            break
          }
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
