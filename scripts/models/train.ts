/**
 * Trains models on this machine, with the trainer that the product has and nothing else:
 *
 *   new      a small model from nothing: learns a vocabulary of the corpus, then all of the model
 *   adapter  an adapter beside a frozen base; then answers held-out prompts with and without it
 *
 * A corpus has one example a line, as JSON: {"kind":"conversation","id":…,"system":…,"prompt":…,"answer":…} or
 * {"kind":"text","id":…,"text":…}. A run that was broken off goes on from its checkpoint when started again.
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  TrainingExample,
  type TrainingJob,
  type TrainingProgress,
  type TrainingSettings,
  usualSettings,
} from '../../src/core/training/protocol.ts'
import { answersOf } from '../../src/trainer/answers.ts'
import { usualShape, writeNewModel } from '../../src/trainer/newSmallModel.ts'
import { runJob } from '../../src/trainer/runJob.ts'

const usage = `usage: npm run train -- new     --corpus FILE --output FILE [--held-out FILE] [--name NAME]
                             [--vocabulary N] [--layers N] [--width N] [--hidden N] [--heads N] [--heads-kv N]
                             [--context N] [--write f32|f16|q8_0]
       npm run train -- adapter --base FILE --corpus FILE --output FILE [--held-out FILE] [--name NAME]
                             [--rank N] [--alpha N] [--show N]
       both: [--epochs N] [--rate N] [--step N] [--at-once N] [--longest N] [--look N] [--patience N]
             [--seed N] [--threads N]`

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ corpus: text, 'held-out': text, output: text, base: text, name: text, write: text },
    ...{
      vocabulary: text,
      layers: text,
      width: text,
      hidden: text,
      heads: text,
      'heads-kv': text,
      context: text,
    },
    ...{ rank: text, alpha: text, show: text, epochs: text, rate: text, step: text, 'at-once': text },
    ...{ longest: text, look: text, patience: text, seed: text, threads: text },
  },
})

function refuse(why: string): never {
  console.error(`${why}\n${usage}`)
  process.exit(2)
}

type Option = keyof typeof values
const need = (name: Option): string => values[name] ?? refuse(`--${name} is missing`)
const number = (name: Option, otherwise: number): number => {
  const value = Number(values[name] ?? otherwise)
  return Number.isFinite(value) ? value : refuse(`--${name} ${values[name]} is no number`)
}

function readExamples(path: string): TrainingExample[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return []
      try {
        return [TrainingExample.parse(JSON.parse(line))]
      } catch (error) {
        return refuse(`${path}, line ${at + 1}: ${error instanceof Error ? error.message : error}`)
      }
    })
}

const minutes = (seconds: number) =>
  seconds < 90 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(1)} min`

let lastTold = 0
function tell({ point, steps, tokensPerSecond, secondsLeft }: TrainingProgress): void {
  const now = performance.now()
  if (point.heldOutLoss === null && point.step < steps && now - lastTold < 2000) return
  lastTold = now
  const heldOut = point.heldOutLoss === null ? '' : `  held out ${point.heldOutLoss.toFixed(4)}`
  const left = secondsLeft === null ? '' : `  ${minutes(secondsLeft)} left`
  console.log(
    `step ${point.step}/${steps}  loss ${point.trainingLoss.toFixed(4)}${heldOut}  ${tokensPerSecond.toFixed(0)} tokens/s${left}`,
  )
}

const command = positionals[0]
if (command !== 'new' && command !== 'adapter') refuse(command ? `no command ${command}` : 'no command')

const corpus = readExamples(need('corpus'))
const heldOut = values['held-out'] ? readExamples(values['held-out']) : []
const outputPath = resolve(need('output'))
const work = resolve('.cache/training')
mkdirSync(work, { recursive: true })
mkdirSync(dirname(outputPath), { recursive: true })

const seed = number('seed', 1)
const name = values.name ?? 'Sandtable'
const shared: TrainingSettings = {
  ...usualSettings,
  seed,
  threads: number('threads', 1),
  maxTokens: number('longest', 512),
  stepsPerEvaluation: values.look ? number('look', 1) : null,
  patience: values.patience ? number('patience', 1) : null,
}

let basePath: string
let settings: TrainingSettings
if (command === 'new') {
  const shape = usualShape
  const width = number('width', shape.width)
  const heads = number('heads', shape.heads)
  basePath = join(work, `${name}.untrained.gguf`)
  writeNewModel(basePath, corpus, {
    name,
    seed,
    vocabularySize: number('vocabulary', 4096),
    shape: {
      ...shape,
      layers: number('layers', shape.layers),
      width,
      hidden: number('hidden', shape.hidden),
      heads,
      headsKv: number('heads-kv', heads),
      headSize: width / heads,
      contextLength: number('context', shape.contextLength),
    },
  })
  const writtenAs = values.write ?? 'q8_0'
  if (writtenAs !== 'f32' && writtenAs !== 'f16' && writtenAs !== 'q8_0') refuse(`--write ${writtenAs}`)
  settings = {
    ...shared,
    mode: { kind: 'full', writtenAs },
    epochs: number('epochs', 8),
    learningRate: number('rate', 2e-3),
    examplesPerStep: number('step', 32),
    tokensAtOnce: number('at-once', 2048),
  }
} else {
  basePath = resolve(need('base'))
  settings = {
    ...shared,
    mode: { kind: 'adapter', rank: number('rank', 8), alpha: number('alpha', 16) },
    epochs: number('epochs', 3),
    learningRate: number('rate', 1e-3),
    examplesPerStep: number('step', 8),
    tokensAtOnce: number('at-once', 1024),
  }
}

const job: TrainingJob = {
  basePath,
  outputPath,
  checkpointPath: join(work, `${name}.checkpoint`),
  checkpointKey: null,
  name,
  settings,
  training: corpus,
  heldOut,
}
const startedAt = performance.now()
const end = await runJob(job, {
  now: Date.now,
  memory: () => ({ availableBytes: process.availableMemory(), takenBytes: process.memoryUsage.rss() }),
  onProgress: tell,
  gate: () => Promise.resolve(),
})
if (end.outcome === 'failed') {
  console.error(`${end.code}: ${end.detail}`)
  process.exit(1)
}
const { result } = end
const report = { ...result, curve: undefined, sizeBytes: statSync(outputPath).size }
console.log(JSON.stringify(report, null, 2))
console.log(`${minutes((performance.now() - startedAt) / 1000)}; ${outputPath}`)
writeFileSync(`${outputPath}.json`, JSON.stringify({ ...result, settings }, null, 2))

if (command === 'adapter') {
  const shown = heldOut.filter((example) => example.kind === 'conversation').slice(0, number('show', 3))
  const prompts = shown.map(({ prompt }) => prompt)
  const before = await answersOf(basePath, prompts)
  const after = await answersOf(basePath, prompts, { adapterPath: outputPath })
  for (const [at, { prompt, answer }] of shown.entries())
    console.log(`\nasked     ${prompt}\nbefore    ${before[at]}\nafter     ${after[at]}\nexpected  ${answer}`)
}
process.exit(0)
