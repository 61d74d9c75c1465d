import type { Connection, CoreStart, Keychain } from '../shared/connection.ts'
import { AppError, type ErrorDetails } from '../shared/errors.ts'

/** A message between a screen and the core: opaque to everything between them. */
export type LineData = string | Uint8Array<ArrayBuffer>

/** How the core ended up unable to start, as data. `internal` for a bug. */
export interface StartFailure {
  code: string
  details: ErrorDetails
}

/**
 * Processes that a host runs for the core and that may die without taking anything along. `comparison` is a model beside the one that
 * serves, for as long as it is compared.
 */
export const engineNames = ['model', 'comparison', 'trainer'] as const
export type EngineName = (typeof engineNames)[number]

/** What the host tells the core process. In Electron a `connectPort` carries the port of a screen. */
export type HostMessage =
  | { kind: 'start'; start: CoreStart }
  | { kind: 'connect'; connection: number; wallRoom: string | null }
  | { kind: 'connectPort' }
  | { kind: 'data'; connection: number; data: LineData }
  | { kind: 'disconnect'; connection: number }
  | { kind: 'keychainAnswer'; call: number; answer: { value: string | boolean | null } | { failed: string } }
  | { kind: 'engineData'; engine: EngineName; data: unknown }
  | { kind: 'engineExit'; engine: EngineName; exitCode: number | null }
  | { kind: 'close' }

/** What the core process tells the host. */
export type CoreMessage =
  | { kind: 'ready' }
  | { kind: 'failed'; failure: StartFailure }
  | { kind: 'data'; connection: number; data: LineData }
  | { kind: 'keychainCall'; call: number; request: KeychainRequest }
  | { kind: 'engineStart'; engine: EngineName }
  | { kind: 'engineData'; engine: EngineName; data: unknown }
  | { kind: 'engineStop'; engine: EngineName }
  | { kind: 'closed' }

export type KeychainRequest =
  | { method: 'available' }
  | { method: 'get'; workspaceId: string }
  | { method: 'set'; workspaceId: string; secret: string }
  | { method: 'remove'; workspaceId: string }

/** The core process's side of its line to the host, whichever kind of process it is. */
export interface Control {
  post(message: CoreMessage): void
  /** `port` is the screen's line where the message is `connectPort`. */
  onMessage(listener: (message: HostMessage, port?: Connection) => void): void
  /** The host is gone: nobody can be answered any more. */
  onHostGone(listener: () => void): void
  exit(code: number): void
}

/**
 * The line to a model or trainer process. The host starts that process at `open` and ends it at `close`, because only a
 * host can start a process in Electron. `onExit` tells of an end that nobody asked for.
 */
export interface ModelLine {
  open(): void
  postMessage(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
  onExit(listener: (exitCode: number | null) => void): void
  close(): void
}

/** What the core offers to its process. */
export interface HostedCore {
  /** `wallRoom`: the line is a wall's, which may read that room only. */
  connect(connection: Connection, wallRoom?: string | null): void
  close(): Promise<void>
}

/** Makes the core from what its process has: `createCore` with its language model and trainer wired to their lines. */
export type MakeCore = (parts: {
  start: CoreStart
  keychain: Keychain
  model: ModelLine
  comparison: ModelLine
  trainer: ModelLine
  now: () => number
}) => Promise<HostedCore>

/** A connection whose messages wait until the core listens, so that none is lost while it starts. */
function createLine(send: (data: LineData) => void) {
  const waiting: LineData[] = []
  let listener: ((data: LineData) => void) | undefined
  const closeListeners: (() => void)[] = []
  const connection: Connection = {
    send,
    onMessage(next) {
      listener = next
      for (const data of waiting.splice(0)) next(data)
    },
    onClose(next) {
      closeListeners.push(next)
    },
  }
  return {
    connection,
    deliver(data: LineData) {
      if (listener) listener(data)
      else waiting.push(data)
    },
    close() {
      for (const next of closeListeners) next()
    },
  }
}

function createRemoteKeychain(post: (message: CoreMessage) => void) {
  let last = 0
  type Answer = Extract<HostMessage, { kind: 'keychainAnswer' }>['answer']
  const waiting = new Map<number, (answer: Answer) => void>()
  const ask = async (request: KeychainRequest) => {
    last += 1
    const call = last
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(call, resolve)
      post({ kind: 'keychainCall', call, request })
    })
    if ('failed' in answer) throw new Error(`keychain: ${answer.failed}`)
    return answer.value
  }
  const keychain: Keychain = {
    available: async () => (await ask({ method: 'available' })) === true,
    get: async (workspaceId) => {
      const value = await ask({ method: 'get', workspaceId })
      return typeof value === 'string' ? value : null
    },
    set: async (workspaceId, secret) => {
      await ask({ method: 'set', workspaceId, secret })
    },
    remove: async (workspaceId) => {
      await ask({ method: 'remove', workspaceId })
    },
  }
  return {
    keychain,
    answer(call: number, answer: Answer) {
      waiting.get(call)?.(answer)
      waiting.delete(call)
    },
  }
}

function createEngineLine(engine: EngineName, post: (message: CoreMessage) => void) {
  const messageListeners: ((data: unknown) => void)[] = []
  const exitListeners: ((exitCode: number | null) => void)[] = []
  const line: ModelLine = {
    open: () => post({ kind: 'engineStart', engine }),
    postMessage: (data) => post({ kind: 'engineData', engine, data }),
    onMessage: (listener) => void messageListeners.push(listener),
    onExit: (listener) => void exitListeners.push(listener),
    close: () => post({ kind: 'engineStop', engine }),
  }
  return {
    line,
    deliver(data: unknown) {
      for (const listener of messageListeners) listener(data)
    },
    exited(exitCode: number | null) {
      for (const listener of exitListeners) listener(exitCode)
    },
  }
}

/** Words what stopped the start as data: a refusal keeps its code, anything else is a bug and is logged whole. */
function failureOf(error: unknown): StartFailure {
  if (error instanceof AppError) return { code: error.code, details: error.details }
  console.error(error)
  return { code: 'internal', details: {} }
}

/**
 * Runs the core as a process of its own, the same in both hosts: waits for `start`, serves each connection, and
 * ends with the workspace closed when told to, or when the host is gone.
 */
export function startCoreProcess(control: Control, makeCore: MakeCore): void {
  const lines = new Map<number, ReturnType<typeof createLine>>()
  const remoteKeychain = createRemoteKeychain(control.post)
  const engines = {
    model: createEngineLine('model', control.post),
    comparison: createEngineLine('comparison', control.post),
    trainer: createEngineLine('trainer', control.post),
  }
  let core: Promise<HostedCore | null> = Promise.resolve(null)
  let ending = false

  const start = async (coreStart: CoreStart): Promise<HostedCore | null> => {
    try {
      const made = await makeCore({
        start: coreStart,
        keychain: remoteKeychain.keychain,
        model: engines.model.line,
        comparison: engines.comparison.line,
        trainer: engines.trainer.line,
        now: Date.now,
      })
      control.post({ kind: 'ready' })
      return made
    } catch (error) {
      control.post({ kind: 'failed', failure: failureOf(error) })
      return null
    }
  }

  const end = async () => {
    if (ending) return
    ending = true
    for (const line of lines.values()) line.close()
    lines.clear()
    await (await core)?.close()
  }

  const connect = async (connection: Connection, wallRoom: string | null) =>
    (await core)?.connect(connection, wallRoom)

  control.onMessage((message, port) => {
    switch (message.kind) {
      case 'start':
        core = start(message.start)
        break
      case 'connect': {
        const { connection, wallRoom } = message
        const line = createLine((data) => control.post({ kind: 'data', connection, data }))
        lines.set(connection, line)
        void connect(line.connection, wallRoom)
        break
      }
      case 'connectPort':
        if (port) void connect(port, null)
        break
      case 'data':
        lines.get(message.connection)?.deliver(message.data)
        break
      case 'disconnect':
        lines.get(message.connection)?.close()
        lines.delete(message.connection)
        break
      case 'keychainAnswer':
        remoteKeychain.answer(message.call, message.answer)
        break
      case 'engineData':
        engines[message.engine].deliver(message.data)
        break
      case 'engineExit':
        engines[message.engine].exited(message.exitCode)
        break
      case 'close':
        void end().then(
          () => control.post({ kind: 'closed' }),
          (error: unknown) => {
            console.error(error)
            control.exit(1)
          },
        )
        break
    }
  })

  control.onHostGone(() => {
    void end().then(
      () => control.exit(0),
      (error: unknown) => {
        console.error(error)
        control.exit(1)
      },
    )
  })
}
