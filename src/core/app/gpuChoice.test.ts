import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { createModelSource, type LlmState, type ModelClient } from '../llm/index.ts'
import { openOffice } from '../testOffice.ts'
import { keptGpuChoice } from './gpuChoice.ts'
import { settingsProcedures } from './settingsProcedures.ts'
import { writeWorkspaceSettings } from './workspaceSettings.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'sandtable-gpu-')), 'home', 'graphicsCard.json')

describe('whether a graphics card may compute', () => {
  it('is yes until somebody says no, and stays what was said on this device', () => {
    const file = newFile()
    expect(keptGpuChoice(file).mayUse()).toBe(true)
    keptGpuChoice(file).choose(false)
    expect(keptGpuChoice(file).mayUse()).toBe(false)
    writeFileSync(file, 'nonsense')
    expect(keptGpuChoice(file).mayUse()).toBe(true)
  })

  it('is told and switched in the settings, and the model loaded anew where that changes something', async () => {
    const { session, sessions } = openOffice()
    writeWorkspaceSettings(session.db, session.stamp(), { modelPath: '/models/ours.gguf' })
    const ready: LlmState = { state: 'ready', name: 'ours', sha256: 'a', sizeBytes: 1 }
    const loads: (string | null)[] = []
    const model: Pick<ModelClient, 'state' | 'choose'> = {
      state: () => ready,
      choose: async (path) => {
        loads.push(path)
        return ready
      },
    }
    const client = model as ModelClient
    const gpu = keptGpuChoice(newFile())
    const settings = settingsProcedures(sessions, client, createModelSource(client), [], gpu)

    expect(await call(settings.model, undefined)).toMatchObject({ mayUseGpu: true })
    expect(await call(settings.setMayUseGpu, { mayUseGpu: false })).toEqual(ready)
    expect(await call(settings.model, undefined)).toMatchObject({ mayUseGpu: false })
    await call(settings.setMayUseGpu, { mayUseGpu: false })
    expect(loads).toEqual(['/models/ours.gguf'])
  })
})
