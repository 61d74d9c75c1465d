import { expect, test } from 'vitest'
import type { Keychain } from '../shared/connection.ts'
import type { CoreMessage, HostMessage, LineData } from './process.ts'
import { type CoreState, superviseCore } from './superviseProcess.ts'

/** A child that the test plays. */
function createChild<In, Out>() {
  const posted: Out[] = []
  let message: (data: In) => void = () => {}
  let exit: (code: number | null) => void = () => {}
  let killed = false
  return {
    posted,
    say: (data: In) => message(data),
    end: (code: number | null) => exit(code),
    wasKilled: () => killed,
    async post(data: Out) {
      posted.push(data)
    },
    onMessage(listener: typeof message) {
      message = listener
    },
    onExit(listener: typeof exit) {
      exit = listener
    },
    kill() {
      killed = true
      exit(null)
    },
  }
}

const keychain: Keychain = {
  available: async () => true,
  get: async () => {
    throw new Error('the keyring is locked')
  },
  set: async () => {},
  remove: async () => {},
}

function createStage() {
  const cores: ReturnType<typeof createChild<CoreMessage, HostMessage>>[] = []
  const models: ReturnType<typeof createChild<unknown, unknown>>[] = []
  const trainers: ReturnType<typeof createChild<unknown, unknown>>[] = []
  const states: CoreState[] = []
  let now = 0
  const core = superviseCore({
    start: { homeDirectory: 'home', modelsDirectory: 'models', open: null },
    keychain,
    startCore() {
      cores.push(createChild())
      return cores.at(-1)!
    },
    startEngine: {
      model() {
        models.push(createChild())
        return models.at(-1)!
      },
      comparison: () => createChild(),
      trainer() {
        trainers.push(createChild())
        return trainers.at(-1)!
      },
    },
    now: () => now,
    wait: async () => {},
    onState: (state) => states.push(state),
  })
  return { core, cores, models, trainers, states, pass: (milliseconds: number) => (now += milliseconds) }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

test('a crash costs every screen its line, and the core starts again with the same start', async () => {
  const { core, cores, states } = createStage()
  const heard: (LineData | 'lost')[] = []
  const line = core.connect({ deliver: (data) => heard.push(data), lost: () => heard.push('lost') })
  cores[0]!.say({ kind: 'data', connection: 1, data: 'hello' })
  cores[0]!.end(139)
  await settled()
  expect(heard).toEqual(['hello', 'lost'])
  expect(cores).toHaveLength(2)
  expect(cores[1]!.posted).toEqual([cores[0]!.posted[0]])
  expect(states.map(({ state }) => state)).toEqual(['starting', 'crashed', 'starting'])
  line?.close()
  expect(cores[1]!.posted).toHaveLength(1)
})

test('a core that keeps crashing is given up; crashes long ago don’t count', async () => {
  const { cores, states, core, pass } = createStage()
  for (let crash = 0; crash < 4; crash += 1) {
    cores.at(-1)!.end(1)
    await settled()
  }
  expect(cores).toHaveLength(5)
  pass(61_000)
  cores.at(-1)!.end(1)
  await settled()
  expect(cores).toHaveLength(6)
  for (let crash = 0; crash < 4; crash += 1) {
    cores.at(-1)!.end(1)
    await settled()
  }
  expect(states.at(-1)).toEqual({ state: 'crashed', exitCode: 1, givenUp: true })
  expect(core.connect({ deliver: () => {}, lost: () => {} })).toBeNull()
})

test('the model process lives from the core’s wish to the core’s wish, or to its own end', async () => {
  const { cores, models } = createStage()
  cores[0]!.say({ kind: 'engineStart', engine: 'model' })
  cores[0]!.say({ kind: 'engineData', engine: 'model', data: 'prompt' })
  models[0]!.say('answer')
  expect([models[0]!.posted, cores[0]!.posted.at(-1)]).toEqual([
    ['prompt'],
    { kind: 'engineData', engine: 'model', data: 'answer' },
  ])
  models[0]!.end(139)
  expect(cores[0]!.posted.at(-1)).toEqual({ kind: 'engineExit', engine: 'model', exitCode: 139 })

  cores[0]!.say({ kind: 'engineStart', engine: 'model' })
  const before = cores[0]!.posted.length
  cores[0]!.say({ kind: 'engineStop', engine: 'model' })
  expect(models[1]!.wasKilled()).toBe(true)
  expect(cores[0]!.posted, 'an end that was asked for is no news').toHaveLength(before)
})

test('neither model nor trainer outlives its core, and neither hears what is said to the other', async () => {
  const { cores, models, trainers } = createStage()
  cores[0]!.say({ kind: 'engineStart', engine: 'model' })
  cores[0]!.say({ kind: 'engineStart', engine: 'trainer' })
  cores[0]!.say({ kind: 'engineData', engine: 'trainer', data: 'job' })
  expect([models[0]!.posted, trainers[0]!.posted]).toEqual([[], ['job']])
  cores[0]!.end(1)
  expect([models[0]!.wasKilled(), trainers[0]!.wasKilled()]).toEqual([true, true])
})

test('the keychain is answered for, and its failure is an answer', async () => {
  const { cores } = createStage()
  cores[0]!.say({ kind: 'keychainCall', call: 1, request: { method: 'available' } })
  cores[0]!.say({ kind: 'keychainCall', call: 2, request: { method: 'get', workspaceId: 'one' } })
  await settled()
  expect(cores[0]!.posted.slice(1)).toEqual([
    { kind: 'keychainAnswer', call: 1, answer: { value: true } },
    { kind: 'keychainAnswer', call: 2, answer: { failed: 'Error: the keyring is locked' } },
  ])
})

test('closing asks first, then ends the process, and starts nothing again', async () => {
  const { core, cores, states } = createStage()
  const closed = core.close(10_000)
  expect(cores[0]!.posted.at(-1)).toEqual({ kind: 'close' })
  expect(cores[0]!.wasKilled()).toBe(false)
  cores[0]!.say({ kind: 'closed' })
  await closed
  expect(cores).toHaveLength(1)
  expect(states.at(-1)).toEqual({ state: 'closed' })
})

test('a core that doesn’t close in time is ended', async () => {
  const { core, cores } = createStage()
  await core.close(1)
  expect(cores[0]!.wasKilled()).toBe(true)
})
