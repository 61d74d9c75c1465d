import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fuzzFault, fuzzInput, fuzzNames } from './fuzz/fuzz.ts'
import { fuzzTargets, wholeTarget } from './fuzz/targets.ts'
import { formatReaders, openImport, readOptions } from './registry.ts'
import { bytesSource } from './source.ts'

/** `npm run fuzz` takes as many as one likes; a failure there names the seed and index to put here. */
const seed = 20_261_121

describe('any bytes', () => {
  // The workbook library remarks on every odd record.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it.each(fuzzNames)('%s, changed at random, ends in items or a coded refusal', async (name) => {
    const count = /\.jpg$/.test(name) ? 30 : /\.(xlsx?|pdf)$/.test(name) ? 80 : 300
    for (let index = 0; index < count; index += 1) {
      const fault = await fuzzFault(name, fuzzInput(name, seed, index))
      expect([name, seed, index, fault]).toEqual([name, seed, index, null])
    }
  })
})

it('every reader has a file that is changed', async () => {
  const read = new Set<string>()
  for (const target of fuzzTargets) {
    const opened = await openImport(
      bytesSource(target[0], wholeTarget(target)),
      readOptions({ zone: 'UTC', isKnownPerson: (name) => name === '我' }),
    )
    if (opened.ok) read.add(opened.format)
  }
  expect(formatReaders.map(({ format }) => format).filter((format) => !read.has(format))).toEqual([])
})
