import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeRandomModel } from '../gguf/testing/randomModel.ts'
import { createLlamaEngine } from './llamaEngine.ts'
import { type Computing, type LlamaRuntime, startLlama } from './startLlama.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-gpu-'))
const [tiny, large] = [join(directory, 'tiny.gguf'), join(directory, 'large.gguf')] as const
const largeLayers = 5
const gigabyte = 2 ** 30

beforeAll(() => {
  writeRandomModel(tiny)
  writeRandomModel(large, 1, { layers: largeLayers, width: 640, hidden: 2048 })
})
afterAll(() => rmSync(directory, { recursive: true }))

type Played = {
  ownBytes?: number
  freeBytes?: number
  unifiedBytes?: number
  layers?: number
  refusal?: Error
  start?: Error
}

/** llama.cpp as it is, but for a graphics card played by the test: it takes so many layers, or refuses. */
function engineWithCard({
  ownBytes = gigabyte,
  freeBytes = 8 * gigabyte,
  unifiedBytes = 0,
  layers,
  refusal,
  start,
}: Played) {
  const asked: { computing: Computing; gpuLayers?: unknown }[] = []
  const engine = createLlamaEngine({
    availableBytes: () => ownBytes,
    async start(computing): Promise<LlamaRuntime> {
      asked.push({ computing })
      const real = await startLlama()
      if (computing === 'cpu') return real
      if (start) throw start
      const llama = {
        gpu: 'vulkan',
        cpuMathCores: 4,
        getVramState: async () => ({ free: freeBytes, unifiedSize: unifiedBytes }),
        async loadModel(options: { modelPath: string; gpuLayers: unknown }) {
          asked.at(-1)!.gpuLayers = options.gpuLayers
          if (refusal) throw refusal
          const model = await real.llama.loadModel({ ...options, gpuLayers: 0 })
          Object.defineProperty(model, 'gpuLayers', { value: layers ?? largeLayers + 1 })
          return model
        },
      }
      return { ...real, llama: llama as unknown as LlamaRuntime['llama'] }
    },
  })
  const backends: string[] = []
  const load = (path: string, mayUse = true) =>
    engine.load(path, () => {}, mayUse ? { onBackend: (backend) => void backends.push(backend) } : undefined)
  return { engine, asked, backends, load }
}

describe('a chat template', () => {
  const shipped = readFileSync(new URL('../../resources/models/sandtable-small.gguf', import.meta.url))
  const faultOf = async (content: Buffer) => {
    const path = join(directory, 'template.gguf')
    writeFileSync(path, content)
    const { engine } = engineWithCard({})
    const loaded = await engine.load(path, () => {})
    await engine.unload()
    return loaded.outcome === 'loaded' ? (loaded.model.templateFault ?? 'none') : loaded.code
  }

  it('that is broken, or raises an error, is told beside what stands for it', async () => {
    expect(await faultOf(shipped)).toBe('none')
    const begin = '{% for message in messages %}'
    for (const broken of ['{% unless messages is empty%}', "{{ raise_exception('never') }}"]) {
      const damaged = Buffer.from(shipped)
      damaged.write(broken.slice(0, begin.length).padEnd(begin.length), damaged.indexOf(begin))
      expect(await faultOf(damaged)).toBe('broken')
    }
  })

  it('that is not there is told as well', async () => {
    const without = Buffer.from(shipped)
    without.write('tokenizer.chat_templatf', without.indexOf('tokenizer.chat_template'))
    expect(await faultOf(without)).toBe('absent')
  })
})

describe('a file that was loaded before', () => {
  it('is not hashed again unless somebody touched it since', async () => {
    const { engine } = engineWithCard({})
    const loadKnown = async (stamp: string) => {
      const result = await engine.load(tiny, () => {}, undefined, { stamp, sha256: 'as it was' })
      if (result.outcome !== 'loaded') throw new Error(result.code)
      return result
    }
    const fresh = await loadKnown('another file')
    expect(fresh.model.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await loadKnown(fresh.stamp)).model.sha256).toBe('as it was')
    utimesSync(tiny, 1_000, 1_000)
    expect((await loadKnown(fresh.stamp)).model.sha256).toBe(fresh.model.sha256)
    await engine.unload()
  })
})

describe('a graphics card', () => {
  it('takes as many layers as fit beside the contexts, and how many is told', async () => {
    const { engine, asked, backends, load } = engineWithCard({ layers: 3 })
    expect(await load(large)).toMatchObject({
      outcome: 'loaded',
      model: { name: 'large', gpu: { backend: 'vulkan', layers: 3, of: largeLayers } },
    })
    expect(backends).toEqual(['vulkan'])
    expect(asked).toEqual([{ computing: 'gpu', gpuLayers: { fitContext: { contextSize: 8192 } } }])
    await engine.unload()
    // What comes after the last layer counts as one more, and isn't told as one.
    const whole = engineWithCard({})
    expect(await whole.load(large)).toMatchObject({ model: { gpu: { layers: largeLayers } } })
    await whole.engine.unload()
  })

  it('is not begun where it may not be used, nor for a tiny model', async () => {
    const { engine, asked, backends, load } = engineWithCard({})
    expect(await load(large, false)).toMatchObject({ outcome: 'loaded' })
    expect(await load(tiny)).toMatchObject({ outcome: 'loaded' })
    await engine.unload()
    expect(asked.map(({ computing }) => computing)).toEqual(['cpu', 'cpu'])
    expect(backends).toEqual(['cpu'])
  })

  it('that does not begin, refuses, or has no room, is told apart from a faulty file', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const faultOf = (played: Played) => engineWithCard(played).load(large)
    const failed = { outcome: 'failed', code: 'model.unsupported', gpuFault: 'failed' }
    expect(await faultOf({ start: new Error('no driver') })).toEqual(failed)
    expect(await faultOf({ refusal: new Error('Failed to load model') })).toEqual(failed)
    const tooLittle = { outcome: 'failed', code: 'model.tooLarge', gpuFault: 'tooLittleMemory' }
    expect(await faultOf({ refusal: new Error('Not enough VRAM to fit the model') })).toEqual(tooLittle)
    expect(await faultOf({ layers: 0 })).toEqual(tooLittle)
  })

  it('brings memory of its own, unless it is the machine’s by another name', async () => {
    const ownBytes = gigabyte / 16
    const roomy = engineWithCard({ ownBytes })
    expect(await roomy.load(large)).toMatchObject({ outcome: 'loaded' })
    await roomy.engine.unload()
    const tooLarge = { outcome: 'failed', code: 'model.tooLarge' }
    expect(await engineWithCard({ ownBytes, unifiedBytes: 8 * gigabyte }).load(large)).toEqual(tooLarge)
    expect(await engineWithCard({ ownBytes }).load(large, false)).toEqual(tooLarge)
  })
})
