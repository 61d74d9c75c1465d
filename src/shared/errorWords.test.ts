import { describe, expect, it } from 'vitest'
import { errorCodes } from './contract/index.ts'
import { wordRefusal } from './errorWords.ts'

describe('refusals in words', () => {
  it('words every code of the closed list in both languages, and never shows a bare code', () => {
    const bare = errorCodes.filter((code) =>
      (['zh', 'en'] as const).some((language) => {
        const said = wordRefusal(language, { code, details: {} })
        return said.trim() === '' || said.includes(code)
      }),
    )
    expect(bare).toEqual([])
  })

  it('names who holds a workspace', () => {
    expect(wordRefusal('en', { code: 'workspace.locked', details: { host: 'desk-2', pid: 4711 } })).toContain(
      'desk-2, process 4711',
    )
  })

  it('reads a code from a newer core as an internal failure', () => {
    expect(wordRefusal('zh', { code: 'something.new', details: {} })).toBe(
      wordRefusal('zh', { code: 'internal', details: {} }),
    )
  })
})
