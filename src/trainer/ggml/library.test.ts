import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkRelease, EngineUnavailable, loadGgml, pinnedRelease } from './library.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-ggml-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('takes the ggml that node-llama-cpp ships, which is of the pinned release', async () => {
  const { directory: found } = await loadGgml()
  expect(() => checkRelease(found)).not.toThrow()
})

it('refuses a ggml of any other release before a function of it is called', () => {
  const write = (content: object) =>
    writeFileSync(join(directory, '_nlcBuildMetadata.json'), JSON.stringify(content))
  write({ buildOptions: { llamaCpp: { release: `${pinnedRelease}.1` } } })
  expect(() => checkRelease(directory)).toThrow(EngineUnavailable)
  write({})
  expect(() => checkRelease(directory)).toThrow(EngineUnavailable)
})
