/**
 * The model that ships and the reader of messages beside it:
 *
 *   corpus     reads the corpus, names faults and repeated lines, and counts what there is
 *   train      trains the small model from nothing:  [--output FILE] [--tokens N] [--layers N] [--width N]
 *              [--hidden N] [--heads N] [--vocabulary N] [--step N] [--rate N] [--seed N] [--threads N] [--python FILE]
 *   learn      learns the reader of messages and writes its weights; says how well by cross-validation
 *
 * Without `--python` the product's own trainer does the work, with it PyTorch, several times as fast.
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkedCorpus } from './corpus/corpus.ts'
import { crossValidated } from './reader/crossValidate.ts'
import { accuracyOf, limitFor, messageHeads, percent } from './reader/measure.ts'
import { teach } from './reader/teach.ts'
import { writeWeights } from './reader/writeWeights.ts'
import { smallModelExamples } from './small/examples.ts'
import { trainSmallModel } from './small/train.ts'

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ output: text, tokens: text, layers: text, width: text, hidden: text, heads: text },
    ...{ vocabulary: text, step: text, rate: text, seed: text, threads: text, python: text, corpus: text },
    quick: { type: 'boolean' },
  },
})
const number = (name: Exclude<keyof typeof values, 'quick'>, otherwise: number) =>
  Number(values[name] ?? otherwise)
const root = values.corpus ? resolve(values.corpus) : undefined

function tellCorpus(): number {
  const { development, heldOut, faults, repeats } = checkedCorpus(root)
  for (const { at, fault, line } of faults) console.log(`${at}: ${fault}: ${line}`)
  for (const { first, second, likeness } of repeats)
    console.log(`${second.at} is like ${first.at} (${likeness.toFixed(2)}): ${second.text} <> ${first.text}`)
  for (const [name, corpus] of Object.entries({ development, heldOut }))
    for (const lang of ['zh', 'en'] as const) {
      const count = (lines: readonly { lang: string }[]) => lines.filter((line) => line.lang === lang).length
      console.log(
        `${name} ${lang}: ${count(corpus.messages)} messages, ${count(corpus.trackLines)} track lines, ${count(corpus.edits)} edits`,
      )
    }
  console.log(`${faults.length} faults, ${repeats.length} repeats left out`)
  return faults.length > 0 ? 1 : 0
}

async function trainIt(): Promise<number> {
  const seed = number('seed', 1)
  const output = resolve(values.output ?? 'resources/models/sandtable-small.gguf')
  const examples = smallModelExamples(checkedCorpus(root).development, seed)
  const width = number('width', 256)
  const report = await trainSmallModel(
    examples,
    {
      name: 'Sandtable small',
      seed,
      vocabularySize: number('vocabulary', 4096),
      layers: number('layers', 5),
      width,
      hidden: number('hidden', 704),
      heads: number('heads', width / 64),
      tokens: number('tokens', 40e6),
      examplesPerStep: number('step', 32),
      learningRate: number('rate', 2e-3),
      threads: number('threads', 1),
      python: values.python ?? null,
    },
    { work: join(resolve('.cache/training'), 'small'), output },
  )
  writeFileSync(`${output}.json`, `${JSON.stringify(report, null, 2)}\n`)
  console.log(JSON.stringify(report, null, 2))
  return 0
}

const weightsPath = resolve('src/core/messageReading/weights.ts')
const featuresKept = 12_000

function learnReader(): number {
  const { development } = checkedCorpus(root)
  const { kept } = writeWeights(weightsPath, teach(development), featuresKept)
  console.log(`${kept} features in ${weightsPath}`)
  if (values.quick) return 0
  const readings = crossValidated(development)
  for (const head of messageHeads)
    for (const lang of ['zh', 'en'] as const) {
      const own = readings[head].filter(({ message }) => message.lang === lang)
      const { main, any, commonest } = accuracyOf(own)
      const { limit, covered } = limitFor(own, 0.8)
      console.log(
        `${head} ${lang}: ${percent(main)}; any right ${percent(any)}; commonest ${percent(commonest)}; 80 % right from ${limit.toFixed(3)} on: ${percent(covered)}`,
      )
    }
  return 0
}

const commands: Record<string, () => number | Promise<number>> = {
  corpus: tellCorpus,
  train: trainIt,
  learn: learnReader,
}
const command = commands[positionals[0] ?? '']
if (!command) {
  console.error(`usage: npm run model -- ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}
process.exit(await command())
