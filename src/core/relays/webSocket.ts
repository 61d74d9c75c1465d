import { badCertificate, type Socket } from '../../../sync-server/client/index.ts'
import { trustFirmsAuthorities, whyNotTrusted } from '../../certificates/index.ts'

export type OpenRelaySocket = (url: string) => Socket

/**
 * Opens a line to a relay with the runtime's own WebSocket: with `llm/serverRequest.ts` all of core that
 * reaches the network. What a relay
 * says and nobody can read ends the line and nothing else. A relay whose certificate is not believed closes with
 * `badCertificate` and the reason, which the runtime keeps to itself: so it is asked for by a look of its own.
 */
export const openWebSocket: OpenRelaySocket = (url) => {
  const isPrivate = url.startsWith('wss:')
  const problem = isPrivate ? trustFirmsAuthorities() : null
  const inner = new WebSocket(url)
  let wasOpen = false
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
  inner.addEventListener('open', () => {
    wasOpen = true
    socket.onopen?.()
  })
  inner.addEventListener('message', ({ data }) => {
    if (!(data instanceof ArrayBuffer)) return inner.close()
    try {
      socket.onmessage?.({ data })
    } catch {
      inner.close()
    }
  })
  const closed = async (code: number, reason: string) => {
    const why = isPrivate && !wasOpen ? await whyNotTrusted(url) : null
    if (why === null) socket.onclose?.({ code, reason })
    else socket.onclose?.({ code: badCertificate, reason: problem === null ? why : `${why}; ${problem}` })
  }
  inner.addEventListener('close', ({ code, reason }) => void closed(code, reason))
  inner.addEventListener('error', () => socket.onerror?.())
  return socket
}
