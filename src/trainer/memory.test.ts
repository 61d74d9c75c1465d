import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { measureActivations } from './model.ts'
import { engine, trainableOf, writeFamily } from './testing/families.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-memory-'))
afterAll(() => rmSync(directory, { recursive: true }))
const path = join(directory, 'model.gguf')

/** What training an adapter beside a model of so many layers takes while it computes. */
async function activationsOf(layers: number, recompute = false): Promise<number> {
  writeFamily(path, { architecture: 'qwen2', headsKv: 2, layers })
  const { planned, shape, mode } = await trainableOf(path, { kind: 'adapter', rank: 8, alpha: 16 })
  return measureActivations(engine, planned, shape, mode, { batch: 1, length: 272, rows: 110, recompute })
}

describe('the memory of a computation, reckoned without taking it', () => {
  // ggml's planner ends the process where it is left with more than 256 gaps.
  it('grows by the layer, however many there are', async () => {
    const [few, more, many] = [await activationsOf(12), await activationsOf(24), await activationsOf(96)]
    const perLayer = (more - few) / 12
    expect((many - more) / 72 / perLayer).toBeCloseTo(1, 1)
  })

  it('hardly grows where layers are computed again on the way back', async () => {
    const growth = (await activationsOf(24, true)) - (await activationsOf(12, true))
    const kept = (await activationsOf(24)) - (await activationsOf(12))
    expect(growth).toBeLessThan(kept * 0.1)
  })
})
