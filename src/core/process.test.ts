import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Connection } from '../shared/connection.ts'
import { AppError } from '../shared/errors.ts'
import {
  type CoreMessage,
  type HostedCore,
  type HostMessage,
  type LineData,
  type MakeCore,
  startCoreProcess,
} from './process.ts'

const start: HostMessage = {
  kind: 'start',
  start: { homeDirectory: 'home', modelsDirectory: 'models', open: null },
}
type Parts = Parameters<MakeCore>[0]

/** The host's side, played by the test. */
function createHost() {
  const said: CoreMessage[] = []
  const exits: number[] = []
  let listener: (message: HostMessage, port?: Connection) => void = () => {}
  let gone: () => void = () => {}
  return {
    said,
    exits,
    tell: (message: HostMessage, port?: Connection) => listener(message, port),
    leave: () => gone(),
    control: {
      post: (message: CoreMessage) => void said.push(message),
      onMessage(next: typeof listener) {
        listener = next
      },
      onHostGone(next: () => void) {
        gone = next
      },
      exit: (code: number) => void exits.push(code),
    },
  }
}

/** A core that answers every message with the same, and remembers how it ended. */
function createEcho() {
  const connections: Connection[] = []
  const ended: string[] = []
  const core: HostedCore = {
    connect(connection) {
      connections.push(connection)
      connection.onMessage((data) => connection.send(data))
      connection.onClose(() => ended.push('line closed'))
    },
    async close() {
      ended.push('closed')
    },
  }
  return { core, connections, ended }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
let host: ReturnType<typeof createHost>
let echo: ReturnType<typeof createEcho>
beforeEach(() => {
  host = createHost()
  echo = createEcho()
})

describe('lines', () => {
  test('what a screen says while the core starts waits for it, in order', async () => {
    const making = Promise.withResolvers<HostedCore>()
    startCoreProcess(host.control, () => making.promise)
    host.tell(start)
    host.tell({ kind: 'connect', connection: 1, wallRoom: null })
    host.tell({ kind: 'data', connection: 1, data: 'first' })
    host.tell({ kind: 'data', connection: 1, data: new Uint8Array([1, 2]) })
    await settled()
    expect(host.said).toEqual([])
    making.resolve(echo.core)
    await settled()
    expect(host.said).toEqual([
      { kind: 'ready' },
      { kind: 'data', connection: 1, data: 'first' },
      { kind: 'data', connection: 1, data: new Uint8Array([1, 2]) },
    ])
  })

  test('each screen has its own line, and a closed one is told and hears nothing more', async () => {
    startCoreProcess(host.control, async () => echo.core)
    host.tell(start)
    host.tell({ kind: 'connect', connection: 1, wallRoom: null })
    host.tell({ kind: 'connect', connection: 2, wallRoom: null })
    await settled()
    host.tell({ kind: 'disconnect', connection: 1 })
    host.tell({ kind: 'data', connection: 1, data: 'late' })
    host.tell({ kind: 'data', connection: 2, data: 'here' })
    expect(echo.ended).toEqual(['line closed'])
    expect(host.said).toEqual([{ kind: 'ready' }, { kind: 'data', connection: 2, data: 'here' }])
  })

  test('a port is a line as it is', async () => {
    startCoreProcess(host.control, async () => echo.core)
    const sent: LineData[] = []
    const port: Connection = {
      send: (data) => void sent.push(data),
      onMessage: (l) => l('hello'),
      onClose: () => {},
    }
    host.tell(start)
    host.tell({ kind: 'connectPort' }, port)
    await settled()
    expect(sent).toEqual(['hello'])
  })
})

describe('start and end', () => {
  test('a refusal reaches the host as code and details', async () => {
    startCoreProcess(host.control, async () => {
      throw new AppError('workspace.locked', { pid: 42 })
    })
    host.tell(start)
    await settled()
    expect(host.said).toEqual([
      { kind: 'failed', failure: { code: 'workspace.locked', details: { pid: 42 } } },
    ])
  })

  test('a bug reaches the host as internal and the log whole', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const bug = new TypeError('undefined is not a function')
    startCoreProcess(host.control, async () => {
      throw bug
    })
    host.tell(start)
    await settled()
    expect(host.said).toEqual([{ kind: 'failed', failure: { code: 'internal', details: {} } }])
    expect(logged).toHaveBeenCalledWith(bug)
    logged.mockRestore()
  })

  test('told to close, it closes lines, then the core, and says so', async () => {
    startCoreProcess(host.control, async () => echo.core)
    host.tell(start)
    host.tell({ kind: 'connect', connection: 1, wallRoom: null })
    await settled()
    host.tell({ kind: 'close' })
    await settled()
    expect(echo.ended).toEqual(['line closed', 'closed'])
    expect(host.said.at(-1)).toEqual({ kind: 'closed' })
  })

  test('when the host is gone it closes the core and exits, once', async () => {
    startCoreProcess(host.control, async () => echo.core)
    host.tell(start)
    await settled()
    host.leave()
    host.tell({ kind: 'close' })
    await settled()
    expect(echo.ended).toEqual(['closed'])
    expect(host.exits).toEqual([0])
  })
})

describe('what the host lends', () => {
  let parts: Parts
  beforeEach(async () => {
    startCoreProcess(host.control, async (given) => {
      parts = given
      return echo.core
    })
    host.tell(start)
    await settled()
    host.said.length = 0
  })

  test('each call to the keychain gets its own answer, whatever the order', async () => {
    const one = parts.keychain.get('one')
    const two = parts.keychain.get('two')
    expect(host.said).toEqual([
      { kind: 'keychainCall', call: 1, request: { method: 'get', workspaceId: 'one' } },
      { kind: 'keychainCall', call: 2, request: { method: 'get', workspaceId: 'two' } },
    ])
    host.tell({ kind: 'keychainAnswer', call: 2, answer: { value: 'secret of two' } })
    host.tell({ kind: 'keychainAnswer', call: 1, answer: { value: null } })
    expect([await one, await two]).toEqual([null, 'secret of two'])
  })

  test('a keychain that fails rejects', async () => {
    const set = parts.keychain.set('one', 'secret')
    host.tell({ kind: 'keychainAnswer', call: 1, answer: { failed: 'locked' } })
    await expect(set).rejects.toThrow('locked')
  })

  test('the model line passes words both ways and tells of an end', () => {
    const heard: unknown[] = []
    parts.model.onMessage((data) => heard.push(data))
    parts.model.onExit((code) => heard.push({ exit: code }))
    parts.model.open()
    parts.model.postMessage({ kind: 'load' })
    parts.model.close()
    host.tell({ kind: 'engineData', engine: 'model', data: { kind: 'loaded' } })
    host.tell({ kind: 'engineExit', engine: 'model', exitCode: 139 })
    expect(host.said).toEqual([
      { kind: 'engineStart', engine: 'model' },
      { kind: 'engineData', engine: 'model', data: { kind: 'load' } },
      { kind: 'engineStop', engine: 'model' },
    ])
    expect(heard).toEqual([{ kind: 'loaded' }, { exit: 139 }])
  })
})
