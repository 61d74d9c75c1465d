import { describe, expect, it } from 'vitest'
import { isAlikeNamed } from './alikeNamed.ts'

describe('names of one product', () => {
  it('differ by brackets, joining words, code and spelling', () => {
    expect(isAlikeNamed('膜片密封包', '膜片及密封包')).toBe(true)
    expect(isAlikeNamed('BST复训', 'BST复训（五模块）')).toBe(true)
    expect(isAlikeNamed('Seal kit', 'Seal-Kit ST-40')).toBe(true)
  })
  it('are no more than a part in common', () => {
    expect(isAlikeNamed('BST初训', 'BST复训')).toBe(false)
    expect(isAlikeNamed('膜片', '膜片及密封包')).toBe(false)
    expect(isAlikeNamed('Kit', 'Seal kit ST-40')).toBe(false)
  })
})
