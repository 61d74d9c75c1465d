import { describe, expect, it } from 'vitest'
import { createNamesInUse } from './namesInUse.ts'

describe('which of many names a record has', () => {
  const names = { who: ['author', 'writer', 'by'], said: ['words', 'speech'] }

  it('are told in the order of the role, whatever the order of the record', () => {
    const namesIn = createNamesInUse(names)
    expect(namesIn({ by: 'x', speech: 'y', author: 'z' })).toEqual({
      who: ['author', 'by'],
      said: ['speech'],
    })
    expect(namesIn({ page: 1 })).toEqual({ who: [], said: [] })
  })

  it('are the own ones of each record, though records of many kinds come by turns', () => {
    const namesIn = createNamesInUse(names)
    const kinds = [{ by: '' }, { by: '', words: '' }, { words: '', by: '' }, { writer: '' }, {}]
    for (const record of [...kinds, ...kinds.toReversed()])
      expect(namesIn(record).who).toEqual(names.who.filter((name) => name in record))
  })

  it('are found in records that are all different as well', () => {
    const namesIn = createNamesInUse(names)
    for (let at = 0; at < 5000; at++) expect(namesIn({ [`field${at}`]: at, by: 'x' }).who).toEqual(['by'])
  })
})
