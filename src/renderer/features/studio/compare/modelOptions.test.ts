import { describe, expect, it } from 'vitest'
import { adapterKey, choiceOf, choicesOf, emptySlot, fileKey, noModel, otherFile } from './modelOptions.ts'

const slot = (key: string, path = '') => ({ key, path })

describe('what is chosen to compare', () => {
  it('is a file by its path, whatever stands in it, an adapter, or the server', () => {
    expect(choiceOf(slot(fileKey('C:\\models\\a.gguf')))).toEqual({
      kind: 'file',
      path: 'C:\\models\\a.gguf',
    })
    expect(choiceOf(slot(adapterKey('adp_1')))).toEqual({ kind: 'adapter', adapterId: 'adp_1' })
    expect(choiceOf(slot('server'))).toEqual({ kind: 'server' })
    expect(choiceOf(slot(otherFile, ' /m/b.gguf '))).toEqual({ kind: 'file', path: '/m/b.gguf' })
  })
  it('needs two, and takes a third', () => {
    const [one, two] = [slot(fileKey('/a.gguf')), slot(fileKey('/b.gguf'))]
    expect(choicesOf([one, emptySlot, emptySlot])).toBeNull()
    expect(choicesOf([one, two, emptySlot])).toHaveLength(2)
    expect(choicesOf([one, two, slot(noModel)])).toHaveLength(2)
    expect(choicesOf([one, two, slot('server')])).toHaveLength(3)
  })
  it('waits for a path that was asked for', () => {
    const [one, two] = [slot(fileKey('/a.gguf')), slot(fileKey('/b.gguf'))]
    expect(choicesOf([one, slot(otherFile), emptySlot])).toBeNull()
    expect(choicesOf([one, two, slot(otherFile)])).toBeNull()
  })
})
