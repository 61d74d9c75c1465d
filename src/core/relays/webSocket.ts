import type { Socket } from '../../../sync-server/client/index.ts'

export type OpenRelaySocket = (url: string) => Socket

/**
 * Opens a line to a relay with the runtime's own WebSocket: with `llm/serverRequest.ts` all of core that
 * reaches the network. What a relay
 * says and nobody can read ends the line and nothing else.
 */
export const openWebSocket: OpenRelaySocket = (url) => {
  const inner = new WebSocket(url)
  inner.binaryType = 'arraybuffer'
  const socket: Socket = {
    binaryType: 'arraybuffer',
    send(data) {
      if (inner.readyState === WebSocket.OPEN) inner.send(data)
    },
    close: (code) => inner.close(code),
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
  }
  inner.addEventListener('open', () => socket.onopen?.())
  inner.addEventListener('message', ({ data }) => {
    if (!(data instanceof ArrayBuffer)) return inner.close()
    try {
      socket.onmessage?.({ data })
    } catch {
      inner.close()
    }
  })
  inner.addEventListener('close', ({ code, reason }) => socket.onclose?.({ code, reason }))
  inner.addEventListener('error', () => socket.onerror?.())
  return socket
}
