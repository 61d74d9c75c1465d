import type { Brief } from '../../shared/contract/brief.ts'
import type { AccountId, DealId } from '../../shared/ids.ts'
import { accountNotGiven } from '../accounts/notGiven.ts'
import type { Account } from '../accounts/store.ts'
import type { BuyingRole, Concern, SellingStage } from '../atoms/library/index.ts'
import { libraryVersion } from '../atoms/library/index.ts'
import { isAddressedIn, isNamedIn } from '../contacts/calledInText.ts'
import { listContactsOfAccount } from '../contacts/store.ts'
import type { Seat } from '../deals/committee.ts'
import { isOfPen } from '../deals/committee.ts'
import { type Guest, placeOfCall, topicOfCall } from '../deals/guests.ts'
import { signingNow } from '../deals/signingNow.ts'
import { ofThirdPerson } from '../deals/stancesSaid.ts'
import type { Deal } from '../deals/store.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import { getEvidence, goneBecause, listEvidenceByIds, messageBefore } from '../evidence/store.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { listFactsOfKinds } from '../facts/store.ts'
import { breakerState } from '../governance/breaker.ts'
import { customerOf } from '../governance/customer.ts'
import { moduleGate } from '../governance/rules.ts'
import { type ExplainedSentence, explainQuote } from '../quoteExplanation/explainQuote.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, customerConcerns } from '../talkTracks/index.ts'
import type { TalkTrack as ComposedTrack, CustomerFact } from '../talkTracks/types.ts'
import { askedBefore } from './askedBefore.ts'
import { withScopeOfBudgets } from './budgetSince.ts'
import { callMovedView } from './callMovedView.ts'
import type { SaidSince } from './callSince.ts'
import { placeIn, placesLeft } from './callWords.ts'
import { customerRecord, type RecordPoint } from './customerRecord.ts'
import { followOwed, namesOfCustomer, quietIn } from './followOwed.ts'
import { grantedAsks } from './grantedAsks.ts'
import { inContext } from './inContext.ts'
import { servingIntentModel } from './intentEngine.ts'
import { lastContact } from './lastContact.ts'
import { type LeftPoint, leftOnFile } from './leftOnFile.ts'
import type { MovedCall } from './movedCall.ts'
import { namedInBrief } from './namedInBrief.ts'
import { newDays } from './newDay.ts'
import { openPoints } from './openPoints.ts'
import { oursAtCall } from './oursAtCall.ts'
import { daysOfCall, oursSaidAtCall, oursTogether } from './oursSaid.ts'
import { perhapsSame } from './perhapsSame.ts'
import { projectPrice } from './projectPrice.ts'
import { putOff } from './putOff.ts'
import { createQuoteCalibrations, type QuoteCalibrations, quoteView } from './quoteView.ts'
import { createWinScores, dealWinReading, rankReading, type WinScores } from './readings.ts'
import { recordSince } from './recordSince.ts'
import { rivalsOf } from './rivalAnswers.ts'
import { type RivalNote, rivalNotes } from './rivalNotes.ts'
import { cellsOf } from './rowCells.ts'
import { sentenceAround } from './sentenceAround.ts'
import { signedAbove } from './signedAbove.ts'
import type { Situation } from './situation/points.ts'
import { situationOf } from './situation/situation.ts'
import type { BriefRequest } from './state.ts'
import { withoutDisputedPromises } from './sumsDisputed.ts'
import { toldAside } from './toldAside.ts'
import { toldSomewhere } from './toldSomewhere.ts'
import { knownRole, trackGround } from './trackGround.ts'
import type { SentenceContext } from './tracksView.ts'
import { servingWinModel } from './winEngine.ts'

const dayMs = 86_400_000

/** What somebody tells of colleagues and of rivals, which may be for us alone. */
const toldOfOthers: ReadonlySet<string> = new Set([
  'attitude',
  'decisionRole',
  'competitorOffer',
  'competitorNews',
  'competitorGap',
])

/** Letters of a line that tells how it is decided, and of one in which somebody leaves. */
const longestLine = { decisionRole: 320, other: 120 }
/** A line up to the end of a span in it, of a change of people the whole line; null for one that is too long. */
function lineFrom(text: string, { kind, span }: Pick<CustomerFact, 'kind' | 'span'>): string | null {
  const behind = text.indexOf('\n', span.end)
  const end = kind === 'decisionRole' ? span.end : behind < 0 ? text.length : behind
  const start = text.lastIndexOf('\n', span.start - 1) + 1
  const line = text
    .slice(start + headOfCell(text, start, span.start), end)
    .replaceAll('**', '')
    .replace(/^\s*(?:[-*•]|\d+[.、)])\s*/, '')
    .trim()
  return line.length > longestLine[kind === 'decisionRole' ? kind : 'other'] ? null : line
}

/** Columns from which on lines of `heading: value` are the cells of a row. */
const fewestCells = 3
/** Letters of the heading before what a cell of a row tells: whoever reads it wants no name of a column. */
function headOfCell(text: string, start: number, told: number): number {
  const cell = cellsOf(text).find((one) => one.start === start)
  const letters = cell === undefined ? 0 : cell.head.length + 2
  return start + letters <= told && cellsOf(text).length >= fewestCells ? letters : 0
}

const isQuestion = /[?？]|(?:吗|么|呢|没)\s*$/
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

/** Everything a brief consists of before anybody sees it; `tracks`, three or none, are still in composed form. */
export interface Draft {
  deal: Deal
  account: Account
  seat: Seat | null
  body: Omit<Brief, 'log' | 'adviceId' | 'situation' | 'tracks' | 'evidence' | 'words' | 'quoteExplanation'>
  /** The quote range in slot form. */
  explained: readonly ExplainedSentence[]
  situation: Situation
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
  }
}

/** Records of what somebody has of us. */
const ofOurThings: ReadonlySet<string> = new Set(['openComplaint', 'lastOrder'])
/** Questions without whose answer nobody can plan: two versions of one thing, and who decides by what and when. */
const alwaysAsked: ReadonlySet<string> = new Set(['budgetSigner', 'decisionDate', 'criteria'])
const isDispute = ({ code }: { code: string }): boolean => code.startsWith('dispute.')
/** Items of another record of the customer from which on nothing is said to be on no record. */
const mostOfSplit = 5
/** More questions than these are asked in no one call. */
const mostBlanks = 6

/** A day and time by our clock, in words. */
export const momentWords = (session: Pick<Session, 'zone'>, at: number, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: session.zone(),
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)

/** The day and time at which the calendar has the call, in words; null where it has none. */
export const plannedWords = (
  session: Pick<Session, 'zone'>,
  { nextCallAt }: Pick<Deal, 'nextCallAt'>,
  lang: 'zh' | 'en',
): string | null => (nextCallAt === null ? null : momentWords(session, nextCallAt, lang))

/** The text of the row of a list in which somebody stands, by its evidence; nothing where it is gone. */
function rowsOfLists(db: Session['db'], people: readonly { evidenceId: string | null }[]) {
  const ids = [...new Set(people.flatMap(({ evidenceId }) => evidenceId ?? []))]
  const rows = new Map(
    listEvidenceByIds(db, ids).map((row) => [row.id as string, goneBecause(row) === null ? row.text : '']),
  )
  return (evidenceId: string): string => rows.get(evidenceId) ?? ''
}

/** Where the call is held: the calendar says it in full where it followed a message that moved the call. */
function callPlace(
  moved: MovedCall | null,
  said: readonly SaidSince[],
  written: string | null,
): string | null {
  // A place that was left is told nowhere.
  const gone = [moved?.quote ?? '', ...said.map(({ quote }) => quote)].flatMap(placesLeft)
  const isLeft = (place: string | null) => place !== null && gone.some((one) => place.includes(one))
  const planned = isLeft(written) ? null : written
  const since = said.findLast(({ place }) => place !== null)?.place ?? null
  // What only says back where it is tells it in short.
  if (since !== null && moved?.place?.startsWith(since)) return moved.place
  return (
    since ??
    (moved === null ? planned : moved.isInCalendar ? (planned ?? moved.place) : (moved.place ?? planned))
  )
}

const heldBy =
  /\s*[-–—·|]?\s*(?:腾讯会议|钉钉会议|飞书会议|企微会议|视频会议|线上会议?|\b(?:Microsoft |MS )?Teams\b|\bZoom\b|\bWebex\b|\bGoogle Meet\b)\s*$/iu
const heldOnline = /会议(?!室)|线上|视频|电话|\b(?:Teams|Zoom|Webex|Meet|online|phone|video)\b/i
/** Who decides stands before those who come with them. */
const byWeight = (role: Seat['buyingRole']): number =>
  role === 'economicBuyer' ? 0 : role === 'approver' ? 1 : 2

/** What the calendar calls a call, less a place in brackets that a message has changed. */
const callTopic = (topic: string | null, planned: string | null, place: string | null): string | null => {
  if (topic === null || place === null || place === planned) return topic
  const kept = topic.replace(/\s*[(（][^()（）]*[)）]/g, (bracket) => {
    const held = placeIn(bracket.replaceAll(/[()（）]/g, ''))
    return held === null || place.includes(held) ? bracket : ''
  })
  // 框架澄清会 腾讯会议, of a call that is held in a room now.
  return kept.replace(heldBy, (tool) => (place.includes(tool.trim()) ? tool : '')).trim()
}

/** For how much of a call somebody is there, and how, where not in the room that it is held in. */
const attendsHow = (guest: Guest | undefined, place: string | null): string | null =>
  [place === null || heldOnline.test(place) ? null : guest?.fromAfar, guest?.part]
    .filter(Boolean)
    .join(' · ') || null

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
    stances,
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
          days: daysOfCall(moved?.callAt ?? deal.nextCallAt, moved, session.zone()),
          asOf,
          theirs,
        })
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
    callTopic: callTopic(topicOfCall(plans, deal.nextCallAt), plannedPlace, place),
    callPlace: place,
    callMoved:
      moved &&
      callMovedView(moved, lang, plannedWords(session, deal, lang), (at) => momentWords(session, at, lang)),
    person,
    touches: { today: count, limit, frozen: state === 'frozen' },
    absent: absent.map(({ seat, instead }) =>
      instead === null
        ? seat.contact.name
        : `${seat.contact.name}${lang === 'zh' ? `（${instead}）` : ` (${instead})`}`,
    ),
    undecided: undecided.map(({ contact }) => contact.name),
    ours: oursTogether(oursAtCall(db, plans, deal.nextCallAt, theirs, oursTold), oursTold),
    guests: guests
      .toSorted((one, other) => byWeight(one.buyingRole) - byWeight(other.buyingRole))
      .map(({ contact }) => ({
        contactId: contact.id,
        name: contact.name,
        part: attendsHow(attends.get(contact.id), place),
      })),
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
  const late = putOff(db, told)
  const heard = told.filter((fact) => !late.replaced.has(fact))
  const isAside = toldAside(ground.ofThisDeal)
  /** Where people stand by a fact; "He can block it" is of whom the sentence before it tells. */
  const standsIn = ({ id, kind, text, evidenceId }: CustomerFact): typeof stances => {
    const own = stances.filter(({ factId }) => factId === id)
    return own.length > 0 || kind !== 'attitude' || !ofThirdPerson.test(text)
      ? own
      : stances.filter((one) => one.evidenceId === evidenceId)
  }
  const said = situationOf([...heard, ...late.facts, ...newDays(db, told)], {
    asOf,
    zone: session.zone(),
    lang,
    accountName: account.name,
    nameOf,
    names: thingsNames,
    askedBefore: (id) => {
      const asked = messageBefore(db, id, (text) => text.length <= longestAsked && isQuestion.test(text))
      return asked && { evidenceId: asked.id, text: asked.text }
    },
    lineOf: (fact) => lineFrom(getEvidence(db, fact.evidenceId)?.text ?? '', fact),
    sentenceOf: (fact) =>
      sentenceAround(getEvidence(db, fact.evidenceId)?.text ?? '', fact.span) || fact.text,
    aboutOf: (fact) => {
      // Who said it stands behind it.
      const about = standsIn(fact)
      const isOwn =
        fact.speaker === 'customer' &&
        !(ofThirdPerson.test(fact.text) && about.some(({ contactId: of }) => of !== fact.contactId))
      const talkedWith = fact.speaker === 'note' && fact.kind !== 'attitude' ? fact.contactId : null
      const [who, ...others] =
        about.length > 0 ? [...new Set(about.map(({ contactId }) => contactId))] : [talkedWith]
      const name = who ? names.get(who) : undefined
      // Words that call somebody need no name before them.
      return isOwn || name === undefined || others.length > 0 || whoIsCalled(fact.text, contacts) !== null
        ? null
        : name
    },
    isAside: (fact) =>
      toldOfOthers.has(fact.kind) &&
      fact.evidenceId !== null &&
      isAside(
        {
          evidenceId: fact.evidenceId,
          ...fact.span,
          text: fact.text,
          at: fact.occurredAt,
          writerId: fact.speaker === 'note' ? null : fact.contactId,
        },
        fact.kind === 'attitude'
          ? standsIn(fact).some(({ contactId: of }) => of !== fact.contactId)
          : fact.kind !== 'decisionRole',
      ),
    putOffFrom: ({ id }) => late.before.get(id) ?? null,
    writtenBefore: (id) => {
      const asked = askedBefore(db, id)
      return asked && { evidenceId: asked.id, text: asked.text }
    },
  })
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
  const followed = followOwed(db, inContext(db, said, contacts, told), {
    accountId: account.id,
    dealId: deal.id,
    asOf,
    names: thingsNames,
  })
  const situation = withScopeOfBudgets(db, followed, {
    accountId: account.id,
    asOf,
    isQuiet: quietIn(followed),
  }).map(({ group, points }) => ({
    group,
    points: points
      .filter(({ fact }) => !hasNoPen(fact))
      .map((point) => {
        const yes = granted.get(point.fact.id)
        return yes === undefined ? point : { ...point, since: [...point.since, yes] }
      }),
  }))
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
  // Whoever complains of what we delivered, or bought it, uses that.
  const isServed = record.some(({ kind }) => ofOurThings.has(kind))
  const asked = body.blanks.filter(({ code }) => !(isServed && code === 'currentSystem'))
  const answered =
    account.name === accountNotGiven
      ? new Set<string>()
      : toldSomewhere(
          db,
          asked.map(({ code }) => code),
          { accountId: account.id, dealId: deal.id, dealName: deal.name, asOf, people: contacts },
        )
  // What lies with another record of the customer may well answer it: that is settled first.
  const isSplit = body.perhapsSame.some(({ items }) => items >= mostOfSplit)
  const named = namedInBrief(situation, { hasRivalNotes: ofRivals.length > 0 })
  const unknown = isSplit ? [] : asked.filter(({ code }) => !answered.has(code) && !named.has(code))
  const open =
    account.name === accountNotGiven
      ? []
      : openPoints(db, {
          accountId: account.id,
          dealId: deal.id,
          asOf,
          lang,
          names: thingsNames,
          // Whoever has left, or was only spoken of as leaving, is asked nothing.
          people: contacts.filter(
            (one) =>
              !told.some(
                ({ kind, text }) =>
                  kind === 'peopleChange' && (isNamedIn(text, one) || isAddressedIn(text, one, contacts)),
              ),
          ),
          owedByUs: situation.flatMap(({ points }) =>
            points.flatMap(({ kind, words }) =>
              kind === 'openPromise' || kind === 'openTask' ? [words] : [],
            ),
          ),
          isQuiet: quietIn(situation),
        })
  // What every deal may leave open is asked where this one leaves nothing of its own open.
  const blanks = [
    ...unknown.filter(isDispute),
    ...open,
    ...unknown.filter((one) => !isDispute(one) && (open.length === 0 || alwaysAsked.has(one.code))),
  ].slice(0, mostBlanks)
  return {
    deal,
    account,
    seat,
    body: { ...body, blanks },
    explained,
    situation: withoutDisputedPromises(situation, ownRecordTold),
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
