import { parentPort, workerData } from 'node:worker_threads'
import { readPdf } from './pdfText.ts'

// Of a damaged document the library drops promises that nobody awaits; what it could read it has told.
process.on('unhandledRejection', () => {})

// One document, one thread: whoever waits for it may end it at any moment.
const { bytes, mostPages } = workerData as { bytes: Uint8Array; mostPages: number }
for await (const event of readPdf(bytes, mostPages)) parentPort?.postMessage(event)
