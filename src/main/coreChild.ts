import type { ParentPort } from 'electron'
import { makeHostedCore } from '../core/hostedCore.ts'
import { type HostMessage, startCoreProcess } from '../core/process.ts'
import { portConnection } from './portConnection.ts'

/** Only a utility process has it. */
const parentPort: ParentPort = process.parentPort

startCoreProcess(
  {
    post: (message) => parentPort.postMessage(message),
    onMessage(listener) {
      parentPort.on('message', ({ data, ports }) => {
        const [port] = ports
        listener(data as HostMessage, port && portConnection(port))
      })
    },
    // Electron ends its utility processes when the main process is gone.
    onHostGone: () => {},
    exit: (code) => process.exit(code),
  },
  makeHostedCore,
)
