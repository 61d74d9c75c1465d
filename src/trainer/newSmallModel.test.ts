import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { TrainingExample, TrainingJob } from '../core/training/protocol.ts'
import { startLlama } from '../model-process/startLlama.ts'
import { answersOf } from './answers.ts'
import { type SmallModel, usualShape, writeNewModel } from './newSmallModel.ts'
import { runJob } from './runJob.ts'
import { jobOf, surroundings } from './testing/jobs.ts'
import { fits, hasStyle, styleCorpus } from './testing/styleCorpus.ts'

const directory = mkdtempSync(join(tmpdir(), 'sandtable-new-'))
afterAll(() => rmSync(directory, { recursive: true }))

const tiny: SmallModel = {
  name: 'Tiny',
  vocabularySize: 640,
  seed: 3,
  shape: { ...usualShape, layers: 2, width: 96, hidden: 192, heads: 4, headsKv: 2, headSize: 24 },
}
const { base, styled, heldOut } = styleCorpus()

describe('a new model', () => {
  it('has a vocabulary in which llama.cpp can write any text, and its corpus briefly', async () => {
    const path = join(directory, 'vocabulary.gguf')
    writeNewModel(path, base, tiny)
    const model = await (await startLlama()).llama.loadModel({ modelPath: path, vocabOnly: true })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(model.detokenize(model.tokenize(text))).toBe(text)
      }),
      { numRuns: 200 },
    )
    const texts = base.map((example) => (example.kind === 'conversation' ? example.answer : ''))
    for (const text of texts) expect(model.detokenize(model.tokenize(text))).toBe(text)
    const characters = texts.reduce((sum, text) => sum + [...text].length, 0)
    const tokens = texts.reduce((sum, text) => sum + model.tokenize(text).length, 0)
    await model.dispose()
    expect(tokens).toBeLessThan(characters / 2.5)
  })

  it('is the same for the same corpus and seed', () => {
    const paths = ['one.gguf', 'two.gguf'].map((name) => join(directory, name))
    for (const path of paths) writeNewModel(path, base, tiny)
    const [one, two] = paths.map((path) => readFileSync(path))
    expect(one!.equals(two!)).toBe(true)
  })
})

describe('from nothing to a team’s own style', () => {
  const shareOf = (
    answers: readonly string[],
    judge: (example: TrainingExample, answer: string) => boolean,
  ) => answers.filter((answer, at) => judge(heldOut[at]!, answer)).length / answers.length

  it('a base learns its corpus, an adapter the style, and held-out questions are answered in it', async () => {
    const untrained = join(directory, 'untrained.gguf')
    writeNewModel(untrained, [...base, ...styled], tiny)
    const settings = { examplesPerStep: 16, tokensAtOnce: 1024, patience: null, stepsPerCheckpoint: 1000 }
    const makeBase: TrainingJob = {
      ...jobOf(directory, untrained, {
        ...settings,
        mode: { kind: 'full', writtenAs: 'q8_0' },
        epochs: 16,
        learningRate: 6e-3,
      }),
      outputPath: join(directory, 'tiny.gguf'),
      training: base,
      heldOut: [],
    }
    const trained = await runJob(makeBase, surroundings())
    if (trained.outcome === 'failed') throw new Error(trained.detail)

    const learnStyle: TrainingJob = {
      ...jobOf(directory, makeBase.outputPath, { ...settings, epochs: 16, learningRate: 1e-2 }),
      outputPath: join(directory, 'style.gguf'),
      training: styled,
      heldOut: [],
    }
    const adapted = await runJob(learnStyle, surroundings())
    if (adapted.outcome === 'failed') throw new Error(adapted.detail)

    const prompts = heldOut.map((example) => (example.kind === 'conversation' ? example.prompt : ''))
    const before = await answersOf(makeBase.outputPath, prompts)
    const after = await answersOf(makeBase.outputPath, prompts, { adapterPath: learnStyle.outputPath })
    expect(shareOf(before, (_, answer) => hasStyle(answer))).toBeLessThanOrEqual(0.1)
    expect(shareOf(after, (_, answer) => hasStyle(answer))).toBeGreaterThanOrEqual(0.9)
    // Not less to the point than before, two answers given or taken.
    expect(shareOf(after, fits)).toBeGreaterThanOrEqual(shareOf(before, fits) - 2 / heldOut.length)
  }, 240_000)
})
