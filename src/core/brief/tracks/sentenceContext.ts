import { accountNotGiven } from '../../accounts/notGiven.ts'
import { type Account, aliasesOf, requireAccount } from '../../accounts/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { factKinds } from '../../atoms/library/index.ts'
import { calendarDay } from '../../calendarDay.ts'
import { getProduct } from '../../catalog/store.ts'
import { prepareCheck } from '../../checking/check.ts'
import type { Citation } from '../../checking/types.ts'
import { listSeatsOfDeal } from '../../contacts/store.ts'
import { committeeOf, type Seat } from '../../deals/committee.ts'
import type { Deal } from '../../deals/store.ts'

import { listEvidenceByIds } from '../../evidence/store.ts'
import type { Fact } from '../../facts/store.ts'
import type { Session } from '../../session.ts'
import { ourPeopleAmong } from '../call/ourPeople.ts'
import { complaintMatters } from '../complaints/complaintGround.ts'
import { openOfferTotal, quoteOut } from '../quote/openOffer.ts'
import { citableFacts, citationsOf } from './citations.ts'
import { caresForPatients } from './industry.ts'
import { knownNames } from './knownNames.ts'
import { type DealTopics, policyFit } from './policyFit.ts'
import { createEvidenceLabels, type SentenceContext } from './tracksView.ts'

export interface BriefSubject {
  deal: Deal
  account: Account
  /** What may be cited, as known at the time of the brief. */
  facts: readonly Fact[]
  /** Whose names may be said. */
  committee: readonly Seat[]
}

export const subjectOf = (session: Session, deal: Deal, asOf: number): BriefSubject => {
  const { db } = session
  const account = requireAccount(db, deal.accountId)
  const citable = citableFacts(db, account.id, asOf).filter((fact) => !isPastNotice(fact, asOf))
  const facts = fittingFacts(session, deal, account, citable)
  const seats = committeeOf(db, deal, asOf)
  const ours = ourPeopleAmong(
    db,
    account.id,
    seats.map(({ contact }) => contact),
    asOf,
  )
  const committee = seats.filter(({ contact }) => !ours.has(contact.id))
  if (account.name !== accountNotGiven) return { deal, account, facts, committee }
  // Of a deal without a customer only what is its own may be told: the rest is of anybody.
  const seated = new Set<string>(listSeatsOfDeal(db, deal.id).map(({ contactId }) => contactId))
  return {
    deal,
    account,
    facts: facts.filter((fact) => fact.dealId === deal.id),
    committee: committee.filter(({ contact }) => seated.has(contact.id)),
  }
}

/** For so long after it came into force a policy is news to whoever buys. */
const newsMs = 180 * 86_400_000
/** A notice to everybody that has been in force for long: whoever buys by it has long been doing so. */
function isPastNotice({ kind, accountId, values }: Fact, asOf: number): boolean {
  if (kind !== 'policyChange' || accountId !== null) return false
  const [day] = (JSON.parse(values) as Citation['values']).filter(({ unit }) => unit === 'date')
  return day !== undefined && Date.parse(String(day.value)) + newsMs < asOf
}

/** The facts without policies that are about something else: of those of no account, the ones that fit this deal best. */
function fittingFacts({ db }: Session, deal: Deal, account: Account, facts: readonly Fact[]): Fact[] {
  const isNotice = (fact: Fact) => fact.kind === 'policyChange' && fact.accountId === null
  const notices = new Map(
    listEvidenceByIds(db, [...new Set(facts.filter(isNotice).map((fact) => fact.evidenceId))]).map((item) => [
      item.id,
      item.text,
    ]),
  )
  if (notices.size === 0) return [...facts]
  const product = deal.productId ? getProduct(db, deal.productId) : null
  const topics: DealTopics = {
    customer: [account.name, ...aliasesOf(account)],
    subject: [deal.name, product?.name, product?.code, product?.series].filter((name) => name != null),
    regions: [account.region, account.city, deal.region].filter((name) => name !== null),
    rivals: (deal.competitor ?? '').split(/[/、,，;；\s]+/).filter(Boolean),
  }
  const fits = new Map([...notices].map(([id, text]) => [id, policyFit(text, topics)]))
  const best = Math.max(...fits.values())
  return facts.filter((fact) => !isNotice(fact) || (best > 0 && fits.get(fact.evidenceId) === best))
}

/** Against what every sentence about a deal is judged, whoever wrote it: the citable facts, names and red lines. */
export function sentenceContext(
  session: Session,
  subject: BriefSubject,
  lang: 'zh' | 'en',
  asOf: number,
  /** Days that were told since for what is owed, which stand in no fact. */
  days: Iterable<{ day: string; evidenceId: string; at: number }> = [],
): SentenceContext {
  const { db } = session
  const { actorName, profile } = readWorkspaceSettings(db)
  const dayOf = calendarDay(session.zone())
  const known = knownNames(db, subject.account.id, actorName)
  return {
    check: prepareCheck({
      citations: [
        ...citationsOf(db, subject, asOf, dayOf),
        ...offerCitations(db, subject.account, { asOf, lang }, dayOf),
        ...matterCitations(db, subject.account, { asOf, lang, zone: session.zone() }),
        ...[...days].map(
          ({ day, evidenceId, at }): Citation => ({
            factId: `${evidenceId} day`,
            evidenceId,
            text: '',
            subject: '',
            values: [{ value: day, unit: 'date' }],
            accountId: subject.account.id,
            sensitivity: 'internal',
            writtenOn: dayOf(at),
          }),
        ),
      ],
      known,
      asOf: dayOf(asOf),
      accountId: subject.account.id,
    }),
    lang,
    profile: caresForPatients(subject.account) ? 'medical' : profile,
    registeredNames: [...known.organisations, ...known.products].map(({ name }) => name),
    labels: createEvidenceLabels(),
  }
}

/** What our one open quote comes to, which is reckoned from its lines and stands in no record as such. */
function offerCitations(
  db: Session['db'],
  account: Account,
  { asOf, lang }: { asOf: number; lang: 'zh' | 'en' },
  dayOf: (at: number) => string,
): Citation[] {
  const offer = account.name === accountNotGiven ? null : openOfferTotal(db, account.id, asOf)
  return offer === null
    ? []
    : [
        {
          factId: `${offer.evidenceId} total`,
          evidenceId: offer.evidenceId,
          text: '',
          // The words of the lines are of their unit prices: what this sum is, only its kind says.
          subject: factKinds.offerTotal[lang],
          values: [offer.total, ...(offer.perTime === undefined ? [] : [offer.perTime])].map((value) => ({
            value,
            unit: offer.currency,
            currency: offer.currency,
          })),
          accountId: account.id,
          sensitivity: 'internal',
          writtenOn: dayOf(offer.at),
        },
      ]
}

/** The complaints that are open and the quote that lies with them: what tables say of a call's own matter. */
function matterCitations(
  db: Session['db'],
  account: Account,
  view: { asOf: number; lang: 'zh' | 'en'; zone: string },
): Citation[] {
  if (account.name === accountNotGiven) return []
  const dayOf = calendarDay(view.zone)
  const citation = (evidenceId: string, text: string, at: number, values: Citation['values']): Citation => ({
    factId: `${evidenceId} matter`,
    evidenceId,
    text,
    subject: '',
    values,
    accountId: account.id,
    sensitivity: 'internal',
    writtenOn: dayOf(at),
  })
  const quote = quoteOut(db, account.id, view)
  return [
    ...complaintMatters(db, account.id, view).map(({ number, what, evidenceId, at }) =>
      citation(evidenceId, [number, what].filter(Boolean).join(' '), at, []),
    ),
    ...(quote === null
      ? []
      : [citation(quote.evidenceId, quote.name, quote.at, [{ value: quote.validTo, unit: 'date' }])]),
  ]
}
