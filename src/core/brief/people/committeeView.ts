import { type Brief, type IntentCell, noDepartment } from '../../../shared/contract/brief.ts'
import type { Reading } from '../../../shared/contract/reading.ts'
import type { EvidenceId } from '../../../shared/ids.ts'
import { buyingRoles, type Support } from '../../../shared/vocabulary.ts'
import { readWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { lackedAssessment } from '../../consent/assessments.ts'
import { listContactsOfAccount } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import type { Seat } from '../../deals/committee.ts'
import { signingNow } from '../../deals/signingNow.ts'
import { ofList, stancesInRemark } from '../../deals/stancesInRemarks.ts'
import { type StanceSaid, stancesSaidOf } from '../../deals/stancesSaid.ts'
import type { Deal } from '../../deals/store.ts'
import { unlistedDecider } from '../../deals/unlistedDeciders.ts'
import { goneBecause, listEvidenceByIds, messageBefore } from '../../evidence/store.ts'
import type { Fact } from '../../facts/store.ts'
import { toldAside } from '../confided/toldAside.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from '../readings/intentEngine.ts'

type Person = IntentCell['people'][number]

/** A question or remark that names of whom the next message says "he". */
const longestAsked = 160
/** Of what was said of somebody's stand, the newest and what it replaced. */
const mostStances = 2
const mostRemarks = 200

const backsNot =
  /(?:n['’]t|not) (?:support|back|recommend) (?<named>\p{Lu}[\p{L}&-]+) (?:while|until|till|unless|as long as)/u

/** Where somebody stands, and whether it was told to us alone. */
export interface StanceTold extends StanceSaid {
  isHushed: boolean
}

/** Where everybody stands by the remarks in a list of people. */
function stancesOfLists(db: ReadableDb, accountId: string, asOf: number): StanceSaid[] {
  const contacts = new Map(
    listContactsOfAccount(db, accountId)
      .slice(0, mostRemarks)
      .flatMap(({ id, evidenceId }) => (evidenceId === null ? [] : [[evidenceId as string, id as string]])),
  )
  return listEvidenceByIds(db, [...contacts.keys()]).flatMap((row) =>
    goneBecause(row) !== null || row.knownAt > asOf
      ? []
      : stancesInRemark({ ...row, contactId: contacts.get(row.id)! }),
  )
}

/**
 * Where everybody stands by what was said of the deal, newest first, and behind it by the remarks of lists. What was found of
 * a version of our quote that `isPast` says to be replaced is no view any more.
 */
export const stancesIn = (
  db: ReadableDb,
  facts: readonly Fact[],
  people: readonly Seat['contact'][],
  {
    accountId,
    asOf,
    isPast,
  }: { accountId: string; asOf: number; isPast: (words: string, at: number) => boolean },
): StanceTold[] => {
  const attitudes = facts.filter(({ kind }) => kind === 'attitude')
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(attitudes.map(({ evidenceId }) => evidenceId))]).map((row) => [
      row.id,
      row.text,
    ]),
  )
  const firm = readWorkspaceSettings(db)
    .ownFirm.toLowerCase()
    .split(/[\s,.]+/)
  // Whom they will not back may be a rival: only our own name makes it a stand against us.
  const said = stancesSaidOf(
    attitudes,
    people,
    (id) => texts.get(id) ?? '',
    (id) => messageBefore(db, id, (text) => text.length <= longestAsked)?.text ?? '',
  ).filter(({ words, at }) => {
    if (isPast(words, at)) return false
    const named = backsNot.exec(words)?.groups?.named
    return named === undefined || firm.includes(named.toLowerCase())
  })
  // A list tells no day on which somebody stood so: what was said of them counts before it.
  const isAside = toldAside(facts)
  // A note's contact is whom the talk was with.
  const writers = new Map(attitudes.map((fact) => [fact.id, fact.speaker === 'note' ? null : fact.contactId]))
  return [...said, ...stancesOfLists(db, accountId, asOf)].map((one) => {
    const writerId = writers.get(one.factId) ?? null
    return { ...one, isHushed: isAside({ ...one, text: one.words, writerId }, one.contactId !== writerId) }
  })
}

/** Each person's newest stance, and the one before it on another side; what they said otherwise since is older. */
export function stancesOf(contactId: string, stances: readonly StanceTold[]): Person['stances'] {
  const own = stances.filter((one) => one.contactId === contactId)
  const told = own.filter(({ side }, at) => own.findIndex((other) => other.side === side) === at)
  const taken = told.filter(({ side }) => side !== 'view' && side !== 'condition')
  return told.slice(0, mostStances).map(({ side, words, factId, evidenceId, start, end, at, isHushed }) => ({
    side,
    words,
    evidenceId: evidenceId as EvidenceId,
    start,
    end,
    at,
    isHushed,
    // A list tells no day on which somebody stood so.
    isOlder:
      !factId.startsWith(ofList) &&
      taken.some((one) => one.factId === factId) &&
      taken[0]!.factId !== factId &&
      taken[0]!.evidenceId !== evidenceId &&
      taken[0]!.at > at,
  }))
}

/** What somebody told us in confidence, the newest. */
function confidesIn(contactId: string, facts: readonly Fact[]): Person['confides'] {
  const told = facts.find(
    (fact) => fact.kind === 'keepQuiet' && fact.speaker === 'customer' && fact.contactId === contactId,
  )
  return told
    ? {
        words: told.text,
        evidenceId: told.evidenceId as EvidenceId,
        start: told.spanStart,
        end: told.spanEnd,
      }
    : null
}

/** For us, against, or not known to be either: who stands on different sides shares no score. */
function sideOf({ support, stances }: { support: Support; stances: Person['stances'] }): string {
  // A view or a condition takes no side.
  const said = stances.find(({ side }) => side !== 'view' && side !== 'condition')?.side
  if (said !== undefined) return said === 'softening' ? 'against' : said
  return support === 'mentor' || support === 'supporter'
    ? 'for'
    : support === 'enemy' || support === 'nonSupporter'
      ? 'against'
      : support
}

/** Whether somebody is against it by a list or by the newest that was said of them. */
export const isOpposed = (person: { support: Support; stances: Person['stances'] }): boolean =>
  sideOf(person) === 'against'

/** Who signs what we ask by the words of a record, where no list of contacts has them. */
function unlistedSigner(
  db: ReadableDb,
  deal: Deal,
  { facts, committee, asOf }: { facts: readonly Fact[]; committee: readonly Seat[]; asOf: number },
): Person | null {
  const signing = signingNow(db, deal, {
    facts: facts.filter(({ kind }) => kind === 'decisionRole'),
    contacts: committee.map(({ contact }) => contact),
    asOf,
  })
  if (signing === null || signing.signer.contactId !== null) return null
  const { signer, words, start, end } = signing
  return {
    contactId: null,
    name: signer.name,
    title: signer.title,
    left: false,
    roleFrom: 'said',
    roleOnList: null,
    support: 'unknown',
    tasks: [{ task: 'signs', words, evidenceId: signing.evidenceId as EvidenceId, start, end }],
    stances: [],
    confides: null,
    reading: null,
  }
}

/** Who has the last word by what was said, where no list of contacts has them. */
function unlistedByWord(facts: readonly Fact[], committee: readonly Seat[]): Person | null {
  const told = unlistedDecider(
    facts,
    committee.map(({ contact }) => contact),
  )
  if (told === null) return null
  const { name, title, words, evidenceId, start, end } = told
  return {
    contactId: null,
    name,
    title,
    left: false,
    roleFrom: 'said',
    roleOnList: null,
    support: 'unknown',
    tasks: [{ task: 'decides', words, evidenceId: evidenceId as EvidenceId, start, end }],
    stances: [],
    confides: null,
    reading: null,
  }
}

/**
 * The heatmap of a deal: who sits where, and what is read of each department × buying role. Who has left sits nowhere.
 * People of one cell are read each for themselves: what one does says nothing of the other.
 */
export function committeeView(
  db: ReadableDb,
  deal: Deal,
  committee: readonly Seat[],
  asOf: number,
  {
    enabled,
    facts,
    stances,
  }: { enabled: boolean; facts: readonly Fact[] /** Newest first. */; stances: readonly StanceTold[] },
): Brief['committee'] {
  const isAssessed = lackedAssessment(db, 'automatedScoring', asOf) === null
  const serving = enabled && isAssessed ? servingIntentModel(db) : null
  const events = serving ? accountIntentEvents(db, deal.accountId, committee, asOf) : []
  const readingOf = (place: Pick<IntentCell, 'department' | 'buyingRole'>, own = events): Reading =>
    serving
      ? intentReading(serving.model, own, place, asOf)
      : {
          kind: 'notEnoughInformation',
          n: 0,
          needed: null,
          missing: [!enabled ? 'moduleDisabled' : isAssessed ? 'model' : 'notAssessed'],
          prior: null,
        }
  const seated = committee.filter(({ contact }) => contact.leftAt === null)
  const cells: IntentCell[] = []
  for (const seats of Map.groupBy(
    seated,
    ({ contact, buyingRole }) => `${contact.department ?? noDepartment}\n${buyingRole}`,
  ).values()) {
    const [{ contact, buyingRole }] = seats as [Seat, ...Seat[]]
    const place = { department: contact.department ?? noDepartment, buyingRole }
    const people = seats.map(
      (seat): Person => ({
        contactId: seat.contact.id,
        name: seat.contact.name,
        title: seat.contact.title,
        left: false,
        roleFrom: seat.roleFrom,
        roleOnList: seat.roleOnList ?? null,
        support: seat.support,
        tasks: seat.tasks.map((task) => ({ ...task, evidenceId: task.evidenceId as EvidenceId })),
        stances: stancesOf(seat.contact.id, stances),
        confides: confidesIn(seat.contact.id, facts),
        reading: null,
      }),
    )
    const isMixed = people.length > 1
    const whole = readingOf(place)
    cells.push({
      ...place,
      people: isMixed
        ? people.map((person) => ({
            ...person,
            reading: readingOf(
              place,
              // What others of the account did counts for each of them.
              events.filter(
                (event) =>
                  event.contactId === person.contactId ||
                  event.department !== place.department ||
                  event.buyingRole !== place.buyingRole,
              ),
            ),
          }))
        : people,
      reading: isMixed
        ? {
            kind: 'notEnoughInformation',
            n: 'n' in whole ? whole.n : 0,
            needed: null,
            missing: ['mixedCell'],
            prior: null,
          }
        : whole,
    })
  }
  const unlisted = unlistedSigner(db, deal, { facts, committee, asOf }) ?? unlistedByWord(facts, committee)
  if (unlisted !== null) {
    const place = { department: noDepartment, buyingRole: 'economicBuyer' } as const
    const cell = cells.find(
      (one) => one.department === place.department && one.buyingRole === place.buyingRole,
    )
    if (cell) cell.people.push(unlisted)
    else cells.push({ ...place, people: [unlisted], reading: readingOf(place) })
  }
  const roles = new Set(seated.map((seat) => seat.buyingRole))
  const departments = Map.groupBy(seated, ({ contact }) => contact.department ?? noDepartment)
  const namesIn = new Map(
    [...departments].map(([name, seats]) => [name, new Set(seats.map(({ contact }) => contact.name))]),
  )
  if (unlisted !== null) {
    roles.add('economicBuyer')
    namesIn.set(noDepartment, (namesIn.get(noDepartment) ?? new Set<string>()).add(unlisted.name))
  }
  return {
    departments: [...namesIn].map(([name, people]) => ({ name, people: [...people] })),
    roles: buyingRoles.filter((role) => roles.has(role)),
    cells,
  }
}
