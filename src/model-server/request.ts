import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isInside } from './inside.ts'

export interface ServerTimes {
  /** Until the connection stands, ms. */
  connectMs: number
  /** Between two signs of life, ms: a slow machine reads a long prompt for a while. */
  silenceMs: number
}
export const usualTimes: ServerTimes = { connectMs: 5_000, silenceMs: 120_000 }

/** Why nothing came back. */
export const serverFailures = [
  'model.serverKey',
  'model.loading',
  'model.serverRefused',
  'model.cancelled',
  'model.serverOutside',
  'model.serverUnreachable',
] as const
export type ServerFailure = (typeof serverFailures)[number]

type Refused = { outcome: 'failed'; code: ServerFailure }
export type Answered = { outcome: 'answered'; response: IncomingMessage } | Refused

class OutsideError extends Error {}

/** Resolves a name and lets through what lies inside the firm; where nothing does, the connection is refused. */
const lookupInside: LookupFunction = (hostname, options, callback) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    const outside = addresses.find(({ address }) => !isInside(address))
    if (!first || outside) return callback(new OutsideError(hostname), '', 0)
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })

/** What an HTTP status of such a server means; null where the answer may be read. */
function refusalOf(status: number): ServerFailure | null {
  if (status >= 200 && status < 300) return null
  if (status === 401 || status === 403) return 'model.serverKey'
  if (status === 503) return 'model.loading'
  return 'model.serverRefused'
}

/**
 * One request to a server inside the firm; resolves with its answer's head, never rejects. No redirect is followed and
 * no proxy used, and a name that leads outside the firm is not connected to.
 */
export function askServer(
  url: string,
  {
    apiKey,
    body,
    signal,
    times,
  }: {
    apiKey: string | null
    body: unknown
    signal: AbortSignal | undefined
    times: ServerTimes
  },
): Promise<Answered> {
  return new Promise((resolve) => {
    const text = body === undefined ? null : JSON.stringify(body)
    const asked = (url.startsWith('https:') ? requestSecure : requestPlain)(url, {
      method: text === null ? 'GET' : 'POST',
      lookup: lookupInside,
      agent: false,
      ...(signal && { signal }),
      headers: {
        accept: 'application/json, text/event-stream',
        ...(text !== null && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
        ...(apiKey !== null && { authorization: `Bearer ${apiKey}` }),
      },
    })
    const refuse = (code: ServerFailure) => resolve({ outcome: 'failed', code })
    const connecting = setTimeout(() => asked.destroy(), times.connectMs)
    asked.on('socket', (socket) => socket.once('connect', () => clearTimeout(connecting)))
    asked.setTimeout(times.silenceMs, () => asked.destroy())
    asked.on('error', (error) => {
      clearTimeout(connecting)
      if (signal?.aborted) return refuse('model.cancelled')
      refuse(error instanceof OutsideError ? 'model.serverOutside' : 'model.serverUnreachable')
    })
    asked.on('response', (response) => {
      clearTimeout(connecting)
      const refusal = refusalOf(response.statusCode ?? 0)
      if (!refusal) return resolve({ outcome: 'answered', response })
      response.resume()
      refuse(refusal)
    })
    asked.end(text ?? undefined)
  })
}

/** A whole answer as text, cut off beyond a size that none of ours has; null where it broke off. */
export async function readWhole(response: IncomingMessage): Promise<string | null> {
  const pieces: string[] = []
  let letters = 0
  response.setEncoding('utf8')
  try {
    for await (const piece of response as AsyncIterable<string>) {
      letters += piece.length
      if (letters > mostLetters) {
        response.destroy()
        return null
      }
      pieces.push(piece)
    }
  } catch {
    return null
  }
  return pieces.join('')
}
const mostLetters = 4_000_000

/** The data of a stream of server-sent events, one event after the other; ends where the stream does. */
export async function* eventsOf(response: IncomingMessage): AsyncGenerator<string> {
  response.setEncoding('utf8')
  let waiting = ''
  let letters = 0
  for await (const piece of response as AsyncIterable<string>) {
    letters += piece.length
    if (letters > mostLetters) {
      response.destroy()
      return
    }
    waiting += piece
    const lines = waiting.split(/\r?\n/)
    waiting = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data:')) yield line.slice('data:'.length).trim()
  }
}
