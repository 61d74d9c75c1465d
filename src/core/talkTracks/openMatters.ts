import type { CustomerFact, TalkTrackInput } from './types.ts'

type Grounds = Pick<TalkTrackInput, 'complaints' | 'quoteOut' | 'callAt' | 'asOf' | 'lang'>

/** Letters of what is wrong, as far as one says it in a breath. */
const longest = { zh: 32, en: 90 } as const
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** What is wrong in few words: whole, or up to a comma, and nothing where it is told in the other language. */
function inFewWords(what: string, lang: 'zh' | 'en'): string | null {
  if (isHan(what) !== (lang === 'zh')) return null
  const clauses = what.split(/(?<=[，,；;。]\s*)(?=\S)(?<![\s])|(?<=[,;]\s)/u)
  let said = ''
  for (const clause of clauses) {
    if ((said + clause).length > longest[lang]) break
    said += clause
  }
  return said.replace(/[\s，,；;。.]+$/u, '') || null
}

/**
 * Matters of the customer's own records that a call is about as facts of their kinds: the complaint that is open, and
 * the quote of ours that lies with them where it still holds at the call.
 */
export function openMatters({ complaints = [], quoteOut, callAt, asOf, lang }: Grounds): CustomerFact[] {
  const of = (kind: string, evidenceId: string, at: number, more: Partial<CustomerFact>): CustomerFact => ({
    id: `${evidenceId} ${kind}`,
    kind,
    subject: '',
    figures: [],
    text: '',
    evidenceId,
    span: { start: 0, end: 0 },
    contactId: null,
    speaker: 'note',
    stance: 'stated',
    undated: false,
    occurredAt: at,
    knownAt: asOf,
    origin: 'inferred',
    sensitivity: 'internal',
    ...more,
  })
  const open = complaints.slice(0, 1).map(({ number, what, evidenceId, at }) => {
    const few = inFewWords(what, lang)
    const called = lang === 'zh' ? `投诉号${number}` : `your complaint ${number}`
    const text = [few, called].filter(Boolean).join(lang === 'zh' ? '，' : ', ')
    return of('openComplaint', evidenceId, at, { text })
  })
  const day = new Date(callAt ?? asOf).toISOString().slice(0, 10)
  if (!quoteOut || quoteOut.validTo < day) return open
  const { name, validTo, evidenceId, at } = quoteOut
  return [
    ...open,
    of('currentOffer', evidenceId, at, { subject: name, text: name }),
    of('currentOfferEnd', evidenceId, at, {
      subject: name,
      text: name,
      figures: [{ value: validTo, unit: 'date' }],
    }),
  ]
}
