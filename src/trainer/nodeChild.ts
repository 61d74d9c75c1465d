import { setPriority } from 'node:os'
import { startTrainerProcess } from './serveTrainer.ts'

/** The entry of a trainer's process that Node forked. It ends with the process that started it. */
startTrainerProcess({
  postMessage(data) {
    if (process.connected) process.send?.(data)
  },
  onMessage: (listener) => void process.on('message', listener),
})
process.on('disconnect', () => process.exit(0))
// Ctrl+C in a terminal reaches the whole group; the host decides when the trainer ends.
process.on('SIGINT', () => {})
// A person's work goes before the training, whatever else this machine does.
setPriority(10)
