import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { Device, DeviceKey, Membership, PublicKey } from './device.ts'
import { publicHalf } from './device.ts'
import { defaultPace, type SealedPace, shareSealedDocument } from './sealed/sealedDocument.ts'
import type { SealedWorkspace } from './sealed/workspace.ts'
import {
  type Answered,
  type Keeper,
  type LinkedDocument,
  type Position,
  type SharedDocument,
  shareDocument,
} from './sharedDocument.ts'
import {
  callMessage,
  decodeRelayMessage,
  helloMessage,
  joinMessage,
  leaveMessage,
  type RelayMessage,
  type StatementEntry,
  statementMessage,
  statementsMessage,
  tokenMessage,
  type Welcome,
} from './wire.ts'
import { badCertificate, codes, protocolVersion, roomsPath } from './words.ts'

/** As much of a WebSocket as is used: a browser's, Node's, or one of the ws package. */
export type Socket = {
  binaryType: string
  send(data: Uint8Array<ArrayBuffer>): void
  close(code?: number): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number; reason: string }) => void) | null
  onerror: (() => void) | null
}

/** A refusal that the relay answered; `code` is one of the closed list. */
export class RelayRefusal extends Error {
  readonly code: number
  constructor(code: number, why: string) {
    super(why)
    this.code = code
  }
}

export type ClientState = {
  /** `refused`: it does not try again by itself; `code` says why. `offline` with a code: why it tries again. */
  link: 'closed' | 'connecting' | 'online' | 'offline' | 'refused'
  code: number | null
  welcome: Welcome | null
}

export type RelayClient = {
  state(): ClientState
  onChange(listener: () => void): () => void
  /** Tries at once, also after a refusal. */
  connect(): void
  /** Shares a document from now on; one document of a name at a time. */
  share(
    name: string,
    doc: Y.Doc,
    options?: { position?: Position; mayHaveUnsent?: boolean; awareness?: Awareness; keeper?: Keeper },
  ): SharedDocument
  /**
   * Calls a method (K2).
   *
   * @throws RelayRefusal with the relay's code, or 1001 when there is no connection or it breaks
   */
  call(method: string, argument: object): Promise<Answered>
  /** Hears of a workspace's statements after a number, and of all that follow, also after reconnections. */
  followStatements(
    workspace: string,
    after: number,
    listener: (entries: StatementEntry[]) => void,
    onRefused?: (code: number) => void,
  ): () => void
  /** Adds a signed statement; when it is fulfilled, the relay has stored it. */
  appendStatement(workspace: string, statement: string): Promise<{ number: number; at: number; hash: string }>
  close(): void
}

export type ClientOptions = {
  /** `ws://host:4100` or `wss://…`, without a path. */
  url: string
  /** Null where nobody has to say who they are. */
  device: Device | null
  /** Name and version of the program, for the relay's log. */
  program: string
  createSocket?: (url: string) => Socket
  /** With it everything shared is sealed, and nothing is ever sent in the clear, whatever the relay says. */
  sealed?: SealedWorkspace
  pace?: Partial<SealedPace>
}

const openSocket = (url: string): Socket => new WebSocket(url) as unknown as Socket
const silenceMs = 40_000
const firstPauseMs = 500
const longestPauseMs = 30_000

type Pending = {
  resolve: (answer: Answered) => void
  reject: (error: Error) => void
}
type Follow = {
  workspace: string
  after: number
  listener: (entries: StatementEntry[]) => void
  onRefused: ((code: number) => void) | undefined
  request: number
}

/** Connects and stays connected until `close`; what is shared and followed is opened again after each break. */
export function createRelayClient(options: ClientOptions): RelayClient {
  const { device, program, sealed } = options
  const createSocket = options.createSocket ?? openSocket
  const listeners = new Set<() => void>()
  const documents = new Map<string, LinkedDocument>()
  const byChannel = new Map<number, LinkedDocument>()
  const pending = new Map<number, Pending>()
  const follows = new Set<Follow>()
  let state: ClientState = { link: 'offline', code: null, welcome: null }
  let socket: Socket | null = null
  let lastRequest = 0
  let failures = 0
  let tokenFailures = 0
  /** How far the relay's clock is ahead of this one, in milliseconds. */
  let clockOffsetMs = 0
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let silenceTimer: ReturnType<typeof setTimeout> | undefined
  let tokenTimer: ReturnType<typeof setTimeout> | undefined
  let membersTimer: ReturnType<typeof setTimeout> | undefined

  const tell = (next: Partial<ClientState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const relayNow = () => Date.now() + clockOffsetMs
  const send = (message: Uint8Array<ArrayBuffer>) => {
    if (state.link === 'online') socket?.send(message)
  }
  const ask = (message: (request: number) => Uint8Array<ArrayBuffer>) =>
    new Promise<Answered>((resolve, reject) => {
      if (state.link !== 'online') {
        reject(new RelayRefusal(codes.goingAway, 'no connection'))
        return
      }
      const request = ++lastRequest
      pending.set(request, { resolve, reject })
      send(message(request))
    })
  const call = (method: string, argument: object) => ask((request) => callMessage(request, method, argument))
  const line = {
    ...{ send, now: () => Date.now(), nextRequest: () => ++lastRequest, ask, call },
    isOnline: () => state.link === 'online',
    messageBytes: () => state.welcome?.limits.messageBytes ?? Number.POSITIVE_INFINITY,
    left(document: SharedDocument) {
      documents.delete(document.name)
      for (const [channel, other] of byChannel) if (other === document) byChannel.delete(channel)
    },
  }

  const listen = () => {
    clearTimeout(silenceTimer)
    silenceTimer = setTimeout(() => socket?.close(), silenceMs)
  }

  const renewLater = (expiresAt: number) => {
    clearTimeout(tokenTimer)
    if (expiresAt === 0 || !device) return
    const waitMs = Math.max(1_000, (expiresAt - relayNow()) * 0.7)
    tokenTimer = setTimeout(async () => send(tokenMessage(await device.token(relayNow()))), waitMs)
  }

  const askStatements = (follow: Follow) => {
    follow.request = ++lastRequest
    send(statementsMessage(follow.request, follow.workspace, follow.after))
  }
  /** Passing trouble of one document: asks again after a while. */
  const openLater = (document: LinkedDocument) => {
    if (document.state().link === 'offline')
      setTimeout(() => {
        if (state.link === 'online' && documents.get(document.name) === document) document.open()
      }, pauseMs(1))
  }

  const welcomed = ({ now, expiresAt, about }: RelayMessage & { type: 'welcome' }) => {
    if (device && about.relay !== device.relay) {
      stop(codes.unauthenticated)
      return
    }
    clockOffsetMs = now - Date.now()
    failures = 0
    tokenFailures = 0
    tell({ link: 'online', code: null, welcome: about })
    renewLater(expiresAt)
    if (sealed) {
      // Members first: what they are now decides what is believed. When they are read, the documents open.
      sealed.connected(call)
      heardOfMembers()
    } else for (const document of documents.values()) document.open()
    for (const follow of follows) askStatements(follow)
  }

  /** Until they are read no sealed document opens: a relay that fails at that moment is asked again. */
  const heardOfMembers = (tries = 0) => {
    clearTimeout(membersTimer)
    sealed?.refresh().catch((error) => {
      const isFinal = error instanceof RelayRefusal && error.code >= 4000
      if (isFinal || state.link !== 'online') return
      clearTimeout(membersTimer)
      membersTimer = setTimeout(() => heardOfMembers(tries + 1), pauseMs(tries))
    })
  }

  const answered = (message: RelayMessage & { type: 'answer' }) => {
    const waiting = pending.get(message.request)
    if (waiting) {
      pending.delete(message.request)
      const { code, value, content } = message
      if (code === 0) waiting.resolve({ value, content })
      else waiting.reject(new RelayRefusal(code, String((value as { why?: unknown }).why)))
      return
    }
    for (const follow of follows)
      if (follow.request === message.request && message.code !== 0) follow.onRefused?.(message.code)
    for (const document of documents.values())
      if (document.request() === message.request) {
        document.receive(message)
        openLater(document)
      }
  }

  const heardStatements = ({ workspace, entries }: RelayMessage & { type: 'statements' }) => {
    for (const follow of follows) {
      if (follow.workspace !== workspace) continue
      const news = entries.filter(({ number }) => number > follow.after)
      if (news.length === 0) continue
      follow.after = news.at(-1)!.number
      follow.listener(news)
    }
  }

  const receive = (message: RelayMessage) => {
    switch (message.type) {
      case 'here':
        return
      case 'welcome':
        return welcomed(message)
      case 'token':
        return renewLater(message.expiresAt)
      case 'answer':
        return answered(message)
      case 'statements':
        return heardStatements(message)
      case 'membership':
        return heardOfMembers()
      case 'mayOpen':
        return documents.get(message.document)?.reopen()
      case 'opened': {
        const document = [...documents.values()].find((one) => one.request() === message.request)
        // It was left before the relay answered.
        if (!document) return send(leaveMessage(message.channel))
        byChannel.set(message.channel, document)
        return document.receive(message)
      }
      case 'closed': {
        const document = byChannel.get(message.channel)
        byChannel.delete(message.channel)
        if (!document) return
        document.receive(message)
        return openLater(document)
      }
      default:
        byChannel.get(message.channel)?.receive(message)
    }
  }

  const pauseMs = (tries: number) =>
    Math.min(longestPauseMs, firstPauseMs * 2 ** tries) * (0.5 + Math.random() / 2)

  const wentDown = () => {
    clearTimeout(silenceTimer)
    clearTimeout(tokenTimer)
    clearTimeout(membersTimer)
    socket = null
    sealed?.connected(null)
    byChannel.clear()
    for (const { reject } of pending.values())
      reject(new RelayRefusal(codes.goingAway, 'the connection broke'))
    pending.clear()
    for (const document of documents.values()) document.wentOffline()
  }

  const stop = (code: number) => {
    const old = socket
    wentDown()
    if (old) {
      old.onclose = null
      old.close()
    }
    tell({ link: 'refused', code, welcome: null })
  }

  const retryLater = (code: number | null = null) => {
    clearTimeout(retryTimer)
    retryTimer = setTimeout(connect, pauseMs(failures++))
    tell({ link: 'offline', welcome: null, ...(code !== null && { code }) })
  }

  const closed = ({ code, reason }: { code: number; reason: string }) => {
    if (state.link === 'closed') return
    wentDown()
    if (code === codes.unauthenticated) {
      const now = /now=(\d+)/.exec(reason)?.[1]
      if (now) clockOffsetMs = Number(now) - Date.now()
      if (++tokenFailures <= 2 && device) {
        tell({ link: 'offline', code, welcome: null })
        retryTimer = setTimeout(connect, pauseMs(0))
        return
      }
    }
    if (code >= 4000) tell({ link: 'refused', code, welcome: null })
    else retryLater(code === badCertificate ? code : null)
  }

  const connect = async () => {
    clearTimeout(retryTimer)
    if (socket || state.link === 'closed' || state.link === 'connecting') return
    tell({ link: 'connecting', code: null })
    const token = device ? await device.token(relayNow()) : ''
    if ((state.link as string) === 'closed') return
    let opening: Socket
    try {
      opening = createSocket(`${options.url.replace(/\/$/, '')}${roomsPath}`)
    } catch {
      retryLater()
      return
    }
    socket = opening
    opening.binaryType = 'arraybuffer'
    opening.onopen = () => opening.send(helloMessage([protocolVersion], token, program))
    opening.onmessage = ({ data }) => {
      if (socket !== opening) return
      listen()
      const message = decodeRelayMessage(new Uint8Array(data as ArrayBuffer))
      if (message) receive(message)
    }
    opening.onerror = () => {}
    opening.onclose = closed
    listen()
  }

  void connect()

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    connect() {
      failures = 0
      tokenFailures = 0
      if (state.link === 'refused') tell({ link: 'offline', code: null })
      void connect()
    },
    share(name, doc, given = {}) {
      if (documents.has(name)) throw new Error(`${name} is shared already`)
      const shareOptions = {
        position: given.position ?? { lineage: '', cursor: 0 },
        mayHaveUnsent: given.mayHaveUnsent ?? true,
        awareness: given.awareness ?? null,
        keeper: given.keeper ?? null,
      }
      const pace = { ...defaultPace, ...options.pace }
      const document = sealed
        ? shareSealedDocument(line, sealed, name, doc, { ...shareOptions, pace })
        : shareDocument(line, name, doc, shareOptions)
      documents.set(name, document)
      if (state.link === 'online') document.open()
      return document
    },
    call,
    followStatements(workspace, after, listener, onRefused) {
      const follow: Follow = { workspace, after, listener, onRefused, request: 0 }
      follows.add(follow)
      askStatements(follow)
      return () => void follows.delete(follow)
    },
    appendStatement: async (workspace, statement) =>
      (await ask((request) => statementMessage(request, workspace, statement))).value as never,
    close() {
      clearTimeout(retryTimer)
      for (const document of [...documents.values()]) document.leave()
      const old = socket
      state = { ...state, link: 'closed', welcome: null }
      wentDown()
      old?.close()
      for (const listener of listeners) listener()
    },
  }
}

/**
 * Joins a workspace by a code (T6), on a connection of its own.
 *
 * @throws RelayRefusal with the relay's code; 1006 when it can't be reached
 */
export function joinWorkspace(options: {
  url: string
  code: string
  deviceName: string
  key: DeviceKey
  createSocket?: (url: string) => Socket
}): Promise<Membership> {
  const { url, code, deviceName, key } = options
  return new Promise((resolve, reject) => {
    const socket = (options.createSocket ?? openSocket)(`${url.replace(/\/$/, '')}${roomsPath}`)
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => socket.send(joinMessage(1, code, { device: deviceName, jwk: publicHalf(key) }))
    socket.onmessage = ({ data }) => {
      const message = decodeRelayMessage(new Uint8Array(data as ArrayBuffer))
      if (message?.type !== 'answer') return
      if (message.code !== 0)
        reject(new RelayRefusal(message.code, String((message.value as { why?: unknown }).why)))
      else {
        const { relay, ...joined } = message.value as Omit<Membership, 'relay' | 'relayKey'> & {
          relay: { id: string; jwk: PublicKey }
        }
        resolve({ ...joined, relay: relay.id, relayKey: relay.jwk })
      }
      socket.close()
    }
    socket.onerror = () => {}
    socket.onclose = ({ code: closeCode, reason }) =>
      reject(new RelayRefusal(closeCode, reason || 'no answer'))
  })
}
