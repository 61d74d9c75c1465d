import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { codes, documentsOf, type Reason, roomOf } from '../client/words.ts'
import { createAccess } from './auth/access.ts'
import { forgetRoom, isName, redeem } from './auth/changes.ts'
import { sealedWorkspaceOf, type Workspace } from './auth/directory.ts'
import { certify, readPublicKey } from './auth/keys.ts'
import { openRegister, type Register } from './auth/register.ts'
import { type Bus, noBus } from './bus.ts'
import { type Answer, createCalls } from './calls.ts'
import { createCatchUp } from './catchUp.ts'
import { type Connection, createConnection } from './connection.ts'
import type { OpenDocument } from './document.ts'
import { createDocuments } from './documents.ts'
import { createLateWrites } from './lateWrites.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type MetricsReaders, onlyThisMachine } from './metricsReaders.ts'
import { createWriteRate, type WriteRate } from './rates.ts'
import { createRefusedRequests } from './refusedRequests.ts'
import type { Served, Services } from './services.ts'
import { serveSession } from './session.ts'
import { createStatements, type Statements } from './statements.ts'
import { serveStock } from './stock.ts'
import type { Storage } from './storage.ts'
import { isPassedOn, readTarget } from './upgrade.ts'
import { createVersions } from './versions.ts'
import { createYjsThread, type YjsThread } from './yjsThread.ts'

export type Relay = {
  /** Serves WebSocket upgrades of this server, and health and metrics of it. */
  attach(server: Server): void
  readonly register: Register
  readonly statements: Statements
  /** Whether it takes updates, and why not. */
  readiness(): { isReady: boolean; why: string }
  /**
   * Takes nobody new from now on, and says so; after so long stores what has arrived, says goodbye to everybody and
   * closes the store.
   */
  close(lookAwayMs?: number): Promise<void>
}

export type RelayOptions = {
  storage: Storage
  limits: Limits
  /** UTC milliseconds. */
  now: () => number
  log: Log
  authentication: 'devices' | 'none'
  /** Whether X-Forwarded-For is to be believed. */
  isBehindProxy?: boolean
  /** Who may read /metrics: this machine alone unless told. */
  metricsReaders?: MetricsReaders
  bus?: Bus
  thread?: YjsThread
}

/** How the log names the way in that a connection took. */
type Where = { room: string } | { path: 'own' }
type Entered = { served: Served; connection: Connection; known(): void }

/** Behind a proxy the address is the last that the proxy has added: what stands before it, anybody may have written. */
const addressOf = ({ headers, socket }: IncomingMessage, isBehindProxy: boolean): string => {
  const forwarded = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return (isBehindProxy && forwarded) || (socket.remoteAddress ?? '')
}

const describeWorkspace = ({ id, name, sealed }: Workspace) => ({ id, name, sealed: sealed !== undefined })

const wordOf = (code: number): Reason =>
  (Object.keys(codes) as Reason[]).find((reason) => codes[reason] === code)!

const minuteMs = 60_000
const bytesBeforeHello = 64 * 1024

/** A relay over a store. It owns the store, bus and thread from here on and closes them. */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { storage, limits, now, log } = options
  const bus = options.bus ?? noBus
  const thread = options.thread ?? createYjsThread()
  const register = await openRegister(storage)
  const access = createAccess(options.authentication, register, now)
  const entered = new Set<Entered>()
  /** Connections that have not said who they are, by address. */
  const strangers = new Map<string, number>()
  /** Told to stop: takes nobody new and stores what has arrived. */
  let isStopping = false
  /** Reads nothing more. */
  let isClosing = false
  /** How long the shared store has not answered, and when that was last looked at. */
  let silentMs = 0
  let lookedAt = now()
  let isCutOff = false

  const readiness = () =>
    isStopping
      ? { isReady: false, why: 'stopping' }
      : isCutOff
        ? { isReady: false, why: 'the store can’t be reached' }
        : { isReady: true, why: '' }
  const metrics = createMetrics({
    connections: () => entered.size,
    documents: () => documents.count(),
    isReady: () => readiness().isReady,
  })
  const documents = createDocuments({
    ...{ storage, limits, now, log, thread, bus, metrics },
    isSealed: (name) => sealedWorkspaceOf(register.current(), roomOf(name).room) !== null,
  })
  const statements = createStatements({ storage, access, bus, limits, now, log, metrics })
  await statements.repair()
  const versions = createVersions({ storage, documents, thread, limits, now, log })
  const call = createCalls({ access, storage, versions, statements, now })

  const writers = new Map<string, { rate: WriteRate; usedAt: number }>()
  const writerRates = new WeakMap<object, WriteRate>()
  const documentRates = new WeakMap<OpenDocument, WriteRate>()
  const rateOf = (writer: string | object): WriteRate => {
    if (typeof writer === 'string') {
      const known = writers.get(writer) ?? { rate: createWriteRate(limits.writerRate), usedAt: 0 }
      known.usedAt = now()
      writers.set(writer, known)
      return known.rate
    }
    const rate = writerRates.get(writer) ?? createWriteRate(limits.writerRate)
    writerRates.set(writer, rate)
    return rate
  }
  const writeWaitMs = (writer: string | object, document: OpenDocument, bytes: number): number => {
    const at = performance.now()
    const ofDocument = documentRates.get(document) ?? createWriteRate(limits.documentRate)
    documentRates.set(document, ofDocument)
    const waitMs = Math.max(rateOf(writer)(bytes, at), ofDocument(bytes, at))
    if (waitMs > 0) metrics.heldBack.inc()
    return waitMs
  }

  const refusedRequests = createRefusedRequests(log, metrics)
  /** T5: wrong codes by address; forgotten after a minute without any. */
  const wrongCodes = new Map<string, { count: number; until: number }>()
  const join: Services['join'] = async (address, code, argument) => {
    const answer = await redeemFor(address, code, argument)
    metrics.joins.inc({ outcome: answer.code === 0 ? 'joined' : wordOf(answer.code) })
    return answer
  }
  const redeemFor: Services['join'] = async (address, code, argument) => {
    const refuse = (reason: keyof typeof codes, why: string): Answer => ({
      code: codes[reason],
      value: { why },
    })
    const wrong = wrongCodes.get(address)
    if (wrong && wrong.until > now() && wrong.count >= limits.wrongCodes)
      return refuse('tooMany', 'too many wrong codes: wait a minute')
    const key = readPublicKey(argument.jwk)
    if (!key) return refuse('malformed', 'jwk: an Ed25519 public key expected')
    if (!isName(argument.device)) return refuse('malformed', 'device: a name expected')
    if (access.isOpenToAll) return refuse('forbidden', 'nobody joins here: RELAY_AUTH=none')
    const deviceName = argument.device
    // The code may have been given out at another node a moment ago.
    await register.refresh()
    const joined = await register.change((directory) => redeem(directory, { code, deviceName, key }, now()))
    if (!joined.ok) {
      if (joined.reason === 'notFound') {
        const count = wrong && wrong.until > now() ? wrong.count + 1 : 1
        wrongCodes.set(address, { count, until: now() + minuteMs })
      }
      return refuse(joined.reason, joined.why)
    }
    const { device, person } = joined.result
    log({ level: 'info', event: 'joined', device, person: person.id })
    const entry = register.current().device.get(device)!
    return {
      code: 0,
      value: {
        device,
        person: { id: person.id, name: person.name, role: person.role },
        workspace: describeWorkspace(register.current().workspace.get(person.workspace)!),
        certificate: await certify(register.key, entry, person.workspace, now()),
        relay: { id: register.key.id, jwk: register.key.publicKey },
      },
    }
  }

  const services: Services = {
    ...{ storage, documents, access, statements, limits, metrics, log, now, call, join, writeWaitMs },
    catchUp: createCatchUp(storage, limits.cacheBytes),
  }

  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
  })

  type Receiver = { receive(data: Buffer, isBinary: boolean): Promise<void> | void }

  /** Hands over one message after the other: while one takes its time, the next wait and nothing is read. */
  const inOrder = (webSocket: WebSocket, connection: Connection, ready: Promise<Receiver | null>) => {
    let waiting: { data: Buffer; isBinary: boolean }[] | null = []
    let receiver: Receiver | null = null
    const fail = (error: unknown) => {
      log({ level: 'error', event: 'connectionFailed', why: String(error) })
      connection.close('failed')
    }
    const handle = (data: Buffer, isBinary: boolean) => {
      if (!receiver || !connection.isOpen() || isClosing) return
      try {
        const work = receiver.receive(data, isBinary)
        if (work) waitFor(work)
      } catch (error) {
        fail(error)
      }
    }
    const waitFor = (work: Promise<unknown>) => {
      waiting = []
      connection.setBusy(true)
      work.catch(fail).finally(() => {
        const queued = waiting ?? []
        waiting = null
        for (const next of queued)
          if (waiting) (waiting as typeof queued).push(next)
          else handle(next.data, next.isBinary)
        if (!waiting) connection.setBusy(false)
      })
    }
    webSocket.on('message', (data: Buffer, isBinary) => {
      if (waiting) waiting.push({ data, isBinary })
      else handle(data, isBinary)
    })
    waitFor(
      ready.then((made) => {
        receiver = made
      }),
    )
  }

  const late = createLateWrites(limits.answerWithinMs)

  const enter = (webSocket: WebSocket, socket: Duplex, address: string, where: Where) => {
    const connection = createConnection({
      webSocket,
      socket,
      unsentBytes: limits.unsentBytes,
      closeMs: limits.closeMs,
      late,
      onCutOff: () => log({ level: 'warn', event: 'readerCutOff', ...where }),
      onRefused: (reason, why) => log({ level: 'warn', event: 'connectionRefused', ...where, reason, why }),
      onClose: (reason) => metrics.connectionsClosed.inc({ reason }),
    })
    const nothing = () => {}
    let isStranger = true
    strangers.set(address, (strangers.get(address) ?? 0) + 1)
    const known = () => {
      if (!isStranger) return
      isStranger = false
      const left = strangers.get(address)! - 1
      if (left === 0) strangers.delete(address)
      else strangers.set(address, left)
    }
    const entry: Entered = {
      ...{ connection, known },
      served: { recheck: nothing, heartbeat: nothing, ended: nothing },
    }
    entered.add(entry)
    webSocket.on('pong', () => {
      connection.isAlive = true
    })
    webSocket.on('error', (error: Error & { code?: string }) => {
      if (error.code?.startsWith('WS_ERR_')) connection.noteRefused('framing', error.code)
    })
    webSocket.on('close', () => {
      entered.delete(entry)
      known()
      entry.served.ended()
    })
    return entry
  }

  const enterStock = (
    webSocket: WebSocket,
    socket: Duplex,
    address: string,
    target: { document: string; wantsAcknowledgements: boolean; token: string },
  ) => {
    const entry = enter(webSocket, socket, address, { room: target.document })
    const { connection } = entry
    const prepare = async (): Promise<Receiver | null> => {
      const known = await access.authenticate(target.token)
      if (!known.ok) {
        connection.refuse('unauthenticated', known.why, `token; now=${now()}`)
        return null
      }
      if (!(await access.enteringRole(known.who, roomOf(target.document).room))) {
        connection.close('notFound')
        return null
      }
      if (sealedWorkspaceOf(register.current(), roomOf(target.document).room)) {
        connection.close('unsupported', 'a sealed room')
        return null
      }
      let document: OpenDocument
      try {
        document = await documents.acquire(target.document)
      } catch (error) {
        log({ level: 'error', event: 'roomNotRead', room: target.document, why: String(error) })
        connection.close('failed')
        return null
      }
      if (!connection.isOpen()) {
        documents.release(document)
        return null
      }
      entry.known()
      const { wantsAcknowledgements } = target
      const stock = serveStock(services, connection, { document, who: known.who, wantsAcknowledgements })
      entry.served = stock
      return stock
    }
    inOrder(webSocket, connection, prepare())
  }

  const enterOwn = (webSocket: WebSocket, socket: Duplex, address: string) => {
    const entry = enter(webSocket, socket, address, { path: 'own' })
    const session = serveSession(services, entry.connection, address, () => {
      clearTimeout(late)
      entry.known()
    })
    entry.served = session
    const late = setTimeout(() => {
      if (!session.hasSaidHello()) entry.connection.close('malformed', 'no hello')
    }, limits.helloMs)
    late.unref()
    // Strangers may not make us keep large messages.
    let strangeBytes = 0
    const count = (data: Buffer) => {
      strangeBytes += data.length
      if (session.hasSaidHello()) socket.off('data', count)
      else if (strangeBytes > bytesBeforeHello) webSocket.terminate()
    }
    socket.on('data', count)
    webSocket.on('close', () => clearTimeout(late))
    inOrder(webSocket, entry.connection, Promise.resolve(session))
  }

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const address = addressOf(request, options.isBehindProxy ?? false)
    const full =
      entered.size >= limits.connections
        ? 'tooManyConnections'
        : !access.isOpenToAll && (strangers.get(address) ?? 0) >= limits.strangersPerAddress
          ? 'tooManyOfOneAddress'
          : null
    const target = readiness().isReady
      ? readTarget(request, { full, roomNameBytes: limits.roomNameBytes, isOpenToAll: access.isOpenToAll })
      : ({ ok: false, status: 503, why: 'notReady' } as const)
    if (!target.ok) {
      refusedRequests.note(target.why, target.status, address)
      socket.on('error', () => {})
      socket.end(`HTTP/1.1 ${target.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (target.path === 'own') enterOwn(webSocket, socket, address)
      else enterStock(webSocket, socket, address, target)
    })
  }

  /** Whom a proxy asks for is known only where one is told of: else what it passed on is anybody's. */
  const mayReadMetrics = (request: IncomingMessage): boolean => {
    const isBehindProxy = options.isBehindProxy ?? false
    const isTold = isBehindProxy && request.headers['x-forwarded-for'] !== undefined
    if (!isTold && isPassedOn(request.headers)) return false
    return (options.metricsReaders ?? onlyThisMachine).includes(addressOf(request, isBehindProxy))
  }

  const answerHttp = async (request: IncomingMessage, response: ServerResponse) => {
    const [path] = (request.url ?? '').split('?', 1)
    const say = (status: number, body: string, type = 'text/plain; charset=utf-8') => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(body)
    }
    if (path === '/health') say(200, 'ok\n')
    else if (path === '/ready') {
      const { isReady, why } = readiness()
      say(isReady ? 200 : 503, isReady ? 'ready\n' : `${why}\n`)
    } else if (path === '/metrics') {
      if (mayReadMetrics(request)) say(200, await metrics.registry.metrics(), metrics.registry.contentType)
      else say(403, 'Metrics are for this machine, and for whom RELAY_METRICS names.\n')
    } else say(426, 'This is a relay: it speaks WebSocket.\n')
  }

  const recheckAll = () => {
    for (const { served } of [...entered]) served.recheck()
  }
  register.onChange(() => {
    bus.publishDirectoryChange()
    recheckAll()
  })
  bus.onDirectoryChange(() => void register.refresh().catch(() => {}))

  /** N3: a node that no longer knows who may do what closes everybody rather than guess. */
  const cutOff = () => {
    if (isCutOff) return
    isCutOff = true
    log({ level: 'error', event: 'storeNotReached' })
    for (const { connection } of entered) connection.close('failed')
  }
  let isPolling = false
  const poll = async () => {
    // While this process stood still nobody was served, and no answer could be heard: that is no silence of the store.
    silentMs += Math.min(now() - lookedAt, limits.pollMs)
    lookedAt = now()
    if (silentMs > limits.cutOffMs) cutOff()
    if (isPolling || isClosing) return
    isPolling = true
    try {
      await register.refresh()
      silentMs = 0
      if (isCutOff) log({ level: 'info', event: 'storeReached' })
      isCutOff = false
      await documents.poll()
      silentMs = 0
      await statements.poll()
      silentMs = 0
    } catch (error) {
      log({ level: 'warn', event: 'pollFailed', why: String(error) })
    } finally {
      isPolling = false
    }
  }
  bus.onUp(() => {
    void poll()
    documents
      .tellSnapshotsAgain()
      .catch((error) => log({ level: 'warn', event: 'snapshotsNotTold', why: String(error) }))
  })

  const purgeDeleted = async () => {
    for (const { id, deletedAt } of register.current().room.values()) {
      if (deletedAt === null || now() - deletedAt < limits.deletedRoomMs) continue
      for (const document of documentsOf(id)) await storage.removeDocument(document)
      await register.change((directory) => forgetRoom(directory, id))
      log({ level: 'info', event: 'roomForgotten', room: id })
    }
  }

  const timers = [
    setInterval(() => {
      for (const { connection, served } of entered) {
        if (!connection.isAlive) {
          connection.terminate()
          continue
        }
        connection.isAlive = false
        connection.ping()
        served.heartbeat()
      }
      for (const [address, { until }] of wrongCodes) if (until <= now()) wrongCodes.delete(address)
    }, limits.heartbeatMs),
    setInterval(() => {
      if (!access.isOpenToAll) recheckAll()
    }, limits.recheckMs),
    setInterval(() => {
      void versions.tick()
      refusedRequests.tick()
      for (const [writer, { usedAt }] of writers) if (now() - usedAt > minuteMs) writers.delete(writer)
      void purgeDeleted().catch((error) => log({ level: 'error', event: 'purgeFailed', why: String(error) }))
    }, minuteMs),
  ]
  if (storage.isShared) timers.push(setInterval(() => void poll(), limits.pollMs))
  for (const timer of timers) timer.unref()

  const allGone = async () => {
    const deadline = Date.now() + limits.closeMs
    while (entered.size > 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
    for (const { connection } of entered) connection.terminate()
  }

  return {
    register,
    statements,
    readiness,
    attach(server) {
      server.on('upgrade', upgrade)
      server.on('request', (request, response) => void answerHttp(request, response))
    },
    async close(lookAwayMs = 0) {
      if (isStopping) return
      isStopping = true
      if (lookAwayMs > 0) await new Promise((resolve) => setTimeout(resolve, lookAwayMs))
      for (const timer of timers) clearInterval(timer)
      await documents.drain()
      isClosing = true
      for (const { connection } of entered) connection.close('goingAway')
      await allGone()
      await bus.close()
      await thread.close()
      await storage.close()
    },
  }
}
