import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { listen, llamaServer } from '../../model-server/testServer.ts'
import { createModelSource, type ModelClient } from '../llm/index.ts'
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

function settingsOf() {
  const office = openOffice()
  const source = createModelSource(noModel)
  const settings = settingsProcedures(office.sessions, noModel, source, ['no folder'])
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
