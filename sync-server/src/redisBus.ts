import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import type { Bus } from './bus.ts'

const prefix = 'sandtable-relay:'
const directoryChannel = `${prefix}directory`
const documentChannel = (document: string): string => `${prefix}document:${document}`
const idBytes = 8

/**
 * A bus over Redis or Valkey publish and subscribe. It never waits for Redis: what can't be sent at once is not
 * sent.
 *
 * @param url `redis://:password@host:6379`, `rediss://` for TLS
 */
export function openRedisBus(url: string, onTrouble: (why: string) => void): Bus {
  const own = randomBytes(idBytes)
  const options = {
    lazyConnect: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (tries: number) => Math.min(50 * 2 ** tries, 2_000),
  }
  const publisher = new Redis(url, options)
  const subscriber = new Redis(url, { ...options, autoResubscribe: false })
  const subscribed = new Set<string>([directoryChannel])
  const messageListeners: ((document: string, message: Uint8Array) => void)[] = []
  const directoryListeners: (() => void)[] = []
  const upListeners: (() => void)[] = []
  let isSubscribed = false
  let isClosing = false
  let hasTold = false

  const trouble = (error: Error) => {
    // Redis that is gone says so at every try; once is enough until it is back.
    if (!hasTold && !isClosing) onTrouble(error.message)
    hasTold = true
  }
  const ignore = () => {}
  publisher.on('error', trouble)
  subscriber.on('error', trouble)
  subscriber.on('close', () => {
    isSubscribed = false
  })
  subscriber.on('ready', async () => {
    try {
      await subscriber.subscribe(...subscribed)
      isSubscribed = true
      hasTold = false
      for (const listener of upListeners) listener()
    } catch (error) {
      trouble(error as Error)
    }
  })
  subscriber.on('messageBuffer', (channelBytes: Buffer, bytes: Buffer) => {
    if (own.equals(bytes.subarray(0, idBytes))) return
    const channel = channelBytes.toString()
    if (channel === directoryChannel) for (const listener of directoryListeners) listener()
    else {
      const document = channel.slice(documentChannel('').length)
      // Its own bytes: updates in it are kept, and the buffer may be shared.
      const message = Uint8Array.from(bytes.subarray(idBytes))
      for (const listener of messageListeners) listener(document, message)
    }
  })
  const send = (channel: string, message: Uint8Array) => {
    if (publisher.status === 'ready') publisher.publish(channel, Buffer.concat([own, message])).catch(ignore)
  }

  return {
    isUp: () => isSubscribed && publisher.status === 'ready',
    subscribe(document) {
      subscribed.add(documentChannel(document))
      if (subscriber.status === 'ready') subscriber.subscribe(documentChannel(document)).catch(ignore)
    },
    unsubscribe(document) {
      subscribed.delete(documentChannel(document))
      if (subscriber.status === 'ready') subscriber.unsubscribe(documentChannel(document)).catch(ignore)
    },
    publish: (document, message) => send(documentChannel(document), message),
    publishDirectoryChange: () => send(directoryChannel, new Uint8Array()),
    onMessage: (listener) => void messageListeners.push(listener),
    onDirectoryChange: (listener) => void directoryListeners.push(listener),
    onUp: (listener) => void upListeners.push(listener),
    async close() {
      isClosing = true
      publisher.disconnect()
      subscriber.disconnect()
    },
  }
}
