import type { Account } from '../../accounts/store.ts'
import { getProduct } from '../../catalog/store.ts'
import type { Citation } from '../../checking/types.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Seat } from '../../deals/committee.ts'
import type { Deal } from '../../deals/store.ts'
import { type Fact, listFactsOfAccount, listSharedFacts } from '../../facts/store.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { keepConfidences } from '../confided/confidences.ts'
import { keptFromAll } from '../confided/keptFromAll.ts'
import { debtsOfNobody } from '../owed/debtsOfNobody.ts'
import { rivalAnswers } from '../rivals/rivalAnswers.ts'
import { scaledSums } from '../situation/scaledSums.ts'

const mostFacts = 200

/**
 * Facts of no account that may stand in anybody's brief: what is public about policies, rivals and our own products.
 * A date or amount of no account could be anybody's, and is left to search.
 */
const shareable = new Set([
  'policyChange',
  'competitorPriceChange',
  'certificate',
  'testReport',
  'registrationScope',
  'warrantyPeriod',
  'responseHours',
  'installDays',
])

/**
 * The facts that a brief may cite, as known at `asOf` (UTC ms): the customer's own, then shared ones. What one of us
 * only thought or supposed stays with the team, and so does what was told in confidence.
 */
export function citableFacts(db: ReadableDb, accountId: string, asOf: number): Fact[] {
  const told = keepConfidences(db, listFactsOfAccount(db, accountId, asOf, mostFacts))
  return [
    ...scaledSums(db, accountId, [...told, ...rivalAnswers(db, accountId, asOf, told)]),
    ...listSharedFacts(db, asOf, mostFacts).filter((fact) => shareable.has(fact.kind)),
    ...keptFromAll(db, asOf),
    ...debtsOfNobody(db, accountId, asOf),
  ].filter((fact) => fact.stance !== 'thought')
}

/** 45天账期能不能做到60天, "move from 30 to 60 days": the term that is asked for stands behind the one that holds. */
const termAsked =
  /(?:做到|改[成为到]|延[长到]{1,2}|放[宽到]{1,2}|调[整到成]{1,2}|变成|提到|给到|\bto|\binto)\s*(\d{1,3})\s*(?:天|日|days?\b)/iu
const wants =
  /能不能|能否|可否|可不可以|想|希望|要|请|\b(?:could|can|would|move|extend|change|from|wants?|asks?|need)\b/i
const figuresOf = ({ kind, values, text, speaker }: Fact): CustomerFact['figures'] => {
  const figures = JSON.parse(values) as CustomerFact['figures']
  const asked =
    kind === 'paymentTerm' && speaker !== 'ours' && wants.test(text) ? termAsked.exec(text)?.[1] : undefined
  const [term, ...rest] = figures
  return asked === undefined || term === undefined ? figures : [{ ...term, value: Number(asked) }, ...rest]
}

/** A fact as composition reads it. */
export const customerFact = (fact: Fact): CustomerFact => ({
  id: fact.id,
  kind: fact.kind,
  subject: fact.subject,
  figures: figuresOf(fact),
  text: fact.text,
  evidenceId: fact.evidenceId,
  span: { start: fact.spanStart, end: fact.spanEnd },
  contactId: fact.contactId,
  speaker: fact.speaker,
  stance: fact.stance,
  undated: fact.undated === 1,
  occurredAt: fact.occurredAt,
  knownAt: fact.knownAt,
  origin: 'source',
  sensitivity: 'internal',
})

/** A fact as the checker reads it; `dayOf` gives the calendar day of the workspace, `2026-11-21`. */
const citationOf =
  (dayOf: (at: number) => string) =>
  (fact: Fact): Citation => ({
    factId: fact.id,
    evidenceId: fact.evidenceId,
    text: fact.text,
    subject: fact.subject,
    values: JSON.parse(fact.values) as Citation['values'],
    accountId: fact.accountId,
    sensitivity: 'internal',
    writtenOn: dayOf(fact.occurredAt),
  })

/** What a brief's sentences may cite: facts, and the names of the deal itself. */
export function citationsOf(
  db: ReadableDb,
  {
    deal,
    account,
    facts,
    committee,
  }: { deal: Deal; account: Account; facts: readonly Fact[]; committee: readonly Seat[] },
  asOf: number,
  dayOf: (at: number) => string,
): Citation[] {
  const product = deal.productId ? getProduct(db, deal.productId) : null
  const people = committee.map((seat) => seat.contact.name)
  return [
    {
      factId: deal.id,
      evidenceId: deal.evidenceId ?? account.evidenceId ?? deal.id,
      text: [account.name, product?.name, deal.name, deal.competitor, ...people].filter(Boolean).join(' · '),
      subject: account.name,
      values: deal.quantity === null ? [] : [{ value: deal.quantity, unit: '台' }],
      accountId: account.id,
      sensitivity: 'internal',
      writtenOn: dayOf(asOf),
    },
    ...facts.map(citationOf(dayOf)),
  ]
}
