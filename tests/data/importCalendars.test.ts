import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAllItems } from './readAllItems.ts'
import { sharedData } from './readTable.ts'

const folder = sharedData('ics_ical4j')

describe.skipIf(folder === null)('calendars that other programs wrote', () => {
  const paths =
    folder === null
      ? []
      : readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith('.ics'))
          .map((entry) => join(entry.parentPath, entry.name))

  it('end with a row or a reason for every event, to-do and journal entry in them', async () => {
    let events = 0
    let rows = 0
    const reasons: Record<string, number> = {}
    for (const path of paths) {
      const begun = new Set(
        readFileSync(path, 'latin1')
          .split(/\r\n|\n|\r/)
          .flatMap((line, index) => (/^\s*BEGIN:V(EVENT|TODO|JOURNAL)\s*$/i.test(line) ? [index + 1] : [])),
      )
      const { format, items, problems, refusal } = await readAllItems(path)
      expect([path, format]).toEqual([path, 'icalendar'])
      const told = new Set([...items, ...problems].map(({ at }) => ('line' in at ? at.line : null)))
      expect([path, [...begun].filter((line) => !told.has(line))]).toEqual([path, []])
      expect([path, refusal]).toEqual([path, items.length > 0 ? null : 'empty'])
      for (const { code, kept } of problems) if (!kept) reasons[code] = (reasons[code] ?? 0) + 1
      events += begun.size
      rows += items.length
    }
    console.warn(
      `calendars: ${paths.length} files, ${events} events, ${rows} rows; left out ${JSON.stringify(reasons)}`,
    )
    expect(paths.length).toBeGreaterThanOrEqual(60)
    const known = ['calledOff', 'markedPrivate', 'withoutDate']
    expect(Object.keys(reasons).every((code) => known.includes(code))).toBe(true)
    const leftOut = Object.values(reasons).reduce((sum, count) => sum + count, 0)
    expect(leftOut).toBeLessThan(events * 0.02)
  }, 120_000)
})
