import type { BuyingRole, KnownBuyingRole } from '../../shared/vocabulary.ts'
import { accountNotGiven } from '../accounts/notGiven.ts'
import type { Account } from '../accounts/store.ts'
import { countActivitiesOfContacts, listActivitiesOfAccount } from '../activities/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { sellingStageOf } from '../atoms/library/index.ts'
import { activeAtoms } from '../atoms/store.ts'
import { getProduct, listProducts } from '../catalog/store.ts'
import { type Contact, listContactsOfAccount } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { goneFrom } from '../deals/committee.ts'
import { dealAt } from '../deals/dealAt.ts'
import {
  absentFrom,
  arrangesForOthers,
  comesForOthers,
  guestsOf,
  guestsOfMoved,
  saidInPlan,
  undecidedAt,
} from '../deals/guests.ts'
import { isOvertaken, signingNow } from '../deals/signingNow.ts'
import { requireDeal } from '../deals/store.ts'
import { whoIsCalled } from '../deals/whoIsCalled.ts'
import { goneBecause, listEvidenceByIds } from '../evidence/store.ts'
import { daysNamed } from '../facts/daysNamed.ts'
import type { Fact } from '../facts/store.ts'
import { moduleGate } from '../governance/rules.ts'
import type { Session } from '../session.ts'
import { activeStyleRules } from '../styleRules/store.ts'
import { concernsShown } from '../talkTracks/index.ts'
import type { CustomerFact, HeardWords, Span, TalkTrackInput } from '../talkTracks/types.ts'
import { askedBefore } from './askedBefore.ts'
import { calledInTalk } from './calledInTalk.ts'
import { answeredAtCall, answeredBeforeCall, askedBeforePromises, toldAlone } from './callGround.ts'
import { callOfDeal } from './callOfDeal.ts'
import { customerFact } from './citations.ts'
import { committeeView, isOpposed, stancesIn } from './committeeView.ts'
import { complaintsAtCall } from './complaintGround.ts'
import { openOfferTotal, quoteOut } from './currentQuotes.ts'
import { dayMissed } from './dayMissed.ts'
import { effectsOfUse } from './effects.ts'
import { namesOfCustomer } from './followOwed.ts'
import { grantedAsks } from './grantedAsks.ts'
import { handedInParts } from './handedInParts.ts'
import { industryOf } from './industry.ts'
import { isOfLeaver } from './leavers.ts'
import { saidOfCall as saidOfPlanned } from './movedCall.ts'
import { answeredDays } from './newDay.ts'
import { agreesOnCondition, objectsItself, tellsOfObjector } from './objectors.ts'
import { reportedOf } from './ofWhom.ts'
import { isPastMood } from './pastMood.ts'
import { personFor } from './person.ts'
import { isPriceHeld } from './priceHeld.ts'
import { ofPastVersions, pastVersions, withoutAnsweredAsks } from './quotedSince.ts'
import { isOneThing, likenessOfThings, thingWords } from './sameThing.ts'
import { sentenceContext, subjectOf } from './sentenceContext.ts'
import { toldSince } from './sinceThen.ts'
import type { BriefRequest } from './state.ts'
import { checkedSentence } from './tracksView.ts'
import { withoutGivenVersions } from './versionGiven.ts'
import { wholeAsks } from './wholeAsks.ts'

const dayMs = 86_400_000

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
    (fact.kind === 'statedConcern' || fact.kind === 'userComplaint') &&
    fact.speaker !== 'ours' &&
    fact.speaker !== 'team'
      ? concernsShown(fact.text).map((concern) => ({
          concern,
          text: fact.text,
          evidenceId: fact.evidenceId,
          factId: fact.id,
          span: { start: fact.spanStart, end: fact.spanEnd },
        }))
      : [],
  )

/** What somebody says for themselves, and may tell of somebody else. */
const ofOneself: ReadonlySet<string> = new Set([
  'statedConcern',
  'statedGoal',
  'userComplaint',
  'customerAsk',
  'attitude',
])
/** Facts in which what somebody tells of a colleague is no word of their own: to neither of the two it is quoted as theirs. */
function withoutReported(
  db: ReadableDb,
  facts: readonly CustomerFact[],
  people: readonly { id: string; name: string; nickname: string | null }[],
): CustomerFact[] {
  const own = facts.filter(
    ({ kind, speaker, contactId }) => ofOneself.has(kind) && speaker === 'customer' && contactId !== null,
  )
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(own.map(({ evidenceId }) => evidenceId))]).map(({ id, text }) => [
      id,
      text,
    ]),
  )
  const reported = new Set(
    own.filter(({ evidenceId, span, contactId }) => {
      const who = reportedOf(texts.get(evidenceId) ?? '', span, people)
      return who !== null && who.id !== contactId
    }),
  )
  return facts.map((fact) => (reported.has(fact) ? { ...fact, contactId: null } : fact))
}

/** Who else writes in the chat of a message. */
const otherAuthor = `SELECT other.contact_id AS contactId FROM evidence own
   JOIN evidence other ON other.source_id = own.source_id AND other.title IS own.title AND other.kind = own.kind
  WHERE own.id = ? AND other.contact_id IS NOT NULL LIMIT 1`
const authorOf = `SELECT contact_id AS contactId FROM evidence WHERE id = ?`

/**
 * Promises of ours with whom they were made to, where that is not on record: whom they call at their head ("@Ann, the
 * drawing …", 吴工，…), who had just asked, or with whom alone the chat is (`alone`).
 */
function promisedTo(
  db: ReadableDb,
  facts: readonly CustomerFact[],
  people: readonly Pick<Contact, 'id' | 'name' | 'nickname'>[],
  alone: ReadonlySet<string>,
): CustomerFact[] {
  const contactIn = (query: string, id: string): string | null =>
    (db.read(query).get(id) as { contactId: string | null } | undefined)?.contactId ?? null
  return facts.map((fact) => {
    if (fact.kind !== 'openPromise' || fact.speaker !== 'ours') return fact
    const head = calledAtHead.exec(fact.text.trim())?.[0]
    const called = head === undefined ? null : whoIsCalled(head, people)
    if (called !== null) return { ...fact, contactId: called.id }
    if (fact.contactId !== null) return fact
    if (alone.has(fact.evidenceId)) return { ...fact, contactId: contactIn(otherAuthor, fact.evidenceId) }
    const asked = askedBefore(db, fact.evidenceId)
    return asked === null ? fact : { ...fact, contactId: contactIn(authorOf, asked.id) }
  })
}
const calledAtHead =
  /^@?[\p{Script=Han}]{2,5}(?=[\s，,：:]|不好意思|抱歉|实在|您)|^@?\p{Lu}[\p{L}'’]+(?: \p{Lu}[\p{L}'’]+)?(?=[\s,:–-])/u

const heardDays = 45
/** What is read of a customer, and letters beyond which a text is a document rather than something said. */
const mostHeard = 24
const longestHeard = 600

/** What the customer's people wrote or said lately about this deal or about none in particular, newest first. */
function heardLately(
  db: ReadableDb,
  { id: accountId, name }: Pick<Account, 'id' | 'name'>,
  dealId: string,
  asOf: number,
): HeardWords[] {
  // Of a deal without a customer only what is its own is known to be theirs.
  const hasCustomer = name !== accountNotGiven
  const inbound = listActivitiesOfAccount(db, accountId, asOf + 1, 4 * mostHeard).filter(
    (one) =>
      one.direction === 'inbound' &&
      one.occurredAt > asOf - heardDays * dayMs &&
      one.knownAt <= asOf &&
      (one.dealId === dealId || (one.dealId === null && hasCustomer)),
  )
  const texts = new Map(
    listEvidenceByIds(
      db,
      inbound.flatMap(({ evidenceId }) => evidenceId ?? []),
    ).map((item) => [item.id, item]),
  )
  return inbound
    .flatMap(({ evidenceId, contactId, occurredAt }): HeardWords[] => {
      const item = evidenceId === null ? undefined : texts.get(evidenceId)
      return item === undefined ||
        goneBecause(item) !== null ||
        item.sensitivity === 'restricted' ||
        item.text.length > longestHeard
        ? []
        : [{ text: item.text, evidenceId: item.id, contactId, occurredAt }]
    })
    .slice(0, mostHeard)
}

/** Letters of a text that somebody wrote of a talk; what is longer is a document. */
const longestTold = 6000
/** The texts from which facts were read, as far as they are still there. */
const textsTold = (db: ReadableDb, facts: readonly Fact[]): string[] =>
  listEvidenceByIds(db, [...new Set(facts.map(({ evidenceId }) => evidenceId))]).flatMap((item) =>
    goneBecause(item) !== null || item.sensitivity === 'restricted' || item.text.length > longestTold
      ? []
      : [item.text],
  )

/** Whether words are among those that are for us alone. */
function quietIn(facts: readonly CustomerFact[]): (evidenceId: string, span: Span) => boolean {
  const quiet = facts.filter(({ kind }) => kind === 'keepQuiet')
  return (evidenceId, span) =>
    quiet.some(
      (fact) => fact.evidenceId === evidenceId && fact.span.start < span.end && fact.span.end > span.start,
    )
}

type NewDay = NonNullable<TalkTrackInput['newDays']> extends ReadonlyMap<string, infer Day> ? Day : never

/** The days that were told since for what we promised or have to do, by the promise's id. */
function daysToldSince(
  db: ReadableDb,
  account: Account,
  dealId: string,
  facts: readonly CustomerFact[],
  asOf: number,
): Required<Pick<TalkTrackInput, 'newDays' | 'firstDays'>> {
  const owed = facts.filter(
    ({ kind, figures }) =>
      (kind === 'openPromise' || kind === 'openTask') && figures.some(({ unit }) => unit === 'date'),
  )
  const answers = askedBeforePromises(db, owed)
  const since = toldSince(
    db,
    owed.map(({ text, evidenceId, occurredAt, undated, figures, subject }) => ({
      words: text,
      answers: answers.get(evidenceId) ?? null,
      evidenceIds: [evidenceId],
      isTheirs: false,
      at: occurredAt,
      undated,
      dueOn: String(figures.find(({ unit }) => unit === 'date')!.value),
      isPlan: subject === 'plan',
    })),
    {
      accountId: account.id,
      dealId,
      asOf,
      names: namesOfCustomer(db, account, listContactsOfAccount(db, account.id)),
      isQuiet: quietIn(facts),
    },
  )
  const firstDays = new Map(
    owed.flatMap(({ id }, at) => {
      const [first] = since[at]!.flatMap(({ words, evidenceId, at: toldAt }) => {
        const day = dayMissed(words, toldAt ?? asOf)
        return day === null ? [] : [{ day, evidenceId, at: toldAt ?? asOf }]
      })
      return first === undefined ? [] : [[id, first] as const]
    }),
  )
  const shared: Map<string, NewDay> = new Map()
  const newDays: Map<string, NewDay> = new Map(
    owed.flatMap(({ id }, at) => {
      for (const told of since[at]!) {
        // Of several days ("released 26 or 27, so with you by Monday 30") the last is the one to rely on.
        const on = told.at ?? asOf
        // 13号就该给了 told on the 20th names the 13th that is gone, and none to come.
        const gone = dayMissed(told.words, on)?.slice(8)
        const days = daysNamed(told.words, on)
          .map((one) => one.day)
          .toSorted()
        const day = [...days, told.day].findLast((one) => one !== null && one.slice(8) !== gone)
        if (day == null) continue
        // What we say among ourselves of a day was promised to nobody, unless they were told of the same.
        const isInternal =
          told.speaker === 'team' &&
          !since[at]!.some((other) => other.speaker === 'ours' && other.day === day)
        return [[id, { day, evidenceId: told.evidenceId, span: told.span, at: on, isInternal }]]
      }
      return []
    }),
  )
  // Told twice, in a message and in the notes of a talk, it is one thing with one new day.
  const names = namesOfCustomer(db, account, listContactsOfAccount(db, account.id))
  const things = owed.map(({ text }) => thingWords(text, names))
  const dueOf = ({ figures }: CustomerFact): unknown => figures.find(({ unit }) => unit === 'date')?.value
  for (const [at, fact] of owed.entries()) {
    if (newDays.has(fact.id)) continue
    const same = owed.findIndex(
      (other, index) =>
        newDays.has(other.id) &&
        dueOf(other) === dueOf(fact) &&
        likenessOfThings(things[at]!, things[index]!) >= isOneThing,
    )
    const found = same < 0 ? undefined : newDays.get(owed[same]!.id)
    if (found) shared.set(fact.id, found)
  }
  return { newDays: new Map([...newDays, ...shared]), firstDays }
}

/** What the talk tracks of a call are composed from, and what was looked up on the way. */
export type TrackGround = ReturnType<typeof trackGround>

/**
 * Looks up everything that the talk tracks of a call are composed from, as of `asOf` (UTC ms). Refuses with
 * `record.notFound` and `brief.noContact`.
 */
export function trackGround(session: Session, { dealId, contactId, lang }: BriefRequest, asOf: number) {
  const { db } = session
  const stored = dealAt(db, requireDeal(db, dealId), asOf)
  const zone = session.zone()
  const { deal, moved, plans } = callOfDeal(db, stored, { asOf, zone })
  const subject = subjectOf(session, deal, asOf)
  const { account, facts, committee } = subject
  const gone = goneFrom(db, account.id, asOf)
  const signing = signingNow(db, deal, {
    facts: facts.filter(({ kind }) => kind === 'decisionRole'),
    contacts: committee.map(({ contact }) => contact),
    asOf,
  })
  const isPast = pastVersions(db, account.id, asOf)
  const ofThisDeal = facts.filter(
    (fact) =>
      !(fact.kind === 'attitude' && (isPast(fact.text, fact.occurredAt) || isPastMood(fact, asOf))) &&
      !(fact.kind === 'decisionRole' && isOvertaken(fact, signing)) &&
      (fact.dealId === null || fact.dealId === deal.id || fact.accountId === null) &&
      !isOfLeaver(fact, committee, gone),
  )
  const stances = stancesIn(
    db,
    ofThisDeal,
    committee.map(({ contact }) => contact),
    { accountId: account.id, asOf, isPast },
  )
  const heatmap = committeeView(db, deal, committee, asOf, {
    stances,
    enabled: moduleGate(db, 'intent').enabled,
    facts: ofThisDeal,
  })
  const saidOfCall =
    moved !== null
      ? moved.since
      : deal.nextCallAt === null || account.name === accountNotGiven
        ? []
        : saidOfPlanned(db, account.id, deal.nextCallAt, { asOf, zone })
  const saidOfGuests = [...(moved?.guests ?? []), ...saidOfCall.flatMap((one) => one.guests)]
  const mover = committee.find(({ contact }) => contact.id === moved?.contactId)?.contact
  // Whoever calls a meeting is there, but for those who only arrange it for others.
  const isCaller =
    moved?.direction === 'inbound' &&
    (moved.isTheirOwn ||
      (mover !== undefined &&
        !arrangesForOthers.test(mover.title ?? '') &&
        !comesForOthers(saidOfGuests, mover.id, committee)))
  const moverId = isCaller ? moved.contactId : null
  const expected = guestsOfMoved(
    guestsOf(plans, deal.nextCallAt, committee),
    { said: saidOfGuests, moverId, planned: saidInPlan(plans, deal.nextCallAt) },
    committee,
  )
  const guests = expected.map(({ seat }) => seat)
  const attends = new Map(expected.map((guest) => [guest.seat.contact.id as string, guest]))
  const whole = expected.flatMap(({ seat, part }) => (part === null ? [seat] : []))
  const isGuest = guests.some(({ contact }) => contact.id === moverId)
  const called = deal.nextCallContactId ?? (isGuest && moved?.isTheirOwn ? moverId : null)
  const absent = absentFrom(plans, deal.nextCallAt, saidOfGuests, committee)
  const undecided = undecidedAt(saidOfGuests, committee)
  const seat = personFor(
    { nextCallContactId: called },
    committee,
    heatmap.cells,
    // Who looks in for some minutes is not whom the call is prepared for.
    whole.length > 0 ? whole : guests,
    lastWordsOf(facts),
    contactId,
    new Set([...absent.map(({ seat }) => seat), ...undecided].map(({ contact }) => contact.id as string)),
  )
  const cell = heatmap.cells.find((one) => one.people.some((person) => person.contactId === seat?.contact.id))
  const reading =
    cell?.people.find((one) => one.contactId === seat?.contact.id)?.reading ?? cell?.reading ?? null
  const recorded = handedInParts(
    db,
    withoutGivenVersions(
      db,
      withoutAnsweredAsks(db, account.id, ofThisDeal.map(customerFact), asOf, deal.id),
      { accountId: account.id, dealId: deal.id, asOf },
    ),
  )
  const answered = account.name === accountNotGiven ? [] : answeredDays(db, account.id, recorded, asOf)
  const told = [...recorded, ...answered]
  const past = ofPastVersions(db, account.id, told, asOf)
  const callAt = moved === null ? deal.nextCallAt : (moved.callAt ?? Date.parse(moved.day) + dayMs / 2)
  const { newDays, firstDays } = daysToldSince(db, account, deal.id, told, asOf)
  const complaints =
    account.name === accountNotGiven
      ? []
      : complaintsAtCall(db, account, {
          ...{ asOf, lang, zone, dealId: deal.id },
          people: committee.map(({ contact }) => contact),
          isQuiet: quietIn(told),
        })
  const context = sentenceContext(session, subject, lang, asOf, [
    ...newDays.values(),
    ...firstDays.values(),
    ...told.flatMap(({ firstDay, evidenceId, occurredAt }) =>
      firstDay === undefined ? [] : [{ day: firstDay, evidenceId, at: occurredAt }],
    ),
    ...complaints.flatMap(({ step }) => (step === null ? [] : [step])),
    ...answered.map(({ figures, evidenceId, occurredAt }) => ({
      day: String(figures[0]!.value),
      evidenceId,
      at: occurredAt,
    })),
  ])
  // A hint is given back to whoever gave it, and only where nobody else listens.
  const isAlone = guests.every(({ contact }) => contact.id === seat?.contact.id)
  const activityCounts = countActivitiesOfContacts(
    db,
    committee.map(({ contact }) => contact.id),
  )
  const callings = calledInTalk(
    db,
    account.id,
    committee.map(({ contact }) => contact),
    asOf,
  )
  // How somebody is called goes before what a list has as their title.
  const titleOf = ({ id, title }: Pick<Contact, 'id' | 'title'>): string | null =>
    [callings.get(id), title].flatMap((one) => one ?? []).join('；') || null
  const person = seat && {
    contactId: seat.contact.id,
    name: seat.contact.name,
    title: titleOf(seat.contact),
    department: seat.contact.department,
    buyingRole: seat.buyingRole,
  }
  const stage = sellingStageOf(
    deal.stage,
    facts.some((fact) => fact.kind === 'contractEndDate'),
  )
  const atoms = activeAtoms(db, lang)
  const alone = toldAlone(db, told)
  const heard = heardLately(db, account, deal.id, asOf)
  const input: TalkTrackInput = {
    lang,
    asOf,
    zone,
    // A sentence that would be blocked makes room for the next one.
    admits: (text) => !checkedSentence(text, [], context).blocked,
    person: person && seat && { ...person, buyingRole: knownRole(person.buyingRole), support: seat.support },
    deal: {
      product: (deal.productId && getProduct(db, deal.productId)?.name) || deal.name,
      account: account.name,
      stage,
      industry: industryOf({
        customer: account,
        sold: [deal.name, ...listProducts(db).map(({ name }) => name)],
        profile: readWorkspaceSettings(db).profile,
      }),
      competitor: deal.competitor,
    },
    // What was said of an older version of our quote is no matter for a talk after the newer one.
    facts: withoutReported(
      db,
      promisedTo(
        db,
        wholeAsks(
          db,
          told.filter((fact) => !past.has(fact) && (isAlone || fact.kind !== 'championNote')),
        ),
        committee.map(({ contact }) => contact),
        alone,
      ),
      committee.map(({ contact }) => contact),
    ),
    intent: reading?.kind === 'probability' ? { value: reading.value, n: reading.n } : null,
    isOpposed:
      heatmap.cells.some(({ people }) => people.some(isOpposed)) ||
      objectsItself([...heard, ...ofThisDeal.filter(({ speaker }) => speaker === 'customer')]) ||
      tellsOfObjector(
        textsTold(db, ofThisDeal),
        committee.map(({ contact }) => contact),
      ),
    objections: objectionsIn(ofThisDeal),
    heard,
    atoms,
    effects: effectsOfUse(db, asOf),
    forbiddenTopics: [],
    guests: guests.map(({ contact }) => ({
      contactId: contact.id,
      name: contact.name,
      title: titleOf(contact),
    })),
    callAt,
    callPurpose: plans.find(({ plannedAt }) => plannedAt === deal.nextCallAt)?.purpose ?? null,
    toldAlone: alone,
    answeredAtCall: answeredAtCall(db, told, asOf),
    askedBefore: askedBeforePromises(db, told),
    answeredBeforeCall: answeredBeforeCall(db, told, asOf, callAt),
    newDays,
    firstDays,
    granted: new Set(grantedAsks(db, told).keys()),
    complaints,
    quoteOut: account.name === accountNotGiven ? null : quoteOut(db, account.id, { asOf, zone }),
    offer: account.name === accountNotGiven ? null : openOfferTotal(db, account.id, asOf),
    heldAgainst: new Set(
      stances.flatMap(({ side, contactId, factId }) =>
        (side === 'against' || side === 'condition') &&
        guests.some(({ contact }) => contact.id === contactId) &&
        // What somebody else tells of them is not read back to them.
        ofThisDeal.some(
          ({ id, contactId: saidBy, text }) =>
            id === factId && saidBy === contactId && !(side === 'condition' && agreesOnCondition(text)),
        )
          ? factId
          : [],
      ),
    ),
    isPriceHeld: account.name !== accountNotGiven && isPriceHeld(db, account.id, deal.id, asOf),
    styleRules: activeStyleRules(db),
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
              title: titleOf(contact),
              department: contact.department,
              opposes: support === 'enemy' || support === 'nonSupporter',
            },
          ]
    }),
  }
  return {
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
    ofThisDeal,
    input,
  }
}

/** A role that nobody wrote down chooses no words. */
export const knownRole = (role: BuyingRole): KnownBuyingRole | null => (role === 'unknown' ? null : role)
