import type { Brief } from '../../shared/contract/brief.ts'
import type { AccountId, DealId } from '../../shared/ids.ts'
import { accountNotGiven } from '../accounts/notGiven.ts'
import type { Account } from '../accounts/store.ts'
import type { BuyingRole, Concern, SellingStage } from '../atoms/library/index.ts'
import { libraryVersion } from '../atoms/library/index.ts'
import { calendarDay } from '../calendarDay.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { Seat } from '../deals/committee.ts'
import { topicOfCall } from '../deals/guests.ts'
import type { Deal } from '../deals/store.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { breakerState } from '../governance/breaker.ts'
import { customerOf } from '../governance/customer.ts'
import { moduleGate } from '../governance/rules.ts'
import { type ExplainedSentence, explainQuote } from '../quoteExplanation/explainQuote.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, customerConcerns } from '../talkTracks/index.ts'
import type { TalkTrack as ComposedTrack } from '../talkTracks/types.ts'
import { askedBefore } from './askedBefore.ts'
import { customerRecord, type RecordPoint } from './customerRecord.ts'
import { servingIntentModel } from './intentEngine.ts'
import { lastContact } from './lastContact.ts'
import { type MovedCall, movedCall } from './movedCall.ts'
import { newDays } from './newDay.ts'
import { projectPrice } from './projectPrice.ts'
import { putOff } from './putOff.ts'
import { createQuoteCalibrations, type QuoteCalibrations, quoteView } from './quoteView.ts'
import { createWinScores, dealWinReading, rankReading, type WinScores } from './readings.ts'
import { type Situation, situationOf } from './situation.ts'
import type { BriefRequest } from './state.ts'
import { knownRole, trackGround } from './trackGround.ts'
import type { SentenceContext } from './tracksView.ts'
import { servingWinModel } from './winEngine.ts'

const dayMs = 86_400_000

/** The time of day of moments (UTC ms) in a zone, `14:30`. */
const clockIn = (timeZone: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return (at) => format.format(at)
}

export interface BriefEngines {
  calibrations: QuoteCalibrations
  scores: WinScores
}

/** What briefs of one process share: whatever is dear to compute and the same for many deals. */
export const createBriefEngines = (): BriefEngines => ({
  calibrations: createQuoteCalibrations(),
  scores: createWinScores(),
})

/** Everything a brief consists of before anybody sees it; `tracks`, three or none, are still in composed form. */
export interface Draft {
  deal: Deal
  account: Account
  seat: Seat | null
  body: Omit<Brief, 'log' | 'adviceId' | 'situation' | 'tracks' | 'evidence' | 'words' | 'quoteExplanation'>
  /** The quote range in slot form. */
  explained: readonly ExplainedSentence[]
  situation: Situation
  /** The call on another day than the calendar's, where a message says so. */
  moved: MovedCall | null
  /** What the customer's own records tell beside what was said. */
  record: readonly RecordPoint[]
  tracks: readonly ComposedTrack[]
  context: SentenceContext
  /** To whom and when the tracks are said. */
  scene: {
    role: BuyingRole | null
    stage: SellingStage
    /** The first concern that a sentence's atom answers. */
    concernOf: (sentence: { atomId: string }) => Concern | null
    concernsOf: (sentence: { atomId: string }) => readonly Concern[]
    /** What the customer raised lately, newest first. */
    raised: readonly Concern[]
  }
}

/**
 * Computes a brief as of `asOf` (UTC ms) and shows it to nobody. Where no three tracks can be composed it has none and
 * tells the rest. Refuses with `record.notFound` and `brief.noContact`.
 */
export function draftBrief(
  session: Session,
  engines: BriefEngines,
  { dealId, contactId, lang }: BriefRequest,
  asOf: number,
): Draft {
  const { db } = session
  const ground = trackGround(session, { dealId, contactId, lang }, asOf)
  const { deal, account, heatmap, guests, plans, seat, person, context, stage, atoms, told } = ground
  const composed = composeTalkTracks(ground.input)

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
    sectionOrder: [...composed.sectionOrder],
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
  const late = putOff(db, told)
  const heard = told.filter((fact) => !late.replaced.has(fact))
  const situation = situationOf([...heard, ...late.facts, ...newDays(db, told)], {
    asOf,
    lang,
    accountName: account.name,
    nameOf: (id) => names.get(id) ?? null,
    writtenBefore: (id) => {
      const asked = askedBefore(db, id)
      return asked && { evidenceId: asked.id, text: asked.text }
    },
  })
  const concernsOf = ({ atomId }: { atomId: string }) =>
    atoms.find(({ id }) => id === atomId)?.trigger.concerns ?? []
  const scene = {
    role: seat && knownRole(seat.buyingRole),
    stage,
    concernOf: (sentence: { atomId: string }) => concernsOf(sentence)[0] ?? null,
    concernsOf,
    raised: customerConcerns(ground.input).raised,
  }
  const explained = body.quote ? explainQuote(body.quote, lang) : []
  const quiet = new Set(
    situation.flatMap(({ points }) =>
      points.flatMap(({ kind, fact }) => (kind === 'keepQuiet' ? fact.evidenceId : [])),
    ),
  )
  const contacted =
    account.name === accountNotGiven
      ? null
      : lastContact(db, account.id, { asOf, lang, isQuiet: (id) => quiet.has(id) })
  const record =
    account.name === accountNotGiven
      ? []
      : [
          ...(contacted ? [contacted] : []),
          ...customerRecord(db, account.id, { asOf, lang, zone: session.zone() }),
        ]
  const moved =
    account.name === accountNotGiven
      ? null
      : movedCall(db, account.id, deal.nextCallAt, {
          asOf,
          dayOf: calendarDay(session.zone()),
          clockOf: clockIn(session.zone()),
        })
  return {
    deal,
    account,
    seat,
    body,
    explained,
    situation,
    moved,
    record,
    tracks: composed.outcome === 'composed' ? composed.tracks : [],
    context,
    scene,
  }
}
