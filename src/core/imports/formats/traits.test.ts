import { describe, expect, it } from 'vitest'
import { fuzzTargets, wholeTarget } from './fuzz/targets.ts'
import { previewImport } from './preview.ts'
import { formatReaders, readOptions } from './registry.ts'
import { bytesSource } from './source.ts'
import { readerOf, sqlOfFormats, traitsOf } from './traits.ts'

const options = readOptions({
  zone: 'UTC',
  now: Date.UTC(2026, 5, 1),
  isKnownPerson: (name) => name === '我',
})

describe('what a format states of itself', () => {
  it('is found by the name under which sources keep it, and of no other', () => {
    for (const reader of formatReaders) expect(readerOf(reader.format)).toBe(reader)
    expect([traitsOf('of a newer version'), traitsOf(null)]).toEqual([null, null])
  })

  it('becomes the list of a query', () => {
    expect(sqlOfFormats(({ isPile }) => isPile === true)).toBe("'pastedMails'")
    expect(sqlOfFormats(({ family }) => family === 'calendar')).toBe("'icalendar'")
  })

  it.each(fuzzTargets.map((target) => [target[0], target] as const))('holds of %s', async (name, target) => {
    const { format, items, tables } = await previewImport(bytesSource(name, wholeTarget(target)), options)
    if (items.length === 0) return
    const { family, parts } = traitsOf(format)!
    const types = new Set(items.map((item) => (item.kind === 'message' ? item.messageType : item.kind)))
    if (family === 'mail') expect([...types].filter((type) => type !== 'note')).toEqual(['email'])
    if (family === 'recording') expect([...types]).toEqual(['transcript'])
    if (family === 'calendar') expect([...types]).toEqual(['row'])
    if (family !== 'mail') expect(types).not.toContain('email')
    if (family === 'chat') expect(types).not.toContain('row')
    if (parts === 'one') {
      expect(items.filter(({ at }) => 'sheet' in at && at.sheet !== undefined)).toEqual([])
      expect(tables.filter(({ sheet }) => sheet !== undefined)).toEqual([])
    }
  })
})
