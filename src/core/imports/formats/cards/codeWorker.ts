import { parentPort } from 'node:worker_threads'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/**
 * What the thread tells of a picture: the texts of its codes, in the order in which they were found, or that it is none. A
 * damaged picture is no refusal of the thread's: it goes on to the next, and no compiled code is thrown away with it.
 */
export type CodeEvent = { kind: 'codes'; texts: string[] } | { kind: 'damaged' }

let isPrepared = false

// One picture at a time: whoever waits for it may end the thread at any moment.
parentPort?.on('message', async ({ bytes, wasm }: { bytes: Uint8Array; wasm: Uint8Array<ArrayBuffer> }) => {
  // Handed over here, the library fetches nothing; it is not even left the address that it would ask.
  if (!isPrepared)
    prepareZXingModule({ overrides: { wasmBinary: wasm.buffer, locateFile: (file: string) => file } })
  isPrepared = true
  const codes = await readBarcodes(bytes, { formats: ['QRCode'], maxNumberOfSymbols: 16 })
  // Codes that cannot be read are left out; the one fault that is told is that there is no picture.
  const isUnread = codes.some(({ error }) => error !== '')
  const event: CodeEvent = isUnread
    ? { kind: 'damaged' }
    : { kind: 'codes', texts: codes.filter(({ isValid }) => isValid).map(({ text }) => text) }
  parentPort?.postMessage(event)
  parentPort?.postMessage({ kind: 'done' })
})
