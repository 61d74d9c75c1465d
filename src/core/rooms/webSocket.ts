import type { OpenRelaySocket } from './relayLink.ts'

/** Opens a line to a relay with the runtime's own WebSocket: the one place of core that reaches the network. */
export const openWebSocket: OpenRelaySocket = (url, on) => {
  const socket = new WebSocket(url)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => on.open())
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) on.message(new Uint8Array(data))
  })
  socket.addEventListener('close', ({ code }) => on.close(code))
  return {
    send(data) {
      if (socket.readyState === WebSocket.OPEN) socket.send(data as Uint8Array<ArrayBuffer>)
    },
    close: () => socket.close(),
  }
}
