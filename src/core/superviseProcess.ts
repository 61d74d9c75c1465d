import type { CoreStart, Keychain } from '../shared/connection.ts'
import type {
  CoreMessage,
  EngineName,
  HostMessage,
  KeychainRequest,
  LineData,
  StartFailure,
} from './process.ts'

/** A running child process as its host sees it. `Port` is what this kind of process can be handed, if anything. */
export interface Child<In, Out, Port = never> {
  /** Settles when the channel has taken the message, so that a fast sender can be held back. */
  post(message: Out, ports?: readonly Port[]): Promise<void>
  onMessage(listener: (message: In) => void): void
  onExit(listener: (exitCode: number | null) => void): void
  kill(): void
}

export type CoreChild<Port = never> = Child<CoreMessage, HostMessage, Port>
export type EngineChild = Child<unknown, unknown>

/** One screen's line as the host sees it. */
export interface ScreenLine {
  /** Gives the screen what the core says. */
  deliver(data: LineData): void
  /** The core is gone; the screen must ask for a new line. */
  lost(): void
}

export interface SuperviseOptions<Port> {
  start: CoreStart
  keychain: Keychain
  startCore: () => CoreChild<Port>
  /** Which process runs the model, and which the trainer, is one line of a host's wiring each. */
  startEngine: Readonly<Record<EngineName, () => EngineChild>>
  now: () => number
  /** Waits before a restart; injected so that tests need no real time. */
  wait: (milliseconds: number) => Promise<void>
  onState: (state: CoreState) => void
}

export type CoreState =
  | { state: 'starting' }
  | { state: 'ready' }
  /** The core refused to start; it isn't tried again. */
  | { state: 'refused'; failure: StartFailure }
  /** The core ended unasked; `givenUp` after too many ends in a short time. */
  | { state: 'crashed'; exitCode: number | null; givenUp: boolean }
  | { state: 'closed' }

export interface SupervisedCore<Port> {
  /** Whether there is a core to connect to; one that still starts counts. */
  isUp(): boolean
  /** Opens a line; messages sent before the core is ready wait for it. Null while there is no core. `wallRoom`: it may read that room only. */
  connect(
    screen: ScreenLine,
    wallRoom?: string | null,
  ): { send(data: LineData): Promise<void>; close(): void } | null
  /** Hands a screen's port over; false while there is no core. */
  connectPort(port: Port): boolean
  /** Closes the workspace and ends all processes; forces the end after `graceMs`. */
  close(graceMs: number): Promise<void>
}

const crashesAllowed = 4
const crashWindowMs = 60_000
const restartDelayMs = 200

async function answerKeychain(
  keychain: Keychain,
  request: KeychainRequest,
): Promise<string | boolean | null> {
  switch (request.method) {
    case 'available':
      return keychain.available()
    case 'get':
      return keychain.get(request.workspaceId)
    case 'set':
      await keychain.set(request.workspaceId, request.secret)
      return null
    case 'remove':
      await keychain.remove(request.workspaceId)
      return null
  }
}

/**
 * Keeps a core process alive for a host: starts it, starts model and trainer when the core asks, answers for the
 * keychain, and starts the core again after a crash (at most 4 times a minute). Screens lose their lines at a
 * crash, so that none waits for an answer that can't come.
 */
export function superviseCore<Port = never>(options: SuperviseOptions<Port>): SupervisedCore<Port> {
  let child: CoreChild<Port> | null = null
  const engines = new Map<EngineName, EngineChild>()
  let closing = false
  let lastConnection = 0
  let crashes: number[] = []
  let onClosed: () => void = () => {}
  const screens = new Map<number, ScreenLine>()

  const stop = (engine: EngineName) => {
    const running = engines.get(engine)
    engines.delete(engine)
    running?.kill()
  }

  const run = (engine: EngineName, core: CoreChild<Port>) => {
    stop(engine)
    const started = options.startEngine[engine]()
    engines.set(engine, started)
    started.onMessage((data) => void core.post({ kind: 'engineData', engine, data }))
    started.onExit((exitCode) => {
      if (engines.get(engine) !== started) return
      engines.delete(engine)
      void core.post({ kind: 'engineExit', engine, exitCode })
    })
  }

  const receive = (core: CoreChild<Port>, message: CoreMessage) => {
    switch (message.kind) {
      case 'ready':
        options.onState({ state: 'ready' })
        break
      case 'failed':
        options.onState({ state: 'refused', failure: message.failure })
        break
      case 'data':
        screens.get(message.connection)?.deliver(message.data)
        break
      case 'keychainCall':
        answerKeychain(options.keychain, message.request).then(
          (value) => void core.post({ kind: 'keychainAnswer', call: message.call, answer: { value } }),
          (error: unknown) =>
            void core.post({ kind: 'keychainAnswer', call: message.call, answer: { failed: String(error) } }),
        )
        break
      case 'engineStart':
        run(message.engine, core)
        break
      case 'engineData':
        void engines.get(message.engine)?.post(message.data)
        break
      case 'engineStop':
        stop(message.engine)
        break
      case 'closed':
        core.kill()
        break
    }
  }

  const exited = async (exitCode: number | null) => {
    child = null
    for (const engine of [...engines.keys()]) stop(engine)
    for (const screen of screens.values()) screen.lost()
    screens.clear()
    if (closing) {
      options.onState({ state: 'closed' })
      onClosed()
      return
    }
    const now = options.now()
    crashes = [...crashes.filter((at) => now - at < crashWindowMs), now]
    const givenUp = crashes.length > crashesAllowed
    options.onState({ state: 'crashed', exitCode, givenUp })
    if (givenUp) return
    await options.wait(restartDelayMs)
    if (!closing) begin()
  }

  const begin = () => {
    options.onState({ state: 'starting' })
    const started = options.startCore()
    child = started
    started.onMessage((message) => receive(started, message))
    started.onExit((exitCode) => void exited(exitCode))
    void started.post({ kind: 'start', start: options.start })
  }

  begin()

  const isUp = () => child !== null && !closing

  return {
    isUp,
    connect(screen, wallRoom = null) {
      const core = child
      if (!core || closing) return null
      lastConnection += 1
      const connection = lastConnection
      screens.set(connection, screen)
      void core.post({ kind: 'connect', connection, wallRoom })
      return {
        send: (data) => core.post({ kind: 'data', connection, data }),
        close() {
          if (screens.delete(connection) && child === core) void core.post({ kind: 'disconnect', connection })
        },
      }
    },
    connectPort(port) {
      if (!child || closing) return false
      void child.post({ kind: 'connectPort' }, [port])
      return true
    },
    async close(graceMs) {
      closing = true
      const running = child
      if (!running) return
      const ended = new Promise<void>((resolve) => {
        onClosed = resolve
      })
      void running.post({ kind: 'close' })
      const timer = setTimeout(() => running.kill(), graceMs)
      await ended
      clearTimeout(timer)
    },
  }
}
