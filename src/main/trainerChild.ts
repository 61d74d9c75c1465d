import { setPriority } from 'node:os'
import type { ParentPort } from 'electron'
import { startTrainerProcess } from '../trainer/serveTrainer.ts'

/** Only a utility process has it. */
const parentPort: ParentPort = process.parentPort

startTrainerProcess({
  postMessage: (data) => parentPort.postMessage(data),
  onMessage: (listener) => void parentPort.on('message', ({ data }) => listener(data)),
})
// A person's work goes before the training, whatever else this machine does.
setPriority(10)
