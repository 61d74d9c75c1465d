import type { BuyingRole, Lang } from '../../atoms/library/index.ts'
import type { CustomerFact, OpenComplaint, TalkTrackInput } from '../types.ts'

type Grounds = Pick<TalkTrackInput, 'complaints' | 'quoteOut' | 'callAt' | 'asOf' | 'lang'> &
  Partial<Pick<TalkTrackInput, 'guests' | 'committee' | 'person'>>

/** Letters of what is wrong, as far as one says it in a breath. */
const longest = { zh: 32, en: 90 } as const
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** What is wrong in few words: whole, or up to a comma. */
function inFewWords(what: string, lang: Lang): string | null {
  const clauses = what.split(/(?<=[，,；;。]\s*)(?=\S)(?<![\s])|(?<=[,;]\s)/u)
  let said = ''
  for (const clause of clauses) {
    if ((said + clause).length > longest[lang]) break
    said += clause
  }
  return said.replace(/[\s，,；;。.]+$/u, '') || null
}

/** Who hears of a complaint where neither who reported it nor who spoke of it is there: whom it touches before who pays. */
const nearest: readonly BuyingRole[] = ['user', 'technicalEvaluator', 'blocker', 'influencer', 'champion']
const paying: ReadonlySet<string> = new Set<BuyingRole>(['economicBuyer', 'approver'])

/** To whom of those at the call a complaint is opened; undefined for the person that the track is for. */
function hearerOf(
  { reportedBy, spokenOfBy }: OpenComplaint,
  { guests = [], committee = [], person }: Grounds,
): string | undefined {
  const isThere = (id: string | null): id is string =>
    id !== null && (id === person?.contactId || guests.some(({ contactId }) => contactId === id))
  const own = [reportedBy, spokenOfBy].find(isThere)
  if (own !== undefined) return own
  const roleOf = (id: string) => committee.find(({ contactId }) => contactId === id)?.buyingRole
  if (!person || !paying.has(roleOf(person.contactId) ?? person.buyingRole ?? '')) return undefined
  return nearest.flatMap(
    (role) => guests.find(({ contactId }) => roleOf(contactId) === role)?.contactId ?? [],
  )[0]
}

/** The complaint as facts of its kinds: by its step still to come, by one that lies before the call, or by neither. */
function complaintFacts(complaint: OpenComplaint, grounds: Grounds, of: Of): CustomerFact[] {
  const { what, number, evidenceId, at, reportedBy, step } = complaint
  const { lang, callAt, asOf } = grounds
  const few = inFewWords(what, lang)
  if (few === null || isHan(few) !== (lang === 'zh')) return []
  const called = number === null ? null : lang === 'zh' ? `贵方编号${number}` : `your complaint ${number}`
  const text = [few, called].filter(Boolean).join(lang === 'zh' ? '，' : ', ')
  const toward = hearerOf(complaint, grounds)
  const said = { text, contactId: reportedBy, ...(toward !== undefined && { toward }) }
  if (step === null) return [of('openComplaint', evidenceId, at, said)]
  const callDay = new Date(callAt ?? asOf).toISOString().slice(0, 10)
  const isBehind = step.day < callDay || (step.day === callDay && step.isEarly)
  const from = { evidenceId: step.evidenceId, span: step.span, subject: evidenceId }
  return [
    of(isBehind ? 'complaintToCheck' : 'complaintWithStep', evidenceId, at, { ...said, subject: evidenceId }),
    of('complaintStep', step.evidenceId, step.at, { ...from, text: step[lang] }),
    of('complaintStepDay', step.evidenceId, step.at, {
      ...from,
      figures: [{ value: step.day, unit: 'date' }],
    }),
  ]
}

type Of = (kind: string, evidenceId: string, at: number, more: Partial<CustomerFact>) => CustomerFact

/**
 * Matters of the customer's own records that a call is about as facts of their kinds: the complaint that is open, and
 * the quote of ours that lies with them where it still holds at the call.
 */
export function openMatters(grounds: Grounds): CustomerFact[] {
  const { complaints = [], quoteOut, callAt, asOf } = grounds
  const of: Of = (kind, evidenceId, at, more) => ({
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
  const [gravest] = complaints
  const open = gravest === undefined ? [] : complaintFacts(gravest, grounds, of)
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
