import { describe, expect, it } from 'vitest'
import { firstLineOf, lineOfSpan, namedSource } from './evidenceLine.ts'

const text = '对方：顾海涛\n- 要8台，载重1.4吨\n- 担心地坪'
const at = (words: string) => text.indexOf(words)

describe('the line on which words stand', () => {
  it('is counted from where a note begins in its file', () => {
    const note = { kind: 'note', locator: { line: 6 }, text }
    expect([at('顾海涛'), at('要8台'), at('担心')].map((start) => lineOfSpan(note, start))).toEqual([6, 7, 8])
  })

  it('is counted from where the text of a message begins, and not from the line with its sender', () => {
    const message = { kind: 'message', locator: { line: 20, textLine: 21 }, text }
    expect(lineOfSpan(message, at('担心'))).toBe(23)
  })

  it('is that of the whole where the source has no such lines: a row, a page, a mail in base64', () => {
    expect(lineOfSpan({ kind: 'row', locator: { line: 4 }, text }, at('担心'))).toBe(4)
    expect(lineOfSpan({ kind: 'note', locator: { line: 2, page: 2 }, text }, at('担心'))).toBe(2)
    expect(firstLineOf({ kind: 'message', locator: { line: 1 } })).toBeNull()
  })
})

it('a source is named with the file inside it whose lines are counted', () => {
  expect(namedSource('slack.zip', 'acme/2026-03-01.json')).toBe('slack.zip › acme/2026-03-01.json')
  expect(namedSource('notes.md', undefined)).toBe('notes.md')
})
