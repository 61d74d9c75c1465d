import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildFaultyDisk, writeOnFaultyDisk } from './faults.ts'

const folder = mkdtempSync(join(tmpdir(), 'relay-faulty-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const library = buildFaultyDisk(folder)
if (!library) {
  const words = 'no C compiler (Debian: gcc): failing disks were NOT tested'
  if (process.env.REQUIRE_SERVERS) throw new Error(words)
  process.stderr.write(`!!! SKIPPED: ${words}\n`)
}

test.runIf(library)(
  '[D1][D2] writes and syncs that fail now and then: what was confirmed is there, the rest is not promised',
  async () => {
    const { confirmed, faults, lost, storeFaults } = await writeOnFaultyDisk(library!, 7, 100)
    expect(faults).toBeGreaterThan(3)
    expect(confirmed).toBeGreaterThanOrEqual(100)
    expect(lost).toEqual([])
    expect(storeFaults).toEqual([])
  },
  120_000,
)
