import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { runCommandLine } from '../../src/core/cli/main.ts'
import { writeRandomModel } from '../../src/gguf/testing/randomModel.ts'

// The real thing: the command line, llama.cpp in a process of its own, and a model of random weights.

const directory = mkdtempSync(join(tmpdir(), 'sandtable-captures-'))
afterAll(() => rmSync(directory, { recursive: true }))

async function sandtable(words: string[]) {
  const printed: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  try {
    const code = await runCommandLine([...words, '--json'], {})
    return { code, data: JSON.parse(printed.join('')) }
  } finally {
    spy.mockRestore()
    vi.restoreAllMocks()
  }
}

it('a model that talks nonsense proposes nothing that a message does not say', async () => {
  const path = join(directory, 'random.gguf')
  writeRandomModel(path, 5)
  const { code, data } = await sandtable(['evaluate', 'captures', '--model', path, '--every', '49'])
  expect(code).toBe(0)
  expect(data).toMatchObject({ messages: 8, verdict: 'notEnough', proposals: { quoted: 0 } })
  expect(data.gain.together.f1).toEqual({ value: 0, low: 0, high: 0 })
}, 120_000)

it('what is no model is unreadable input', async () => {
  const path = join(directory, 'other.gguf')
  writeFileSync(path, 'no model')
  for (const [file, code] of [
    [path, 'model.notGguf'],
    [join(directory, 'absent.gguf'), 'model.notFound'],
  ] as const) {
    const told = await sandtable(['evaluate', 'captures', '--model', file])
    expect([told.code, told.data.error.code]).toEqual([2, code])
  }
})
