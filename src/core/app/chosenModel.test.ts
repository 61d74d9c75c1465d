import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openOffice } from '../testOffice.ts'
import { chosenModelPath } from './settingsProcedures.ts'
import { writeWorkspaceSettings } from './workspaceSettings.ts'

describe('the model that a team chose', () => {
  const { session } = openOffice()
  const choose = (modelPath: string | null) =>
    writeWorkspaceSettings(session.db, session.stamp(), { modelPath })
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-models-'))
  const shipped = join(folder, 'sandtable-small.gguf')
  writeFileSync(shipped, '')

  it('is found again where the program lies now, if it shipped with it', () => {
    choose('/opt/earlier version/models/sandtable-small.gguf')
    expect(chosenModelPath(session, folder)).toBe(shipped)
    choose('C:\\Program Files\\Sandtable\\models\\sandtable-small.gguf')
    expect(chosenModelPath(session, folder)).toBe(shipped)
  })

  it('stays what it was where nothing of its name ships: that it is gone is told, and nothing else taken', () => {
    choose('/media/stick/our own.gguf')
    expect(chosenModelPath(session, folder)).toBe('/media/stick/our own.gguf')
    choose(null)
    expect(chosenModelPath(session, folder)).toBeNull()
  })
})
