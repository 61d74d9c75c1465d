import type { signingNow } from '../../deals/signingNow.ts'
import type { Fact } from '../../facts/store.ts'
import type { RecordPoint } from './recordPoint.ts'

const said = {
  zh: (sum: string, words: string) => `合计超过签字界限${sum}：${words}`,
  en: (sum: string, words: string) => `the total is above the signing limit of ${sum}: ${words}`,
} as const

/**
 * The record with what a signing limit means for our quote: where it comes to more than somebody may sign, the quote's line
 * says so, with the words that name who signs above it.
 */
export function signedAbove(
  record: readonly RecordPoint[],
  limit: ReturnType<typeof signingNow>,
  facts: readonly Pick<Fact, 'evidenceId' | 'speaker' | 'contactId'>[],
  lang: 'zh' | 'en',
): RecordPoint[] {
  if (limit === null || limit.quoteId === null) return [...record]
  const at = record.findIndex(({ kind }) => kind === 'currentQuote')
  const by = facts.find(({ evidenceId }) => evidenceId === limit.evidenceId)
  const isCustomer = by?.speaker === 'customer'
  const sum = new Intl.NumberFormat('en-US').format(limit.above)
  return record.map((point, index) =>
    index !== at
      ? point
      : {
          ...point,
          since: [
            {
              words: said[lang](sum, limit.words),
              evidenceId: limit.evidenceId,
              span: { start: limit.start, end: limit.end },
              speaker: isCustomer ? 'customer' : 'note',
              contactId: isCustomer ? by.contactId : null,
              at: limit.at,
              day: null,
            },
            ...(point.since ?? []),
          ],
        },
  )
}
