import { makeHostedCore } from '../core/hostedCore.ts'
import type { CoreMessage, HostMessage } from '../core/process.ts'
import { startCoreProcess } from '../core/process.ts'

// Ctrl+C in a terminal reaches the whole group; the host decides when the core ends.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

startCoreProcess(
  {
    post(message: CoreMessage) {
      if (process.connected) process.send?.(message)
    },
    onMessage: (listener) => void process.on('message', (message) => listener(message as HostMessage)),
    onHostGone: (listener) => void process.on('disconnect', listener),
    exit: (code) => process.exit(code),
  },
  makeHostedCore,
)
