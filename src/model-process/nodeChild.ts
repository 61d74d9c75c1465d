import { startModelProcess } from './startModelProcess.ts'

/** The entry of a model process that Node forked. It ends with the process that started it. */
startModelProcess({
  postMessage(data) {
    if (process.connected) process.send?.(data)
  },
  onMessage: (listener) => void process.on('message', listener),
})
process.on('disconnect', () => process.exit(0))
// Ctrl+C in a terminal reaches the whole group; the host decides when the model ends.
process.on('SIGINT', () => {})
