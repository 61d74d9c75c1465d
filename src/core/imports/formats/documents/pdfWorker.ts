import { parentPort } from 'node:worker_threads'
import { readPdf } from './pdfText.ts'

// Of a damaged document the library drops promises that nobody awaits; what it could read it has told.
process.on('unhandledRejection', () => {})

// One document at a time: whoever waits for it may end the thread at any moment.
parentPort?.on('message', async ({ bytes, mostPages }: { bytes: Uint8Array; mostPages: number }) => {
  for await (const event of readPdf(bytes, mostPages)) parentPort?.postMessage(event)
})
