import { join } from 'node:path'
import { nearDuplicates, type Pair } from './nearDuplicates.ts'
import { type Corpus, type CorpusFault, readCorpus } from './readCorpus.ts'

export const corpusFolder = join(import.meta.dirname, '../../../corpus')

export type CheckedCorpus = {
  /** Lines to learn from, without those that repeat another. */
  development: Corpus
  /** Lines that nothing is learnt from or chosen by. */
  heldOut: Corpus
  faults: CorpusFault[]
  /** Lines left out because an earlier one says the same in nearly the same words. */
  repeats: Pair[]
}

const linesOf = ({ messages, trackLines, edits }: Corpus) => [...messages, ...trackLines, ...edits]

function without(corpus: Corpus, left: ReadonlySet<string>): Corpus {
  const keep = <Line extends { at: string }>(lines: Line[]) => lines.filter(({ at }) => !left.has(at))
  return {
    messages: keep(corpus.messages),
    trackLines: keep(corpus.trackLines),
    edits: keep(corpus.edits),
  }
}

/**
 * The corpus as it is used: well-formed lines, none near another. Of a development line and a held-out one that say
 * the same, the held-out line goes, so that what is measured is new.
 */
export function checkedCorpus(root = corpusFolder): CheckedCorpus {
  const read = { development: readCorpus(root, 'development'), heldOut: readCorpus(root, 'heldOut') }
  const held = linesOf(read.heldOut.corpus)
  const developed = linesOf(read.development.corpus)
  const within = [...nearDuplicates(held, held), ...nearDuplicates(developed, developed)]
  const across = nearDuplicates(developed, held)
  const repeats = [...within, ...across]
  const left = new Set(repeats.map(({ second }) => second.at))
  return {
    development: without(read.development.corpus, left),
    heldOut: without(read.heldOut.corpus, left),
    faults: [...read.development.faults, ...read.heldOut.faults],
    repeats,
  }
}
