import type { LabelledMessage } from '../../facts/measure/score.ts'

/** Parts of the labelled messages that nothing was made by: these alone tell how well something reads. */
export const countedParts = ['held', 'test'] as const

export interface CountedMessage extends LabelledMessage {
  lang: 'zh' | 'en'
}

/** A chunk of its own in the built product, read only where somebody measures. */
const files = import.meta.glob<string>('../../facts/labelled/{messages,test}.{zh,en}.jsonl', {
  query: '?raw',
  import: 'default',
})

/** The held-out and test messages in both languages, as labelled by hand (`src/core/facts/labelled/README.md`). */
export async function countedMessages(): Promise<CountedMessage[]> {
  const texts = await Promise.all(
    Object.keys(files)
      .sort()
      .map(async (path) => ({ path, text: await files[path]!() })),
  )
  return texts.flatMap(({ path, text }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ({
        ...(JSON.parse(line) as LabelledMessage),
        lang: path.endsWith('.zh.jsonl') ? ('zh' as const) : ('en' as const),
      }))
      .filter(({ part }) => (countedParts as readonly string[]).includes(part)),
  )
}
