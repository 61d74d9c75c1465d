import type { MessagePortMain } from 'electron'
import type { LineData } from '../core/process.ts'
import type { Connection } from '../shared/connection.ts'

/** A screen's port as a connection of the core. */
export function portConnection(port: MessagePortMain): Connection {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data as LineData))
      // Messages wait in the port until now.
      port.start()
    },
    onClose: (listener) => void port.on('close', listener),
  }
}
