import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createPrivateFiles } from './privateFiles.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-private-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('lays a file that nobody else can read, and takes it away whole', () => {
  const { path, remove } = createPrivateFiles(directory).lay(Buffer.from('learned'))
  expect(readFileSync(path, 'utf8')).toBe('learned')
  if (process.platform !== 'win32') {
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(statSync(join(path, '..')).mode & 0o077).toBe(0)
  }
  remove()
  expect(readdirSync(directory)).toEqual([])
})

it('removes what a process that is gone has left, and nothing of one that runs', () => {
  // No system gives out a number as high as this.
  mkdirSync(join(directory, 'sandtable-open-2147483646-abc'))
  mkdirSync(join(directory, `sandtable-open-${process.pid}-abc`))
  mkdirSync(join(directory, 'of-somebody-else'))
  createPrivateFiles(directory)
  expect(existsSync(join(directory, 'sandtable-open-2147483646-abc'))).toBe(false)
  expect(readdirSync(directory).sort()).toEqual(['of-somebody-else', `sandtable-open-${process.pid}-abc`])
})
