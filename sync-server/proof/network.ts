import { WebSocket } from 'ws'
import type { Socket } from '../client/index.ts'
import { fromClient } from '../client/words.ts'
import type { Random } from './random.ts'

/** The way between one device and the relay, which can break, and which repeats and swaps what is sent. */
export type Network = {
  createSocket(url: string): Socket
  /** Breaks the connection there is, without a goodbye, and lets none through until it is mended. */
  cut(): void
  mend(): void
  /** Where it leads just now and how it is, for whoever reads why a day failed. */
  describe(): string
}

const isUpdate = (data: Uint8Array): boolean => data[0] === fromClient.update || data[0] === fromClient.sealed

/**
 * One update in ten is sent twice, and one in ten after the one that follows it.
 *
 * @param route the node that the next connection goes to, as a balancer decides; without, what the client asks for
 */
export function createNetwork(random: Random, route?: () => string): Network {
  let isCut = false
  let current: WebSocket | null = null

  const routed = (url: string): string => {
    if (!route) return url
    const asked = new URL(url)
    asked.host = new URL(route()).host
    return String(asked)
  }
  const createSocket = (url: string): Socket => {
    // Nobody listens there: what a partition looks like from a device.
    const socket = new WebSocket(isCut ? 'ws://127.0.0.1:1' : routed(url))
    current = socket
    let held: Uint8Array | null = null
    const release = () => {
      if (held && socket.readyState === WebSocket.OPEN) socket.send(held)
      held = null
    }
    const send = (data: Uint8Array) => {
      if (socket.readyState !== WebSocket.OPEN) return
      if (!isUpdate(data)) {
        release()
        socket.send(data)
        return
      }
      if (held === null && random.chance(0.1)) {
        held = data
        setImmediate(release)
        return
      }
      socket.send(data)
      if (random.chance(0.1)) socket.send(data)
      release()
    }
    return new Proxy(socket, {
      get: (target, key) => {
        if (key === 'send') return send
        const value = Reflect.get(target, key) as unknown
        return typeof value === 'function' ? value.bind(target) : value
      },
      set: (target, key, value) => Reflect.set(target, key, value),
    }) as unknown as Socket
  }

  return {
    createSocket,
    cut() {
      isCut = true
      current?.terminate()
    },
    mend() {
      isCut = false
    },
    describe: () => (current ? `${new URL(current.url).host} ${current.readyState}` : 'nowhere'),
  }
}
