import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listen, llamaServer } from '../../model-server/testServer.ts'
import { writeWorkspaceSettings } from '../app/workspaceSettings.ts'
import { createModelQueue, type LlmState } from '../llm/index.ts'
import { insertAdapter } from '../studio/store.ts'
import { openOffice } from '../testOffice.ts'
import { listChoices, resolveChoice } from './choices.ts'
import { openModel } from './openModel.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandtable-choices-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'Small.gguf')
writeFileSync(path, 'a model')

const baseSha256 = 'a'.repeat(64)
const serving: LlmState = { state: 'ready', name: 'Small', sha256: baseSha256, sizeBytes: 7 }

function openTeam() {
  const office = openOffice()
  const { session, db, stamp } = office
  writeWorkspaceSettings(db, stamp(), { modelPath: path })
  const adapter = (id: string, base: string) =>
    insertAdapter(
      db,
      {
        id,
        name: `话风 ${id}`,
        baseName: 'Small',
        baseSha256: base,
        sha256: 'b'.repeat(64),
        dataSha256: 'c'.repeat(64),
        sizeBytes: 1,
        bytes: Buffer.of(1),
        settings: '{}',
        metrics: '{}',
        report: null,
        createdAt: session.now(),
        createdBy: '钱越',
      },
      [],
    )
  adapter('adp_1', baseSha256)
  adapter('adp_2', 'd'.repeat(64))
  return {
    ...office,
    resolve: (choice: Parameters<typeof resolveChoice>[1]) => resolveChoice(session, choice, serving),
  }
}

describe('what can be compared', () => {
  it('is every file that lies here, adapters of the model in use, and no server that nobody opted into', async () => {
    const { session } = openTeam()
    expect(await listChoices(session, serving, [folder, 'no folder'])).toEqual({
      files: [{ path, name: 'Small', sizeBytes: 7, inUse: true }],
      adapters: [{ id: 'adp_1', name: '话风 adp_1', baseName: 'Small' }],
      serverName: null,
    })
  })
  it('is the model in use wherever it lies, and any file by its whole path', async () => {
    const { session, resolve } = openTeam()
    const { files } = await listChoices(session, serving, ['no folder'])
    expect(files).toEqual([{ path, name: 'Small', sizeBytes: 7, inUse: true }])
    expect(resolve({ kind: 'file', path })).toMatchObject({ name: 'Small', isServing: true })
    expect(resolve({ kind: 'file', path: join(folder, 'Other.gguf') })).toMatchObject({ isServing: false })
    expect(() => resolve({ kind: 'file', path: 'Other.gguf' })).toThrow('model.notFound')
  })
  it('is an adapter by the name of its base, where that is loaded', () => {
    const { resolve } = openTeam()
    expect(resolve({ kind: 'adapter', adapterId: 'adp_1' })).toMatchObject({ name: 'Small + 话风 adp_1' })
    expect(() => resolve({ kind: 'adapter', adapterId: 'adp_2' })).toThrow('studio.otherModel')
    expect(() => resolve({ kind: 'adapter', adapterId: 'adp_3' })).toThrow('record.notFound')
  })
  it('is the firm’s own server once somebody opted in, asked behind whoever waits', async () => {
    const { session, db, stamp, resolve } = openTeam()
    expect(() => resolve({ kind: 'server' })).toThrow('model.absent')
    const { url } = await listen(llamaServer('{"said":"yes"}'))
    writeWorkspaceSettings(db, stamp(), { modelPath: null, modelServer: { url, model: 'qwen2.5-7b' } })
    const { serverName } = await listChoices(session, { state: 'absent' }, [])
    const choice = resolve({ kind: 'server' })
    expect(choice).toMatchObject({ kind: 'server', name: serverName })
    const none = {
      state: (): LlmState => ({ state: 'absent' }),
      choose: async (): Promise<LlmState> => ({ state: 'absent' }),
      complete: async () => ({ outcome: 'failed', code: 'model.absent' }) as const,
      score: async () => ({ outcome: 'failed', code: 'model.absent' }) as const,
    }
    const opened = await openModel(
      choice,
      { serving: none, beside: none, queue: createModelQueue(none, { onBusy() {}, onIdle() {} }) },
      new AbortController().signal,
    )
    if (opened.outcome === 'failed') throw new Error(opened.code)
    const answer = await opened.model.complete({
      system: '',
      prompt: 'Say yes.',
      schema: { type: 'object', properties: { said: { enum: ['yes'] } } },
      maxTokens: 8,
      temperature: 0,
      seed: 1,
    })
    expect(answer).toMatchObject({ outcome: 'done', json: { said: 'yes' }, model: { sha256: null } })
    expect(opened.taken()).toMatchObject({ answers: 1, answerTokens: 3, residentBytes: null })
  })
})
