import { z } from 'zod'
import type { AuthorityClause, DiscountBand } from '../../shared/contract/governance.ts'
import { adviceModules } from '../../shared/contract/governance.ts'
import { AppError } from '../../shared/errors.ts'
import { getAccount } from '../accounts/store.ts'
import { discountRequest, grantDiscount } from '../brief/decisions/discountApproval.ts'
import { getProduct } from '../catalog/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { signApproval } from '../identity/approvals.ts'
import { certify, revokeCertificate } from '../identity/certificates.ts'
import { readStatementFile, statementText } from '../identity/files.ts'
import { getSigner, listPeople } from '../identity/parties.ts'
import { ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { getMembership, type MembershipRow } from '../relays/store.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { actingRole, getSetting } from '../settings/settings.ts'
import { breakerState, listFreezes, releaseBreaker, releaseRequest, requestTouch } from './breaker.ts'
import { addClause, type Clause, listClauses, requirePermission, retireClause } from './clauses.ts'
import { customerOf } from './customer.ts'
import { addBand, type DiscountBand as Band, listBands, retireBand } from './discounts.ts'
import { adoptRule, listRules, moduleGate, proposeRule, retireRule, reviseRule } from './rules.ts'
import {
  countingKeyOf,
  forgetCountingKey,
  keepCountingKey,
  newCountingKey,
  readCountingKey,
} from './touchMarks.ts'
import type { TouchTelling } from './touchTelling.ts'
import { breakerViews, countingTeamViews, peopleViews, ruleView, ruleViews } from './views.ts'

const IdentityCard = z.object({
  type: z.literal('identityCard'),
  name: z.string().min(1).max(200),
  publicKey: z.string().min(20).max(200),
})

const dayMs = 86_400_000

const clauseView = ({ zone, statement, ...clause }: Clause): AuthorityClause => ({
  ...clause,
  region: zone,
  text: statement,
})

const bandView = (db: ReadableDb, { zone, product, ...band }: Band): DiscountBand => ({
  ...band,
  region: zone,
  productId: product,
  productName: getProduct(db, product)?.name ?? null,
})

/** Rules, authority, circuit breakers and the people who may approve. Every change is in the log. */
export function governanceProcedures(sessions: Sessions, telling: TouchTelling) {
  const os = implementer.governance
  const requireTeam = ({ db }: Session, url: string): MembershipRow => {
    const membership = getMembership(db, url)
    if (!membership || membership.role === 'guest') throw new AppError('relay.notJoined', { url })
    return membership
  }
  return {
    overview: os.overview.handler(() => {
      const session = sessions.require()
      const { db } = session
      return {
        modules: adviceModules.map((module) => moduleGate(db, module)),
        rules: ruleViews(db),
        clauses: listClauses(db).map(clauseView),
        bands: listBands(db).map((band) => bandView(db, band)),
        breakers: breakerViews(session),
        teams: countingTeamViews(session),
        people: peopleViews(db),
      }
    }),
    proposeRule: os.proposeRule.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const known = input.id !== null && listRules(db).some((rule) => rule.ruleId === input.id)
      const rule = known
        ? reviseRule(db, session.stamp(), input.id!, input.text)
        : proposeRule(db, session.stamp(), { module: input.module, statement: input.text })
      session.changed('governance', 'log')
      return ruleView(db, rule)
    }),
    adoptRule: os.adoptRule.handler(({ input }) => {
      const session = sessions.require()
      const rule = adoptRule(session.db, session.stamp(), input.id)
      session.changed('governance', 'log', 'brief')
      return ruleView(session.db, rule)
    }),
    retireRule: os.retireRule.handler(({ input }) => {
      const session = sessions.require()
      const rule = retireRule(session.db, session.stamp(), input.id)
      session.changed('governance', 'log', 'brief')
      return ruleView(session.db, rule)
    }),
    addClause: os.addClause.handler(({ input }) => {
      const session = sessions.require()
      const { region, text, ...clause } = input
      const added = addClause(session.db, session.stamp(), { ...clause, zone: region, statement: text })
      session.changed('governance', 'log')
      return clauseView(added)
    }),
    retireClause: os.retireClause.handler(({ input }) => {
      const session = sessions.require()
      retireClause(session.db, session.stamp(), input.id)
      session.changed('governance', 'log')
      return input
    }),
    addBand: os.addBand.handler(({ input }) => {
      const session = sessions.require()
      const { region, productId, ...band } = input
      const added = addBand(session.db, session.stamp(), { ...band, zone: region, product: productId })
      session.changed('governance', 'log', 'brief')
      return bandView(session.db, added)
    }),
    retireBand: os.retireBand.handler(({ input }) => {
      const session = sessions.require()
      retireBand(session.db, session.stamp(), input.id)
      session.changed('governance', 'log', 'brief')
      return input
    }),
    recordTouch: os.recordTouch.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const account = getAccount(db, input.accountId)
      if (!account) throw new AppError('record.notFound', { kind: 'account', id: input.accountId })
      requirePermission(db, {
        role: getSetting(db, actingRole),
        zone: account.region ?? '*',
        action: 'customer.contact',
      })
      const customer = customerOf(session, input.accountId, input.contactId)
      const verdict = requestTouch(db, session.stamp(), {
        customer,
        at: session.now(),
        channel: input.channel,
      })
      session.changed('governance', 'log', 'accounts')
      if (verdict.allowed) telling.tellAll(session)
      if (!verdict.allowed)
        throw new AppError('breaker.frozen', { subject: verdict.state.subject, count: verdict.state.count })
      const { subject } = breakerState(db, customer, session.now())
      return breakerViews(session).find((view) => view.subject === subject)!
    }),
    countingKey: os.countingKey.handler(({ input }) => {
      const session = sessions.require()
      return { key: countingKeyOf(session, requireTeam(session, input.url)) }
    }),
    countWithTeam: os.countWithTeam.handler(({ input }) => {
      const session = sessions.require()
      const team = requireTeam(session, input.url)
      const key = input.key === null ? newCountingKey() : readCountingKey(input.key)
      keepCountingKey(session, team, key)
      telling.recount(session, team.url)
      return { key }
    }),
    countAlone: os.countAlone.handler(({ input }) => {
      const session = sessions.require()
      forgetCountingKey(session, requireTeam(session, input.url))
      session.changed('governance', 'accounts', 'brief')
      return { url: input.url }
    }),
    identityCard: os.identityCard.handler(() => {
      const { db, workspace } = sessions.require()
      const me = listPeople(db).find((person) => person.id === workspace.me)!
      const card: z.infer<typeof IdentityCard> = {
        type: 'identityCard',
        name: me.name,
        publicKey: me.publicKey,
      }
      return { fileName: `sandtable-identity-${me.id.slice(-8)}.json`, text: statementText(card) }
    }),
    certify: os.certify.handler(({ input }) => {
      const session = sessions.require()
      const { db, workspace } = session
      const card = readStatementFile(IdentityCard, input.card)
      const certificate = certify(
        db,
        workspace.ring,
        {
          name: card.name,
          publicKey: card.publicKey,
          roles: input.roles,
          expiresAt: session.now() + input.validDays * dayMs,
        },
        session.now(),
      )
      telling.certified(session)
      session.changed('governance', 'approvals')
      return peopleViews(db).find((person) => person.id === certificate.statement.personId)!
    }),
    revokeCertificate: os.revokeCertificate.handler(({ input }) => {
      const session = sessions.require()
      revokeCertificate(session.db, input.certificateId, session.now())
      session.changed('governance')
      return input
    }),
    releaseRequest: os.releaseRequest.handler(({ input }) => {
      const session = sessions.require()
      const request = releaseRequest(session.db, input.subject, session.now())
      return {
        fileName: `sandtable-release-request-${request.subject.slice(0, 8)}.json`,
        text: statementText(request),
      }
    }),
    signApproval: os.signApproval.handler(({ input }) => {
      const { db, workspace, now } = sessions.require()
      const request = readStatementFile(ApprovalRequest, input.request)
      const signer = getSigner(db, workspace.ring, workspace.me)
      if (!signer) throw new AppError('certificate.ownerKeyAbsent')
      const signed = signApproval(signer, request, {
        reason: input.reason,
        issuedAt: now(),
        expiresAt: now() + input.validDays * dayMs,
      })
      return {
        fileName: `sandtable-approval-${request.subject.slice(0, 8)}.json`,
        text: statementText(signed),
      }
    }),
    discountRequest: os.discountRequest.handler(({ input }) => {
      const request = discountRequest(sessions.require(), input.adviceId)
      return {
        fileName: `sandtable-discount-request-${request.subject.slice(0, 8)}.json`,
        text: statementText(request),
      }
    }),
    grantDiscount: os.grantDiscount.handler(({ input }) => {
      const session = sessions.require()
      grantDiscount(session, input.adviceId, readStatementFile(SignedApproval, input.approval))
      session.changed('governance', 'log', 'brief')
      return { adviceId: input.adviceId }
    }),
    release: os.release.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      if (!listFreezes(db).some((freeze) => freeze.subject === input.subject && freeze.releasedAt === null))
        throw new AppError('breaker.notFrozen', { subject: input.subject })
      const verdict = releaseBreaker(
        db,
        session.stamp(),
        input.subject,
        readStatementFile(SignedApproval, input.approval),
      )
      if (!verdict.ok) throw new AppError(verdict.code, { subject: input.subject })
      telling.tellAll(session)
      session.changed('governance', 'log', 'accounts')
      return { subject: input.subject }
    }),
  }
}
