import type { Brief } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, DealId } from '../../shared/ids.ts'
import type { BuyingRole, Industry, KnownBuyingRole } from '../../shared/vocabulary.ts'
import type { Account } from '../accounts/store.ts'
import { countActivitiesOfContacts, listVisitPlansOfAccount } from '../activities/store.ts'
import { libraryVersion, sellingStageOf } from '../atoms/library/index.ts'
import { activeAtoms } from '../atoms/store.ts'
import { getProduct } from '../catalog/store.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { Seat } from '../deals/committee.ts'
import { dealAt } from '../deals/dealAt.ts'
import { guestsOf, topicOfCall } from '../deals/guests.ts'
import { type Deal, requireDeal } from '../deals/store.ts'
import { messageBefore } from '../evidence/store.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { namesDeliverable } from '../facts/stance.ts'
import type { Fact } from '../facts/store.ts'
import { breakerState } from '../governance/breaker.ts'
import { customerOf } from '../governance/customer.ts'
import { moduleGate } from '../governance/rules.ts'
import type { PhrasingOptions } from '../llm/index.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, concernsShown } from '../talkTracks/index.ts'
import type { TalkTrack as ComposedTrack, TalkTrackInput } from '../talkTracks/types.ts'
import { customerFact } from './citations.ts'
import { committeeView } from './committeeView.ts'
import { effectsOfUse } from './effects.ts'
import { servingIntentModel } from './intentEngine.ts'
import { personFor } from './person.ts'
import { projectPrice } from './projectPrice.ts'
import { createQuoteCalibrations, type QuoteCalibrations, quoteView } from './quoteView.ts'
import { createWinScores, dealWinReading, rankReading, type WinScores } from './readings.ts'
import { sentenceContext, subjectOf } from './sentenceContext.ts'
import { type Situation, situationOf } from './situation.ts'
import type { BriefRequest } from './state.ts'
import { checkedSentence, type SentenceContext } from './tracksView.ts'
import { servingWinModel } from './winEngine.ts'

const dayMs = 86_400_000
const asksFor =
  /[?？]|吗|呢|什么时候|啥时候|催|麻烦|请|能不能|可以|得(?!到)|需要|别忘|\b(when|could|can|please|need|waiting|any news|where is)\b/i
/** Letters beyond which what was asked is no single question. */
const longestAsked = 120

export interface BriefEngines {
  calibrations: QuoteCalibrations
  scores: WinScores
}

/** What briefs of one process share: whatever is dear to compute and the same for many deals. */
export const createBriefEngines = (): BriefEngines => ({
  calibrations: createQuoteCalibrations(),
  scores: createWinScores(),
})

/** Everything a brief consists of before anybody sees it; `tracks` are still in composed form. */
export interface Draft {
  deal: Deal
  account: Account
  seat: Seat | null
  body: Omit<Brief, 'log' | 'adviceId' | 'situation' | 'tracks' | 'evidence' | 'words'>
  situation: Situation
  tracks: readonly ComposedTrack[]
  context: SentenceContext
  /** To whom and when the tracks are said. */
  scene: NonNullable<PhrasingOptions['scene']>
}

const industryOf = (account: Account, profile: 'medical' | 'general'): Industry => {
  const text = `${account.industry ?? ''} ${account.name}`
  if (/医|hospital|clinic|medical|卫生/i.test(text)) return 'medicalDevice'
  if (/软件|制造|工厂|工业|plant|manufactur|industr|factory|works/i.test(text)) return 'industrialSoftware'
  return profile === 'medical' ? 'medicalDevice' : 'general'
}

/** When each person last said something that is a fact, UTC ms. */
function lastWordsOf(facts: readonly Fact[]): Map<string, number> {
  const heardAt = new Map<string, number>()
  for (const { contactId, speaker, occurredAt } of facts)
    if (contactId !== null && speaker === 'customer')
      heardAt.set(contactId, Math.max(occurredAt, heardAt.get(contactId) ?? 0))
  return heardAt
}

/** What the customer holds against buying, in their own words. */
const objectionsIn = (facts: readonly Fact[]): TalkTrackInput['objections'] =>
  facts.flatMap((fact) =>
    (fact.kind === 'statedConcern' || fact.kind === 'userComplaint') && fact.speaker !== 'ours'
      ? concernsShown(fact.text).map((concern) => ({
          concern,
          text: fact.text,
          evidenceId: fact.evidenceId,
          factId: fact.id,
          span: { start: fact.spanStart, end: fact.spanEnd },
        }))
      : [],
  )

/**
 * Computes a brief as of `asOf` (UTC ms) and shows it to nobody. Refuses with `record.notFound`, `brief.noContact`
 * and `brief.tooFewAtoms`.
 */
export function draftBrief(
  session: Session,
  engines: BriefEngines,
  { dealId, contactId, lang }: BriefRequest,
  asOf: number,
): Draft {
  const { db } = session
  const deal = dealAt(db, requireDeal(db, dealId), asOf)
  const subject = subjectOf(session, deal, asOf)
  const { account, facts, committee } = subject
  const heatmap = committeeView(db, deal, committee, asOf, moduleGate(db, 'intent').enabled)
  const plans = listVisitPlansOfAccount(db, account.id)
  const guests = guestsOf(plans, deal.nextCallAt, committee)
  const seat = personFor(deal, committee, heatmap.cells, guests, lastWordsOf(facts), contactId)
  const cell = heatmap.cells.find((one) => one.people.some((person) => person.contactId === seat?.contact.id))
  const context = sentenceContext(session, subject, lang, asOf)
  const ofThisDeal = facts.filter(
    (fact) => fact.dealId === null || fact.dealId === deal.id || fact.accountId === null,
  )
  const told = ofThisDeal.map(customerFact)
  const activityCounts = countActivitiesOfContacts(
    db,
    committee.map(({ contact }) => contact.id),
  )
  const person = seat && {
    contactId: seat.contact.id,
    name: seat.contact.name,
    title: seat.contact.title,
    department: seat.contact.department,
    buyingRole: seat.buyingRole,
  }
  const stage = sellingStageOf(
    deal.stage,
    facts.some((fact) => fact.kind === 'contractEndDate'),
  )
  const atoms = activeAtoms(db, lang)
  const composed = composeTalkTracks({
    lang,
    asOf,
    // A sentence that would be blocked makes room for the next one.
    admits: (text) => !checkedSentence(text, [], context).blocked,
    person: person && seat && { ...person, buyingRole: knownRole(person.buyingRole), support: seat.support },
    deal: {
      product: (deal.productId && getProduct(db, deal.productId)?.name) || deal.name,
      account: account.name,
      stage,
      industry: industryOf(account, context.profile),
      competitor: deal.competitor,
    },
    facts: told,
    intent: cell?.reading.kind === 'probability' ? { value: cell.reading.value, n: cell.reading.n } : null,
    objections: objectionsIn(ofThisDeal),
    atoms,
    effects: effectsOfUse(db, asOf),
    forbiddenTopics: [],
    committee: committee.flatMap(({ buyingRole, contact, support }) => {
      const role = knownRole(buyingRole)
      return role === null
        ? []
        : [
            {
              buyingRole: role,
              evidenceCount: activityCounts.get(contact.id) ?? 0,
              contactId: contact.id,
              name: contact.name,
              title: contact.title,
              department: contact.department,
              opposes: support === 'enemy' || support === 'nonSupporter',
            },
          ]
    }),
  })
  if (composed.outcome === 'tooFewAtoms')
    throw new AppError('brief.tooFewAtoms', { composed: composed.composed })

  const { count, limit, state } = breakerState(
    db,
    customerOf(session, account.id, seat?.contact.id ?? null),
    asOf,
  )
  const callAt = deal.nextCallAt ?? asOf
  const body: Draft['body'] = {
    dealId: deal.id as DealId,
    dealName: deal.name,
    accountId: account.id as AccountId,
    accountName: account.name,
    stage: deal.stage,
    lang,
    asOf,
    callAt: deal.nextCallAt,
    callTopic: topicOfCall(plans, deal.nextCallAt),
    person,
    touches: { today: count, limit, frozen: state === 'frozen' },
    guests: guests.map(({ contact }) => ({ contactId: contact.id, name: contact.name })),
    visitRegistered: plans.some((plan) => plan.doneAt === null && Math.abs(plan.plannedAt - callAt) < dayMs),
    win: dealWinReading(db, deal, asOf),
    rank: rankReading(db, engines.scores, deal, asOf),
    committee: heatmap,
    quote: moduleGate(db, 'quoteRange').enabled
      ? (quoteView({ session, deal, asOf, lang, calibrations: engines.calibrations })?.view ?? null)
      : null,
    projectPrice: moduleGate(db, 'quoteRange').enabled ? projectPrice(db, deal, asOf) : null,
    blanks: composed.blanks,
    versions: {
      facts: factRulesVersion,
      talkTracks: composed.version,
      atoms: `library-${libraryVersion}`,
      redLines: redLinesVersion,
      win: servingWinModel(db)?.version ?? 'none',
      intent: servingIntentModel(db)?.version ?? 'none',
    },
  }
  const names = new Map(listContactsOfAccount(db, account.id).map(({ id, name }) => [id, name]))
  const situation = situationOf(told, {
    asOf,
    lang,
    accountName: account.name,
    nameOf: (id) => names.get(id) ?? null,
    writtenBefore: (id) => {
      const asked = messageBefore(
        db,
        id,
        (text) => text.length <= longestAsked && asksFor.test(text) && namesDeliverable(text),
      )
      return asked && { evidenceId: asked.id, text: asked.text }
    },
  })
  const scene = {
    role: seat && knownRole(seat.buyingRole),
    stage,
    concernOf: (atomId: string) => atoms.find(({ id }) => id === atomId)?.trigger.concerns[0] ?? null,
  }
  return { deal, account, seat, body, situation, tracks: composed.tracks, context, scene }
}

/** A role that nobody wrote down chooses no words. */
const knownRole = (role: BuyingRole): KnownBuyingRole | null => (role === 'unknown' ? null : role)
