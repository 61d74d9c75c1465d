import type { Brief } from '../../../shared/contract/brief.ts'
import type { Reading } from '../../../shared/contract/reading.ts'
import { featureWords } from '../../../shared/featureWords.ts'
import { filled, type Say } from './printedWords.ts'

/** A reading in words: a figure never without its kind and its n. */
export function readingText(say: Say, reading: Reading): string {
  switch (reading.kind) {
    case 'probability': {
      const [value, low, high] = [reading.value, reading.low, reading.high].map((share) =>
        Math.round(share * 100),
      )
      return filled(say.probability, { value: value!, low: low!, high: high!, n: reading.n })
    }
    case 'rank':
      return filled(say.rank, { position: reading.position, of: reading.of })
    case 'ruleScore':
      return filled(say.score, { score: reading.score.toFixed(0), n: reading.n })
    case 'notEnoughInformation':
      return filled(say.notEnough, { n: reading.n })
  }
}

/** What is read of somebody's intent: a score says beside it what it was counted from, who presses us writes often too. */
export const intentText = (say: Say, reading: Reading): string =>
  `${say.intent} ${readingText(say, reading)}${reading.kind === 'ruleScore' ? ` · ${say.byTraffic}` : ''}`
/** What a reading was made without, as every screen that shows it says. */
export function leftOutLines(
  lang: Brief['lang'],
  say: Say,
  about: string,
  readings: readonly Reading[],
): string[] {
  const left = readings.find(({ leftOut }) => leftOut?.length)?.leftOut ?? []
  if (left.length === 0) return []
  const fields = left.map(({ feature, n, missing }) =>
    filled(say.leftOutField, { name: featureWords[lang][feature] ?? feature, n, missing }),
  )
  return [`  ${about}: ${filled(say.leftOut, { fields: fields.join(', ') })}`]
}
