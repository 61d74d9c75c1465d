import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { listModels } from './listModels.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-models-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('lists the GGUF files of a folder by name, and nothing of a folder that is not there', async () => {
  writeFileSync(join(directory, 'small.gguf'), 'abc')
  writeFileSync(join(directory, 'LARGE.GGUF'), 'abcdef')
  writeFileSync(join(directory, 'README.md'), 'put models here')
  mkdirSync(join(directory, 'old.gguf'))
  expect(await listModels(directory)).toEqual([
    { path: join(directory, 'LARGE.GGUF'), name: 'LARGE', sizeBytes: 6 },
    { path: join(directory, 'small.gguf'), name: 'small', sizeBytes: 3 },
  ])
  expect(await listModels(join(directory, 'none'))).toEqual([])
})
