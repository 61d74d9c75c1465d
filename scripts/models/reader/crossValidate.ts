import type { Corpus, Message } from '../corpus/readCorpus.ts'
import { shareOf } from '../small/examples.ts'
import { inLanguage, type MessageHead, messageHeads, type Reading, readAll, sharesBy } from './measure.ts'
import { teach } from './teach.ts'

const folds = 5
const foldOf = ({ text }: Message) => Math.floor(shareOf(text) * folds)

/** Every development message read by what the other four fifths teach. */
export function crossValidated(
  corpus: Corpus,
  heads: readonly MessageHead[] = messageHeads,
): Record<MessageHead, Reading[]> {
  const readings = Object.fromEntries(heads.map((head): [MessageHead, Reading[]] => [head, []])) as Record<
    MessageHead,
    Reading[]
  >
  for (const lang of ['zh', 'en'] as const)
    for (let fold = 0; fold < folds; fold += 1) {
      const others = corpus.messages.filter((message) => foldOf(message) !== fold)
      const own = inLanguage(corpus.messages, lang).filter((message) => foldOf(message) === fold)
      const taught = teach({ ...corpus, messages: others }, lang, heads)
      for (const head of heads) readings[head].push(...readAll(head, own, sharesBy(taught)))
    }
  return readings
}
