import { RPCLink as MessagePortLink } from '@orpc/client/message-port'
import { RPCLink as WebSocketLink } from '@orpc/client/websocket'
import { coreLineMessage, type HostBridge } from '../../shared/hostBridge.ts'
import type { OpenLine } from './line.ts'

/** Opens a WebSocket line to the origin that served the page. */
function openWebSocket(url: string): Promise<OpenLine> {
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  // Heard before the link's own listener, which fails its calls in words that don't say that the line is lost.
  const closeListeners: (() => void)[] = []
  socket.addEventListener('close', () => {
    for (const listener of closeListeners) listener()
  })
  return new Promise((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The line could not be opened')), { once: true })
    socket.addEventListener(
      'open',
      () =>
        resolve({
          link: new WebSocketLink({ websocket: socket }),
          onClose: (listener) => void closeListeners.push(listener),
          close: () => socket.close(),
        }),
      { once: true },
    )
  })
}

/** Opens a message port line through the Electron preload, which posts the port in a window message. */
function openMessagePort(host: HostBridge): Promise<OpenLine> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<unknown>) => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== coreLineMessage || !port) return
      window.removeEventListener('message', onMessage)
      const closeListeners: (() => void)[] = []
      port.addEventListener('close', () => {
        for (const listener of closeListeners) listener()
      })
      port.start()
      resolve({
        link: new MessagePortLink({ port }),
        onClose: (listener) => void closeListeners.push(listener),
        close: () => port.close(),
      })
    }
    window.addEventListener('message', onMessage)
    host.requestCoreLine()
  })
}

/** A page's line lies beside it: a wall's under its room. */
function lineAddress(page: string): string {
  const url = new URL('rpc', page)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  url.search = ''
  url.hash = ''
  return url.href
}

/** The way to the core from wherever this page runs. */
export const openLine = (): Promise<OpenLine> =>
  globalThis.sandtableHost
    ? openMessagePort(globalThis.sandtableHost)
    : openWebSocket(lineAddress(location.href))
