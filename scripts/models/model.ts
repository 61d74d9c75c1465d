/**
 * The model that ships and the reader of messages beside it:
 *
 *   corpus     reads the corpus, names faults and repeated lines, and counts what there is
 *   train      trains the small model, from nothing or on from an earlier one:  [--from FILE] [--output FILE] [--tokens N] [--layers N] [--width N]
 *              [--hidden N] [--heads N] [--vocabulary N] [--step N] [--rate N] [--seed N] [--threads N] [--python FILE]
 *   lines      writes the sentences that the small model may say in the product (src/core/llm/handWrittenLines.ts)
 *   learn      learns the reader of messages and writes its weights; says how well by cross-validation [--quick: not]
 *   reproduce  makes anew from the corpus what ships, compares it byte by byte, and says what cannot be made anew
 *   evaluate   measures reader and model on what is held out and writes docs/model.md [--output FILE] [--page FILE] [--every N: briefs]
 *              [--explanations: what the model says of quote ranges alone; --baselines: lots, composition and unseen lines alone [--quick: not the last];
 *              --fit: which line fits a customer's words alone; --reader: corpus and reader alone; the rest of the page stays]
 *
 * Without `--python` the product's own trainer does the work, with it PyTorch, several times as fast.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { concerns } from '../../src/core/atoms/library/index.ts'
import { believed, concernsIn } from '../../src/core/talkTracks/index.ts'
import { checkedCorpus } from './corpus/corpus.ts'
import { limitsFile, limitsOf } from './reader/byWriter.ts'
import { crossValidated } from './reader/crossValidate.ts'
import { readerSource, weightsPath } from './reader/shippedReader.ts'
import { crossValidationFile, readerFigures } from './readerFigures.ts'
import { reproduce } from './reproduce.ts'
import { smallModelExamples } from './small/examples.ts'
import { lineFault, writeLines } from './small/lines.ts'
import { trainSmallModel } from './small/train.ts'
import { throughVite } from './throughVite.ts'

const text = { type: 'string' } as const
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...{ output: text, tokens: text, layers: text, width: text, hidden: text, heads: text },
    ...{
      vocabulary: text,
      step: text,
      rate: text,
      seed: text,
      threads: text,
      python: text,
      from: text,
      corpus: text,
      page: text,
      every: text,
    },
    quick: { type: 'boolean' },
    explanations: { type: 'boolean' },
    baselines: { type: 'boolean' },
    fit: { type: 'boolean' },
    reader: { type: 'boolean' },
  },
})
const number = (
  name: Exclude<keyof typeof values, 'quick' | 'explanations' | 'baselines' | 'fit' | 'reader'>,
  otherwise: number,
) => Number(values[name] ?? otherwise)
const shippedPath = 'resources/models/sandtable-small.gguf'
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
  const output = resolve(values.output ?? shippedPath)
  const examples = smallModelExamples(checkedCorpus(root).development, seed)
  const width = number('width', 256)
  const report = await trainSmallModel(
    examples,
    {
      name: 'Sandtable small',
      seed,
      vocabularySize: number('vocabulary', 4096),
      layers: number('layers', 4),
      width,
      hidden: number('hidden', 704),
      heads: number('heads', width / 64),
      tokens: number('tokens', 40e6),
      examplesPerStep: number('step', 32),
      learningRate: number('rate', 2e-3),
      threads: number('threads', 1),
      python: values.python ?? null,
      from: values.from === undefined ? null : resolve(values.from),
    },
    { work: join(resolve('.cache/training'), 'small'), output },
  )
  writeFileSync(`${output}.json`, `${JSON.stringify(report, null, 2)}\n`)
  console.log(JSON.stringify(report, null, 2))
  return 0
}

function learnReader(): number {
  const { development } = checkedCorpus(root)
  writeFileSync(weightsPath, readerSource(development))
  if (values.quick) return 0
  writeFileSync(limitsFile, `${JSON.stringify(limitsOf(development), null, 2)}\n`)
  const figures = readerFigures(crossValidated(development), ({ shares, message }) => {
    const read = concerns.filter((_, at) => shares[at]! >= believed)
    return read.length > 0 ? read : concernsIn(message.text)
  })
  writeFileSync(crossValidationFile, `${JSON.stringify(figures, null, 2)}\n`)
  for (const line of [...figures.accuracy, ...figures.naming, ...figures.ranking])
    console.log(line.join('  '))
  return 0
}

async function evaluateAll(): Promise<number> {
  const path = resolve(values.output ?? shippedPath)
  // Briefs are prepared in workspaces of their own.
  const { module, close } = await throughVite<typeof import('./report.ts')>(
    join(import.meta.dirname, 'report.ts'),
  )
  const [page, every] = [resolve(values.page ?? 'docs/model.md'), number('every', 1)]
  if (values.baselines)
    await module.writeBaselines(checkedCorpus(root), {
      ...{ modelPath: path, page, every, quick: values.quick ?? false },
    })
  else if (values.reader)
    module.writeReader(checkedCorpus(root), { page, crossValidation: crossValidationFile })
  else if (values.fit) await module.writeFit(checkedCorpus(root), { modelPath: path, page })
  else if (values.explanations)
    await module.writeExplanations(checkedCorpus(root), { modelPath: path, page, every })
  else
    await module.writeReport(checkedCorpus(root), {
      modelPath: existsSync(path) ? path : null,
      page,
      crossValidation: crossValidationFile,
      every,
    })
  await close()
  return 0
}

function writeSayableLines(): number {
  const { development } = checkedCorpus(root)
  const marked = development.trackLines.filter(({ anywhere }) => anywhere)
  for (const line of marked) {
    const fault = lineFault(line)
    if (fault) console.log(`${line.at}: ${fault}: ${line.text}`)
  }
  writeLines(development)
  console.log(`${marked.length} lines marked`)
  return 0
}

async function reproduceAll(): Promise<number> {
  const told = await reproduce(checkedCorpus(root).development)
  for (const { file, sha256, outcome, why } of told) console.log(`${outcome}  ${sha256}  ${file}: ${why}`)
  return told.some(({ outcome }) => outcome === 'differs') ? 1 : 0
}

const commands: Record<string, () => number | Promise<number>> = {
  corpus: tellCorpus,
  train: trainIt,
  lines: writeSayableLines,
  learn: learnReader,
  reproduce: reproduceAll,
  evaluate: evaluateAll,
}
const command = commands[positionals[0] ?? '']
if (!command) {
  console.error(`usage: npm run model -- ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}
process.exit(await command())
