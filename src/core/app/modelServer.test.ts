import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { listen, llamaServer } from '../../model-server/testServer.ts'
import { createModelSource, type LlmState, type ModelClient } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import { openOffice } from '../testOffice.ts'
import { chosenServer, settingsProcedures } from './settingsProcedures.ts'

const noModel: ModelClient = {
  state: () => ({ state: 'absent' }),
  complete: async () => ({ outcome: 'failed', code: 'model.absent' }),
  score: async () => ({ outcome: 'failed', code: 'model.absent' }),
  choose: async () => ({ state: 'absent' }),
  close() {},
}

function settingsOf(model: ModelClient = noModel) {
  const office = openOffice()
  const source = createModelSource(model)
  const settings = settingsProcedures(office.sessions, model, source, ['no folder'], {
    mayUse: () => false,
    choose() {},
  })
  const logged = () =>
    listLog(office.db)
      .filter(({ kind }) => kind === 'modelChanged')
      .map(({ body }) => body)
      .reverse()
  return { ...office, source, settings, logged }
}
const refused = (code: string) => ({ data: { code } })

describe('a model server inside the firm, in the settings', () => {
  it('is tried, turned on and off; both in the log, its key sealed and never shown', async () => {
    const { settings, source, session, db, logged } = settingsOf()
    const { url, asked } = await listen(llamaServer('{"said":"yes"}'))
    const name = `qwen2.5-7b @ ${new URL(url).host}`
    expect(await call(settings.tryServer, { url })).toMatchObject({ url, models: ['qwen2.5-7b', 'small'] })
    expect(source.state()).toEqual({ state: 'absent' })

    expect(await call(settings.chooseServer, { url, apiKey: 'top-secret' })).toEqual({
      state: 'server',
      name,
    })
    expect(asked.at(-1)).toMatchObject({ key: 'Bearer top-secret' })
    const kept = await call(settings.get, undefined)
    expect(kept.modelServer).toEqual({ url, model: 'qwen2.5-7b' })
    expect(chosenServer(session)?.apiKey).toBe('top-secret')
    const everything = JSON.stringify([kept, listLog(db), db.read('SELECT * FROM settings').all()])
    expect(everything).not.toContain('top-secret')

    // The same address again goes on with the key that is kept; another one does not get it.
    await call(settings.tryServer, { url })
    expect(asked.at(-1)).toMatchObject({ key: 'Bearer top-secret' })
    const other = await listen(llamaServer('{"said":"yes"}'))
    await call(settings.tryServer, { url: other.url })
    expect(other.asked.every(({ key }) => key === undefined)).toBe(true)

    await call(settings.chooseModel, { path: null })
    expect(source.state()).toEqual({ state: 'absent' })
    expect(chosenServer(session)).toBeNull()
    expect(logged()).toMatchObject([
      { purpose: 'words', from: null, to: name, grounds: { server: url } },
      { purpose: 'words', from: name, to: 'composition' },
    ])
  })

  it('that answers as it likes, is outside, or is not there, is refused and nothing changes', async () => {
    const { settings, logged } = settingsOf()
    const free = await listen(llamaServer('Yes, gladly.'))
    await expect(call(settings.chooseServer, { url: free.url })).rejects.toMatchObject(
      refused('model.schemaRefused'),
    )
    await expect(call(settings.chooseServer, { url: 'https://8.8.8.8' })).rejects.toMatchObject(
      refused('model.serverOutside'),
    )
    await expect(call(settings.tryServer, { url: 'http://127.0.0.1:9' })).rejects.toMatchObject(
      refused('model.serverUnreachable'),
    )
    expect((await call(settings.get, undefined)).modelServer).toBeNull()
    expect(logged()).toEqual([])
  })
})

describe('a model file that is refused', () => {
  /** Takes every file but one of garbage, as the model process does. */
  function playedModel(): ModelClient & { chosen: (string | null)[] } {
    let state: LlmState = { state: 'absent' }
    const chosen: (string | null)[] = []
    return {
      ...noModel,
      chosen,
      state: () => state,
      async choose(path) {
        chosen.push(path)
        if (path === null) state = { state: 'absent' }
        else if (path.includes('garbage')) state = { state: 'failed', name: 'garbage', code: 'model.notGguf' }
        else state = { state: 'ready', name: 'good', sha256: 'a'.repeat(64), sizeBytes: 1 }
        return state
      },
    }
  }
  const garbage = '/models/garbage.gguf'

  it('is told of, and the one that worked goes on serving and stays chosen', async () => {
    const model = playedModel()
    const { settings, logged } = settingsOf(model)
    await call(settings.chooseModel, { path: '/models/good.gguf' })
    expect(await call(settings.chooseModel, { path: garbage })).toMatchObject({ code: 'model.notGguf' })
    expect(model.chosen).toEqual(['/models/good.gguf', garbage, '/models/good.gguf'])
    expect(model.state()).toMatchObject({ state: 'ready', name: 'good' })
    expect((await call(settings.get, undefined)).modelPath).toBe('/models/good.gguf')
    expect(logged()).toHaveLength(1)
  })

  it('is told of and tried no further where none worked, and where the same file was the one', async () => {
    const model = playedModel()
    const { settings } = settingsOf(model)
    expect(await call(settings.chooseModel, { path: garbage })).toMatchObject({ state: 'failed' })
    expect(await call(settings.chooseModel, { path: garbage })).toMatchObject({ state: 'failed' })
    expect(model.chosen).toEqual([garbage, garbage])
    expect(model.state()).toMatchObject({ state: 'failed' })
  })

  it('leaves a server that serves as it was', async () => {
    const model = playedModel()
    const { settings, source } = settingsOf(model)
    const { url } = await listen(llamaServer('{"said":"yes"}'))
    await call(settings.chooseServer, { url, apiKey: null })
    await call(settings.chooseModel, { path: garbage })
    expect(source.state()).toMatchObject({ state: 'server' })
    expect(model.state()).toEqual({ state: 'absent' })
  })
})
