import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readModelFile } from '../../src/trainer/modelFiles.ts'
import type { Corpus } from './corpus/readCorpus.ts'
import { readerSource, weightsPath } from './reader/shippedReader.ts'
import { linesPath, linesSource } from './small/lines.ts'

/** What became of one shipped file when it was made anew. */
export type Remade = {
  file: string
  sha256: string
  outcome: 'same' | 'differs' | 'cannotBeMade'
  why: string
}

export const remade = (file: string, made: string): Remade => {
  const shipped = readFileSync(resolve(file), 'utf8')
  const isSame = shipped === made
  return {
    file,
    sha256: hash('sha256', shipped, 'hex'),
    outcome: isSame ? 'same' : 'differs',
    why: isSame
      ? 'made anew from the corpus, byte by byte'
      : `made anew it is ${hash('sha256', made, 'hex')}`,
  }
}

const smallModelFile = 'resources/models/sandtable-small.gguf'

/** Whether the model's header says all that a run would need to give this very file. */
async function smallModel(): Promise<Remade> {
  const sha256 = hash('sha256', readFileSync(smallModelFile), 'hex')
  const { models } = JSON.parse(readFileSync(join('resources/models/manifest.json'), 'utf8')) as {
    models: { file: string; sha256: string }[]
  }
  const told = { file: smallModelFile, sha256 }
  if (models.every((one) => one.sha256 !== sha256))
    return { ...told, outcome: 'differs', why: 'its manifest states another checksum' }
  const read = await readModelFile(smallModelFile)
  const written = read.outcome === 'faulty' ? undefined : read.header.values.get('sandtable.provenance')
  const provenance = written?.type === 'string' ? (JSON.parse(written.value) as Record<string, unknown>) : {}
  const lacking = [
    ...('done' in provenance || provenance.engine === 'ggml' ? [] : ['at which step its run was ended']),
    ...('learntOnFrom' in provenance ? ['the file that it learnt on from, which is not kept'] : []),
  ]
  return lacking.length > 0
    ? { ...told, outcome: 'cannotBeMade', why: `as its card says; its header lacks ${lacking.join(' and ')}` }
    : {
        ...told,
        outcome: 'cannotBeMade',
        why: 'takes hours: npm run model -- train, with what its header says',
      }
}

/** Makes everything that ships and can be made from the corpus in minutes, and compares it byte by byte. */
export async function reproduce(development: Corpus): Promise<Remade[]> {
  return [
    remade(linesPath, linesSource(development)),
    remade(weightsPath, readerSource(development)),
    await smallModel(),
  ]
}
