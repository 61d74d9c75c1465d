import type { ParentPort } from 'electron'
import { startModelProcess } from '../model-process/index.ts'

/** Only a utility process has it. */
const parentPort: ParentPort = process.parentPort

startModelProcess({
  postMessage: (data) => parentPort.postMessage(data),
  onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
})
