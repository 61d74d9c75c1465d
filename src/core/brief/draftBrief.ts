import type { Brief } from '../../shared/contract/brief.ts'
import type { AccountId, DealId } from '../../shared/ids.ts'
import { accountNotGiven } from '../accounts/notGiven.ts'
import type { Account } from '../accounts/store.ts'
import { type BuyingRole, type Concern, libraryVersion, type SellingStage } from '../atoms/library/index.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import { isOfPen, type Seat } from '../deals/committee.ts'
import { deniedSay, isDeniedSince } from '../deals/deniedSay.ts'
import { placeOfCall, topicOfCall } from '../deals/guests.ts'
import { signingNow } from '../deals/signingNow.ts'
import type { Deal } from '../deals/store.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import { goneBecause, listEvidenceByIds } from '../evidence/store.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { listFactsOfKinds } from '../facts/store.ts'
import { breakerState } from '../governance/breaker.ts'
import { customerOf } from '../governance/customer.ts'
import { moduleGate } from '../governance/rules.ts'
import { type ExplainedSentence, explainQuote } from '../quoteExplanation/explainQuote.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, customerConcerns, type WordsHeard, wordsHeard } from '../talkTracks/index.ts'
import type { TalkTrack as ComposedTrack } from '../talkTracks/types.ts'
import { isListed, type ListedAsks, listsToAnswer } from './agenda/agendaOf.ts'
import { callMovedView } from './call/callMovedView.ts'
import type { SaidSince } from './call/callSince.ts'
import type { MovedCall } from './call/movedCall.ts'
import { oursAtCall } from './call/oursAtCall.ts'
import { daysOfCall, oursSaidAtCall, oursTogether } from './call/oursSaid.ts'
import { attendsHow, callPlace, callTopic } from './call/placeAndTopic.ts'
import { momentWords, plannedWords } from './call/plannedWords.ts'
import { eventZone, readerZone } from './call/readerZone.ts'
import { strangersAtCall } from './call/strangersAtCall.ts'
import { followOwed, namesOfCustomer, quietIn } from './owed/followOwed.ts'
import { grantedAsks } from './owed/grantedAsks.ts'
import { type LeftPoint, leftOnFile } from './people/leftOnFile.ts'
import { blanksAsked } from './questions/blanksAsked.ts'
import { projectPrice } from './quote/projectPrice.ts'
import { createQuoteCalibrations, type QuoteCalibrations, quoteView } from './quote/quoteView.ts'
import { servingIntentModel } from './readings/intentEngine.ts'
import { createWinScores, dealWinReading, rankReading, type WinScores } from './readings/readings.ts'
import { servingWinModel } from './readings/winEngine.ts'
import { customerRecord } from './record/customerRecord.ts'
import { lastContact } from './record/lastContact.ts'
import { perhapsSame } from './record/perhapsSame.ts'
import type { RecordPoint } from './record/recordPoint.ts'
import { recordSince } from './record/recordSince.ts'
import { signedAbove } from './record/signedAbove.ts'
import { withoutDisputedPromises } from './record/sumsDisputed.ts'
import { rivalsOf } from './rivals/rivalAnswers.ts'
import { type RivalNote, rivalNotes } from './rivals/rivalNotes.ts'
import { withScopeOfBudgets } from './situation/budgetSince.ts'
import { inContext } from './situation/inContext.ts'
import type { Situation } from './situation/points.ts'
import { situationOfDeal } from './situation/situationOfDeal.ts'
import type { BriefRequest } from './state.ts'
import { knownRole, trackGround } from './tracks/trackGround.ts'
import type { SentenceContext } from './tracks/tracksView.ts'

const dayMs = 86_400_000

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
  /** What they listed by numbers for us to answer. */
  lists: readonly ListedAsks[]
  /** The name of somebody of the customer. */
  nameOf: (contactId: string) => string | null
  /** The call on another day than the calendar's, where a message says so. */
  moved: MovedCall | null
  /** What was said of its place and guests since it was moved or, where nobody moved it, lately; oldest first. */
  saidOfCall: readonly SaidSince[]
  /** What the customer's own records tell beside what was said. */
  record: readonly RecordPoint[]
  /** Who has left by a list, of whom nothing was said. */
  gone: readonly LeftPoint[]
  /** What our notes on rivals say of those that this customer looks at. */
  rivalNotes: readonly RivalNote[]
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
    /** What they wrote lately, and how much it counts. */
    heard: readonly WordsHeard[]
  }
}

/** The text of the row of a list in which somebody stands, by its evidence; nothing where it is gone. */
function rowsOfLists(db: Session['db'], people: readonly { evidenceId: string | null }[]) {
  const ids = [...new Set(people.flatMap(({ evidenceId }) => evidenceId ?? []))]
  const rows = new Map(
    listEvidenceByIds(db, ids).map((row) => [row.id as string, goneBecause(row) === null ? row.text : '']),
  )
  return (evidenceId: string): string => rows.get(evidenceId) ?? ''
}
/** Who decides stands before those who come with them. */
const byWeight = (role: Seat['buyingRole']): number =>
  role === 'economicBuyer' ? 0 : role === 'approver' ? 1 : 2

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
  const {
    deal,
    account,
    heatmap,
    committee,
    guests,
    attends,
    absent,
    undecided,
    moved,
    saidOfCall,
    plans,
    seat,
    person,
    context,
    stage,
    atoms,
    told,
  } = ground
  const composed = composeTalkTracks(ground.input)

  const { count, limit, state } = breakerState(
    db,
    customerOf(session, account.id, seat?.contact.id ?? null),
    asOf,
  )
  const callAt = deal.nextCallAt ?? asOf
  const theirs = listContactsOfAccount(db, account.id)
  const oursTold =
    account.name === accountNotGiven
      ? []
      : oursSaidAtCall(db, account.id, {
          days: daysOfCall(moved?.callAt ?? deal.nextCallAt, moved, readerZone(db, session.zone())),
          asOf,
          theirs,
        })
  const zone = readerZone(db, session.zone())
  const clock = { zone: () => zone }
  const ours = oursTogether(oursAtCall(db, plans, deal.nextCallAt, theirs, oursTold), oursTold)
  const plannedPlace = placeOfCall(plans, deal.nextCallAt)
  const place = callPlace(moved, saidOfCall, plannedPlace)
  const body: Draft['body'] = {
    dealId: deal.id as DealId,
    dealName: deal.name,
    accountId: account.id as AccountId,
    accountName: account.name,
    stage: deal.stage,
    lang,
    asOf,
    callAt: moved === null ? deal.nextCallAt : moved.callAt,
    callZones: { reader: zone, event: eventZone(plans, moved?.callAt ?? deal.nextCallAt, zone) },
    callTopic: callTopic(topicOfCall(plans, deal.nextCallAt), plannedPlace, place),
    callPlace: place,
    callMoved:
      moved &&
      callMovedView(moved, lang, plannedWords(clock, deal, lang), (at) => momentWords(clock, at, lang)),
    person,
    touches: { today: count, limit, frozen: state === 'frozen' },
    absent: absent.map(({ seat, instead }) =>
      instead === null
        ? seat.contact.name
        : `${seat.contact.name}${lang === 'zh' ? `（${instead}）` : ` (${instead})`}`,
    ),
    undecided: undecided.map(({ contact }) => contact.name),
    ours,
    guests: [
      ...guests
        .toSorted((one, other) => byWeight(one.buyingRole) - byWeight(other.buyingRole))
        .map(({ contact }) => ({
          contactId: contact.id,
          name: contact.name,
          part: attendsHow(attends.get(contact.id), place),
        })),
      ...strangersAtCall(db, plans, deal.nextCallAt, { theirs, ours }).map((one) => ({
        contactId: null,
        ...one,
      })),
    ],
    visitRegistered: plans.some((plan) => plan.doneAt === null && Math.abs(plan.plannedAt - callAt) < dayMs),
    win: dealWinReading(db, deal, asOf),
    rank: rankReading(db, engines.scores, deal, asOf),
    committee: heatmap,
    quote: moduleGate(db, 'quoteRange').enabled
      ? (quoteView({ session, deal, asOf, lang, calibrations: engines.calibrations })?.view ?? null)
      : null,
    projectPrice: moduleGate(db, 'quoteRange').enabled ? projectPrice(db, deal, asOf) : null,
    blanks: composed.blanks,
    perhapsSame: (account.name === accountNotGiven ? [] : perhapsSame(db, account.id, asOf)).map(
      ({ accountId, ...other }) => ({ ...other, accountId: accountId as AccountId }),
    ),
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
  const contacts = listContactsOfAccount(db, account.id)
  const names = new Map(contacts.map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? null
  const thingsNames = namesOfCustomer(db, account, contacts)
  const said = situationOfDeal(session, ground, { asOf, lang, contacts, nameOf, names: thingsNames })
  const granted = grantedAsks(db, told)
  const pens =
    account.name === accountNotGiven ? [] : listFactsOfKinds(db, account.id, ['decisionRole'], asOf)
  const signing = signingNow(db, deal, { facts: pens, contacts, asOf })
  // Who signs by older words, and may not sign so much, is told by nobody any more.
  const hasNoPen = ({ kind, text, occurredAt }: (typeof told)[number]) =>
    kind === 'decisionRole' &&
    signing !== null &&
    occurredAt < signing.at &&
    isOfPen(text) &&
    signing.formerIds.includes(whoIsCalled(text, contacts)?.id ?? '')
  // 韩部长说了算, said before 韩部长拍板是错的, is told by nobody any more.
  const denied = deniedSay(pens, contacts)
  const isNotSo = (fact: (typeof told)[number]) =>
    fact.kind === 'decisionRole' && isDeniedSince(fact, denied, contacts)
  const followed = followOwed(db, inContext(db, said, contacts, told), {
    accountId: account.id,
    dealId: deal.id,
    asOf,
    names: thingsNames,
  })
  const holding = withScopeOfBudgets(db, followed, {
    accountId: account.id,
    asOf,
    isQuiet: quietIn(followed),
  }).map(({ group, points }) => ({
    group,
    points: points
      .filter(({ fact }) => !hasNoPen(fact) && !isNotSo(fact))
      .map((point) => {
        const yes = granted.get(point.fact.id)
        return yes === undefined ? point : { ...point, since: [...point.since, yes] }
      }),
  }))
  const lists =
    account.name === accountNotGiven
      ? []
      : listsToAnswer(db, { accountId: account.id, dealId: deal.id, asOf, isQuiet: quietIn(said) })
  // What stands in their own list is told there, whole and in its place, and not again as a wish cut out of it.
  const situation = holding
    .map(({ group, points }) => ({
      group,
      points: group === 'wants' ? points.filter(({ fact }) => !isListed(lists, fact)) : points,
    }))
    .filter(({ points }) => points.length > 0)
  const concernsOf = ({ atomId }: { atomId: string }) =>
    atoms.find(({ id }) => id === atomId)?.trigger.concerns ?? []
  const scene = {
    role: seat && knownRole(seat.buyingRole),
    stage,
    concernOf: (sentence: { atomId: string }) => concernsOf(sentence)[0] ?? null,
    concernsOf,
    raised: customerConcerns(ground.input).raised,
    heard: wordsHeard(ground.input),
  }
  const explained = body.quote ? explainQuote(body.quote, lang) : []
  const quiet = new Set(
    situation.flatMap(({ points }) =>
      points.flatMap(({ kind, fact }) => (kind === 'keepQuiet' ? fact.evidenceId : [])),
    ),
  )
  const ownRecord =
    account.name === accountNotGiven
      ? []
      : customerRecord(db, account.id, { asOf, lang, zone: session.zone() })
  const contacted =
    account.name === accountNotGiven
      ? null
      : lastContact(db, account.id, { asOf, lang, isQuiet: (id) => quiet.has(id) })
  const ownRecordTold =
    account.name === accountNotGiven
      ? []
      : recordSince(db, signedAbove(ownRecord, signing, pens, lang), {
          accountId: account.id,
          dealId: deal.id,
          asOf,
          names: thingsNames,
          done: told.filter(({ kind }) => kind === 'handedOver'),
          isQuiet: quietIn(said),
        })
  const record = [...(contacted ? [contacted] : []), ...ownRecordTold]
  const gone =
    account.name === accountNotGiven
      ? []
      : leftOnFile(
          contacts,
          told.flatMap(({ kind, text }) => (kind === 'peopleChange' ? [text] : [])),
          {
            asOf,
            lang,
            zone: session.zone(),
            deciding: new Set(committee.map(({ contact }) => contact.id)),
            rowOf: rowsOfLists(db, contacts),
          },
        )
  const ofRivals =
    account.name === accountNotGiven
      ? []
      : rivalNotes(db, { accountId: account.id, rivals: rivalsOf(db, account.id, told), asOf })
  const blanks = blanksAsked(session.db, body, {
    ...{ account, dealId: deal.id, dealName: deal.name, asOf, lang, contacts, told, situation, record },
    names: thingsNames,
    hasRivalNotes: ofRivals.length > 0,
  })
  return {
    deal,
    account,
    seat,
    body: { ...body, blanks },
    explained,
    situation: withoutDisputedPromises(situation, ownRecordTold),
    lists,
    nameOf,
    moved,
    saidOfCall,
    record,
    gone,
    rivalNotes: ofRivals,
    tracks: composed.outcome === 'composed' ? composed.tracks : [],
    context,
    scene,
  }
}
