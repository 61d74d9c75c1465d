import type { DealDetail } from '../../shared/contract/deals.ts'
import { contactView, frozenSubjects } from '../accounts/views.ts'
import { countActivitiesOfContacts } from '../activities/store.ts'
import { listContactsOfAccount, listPerhapsDoubled, listSeatsOfDeal } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { goneBecause, listEvidenceByIds } from '../evidence/store.ts'
import { type Fact, listFactsOfKinds } from '../facts/store.ts'
import { deniedSay } from './deniedSay.ts'
import { leaversOf } from './leavers.ts'
import { roleInRow, taskInRemark } from './remarkTasks.ts'
import { roleByTitle } from './roleByTitle.ts'
import { roleOfScorer, rolesSaidOf } from './rolesSaid.ts'
import { isOvertaken, signingNow } from './signingNow.ts'
import type { Deal } from './store.ts'
import { hasSay } from './taskCues.ts'
import { tasksSaidOf } from './tasksSaid.ts'

/** Somebody in the buying committee of a deal, in the role and with the support that hold there. */
export type Seat = DealDetail['committee'][number] & {
  /** What a list calls their part, where that is none of the roles that are known. */
  roleOnList?: string | null
}

/** Of more people than these without a role, only those take part whom an activity names. */
const smallAccount = 12
const mostWithoutRole = 60
/** Whether words tell of signing alone, and of no say beside it. */
export const isOfPen = (words: string): boolean =>
  /签|\b(?:signs?|signature|approves?)\b/i.test(words) &&
  !/拍板|说了?算|[总董工长任他她]定(?=$|[，,。；;、\s])|\bdecides?\b|final say|last word/i.test(words)

/** Of how many people the remarks in their own lines of a list are read. */
const mostRemarks = 300

/** That somebody has left is often told among ourselves, and not to be spoken of. */
const ofLeaving = ['peopleChange', 'keepQuiet'] as const

/** When each of an account's people left (UTC ms), by a list or by what was said, of those who are gone at `asOf`. */
export function goneFrom(db: ReadableDb, accountId: string, asOf: number): Map<string, number> {
  const listed = listContactsOfAccount(db, accountId)
  const said = leaversOf(listFactsOfKinds(db, accountId, [...ofLeaving], asOf), listed, asOf)
  return new Map([
    ...said,
    ...listed.flatMap(({ id, leftAt }): [string, number][] =>
      leftAt !== null && leftAt <= asOf ? [[id, leftAt]] : [],
    ),
  ])
}

/** Letters of a text in which somebody tells how it is decided; what is longer is a document of rules. */
const longestProcess = 6000

/** Who wrote a text of the customer's, else with whom the talk was. */
const whoseText = (speaker: Fact['speaker'], contactId: string | null) =>
  speaker === 'customer' ? { contactId: null, writerId: contactId } : { contactId, writerId: null }

/** The texts that tell how it is decided, oldest first, as far as they are still there. */
function processTexts(db: ReadableDb, facts: readonly Fact[]) {
  const rows = new Map(
    listEvidenceByIds(db, [...new Set(facts.map(({ evidenceId }) => evidenceId))]).map((row) => [
      row.id,
      row,
    ]),
  )
  const seen = new Set<string>()
  // Of two texts that say the same, one that may be spoken of is the better source: it comes last.
  const isQuiet = new Set(facts.flatMap(({ kind, evidenceId }) => (kind === 'keepQuiet' ? [evidenceId] : [])))
  const quietFirst = facts.toSorted(
    (one, other) => Number(isQuiet.has(other.evidenceId)) - Number(isQuiet.has(one.evidenceId)),
  )
  return quietFirst.flatMap(({ evidenceId, contactId, speaker }) => {
    const row = rows.get(evidenceId)
    if (!row || seen.has(evidenceId) || goneBecause(row) !== null || row.text.length > longestProcess)
      return []
    seen.add(evidenceId)
    return [{ evidenceId, text: row.text, ...whoseText(speaker, contactId) }]
  })
}

/**
 * The buying committee: the deal's own seats first, else the account's people by their usual role. Most lists say
 * nobody's role: what was said of somebody gives one, a title makes one likely, and whoever is there and whom the team has met takes part in a role that is not known. Who has left by a
 * list or by what was said until `asOf` (UTC ms) is marked so where they had a role.
 */
export function committeeOf(db: ReadableDb, deal: Deal, asOf: number = Number.MAX_SAFE_INTEGER): Seat[] {
  const frozen = frozenSubjects(db)
  const seats = new Map(listSeatsOfDeal(db, deal.id).map((seat) => [seat.contactId, seat]))
  const listed = listContactsOfAccount(db, deal.accountId)
  const told = Map.groupBy(
    listFactsOfKinds(db, deal.accountId, [...ofLeaving, 'decisionRole'], asOf),
    ({ kind }) => kind,
  )
  const leavings = ofLeaving.flatMap((kind) => told.get(kind) ?? [])
  const gone = leaversOf(leavings, listed, asOf)
  const ofDeciding = told.get('decisionRole') ?? []
  const signing = signingNow(db, deal, { facts: ofDeciding, contacts: listed, asOf })
  // Who signs by an older record than that which takes the pen away signs below the sum, and not this.
  const overtaken = new Set(ofDeciding.flatMap((fact) => (isOvertaken(fact, signing) ? fact.evidenceId : [])))
  const said = rolesSaidOf(
    ofDeciding.filter((fact) => !isOvertaken(fact, signing)),
    listed,
  )
  const tasks = tasksSaidOf(
    processTexts(
      db,
      listFactsOfKinds(db, deal.accountId, ['decisionRole', 'awardCriteria', 'attitude', 'keepQuiet'], asOf),
    ),
    listed.map((one) => ({ ...one, leftAt: one.leftAt ?? gone.get(one.id) ?? null })),
  )
  const denied = deniedSay(ofDeciding, listed)
  const ownRows = new Map(
    listEvidenceByIds(
      db,
      listed.slice(0, mostRemarks).flatMap(({ evidenceId }) => evidenceId ?? []),
    ).map((row) => [row.id, row]),
  )
  /** What somebody does by what was said, else by the remark in their own line of a list. */
  const tasksOf = ({ id, evidenceId }: (typeof listed)[number]) => {
    const does = (tasks.get(id) ?? []).filter(
      ({ task, words, evidenceId: from }) =>
        !(task === 'decides' || task === 'signs') ||
        hasSay.test(words) ||
        !overtaken.has(from) ||
        id === signing?.signer.contactId,
    )
    const row = ownRows.get(evidenceId ?? '')
    const remark = row && goneBecause(row) === null ? taskInRemark(row) : null
    // What takes the pen from one gives it to the other, with the words that say so.
    if (id === signing?.signer.contactId && does.every(({ task }) => task !== 'signs' && task !== 'decides'))
      does.push({
        task: 'signs',
        words: signing.words,
        evidenceId: signing.evidenceId,
        start: signing.start,
        end: signing.end,
      })
    if (does.length === 0 && signing?.lower?.contactId === id)
      does.push({ task: 'signs', ...signing.lower, evidenceId: signing.evidenceId })
    return remark === null || does.some(({ task }) => task === 'decides' || task === remark.task)
      ? does
      : [...does, remark]
  }
  /** What the list calls the part of somebody, where that is none of the roles that we know: 日常对接. */
  const roleOnList = ({ evidenceId }: (typeof listed)[number]): string | null => {
    const row = ownRows.get(evidenceId ?? '')
    return row && goneBecause(row) === null ? (roleInRow(row)?.words ?? null) : null
  }
  const doubled = listPerhapsDoubled(db, deal.accountId)
  const contacts = listed.map((one) => ({ ...one, leftAt: one.leftAt ?? gone.get(one.id) ?? null }))
  const roleless = contacts.filter(
    (one) =>
      !doubled.has(one.id) &&
      !seats.has(one.id) &&
      one.buyingRole === null &&
      !said.has(one.id) &&
      one.leftAt === null,
  )
  const asked = roleless.slice(0, mostWithoutRole).map(({ id }) => id)
  const met =
    roleless.length <= smallAccount
      ? new Set(asked)
      : new Set([...countActivitiesOfContacts(db, asked)].flatMap(([id, n]) => (n > 0 ? [id] : [])))
  return contacts.flatMap((contact) => {
    const seat = seats.get(contact.id)
    const held = seat?.buyingRole ?? (contact.buyingRole === 'unknown' ? null : contact.buyingRole)
    const fromWords = held === null ? (said.get(contact.id) ?? null) : null
    const takesPart = contact.buyingRole !== null || met.has(contact.id)
    // Who may be a colleague of the list once more takes no second seat while that is asked.
    if (!takesPart && seat === undefined && doubled.has(contact.id)) return []
    // Where a list says something that nobody could read, the title doesn't know better.
    const mayGuess = fromWords === null && held === null && contact.buyingRole === null && takesPart
    const likely = mayGuess ? roleByTitle(contact.title) : null
    // Where a record names who signs, nobody else has the last word by a title.
    const byTitle =
      likely === 'economicBuyer' && signing !== null && signing.signer.contactId !== contact.id
        ? null
        : likely
    const does = tasksOf(contact)
    const scoring = does.find(({ task }) => task === 'scores')
    // Who scores, as a record says, approves nothing by a title of finance.
    const fromTask =
      scoring && (byTitle === null || byTitle === 'approver' || byTitle === 'economicBuyer')
        ? roleOfScorer(scoring.words)
        : null
    // Whoever only signs what somebody else decides approves it.
    const onlySigns =
      does.some(({ task }) => task === 'signs') &&
      does.every(({ task }) => task !== 'decides') &&
      [...tasks].some(([id, own]) => id !== contact.id && own.some(({ task }) => task === 'decides'))
    const fromSaid = fromWords === 'economicBuyer' && onlySigns ? 'approver' : fromWords
    // "I make the decision for the yard": who says so of themselves decides, whatever their title makes likely.
    const hasTheSay = does.some(({ task, words }) => task === 'decides' && hasSay.test(words))
    // Who signs it, and nobody else is told to decide, has the last word, though the title is one of finance.
    const alonePen =
      does.some(({ task }) => task === 'decides') &&
      [...tasks].every(([id, own]) => id === contact.id || own.every(({ task }) => task !== 'decides'))
    // Without whose nod nothing passes approves it, whatever their title makes likely.
    const canStop = does.some(({ task }) => task === 'blocks')
    const fromRecord =
      fromSaid ??
      (held === null
        ? (fromTask ??
          (hasTheSay || alonePen ? 'economicBuyer' : canStop && byTitle === null ? 'approver' : null))
        : null)
    const guessed = fromRecord === null ? byTitle : null
    // What was said of who decides is newer than the column of a list that somebody filled in once.
    const isTaken = held === 'economicBuyer' && !hasTheSay && denied.has(contact.id)
    const fromList = isTaken
      ? does.some(({ task }) => task === 'recommends')
        ? 'influencer'
        : 'unknown'
      : hasTheSay && held !== null
        ? 'economicBuyer'
        : held
    const isOtherThanList = fromList !== held
    const buyingRole = fromList ?? fromRecord ?? guessed ?? (takesPart ? 'unknown' : null)
    if (buyingRole === null) return []
    const place = {
      contact: contactView(contact, frozen),
      support: seat?.support ?? contact.support ?? 'unknown',
      tasks: does,
      roleOnList: buyingRole === 'unknown' && !isTaken ? roleOnList(contact) : null,
    }
    // Whose pen ends below what we ask decides nothing here, whatever a list says of them.
    if (signing?.signer.contactId === contact.id && buyingRole !== 'economicBuyer')
      return [{ ...place, buyingRole: 'economicBuyer', roleFrom: 'said' }]
    if (signing?.formerIds.includes(contact.id) && buyingRole === 'economicBuyer') {
      // "Marcus signs", said before: what he decides besides stays.
      const stays = does.filter(
        ({ task, words }) => task !== 'signs' && !(task === 'decides' && isOfPen(words)),
      )
      const other = stays.some(({ task }) => task === 'decides')
      return [
        {
          ...place,
          tasks: stays,
          ...(other
            ? { buyingRole, roleFrom: 'said' as const }
            : { buyingRole: 'unknown' as const, roleFrom: 'nobody' as const }),
        },
      ]
    }
    return [
      {
        ...place,
        buyingRole,
        roleFrom: isOtherThanList
          ? 'said'
          : held !== null
            ? 'record'
            : fromRecord !== null
              ? 'said'
              : guessed !== null
                ? 'title'
                : 'nobody',
      },
    ]
  })
}
