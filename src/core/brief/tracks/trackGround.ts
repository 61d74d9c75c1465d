import type { BuyingRole, KnownBuyingRole } from '../../../shared/vocabulary.ts'
import { accountNotGiven } from '../../accounts/notGiven.ts'
import { countActivitiesOfContacts } from '../../activities/store.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { sellingStageOf } from '../../atoms/library/index.ts'
import { activeAtoms } from '../../atoms/store.ts'
import { getProduct, listProducts } from '../../catalog/store.ts'
import type { Contact } from '../../contacts/store.ts'
import { goneFrom } from '../../deals/committee.ts'
import { dealAt } from '../../deals/dealAt.ts'
import { isOvertaken, signingNow } from '../../deals/signingNow.ts'
import { type Deal, requireDeal } from '../../deals/store.ts'
import { regionOf } from '../../governance/customer.ts'
import { moduleGate } from '../../governance/rules.ts'
import type { Session } from '../../session.ts'
import { getSetting } from '../../settings/settings.ts'
import { activeStyleRules } from '../../styleRules/store.ts'
import { isOfOtherTrade } from '../../talkTracks/shelf/ofTheirTrade.ts'
import type { TalkTrackInput } from '../../talkTracks/types.ts'
import { changesFor, changesWeigh } from '../../watching/changesInForce.ts'
import { answeredAtCall, answeredBeforeCall, askedBeforePromises, toldAlone } from '../call/callGround.ts'
import { callOfDeal } from '../call/callOfDeal.ts'
import { readerZone } from '../call/readerZone.ts'
import { whoComes } from '../call/whoComes.ts'
import { complaintsAtCall } from '../complaints/complaintGround.ts'
import { grantedAsks } from '../owed/grantedAsks.ts'
import { handedInParts } from '../owed/handedInParts.ts'
import { answeredDays } from '../owed/newDay.ts'
import { calledInTalk } from '../people/calledInTalk.ts'
import { committeeView, isOpposed, stancesIn } from '../people/committeeView.ts'
import { isOfLeaver } from '../people/leavers.ts'
import { agreesOnCondition, objectsItself, tellsOfObjector } from '../people/objectors.ts'
import { isPastMood } from '../people/pastMood.ts'
import { personFor } from '../people/person.ts'
import { openOfferTotal, quoteOut } from '../quote/openOffer.ts'
import { isPriceHeld } from '../quote/priceHeld.ts'
import { ofPastVersions, pastVersions, withoutAnsweredAsks } from '../quote/quotedSince.ts'
import { withoutGivenVersions } from '../quote/versionGiven.ts'
import type { BriefRequest } from '../state.ts'
import { customerFact } from './citations.ts'
import { daysToldSince, quietIn } from './daysToldSince.ts'
import { effectsOfUse } from './effects.ts'
import { heardLately, lastWordsOf, objectionsIn, textsTold } from './heardOfThem.ts'
import { industryOf } from './industry.ts'
import { withMovedTasks } from './movedTasks.ts'
import { promisedTo } from './promisedTo.ts'
import { sentenceContext, subjectOf } from './sentenceContext.ts'
import { checkedSentence } from './tracksView.ts'
import { wholeAsks } from './wholeAsks.ts'
import { atomsWithinOwnLine, hasOwnFloor, withoutRefused } from './withinOwnLine.ts'
import { withoutReported } from './withoutReported.ts'

const dayMs = 86_400_000

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
  const clock = readerZone(db, zone)
  const { deal, moved, plans } = callOfDeal(db, stored, { asOf, zone: clock })
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
  const { saidOfCall, guests, attends, whole, called, absent, undecided } = whoComes(
    db,
    { deal, moved, plans },
    { account, committee, asOf, zone: clock },
  )
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
  const told = withMovedTasks([...recorded, ...answered])
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
  const atoms = atomsWithinOwnLine(activeAtoms(db, lang), told)
  const alone = toldAlone(db, told)
  const heard = heardLately(db, account, deal.id, asOf)
  const products = listProducts(db)
  // Of what trade their matter is, as far as anything on file tells it.
  const matter = [
    deal.name,
    ...(deal.productId === null ? [] : [getProduct(db, deal.productId)?.name ?? '']),
    ...ofThisDeal.map(({ text }) => text),
    ...heard.map(({ text }) => text),
    ...products.map(({ name }) => name),
  ].join('\n')
  const input: TalkTrackInput = {
    lang,
    asOf,
    zone,
    // A sentence that would be blocked makes room for the next one.
    admits: (text) => !isOfOtherTrade(text, matter) && !checkedSentence(text, [], context).blocked,
    person: person && seat && { ...person, buyingRole: knownRole(person.buyingRole), support: seat.support },
    deal: {
      product: (deal.productId && getProduct(db, deal.productId)?.name) || deal.name,
      account: account.name,
      stage,
      industry: industryOf({
        customer: account,
        sold: [deal.name, ...products.map(({ name }) => name)],
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
          withoutRefused(told).filter((fact) => !past.has(fact) && (isAlone || fact.kind !== 'championNote')),
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
    isPriceHeld:
      hasOwnFloor(told) || (account.name !== accountNotGiven && isPriceHeld(db, account.id, deal.id, asOf)),
    styleRules: activeStyleRules(db),
    ...(getSetting(db, changesWeigh) && {
      strategyShifts: changesFor(db, { region: knownRegion(session, deal), stage: deal.stage }, asOf),
    }),
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

/** `*` stands for a region that nobody wrote down. */
export function knownRegion(session: Session, deal: Deal): string | null {
  const region = regionOf(session, deal)
  return region === '*' ? null : region
}

/** A role that nobody wrote down chooses no words. */
export const knownRole = (role: BuyingRole): KnownBuyingRole | null => (role === 'unknown' ? null : role)
