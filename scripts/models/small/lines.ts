import { readFileSync, writeFileSync } from 'node:fs'
import { slotsOf, withoutSlots } from '../../../src/core/atoms/library/index.ts'
import { wordingFault } from '../../../src/core/llm/wordingFault.ts'
import { scanRedLines } from '../../../src/core/redLines/scanRedLines.ts'
import type { TrackSection } from '../../../src/core/talkTracks/index.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'

/** Where the product keeps the lines that its small model may say. */
export const linesPath = 'src/core/llm/handWrittenLines.ts'

const sections: readonly TrackSection[] = ['opening', 'question', 'nextStep']

/** Why a line can't be said in the product, although it presupposes nothing; null where it can. */
export function lineFault({ lang, section, text }: TrackLine): string | null {
  if (!sections.includes(section)) return 'is of no section that the small model words'
  if (slotsOf(text).some((slot) => slot.includes(':'))) return 'states a fact'
  if (wordingFault(withoutSlots(text), lang) !== null) return 'states a figure'
  if (section === 'question' && !/[？?]/.test(text)) return 'asks nothing'
  const crossed = scanRedLines(text, { lang, profile: 'medical', trademarks: [] })
  return crossed.some(({ severity }) => severity === 'stop') ? 'crosses a red line' : null
}

/** The source of `handWrittenLines.ts`: a line of the corpus a row, in the order of the corpus. */
export function linesSource({ trackLines }: Corpus): string {
  const rows = trackLines
    .filter((line) => line.anywhere && lineFault(line) === null)
    .map(({ lang, section, role, stage, strategy, concern, also, text }) =>
      [lang, section, role ?? '-', stage ?? '-', strategy, [concern, ...also].join(' '), text].join(' | '),
    )
  return `${readFileSync(linesPath, 'utf8').split('const rows = `')[0]}const rows = \`
${rows.join('\n')}
\`
`
}

export const writeLines = (corpus: Corpus): void => writeFileSync(linesPath, linesSource(corpus))
