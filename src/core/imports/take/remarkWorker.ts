import { workerData } from 'node:worker_threads'
import { type AheadAnswer, type AheadBatch, pieceState, readPiece, type ThreadData } from './ahead.ts'

const { port } = workerData as ThreadData

// Pieces in their order: the writer needs them so, and takes what is still free when it comes by.
port.on('message', ({ id, texts, rivals, states }: AheadBatch) => {
  for (let piece = 0; piece < states.length; piece++) {
    if (Atomics.compareExchange(states, piece, pieceState.free, pieceState.thread) !== pieceState.free)
      continue
    const found = readPiece(texts, piece, rivals)
    port.postMessage({ id, piece, found: JSON.stringify(found) } satisfies AheadAnswer)
    Atomics.store(states, piece, pieceState.told)
    Atomics.notify(states, piece)
  }
})
