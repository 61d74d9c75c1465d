import { getContact } from '../contacts/store.ts'
import type { Relays } from '../relays/relays.ts'
import { getMembership, type StatementRow } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { contactsPerDay, freezeIfExceeded } from './breaker.ts'
import { customerOf } from './customer.ts'
import { releaseKind, takeReleases, untoldReleases } from './teamReleases.ts'
import {
  keepTeamTouches,
  mostTouchesOfADay,
  type TouchBody,
  teamTouchesBetween,
  touchKind,
  type UntoldTouch,
  untoldTouches,
} from './teamTouches.ts'
import { accountMarks, contactMarks, countingKeyOf, countingTeams, keyIdOf } from './touchMarks.ts'
import { subjectsOf, windowMs } from './touchSubjects.ts'

const dayMs = 86_400_000

function bodyOf(session: Session, key: string, touch: UntoldTouch): TouchBody | null {
  const contact = getContact(session.db, touch.subject)
  const account = accountMarks(session, key, contact?.accountId ?? touch.subject)
  if (account.length === 0) return null
  return {
    ...{ key: keyIdOf(key), token: touch.token, at: touch.at, account },
    contact: contact ? contactMarks(session, key, contact.id) : [],
  }
}

/**
 * Counts contacts with customers together with the teams that share a key (catalogue 49): each contact that is allowed
 * here is told as a signed statement as soon as the relay is there, and what others told is counted here.
 */
export function createTouchTelling(relays: Relays) {
  /** What was handed to a relay and has not come back in its log yet. */
  const handed = new WeakMap<Session, Set<string>>()
  const busy = new Set<string>()
  const again = new Set<string>()

  async function tellAt(session: Session, url: string): Promise<void> {
    const isOpen = () => session.db.sqlite.open
    const sent = handed.get(session) ?? new Set<string>()
    handed.set(session, sent)
    for (;;) {
      const membership = isOpen() ? getMembership(session.db, url) : null
      const key = membership && countingKeyOf(session, membership)
      if (!key) return
      const next = untoldTouches(session.db, url, session.now() - windowMs).find(
        ({ token }) => !sent.has(`${url} ${token}`),
      )
      if (!next) break
      const body = bodyOf(session, key, next)
      // A customer who is gone has no mark: there is nothing to tell.
      if (body) await relays.state(session, url, touchKind, body)
      sent.add(`${url} ${next.token}`)
    }
    await tellReleasesAt(session, url, sent)
  }

  /** Releases come after the contacts that they settle. */
  async function tellReleasesAt(session: Session, url: string, sent: Set<string>): Promise<void> {
    const membership = session.db.sqlite.open ? getMembership(session.db, url) : null
    const key = membership && countingKeyOf(session, membership)
    if (!membership || !key) return
    for (const body of untoldReleases(session, membership, key)) {
      if (sent.has(`${url} ${body.freeze}`)) continue
      await relays.state(session, url, releaseKind, body)
      sent.add(`${url} ${body.freeze}`)
    }
  }

  /** Tells one team of what it has not heard; whatever hinders it, the next connection or contact tries again. */
  function tell(session: Session, url: string): void {
    if (busy.has(url)) {
      again.add(url)
      return
    }
    busy.add(url)
    void tellAt(session, url)
      .catch(() => {})
      .finally(() => {
        busy.delete(url)
        if (again.delete(url)) tell(session, url)
      })
  }

  function take(session: Session, url: string, rows: readonly StatementRow[]): void {
    const { db } = session
    const now = session.now()
    const recent = keepTeamTouches(db, url, rows, now).filter(({ at }) => at >= now - windowMs)
    const mostHere = recent.length === 0 ? 0 : mostTouchesOfADay(db, now - windowMs)
    // Whose marks they are is looked up only where somebody could be over the limit.
    const many = recent.flatMap(({ at, account, contact }) =>
      [...new Set([...account, ...contact])].flatMap((mark) =>
        teamTouchesBetween(db, [mark], at - dayMs, at + dayMs).length + mostHere > contactsPerDay
          ? [{ mark, at }]
          : [],
      ),
    )
    const subjects = subjectsOf(session, new Set(many.map(({ mark }) => mark)))
    for (const { mark, at } of many) {
      const told = subjects.get(mark)
      if (told) freezeIfExceeded(db, session.stamp(), customerOf(session, told.accountId, told.contactId), at)
    }
    const team = rows.some(({ kind }) => kind === releaseKind) ? getMembership(db, url) : null
    const released = team ? takeReleases(session, team) : 0
    if (recent.length + released > 0) session.changed('governance', 'log', 'accounts', 'brief')
  }

  relays.onOnline(tell)
  relays.onStatements(take)
  return {
    /** Tells every team with which contacts are counted together. */
    tellAll(session: Session): void {
      for (const { team } of countingTeams(session)) tell(session, team.url)
    },
    /** Somebody is certified: what they released elsewhere counts from now on. */
    certified(session: Session): void {
      for (const { team } of countingTeams(session)) takeReleases(session, team)
    },
    /** A key is here: what was told under it before counts from now on, and what was not told is. */
    recount(session: Session, url: string): void {
      tell(session, url)
      const team = getMembership(session.db, url)
      if (team) takeReleases(session, team)
      session.changed('governance', 'accounts', 'brief')
    },
  }
}
export type TouchTelling = ReturnType<typeof createTouchTelling>
