import { certificatesIn } from '../certificates.ts'
import { type RuleReading, stanceAt } from './textReading.ts'

/** Tells each certificate of a sentence: it may show several, and the rule for them quotes one. */
export function tellCertificates(sentence: RuleReading): void {
  const { said, before, within } = sentence
  const { found } = within
  for (const { start, end } of certificatesIn(sentence.text)) {
    const at = { start: sentence.start + start, end: sentence.start + end }
    if (
      found
        .slice(before)
        .some((one) => one.kind === 'certificate' && one.start < at.end && one.end > at.start)
    )
      continue
    found.push({
      ...at,
      kind: 'certificate',
      subject: 'certificate',
      text: sentence.text.slice(start, end),
      figures: [],
      speaker: said.speaker,
      stance: stanceAt(sentence, start, end, false),
      saidBy: said.saidBy,
    })
  }
}
