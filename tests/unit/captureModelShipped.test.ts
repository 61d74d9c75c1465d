import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { countedMessages } from '../../src/core/captures/model/labelledSet.ts'
import { createModelReading } from '../../src/core/captures/model/modelReading.ts'
import { trayFrom } from '../../src/core/captures/procedures.ts'
import type { LlmState } from '../../src/core/llm/index.ts'
import { openOffice } from '../../src/core/testOffice.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'

// The real thing: llama.cpp in this very process with the model that ships, on every third of the labelled messages.

const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
afterAll(() => engine.unload())

it('the model that ships is measured within the product and refused: it is not better', async () => {
  const path = join(import.meta.dirname, '../../resources/models/sandtable-small.gguf')
  const loaded = await engine.load(path, () => {})
  if (loaded.outcome === 'failed') throw new Error(loaded.code)
  const state: LlmState = { state: 'ready', ...loaded.model }
  const never = new AbortController().signal
  const reading = createModelReading({
    state: () => state,
    model: {
      async complete({ adapter: _, signal, onText: __, onAgain: ___, ...request }) {
        const answer = await engine.complete({ ...request, adapter: null }, signal ?? never, () => {})
        return answer.outcome === 'done' ? { ...answer, model: loaded.model } : answer
      },
      score: async () => ({ outcome: 'failed', code: 'model.absent' }),
    },
    trayFrom,
    messages: async () => (await countedMessages()).filter((_, at) => at % 3 === 0),
  })
  const { session } = openOffice()
  await reading.measure(session)
  await reading.idle()
  expect(await reading.view(session)).toMatchObject({
    refusal: 'capture.notBetter',
    verdict: {
      modelName: 'sandtable-small',
      sha256: loaded.model.sha256,
      verdict: 'notBetter',
      messages: 131,
    },
  })
  await expect(reading.letPropose(session, true)).rejects.toMatchObject({ code: 'capture.notBetter' })
}, 300_000)
