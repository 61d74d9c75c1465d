import { findFigures } from '../../facts/figures.ts'
import type { CustomerFact, TalkTrackInput } from '../types.ts'

/** "Papers by 4 December", 材料12月4日前交: until when what is decided on must have come. */
const ofPapers =
  /\b(?:papers?|submissions?|documents?|bids?|tenders?|files|responses)\b[^.\n]{0,24}\b(?:by|before|until|no later than|close[sd]?)\b|(?:材料|文件|资料|标书|报价|应答)[^。；\n]{0,16}(?:截止|之前|以前|前(?:交|报|送|提交|给)|最晚)/giu
const deadlines: ReadonlySet<string> = new Set(['offerDueDate', 'tenderDate'])
/** Letters behind the words in which the day stands. */
const reach = 40

const dayOf = ({ figures }: CustomerFact): string | null => {
  const day = String(figures[0]?.value)
  return /^\d{4}-\d\d-\d\d/.test(day) ? day.slice(0, 10) : null
}

/**
 * Until when our papers must be in: the deadline that is on file or that their messages name, where it lies ahead and not
 * after the decision. The day of the decision is none: by then nobody takes papers in any more.
 */
export function papersDay(
  standing: readonly CustomerFact[],
  { heard = [], asOf }: Pick<TalkTrackInput, 'heard' | 'asOf'>,
): CustomerFact[] {
  const decision = standing.find(({ kind, speaker }) => kind === 'decisionDate' && speaker !== 'team')
  if (decision === undefined) return []
  const last = dayOf(decision)
  if (last === null) return []
  const isAhead = (day: string): boolean => Date.parse(day) > asOf && day <= last
  const concluded = (of: CustomerFact, day: string, more: Partial<CustomerFact> = {}): CustomerFact => ({
    ...of,
    kind: 'papersDay',
    subject: '',
    figures: [{ value: day, unit: 'date' }],
    ...more,
  })
  const onFile = standing.filter(({ kind, speaker }) => deadlines.has(kind) && speaker !== 'team')
  for (const fact of onFile) {
    const day = dayOf(fact)
    if (day !== null && isAhead(day)) return [concluded(fact, day)]
  }
  for (const { text, evidenceId, contactId, occurredAt } of heard)
    for (const found of text.matchAll(ofPapers)) {
      const words = text.slice(found.index, found.index + found[0].length + reach).split('\n\n')[0]!
      const day = findFigures(words, occurredAt).find(({ kind }) => kind === 'date')?.figure.value
      if (day === undefined || !isAhead(String(day))) continue
      const span = { start: found.index, end: found.index + words.length }
      return [concluded(decision, String(day), { evidenceId, contactId, occurredAt, span, undated: false })]
    }
  return []
}
