import type { BreakerView, CountingTeam, PersonView, RuleView } from '../../shared/contract/governance.ts'
import { getAccount } from '../accounts/store.ts'
import { getContact } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listCertificates } from '../identity/certificates.ts'
import { listPeople, requireOwner } from '../identity/parties.ts'
import { listMemberships, namesAt } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { breakerScope, getSetting } from '../settings/settings.ts'
import { breakerState, contactsPerDay, dayIn, listFreezes, touchesElsewhere } from './breaker.ts'
import { customerOf } from './customer.ts'
import { listRules, listRuleVersions, type ManagementRule } from './rules.ts'
import { touchedSubjects, touchesBySeller } from './store.ts'
import { marksTold, peopleWithOtherKey, untoldTouches } from './teamTouches.ts'
import { countingKeyOf, keyIdOf } from './touchMarks.ts'
import { subjectsOf, windowMs } from './touchSubjects.ts'

export function ruleView(db: ReadableDb, rule: ManagementRule): RuleView {
  const names = personNames(db)
  const before = listRuleVersions(db, rule.ruleId).filter(
    (version) =>
      version.version < rule.version && JSON.stringify(version.statement) !== JSON.stringify(rule.statement),
  )
  return {
    id: rule.ruleId,
    module: rule.module,
    version: rule.version,
    text: rule.statement,
    previousText: before.sort((a, b) => b.version - a.version)[0]?.statement ?? null,
    status: rule.status,
    at: rule.at,
    author: names.get(rule.author) ?? rule.author,
  }
}

export const ruleViews = (db: ReadableDb): RuleView[] => listRules(db).map((rule) => ruleView(db, rule))

const personNames = (db: ReadableDb) => new Map(listPeople(db).map((person) => [person.id, person.name]))

/** The owner, and everybody whom the owner certified. */
export function peopleViews(db: ReadableDb): PersonView[] {
  const owner = requireOwner(db)
  const names = personNames(db)
  const certified = listCertificates(db).map(({ id, certificate, revokedAt }) => ({
    id: certificate.statement.personId,
    name: certificate.statement.name,
    roles: certificate.statement.roles,
    validUntil: certificate.statement.expiresAt,
    certificateId: id,
    revokedAt,
  }))
  return [
    {
      id: owner.personId,
      name: names.get(owner.personId) ?? owner.personId,
      roles: ['owner'],
      validUntil: null,
      certificateId: null,
      revokedAt: null,
    },
    ...certified.filter((person) => person.id !== owner.personId),
  ]
}

const dayMs = 86_400_000

/** Zones in which the earliest and the latest day of the world is: somebody's today is one of theirs or between. */
const worldsDays = ['Etc/GMT+12', 'UTC', 'Pacific/Kiritimati'] as const

/** Who of a team made contacts, each with how many. */
function elsewhereBySeller(session: Session, told: ReturnType<typeof touchesElsewhere>) {
  const { db } = session
  const teams = new Map(listMemberships(db).map(({ url, workspaceName }) => [url, workspaceName]))
  const people = Map.groupBy(told, ({ url, person }) => `${url} ${person}`)
  return [...people.values()].map((rows) => {
    const { url, person } = rows[0]!
    return {
      seller: namesAt(db, url).get(person) ?? person,
      touches: rows.length,
      team: teams.get(url) ?? url,
    }
  })
}

/** The teams of this workspace's relays, and how far contacts are counted together with each. */
export function countingTeamViews(session: Session): CountingTeam[] {
  const { db } = session
  const from = session.now() - windowMs
  return listMemberships(db).flatMap((team): CountingTeam[] => {
    if (team.role === 'guest') return []
    const key = countingKeyOf(session, team)
    return [
      {
        url: team.url,
        workspaceName: team.workspaceName,
        isCounting: key !== null,
        untold: key === null ? 0 : untoldTouches(db, team.url, from).length,
        otherKeys: peopleWithOtherKey(db, team.url, key === null ? '' : keyIdOf(key), from),
      },
    ]
  })
}

/** Customers with contacts today, by their own calendar, or frozen, with who made the contacts. */
export function breakerViews(session: Session): BreakerView[] {
  const { db } = session
  const now = session.now()
  const frozen = listFreezes(db).filter((freeze) => freeze.releasedAt === null)
  const touched = touchedSubjects(
    db,
    worldsDays.map((zone) => dayIn(zone, now)),
  )
  // Whom only others contacted today: the next contact here may be the sixth.
  const told = subjectsOf(session, new Set(marksTold(db, now - 2 * dayMs)))
  const isByContact = getSetting(db, breakerScope) === 'contact'
  const toldOf = [...told.values()].flatMap(({ accountId, contactId }) =>
    isByContact ? (contactId ?? []) : accountId,
  )
  const subjects = new Set([...frozen.map((freeze) => freeze.subject), ...touched, ...toldOf])
  const names = personNames(db)
  return [...subjects].flatMap((subject): BreakerView[] => {
    const contact = getContact(db, subject)
    const account = getAccount(db, contact?.accountId ?? subject)
    if (!account) return []
    const freeze = frozen.find((one) => one.subject === subject)
    const customer = customerOf(session, account.id, contact?.id ?? null)
    const state = breakerState(db, customer, now)
    const day = freeze?.day ?? state.day
    const sellers = touchesBySeller(db, subject, day)
    const others = elsewhereBySeller(session, touchesElsewhere(db, customer, day, freeze?.frozenAt ?? now))
    if (!freeze && sellers.length === 0 && others.length === 0) return []
    return [
      {
        subject,
        accountId: account.id as BreakerView['accountId'],
        accountName: account.name,
        contactId: (contact?.id ?? null) as BreakerView['contactId'],
        contactName: contact?.name ?? null,
        day,
        touches: state.count,
        limit: contactsPerDay,
        state: freeze ? 'frozen' : 'open',
        frozenAt: freeze?.frozenAt ?? null,
        bySeller: [
          ...sellers.map((row) => ({
            seller: names.get(row.actor) ?? row.actor,
            touches: row.touches,
            team: null,
          })),
          ...others,
        ],
      },
    ]
  })
}
