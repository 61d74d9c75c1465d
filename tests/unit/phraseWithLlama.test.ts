import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { libraryAtoms } from '../../src/core/atoms/library/index.ts'
import type { Llm } from '../../src/core/llm/index.ts'
import { phraseTracks } from '../../src/core/llm/index.ts'
import { composeTalkTracks } from '../../src/core/talkTracks/index.ts'
import { writeRandomModel } from '../../src/gguf/testing/randomModel.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-phrase-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** llama.cpp in this very process, with a model of random weights. */
async function startLlm(): Promise<Llm> {
  const path = join(directory, 'random.gguf')
  writeRandomModel(path, 5)
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  const loaded = await engine.load(path, () => {})
  if (loaded.outcome === 'failed') throw new Error(loaded.code)
  return {
    state: () => ({ state: 'ready', ...loaded.model }),
    async complete({ onText, signal, adapter: _, ...request }) {
      const answer = await engine.complete(
        { ...request, adapter: null },
        signal ?? new AbortController().signal,
        (text) => onText?.(text),
      )
      return answer.outcome === 'done' ? { ...answer, model: loaded.model } : answer
    },
  }
}

it('a model that talks nonsense never gets a word into the brief', async () => {
  const composed = composeTalkTracks({
    lang: 'en',
    asOf: Date.UTC(2026, 4, 20),
    person: null,
    deal: { product: 'LineSight', account: 'Keller Guss', stage: 'evaluate', industry: 'industrialSoftware' },
    facts: [],
    intent: null,
    objections: [],
    atoms: libraryAtoms,
    effects: { atoms: {}, strategies: {} },
    forbiddenTopics: [],
    committee: [],
  })
  if (composed.outcome !== 'composed') throw new Error('refused')
  const llm = await startLlm()
  const phrased = await phraseTracks(composed.tracks.slice(0, 1), llm, {
    lang: 'en',
    checker: () => ({ passed: true, codes: [] }),
    seed: 1,
  })
  expect(phrased.tracks).toEqual(composed.tracks.slice(0, 1))
  for (const { tier, why } of phrased.words) {
    expect(tier).toBe('composition')
    expect(why).toMatch(/^output\.|^model\.outputCutOff$/)
  }
})
