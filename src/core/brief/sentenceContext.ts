import { type Account, requireAccount } from '../accounts/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { calendarDay } from '../calendarDay.ts'
import { prepareCheck } from '../checking/check.ts'
import type { Deal } from '../deals/store.ts'
import type { Fact } from '../facts/store.ts'
import type { Session } from '../session.ts'
import { citableFacts, citationsOf } from './citations.ts'
import { knownNames } from './knownNames.ts'
import { createEvidenceLabels, type SentenceContext } from './tracksView.ts'

export interface BriefSubject {
  deal: Deal
  account: Account
  /** What may be cited, as known at the time of the brief. */
  facts: readonly Fact[]
}

export const subjectOf = (session: Session, deal: Deal, asOf: number): BriefSubject => {
  const account = requireAccount(session.db, deal.accountId)
  return { deal, account, facts: citableFacts(session.db, account.id, asOf) }
}

/** Against what every sentence about a deal is judged, whoever wrote it: the citable facts, names and red lines. */
export function sentenceContext(
  session: Session,
  subject: BriefSubject,
  lang: 'zh' | 'en',
  asOf: number,
): SentenceContext {
  const { db } = session
  const { actorName, profile } = readWorkspaceSettings(db)
  const dayOf = calendarDay(session.zone())
  const known = knownNames(db, subject.account.id, actorName)
  return {
    check: prepareCheck({
      citations: citationsOf(db, subject, asOf, dayOf),
      known,
      asOf: dayOf(asOf),
      accountId: subject.account.id,
    }),
    lang,
    profile,
    registeredNames: [...known.organisations, ...known.products].map(({ name }) => name),
    labels: createEvidenceLabels(),
  }
}
