import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedModelName } from '../../shared/contract/models.ts'
import type { LlmState } from '../llm/index.ts'
import { listLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { openOffice } from '../testOffice.ts'
import { keepShipped, unchosenShipped } from './shippedModel.ts'
import { readWorkspaceSettings, settleModel, writeWorkspaceSettings } from './workspaceSettings.ts'

const folder = mkdtempSync(join(tmpdir(), 'sandtable-shipped-'))
const shipped = join(folder, `${shippedModelName}.gguf`)
writeFileSync(shipped, '')
writeFileSync(join(folder, 'another of the firm.gguf'), '')

const loaded = { state: 'ready', name: shippedModelName, sha256: 'a5', isAsStated: true } as LlmState
const refused = { state: 'failed', name: shippedModelName, code: 'model.checksum' } as unknown as LlmState

const changes = ({ db }: Session) =>
  listLog(db, { limit: 50 }).flatMap(({ kind, body }) => (kind === 'modelChanged' ? [body] : []))

describe('the model that ships', () => {
  it('serves a workspace for which nobody has chosen, and the log says since when', async () => {
    const { session } = openOffice()
    expect(await unchosenShipped(session, folder)).toBe(shipped)
    keepShipped(session, shipped, loaded)
    expect(readWorkspaceSettings(session.db).modelPath).toBe(shipped)
    expect(changes(session)).toEqual([
      { purpose: 'words', from: null, to: `${shippedModelName} a5`, grounds: { change: 'shippedModel' } },
    ])
    expect(await unchosenShipped(session, folder)).toBeNull()
  })

  it('is tried again at the next opening where it would not load, and nothing is said to be chosen', async () => {
    const { session } = openOffice()
    keepShipped(session, shipped, refused)
    expect(readWorkspaceSettings(session.db).modelPath).toBeNull()
    expect(changes(session)).toEqual([])
    expect(await unchosenShipped(session, folder)).toBe(shipped)
  })

  it('stays away where somebody chose another, a server, or to do without', async () => {
    const another = openOffice().session
    writeWorkspaceSettings(another.db, another.stamp(), {
      modelPath: join(folder, 'another of the firm.gguf'),
    })
    const served = openOffice().session
    const modelServer = { url: 'http://10.0.0.8:8080', model: 'qwen' }
    writeWorkspaceSettings(served.db, served.stamp(), { modelServer })
    writeWorkspaceSettings(served.db, served.stamp(), { modelServer: null })
    const without = openOffice().session
    settleModel(without.db, without.now())
    for (const session of [another, served, without])
      expect(await unchosenShipped(session, folder)).toBeNull()
  })

  it('is not looked for where the program came without one', async () => {
    const { session } = openOffice()
    expect(await unchosenShipped(session, mkdtempSync(join(tmpdir(), 'sandtable-bare-')))).toBeNull()
  })
})
