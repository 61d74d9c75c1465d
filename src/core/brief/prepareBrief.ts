import { performance } from 'node:perf_hooks'
import type { Brief, IntentCell, TalkTrack } from '../../shared/contract/brief.ts'
import type { DealDetail } from '../../shared/contract/deals.ts'
import type { Reading } from '../../shared/contract/reading.ts'
import { AppError } from '../../shared/errors.ts'
import { type BuyingRole, buyingRoles, type Industry } from '../../shared/vocabulary.ts'
import { type Account, getAccount } from '../accounts/store.ts'
import { listVisitPlansOfAccount } from '../activities/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { libraryVersion, sellingStageOf } from '../atoms/library/index.ts'
import { activeAtoms } from '../atoms/store.ts'
import { getProduct } from '../catalog/store.ts'
import { prepareCheck } from '../checking/check.ts'
import type { Citation } from '../checking/types.ts'
import type { ReadableDb } from '../db/open.ts'
import { transaction } from '../db/open.ts'
import { insertRow, selectRow } from '../db/rows.ts'
import { committeeOf, requireDeal } from '../deals/procedures.ts'
import { type Deal, listOpenDealsOfOwner } from '../deals/store.ts'
import { getSource, type Locator, listEvidenceByIds } from '../evidence/store.ts'
import { factRulesVersion } from '../facts/factKinds.ts'
import { type Fact, listFactsOfAccount, listSharedFacts } from '../facts/store.ts'
import { breakerState } from '../governance/breaker.ts'
import { moduleGate, requireModuleEnabled } from '../governance/rules.ts'
import { type Llm, phraseTracks, promptVersion } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import { redLinesVersion } from '../redLines/rules.ts'
import type { Session } from '../session.ts'
import { composeTalkTracks, compositionVersion, concernsIn } from '../talkTracks/index.ts'
import type { TalkTrack as ComposedTrack, CustomerFact, TalkTrackInput } from '../talkTracks/types.ts'
import { strategyEffects, withDecisions } from './effects.ts'
import { accountIntentEvents, intentReading, servingIntentModel } from './intentEngine.ts'
import { knownNames } from './knownNames.ts'
import { type QuoteCalibrations, quoteView } from './quoteView.ts'
import { advice } from './schema.ts'
import {
  checkedSentence,
  createEvidenceLabels,
  type SentenceContext,
  sentencesOf,
  trackView,
} from './tracksView.ts'
import { servingWinModel, winReading, winScore } from './winEngine.ts'

const mostFacts = 200
const mostRanked = 60
/** The win rate that the firm declares until its own history says more. */
export const declaredPrior = { rate: 0.3, strength: 8 } as const

export interface BriefEngines {
  calibrations: QuoteCalibrations
}

/** Changes whenever anything changes that a brief is computed from; a brief of the same state is shown again. */
function stateOf(db: ReadableDb): string {
  const row = db
    .read(
      `SELECT (SELECT max(id) FROM row_changes) AS changes, (SELECT max(finished_at) FROM imports) AS imported,
        (SELECT max(at) FROM change_sets) AS changed, (SELECT max(undone_at) FROM change_sets) AS undone,
        (SELECT count(*) FROM imports WHERE status = 'undone') AS undoneImports,
        (SELECT max(id) FROM fitted_models) AS models, (SELECT count(*) FROM management_rules) AS rules,
        (SELECT count(*) FROM clauses) AS clauses, (SELECT max(updated_at) FROM settings) AS settings,
        (SELECT max(id) FROM touches) AS touches, (SELECT count(*) FROM discount_bands) AS bands`,
    )
    .get()
  return JSON.stringify(row)
}

const industryOf = (account: Account, profile: 'medical' | 'general'): Industry => {
  const text = `${account.industry ?? ''} ${account.name}`
  if (/医|hospital|clinic|medical|卫生/i.test(text)) return 'medicalDevice'
  if (/软件|制造|工厂|工业|plant|manufactur|industr|factory|works/i.test(text)) return 'industrialSoftware'
  return profile === 'medical' ? 'medicalDevice' : 'general'
}

/**
 * Facts of no account that may stand in anybody's brief: what is public about policies, rivals and our own products.
 * A date or amount of no account could be anybody's, and is left to search.
 */
const shareable = new Set([
  'policyChange',
  'competitorPriceChange',
  'certificate',
  'testReport',
  'registrationScope',
  'warrantyPeriod',
  'responseHours',
  'installDays',
])
const sharedFacts = (db: ReadableDb, asOf: number): Fact[] =>
  listSharedFacts(db, asOf, mostFacts).filter((fact) => shareable.has(fact.kind))

const customerFact = (fact: Fact): CustomerFact => ({
  id: fact.id,
  kind: fact.kind,
  subject: fact.subject,
  figures: JSON.parse(fact.values) as CustomerFact['figures'],
  text: fact.text,
  evidenceId: fact.evidenceId,
  span: { start: fact.spanStart, end: fact.spanEnd },
  contactId: fact.contactId,
  occurredAt: fact.occurredAt,
  knownAt: fact.knownAt,
  origin: 'source',
  sensitivity: 'internal',
})

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)

const citationOf = (fact: Fact): Citation => ({
  factId: fact.id,
  evidenceId: fact.evidenceId,
  text: fact.text,
  subject: fact.subject,
  values: JSON.parse(fact.values) as Citation['values'],
  accountId: fact.accountId,
  sensitivity: 'internal',
  writtenOn: isoDay(fact.occurredAt),
})

/** What a brief's sentences may cite: the customer's facts, shared ones, and the names of the deal itself. */
export function citationsFor(db: ReadableDb, deal: Deal, account: Account, asOf: number): Citation[] {
  const facts = [...listFactsOfAccount(db, account.id, asOf, mostFacts), ...sharedFacts(db, asOf)]
  const product = deal.productId ? getProduct(db, deal.productId) : null
  const people = committeeOf(db, deal).map((seat) => seat.contact.name)
  return [
    {
      factId: deal.id,
      evidenceId: deal.evidenceId ?? account.evidenceId ?? deal.id,
      text: [account.name, product?.name, deal.name, deal.competitor, ...people].filter(Boolean).join(' · '),
      subject: account.name,
      values: deal.quantity === null ? [] : [{ value: deal.quantity, unit: '台' }],
      accountId: account.id,
      sensitivity: 'internal',
      writtenOn: isoDay(asOf),
    },
    ...facts.map(citationOf),
  ]
}

const frameRoles = (roles: ReadonlySet<BuyingRole>): BuyingRole[] =>
  buyingRoles.filter((role) => roles.has(role))

function committeeView(
  db: ReadableDb,
  deal: Deal,
  committee: DealDetail['committee'],
  asOf: number,
  enabled: boolean,
): Brief['committee'] {
  const serving = servingIntentModel(db)
  const events = accountIntentEvents(db, deal.accountId, asOf)
  const cells = new Map<string, IntentCell>()
  const departments = new Map<string, Set<string>>()
  for (const { contact, buyingRole } of committee) {
    const department = contact.department ?? '—'
    const key = `${department}\n${buyingRole}`
    const people = departments.get(department) ?? new Set()
    departments.set(department, people.add(contact.name))
    let cell = cells.get(key)
    if (!cell) {
      const reading: Reading =
        enabled && serving
          ? intentReading(serving.model, events, { department, buyingRole }, asOf)
          : {
              kind: 'notEnoughInformation',
              n: 0,
              needed: null,
              missing: [enabled ? 'model' : 'moduleDisabled'],
              prior: null,
            }
      cell = { department, buyingRole, people: [], reading }
      cells.set(key, cell)
    }
    cell.people.push({
      contactId: contact.id,
      name: contact.name,
      title: contact.title,
      left: contact.leftAt !== null,
    })
  }
  return {
    departments: [...departments].map(([name, people]) => ({ name, people: [...people] })),
    roles: frameRoles(new Set(committee.map((seat) => seat.buyingRole))),
    cells: [...cells.values()],
  }
}

/** The deal's place among the open deals of the same owner by win score; an order and nothing more. */
function rankReading(db: ReadableDb, deal: Deal, asOf: number): Reading {
  const own = winScore(db, deal, asOf)
  const peers = deal.ownerName === null ? [] : listOpenDealsOfOwner(db, deal.ownerName, mostRanked)
  if (own === null || peers.length < 3)
    return { kind: 'notEnoughInformation', n: peers.length, needed: 3, missing: ['openDeals'], prior: null }
  const better = peers.filter((peer) => peer.id !== deal.id && (winScore(db, peer, asOf) ?? 0) > own).length
  const of = peers.some((peer) => peer.id === deal.id) ? peers.length : peers.length + 1
  return { kind: 'rank', position: better + 1, of, n: of, reasons: [] }
}

/** The person to prepare for: who was asked for, who the next call is with, else the likeliest to take a step. */
function personFor(
  deal: Deal,
  committee: DealDetail['committee'],
  cells: readonly IntentCell[],
  wanted: string | null,
): DealDetail['committee'][number] | null {
  const seatOf = (contactId: string | null) => committee.find((seat) => seat.contact.id === contactId) ?? null
  if (wanted !== null) {
    const seat = seatOf(wanted)
    if (!seat) throw new AppError('brief.noContact', { contactId: wanted })
    return seat
  }
  const next = seatOf(deal.nextCallContactId)
  if (next) return next
  const score = (cell: IntentCell) =>
    cell.reading.kind === 'probability'
      ? cell.reading.value
      : cell.reading.kind === 'ruleScore'
        ? cell.reading.score / 100
        : -1
  const best = [...cells]
    .sort((a, b) => score(b) - score(a))
    .find((cell) => cell.people.some((person) => !person.left))
  return best ? seatOf(best.people.find((person) => !person.left)!.contactId) : (committee[0] ?? null)
}

/** What governance forbids to speak about, as phrases; clauses with the action `talk.<phrase>` name one each. */
const forbiddenTopics: TalkTrackInput['forbiddenTopics'] = []

export interface BriefRequest {
  dealId: string
  contactId: string | null
  lang: 'zh' | 'en'
}

/** Everything a brief consists of before anybody sees it; `tracks` are still in composed form. */
interface Draft {
  deal: Deal
  account: Account
  seat: DealDetail['committee'][number] | null
  body: Omit<Brief, 'log' | 'adviceId' | 'tracks' | 'evidence' | 'words'>
  tracks: readonly ComposedTrack[]
  context: SentenceContext
}

/** The hash of the state that a brief is computed from: the same state, day and person give the same advice. */
function inputHashOf(db: ReadableDb, request: BriefRequest, asOf: number): string {
  return sha256Hex(
    canonicalJson({
      deal: request.dealId,
      contact: request.contactId,
      lang: request.lang,
      day: isoDay(asOf),
      state: stateOf(db),
      rules: [factRulesVersion, compositionVersion, libraryVersion, redLinesVersion],
    } as unknown as Json),
  )
}

function draftBrief(session: Session, engines: BriefEngines, request: BriefRequest, asOf: number): Draft {
  const { db } = session
  const { lang } = request
  const deal = requireDeal(db, request.dealId)
  const account = getAccount(db, deal.accountId)
  if (!account) throw new AppError('record.notFound', { kind: 'account', id: deal.accountId })
  const settings = readWorkspaceSettings(db)

  const committee = committeeOf(db, deal)
  const committeeCells = committeeView(db, deal, committee, asOf, moduleGate(db, 'intent').enabled)
  const seat = personFor(deal, committee, committeeCells.cells, request.contactId)
  const cell =
    seat &&
    committeeCells.cells.find((one) => one.people.some((person) => person.contactId === seat.contact.id))

  const win: Reading = moduleGate(db, 'winProbability').enabled
    ? winReading(db, deal, asOf, declaredPrior.rate)
    : {
        kind: 'notEnoughInformation',
        n: 0,
        needed: null,
        missing: ['moduleDisabled'],
        prior: declaredPrior.rate,
      }
  const quote = moduleGate(db, 'quoteRange').enabled
    ? quoteView({ db, deal, asOf, lang, calibrations: engines.calibrations })
    : null

  const facts = [...listFactsOfAccount(db, account.id, asOf, mostFacts), ...sharedFacts(db, asOf)]
  const ofThisDeal = facts.filter(
    (fact) => fact.dealId === null || fact.dealId === deal.id || fact.accountId === null,
  )
  const product = deal.productId ? getProduct(db, deal.productId) : null
  const labels = createEvidenceLabels()
  const check = prepareCheck({
    citations: citationsFor(db, deal, account, asOf),
    known: knownNames(db, account.id, settings.actorName),
    asOf: isoDay(asOf),
    accountId: account.id,
  })
  const context = { check, lang, profile: settings.profile, labels }
  const composed = composeTalkTracks({
    lang,
    asOf,
    // A sentence that would be blocked makes room for the next one.
    admits: (text) => !checkedSentence(text, [], context).blocked,
    person: seat && {
      contactId: seat.contact.id,
      name: seat.contact.name,
      title: seat.contact.title,
      department: seat.contact.department,
      buyingRole: seat.buyingRole,
      support: seat.support,
    },
    deal: {
      product: product?.name ?? deal.name,
      account: account.name,
      stage: sellingStageOf(
        deal.stage,
        facts.some((fact) => fact.kind === 'contractEndDate'),
      ),
      industry: industryOf(account, settings.profile),
    },
    facts: ofThisDeal.map(customerFact),
    intent: cell?.reading.kind === 'probability' ? { value: cell.reading.value, n: cell.reading.n } : null,
    objections: ofThisDeal.flatMap((fact) => {
      if (fact.kind !== 'statedConcern' && fact.kind !== 'userComplaint') return []
      return concernsIn(fact.text).map((concern) => ({
        concern,
        text: fact.text,
        evidenceId: fact.evidenceId,
        factId: fact.id,
        span: { start: fact.spanStart, end: fact.spanEnd },
      }))
    }),
    atoms: activeAtoms(db, lang),
    effects: { atoms: {}, strategies: strategyEffects(db, asOf) },
    forbiddenTopics,
    committee: committee.map((one) => ({
      buyingRole: one.buyingRole,
      evidenceCount: evidenceCountOf(db, one.contact.id),
    })),
  })
  if (composed.outcome === 'tooFewAtoms')
    throw new AppError('brief.tooFewAtoms', { composed: composed.composed })

  const zone = deal.zone || settings.zone
  const breaker = breakerState(
    db,
    { accountId: account.id, ...(seat && { contactId: seat.contact.id }), zone },
    asOf,
  )
  const body: Draft['body'] = {
    dealId: deal.id as Brief['dealId'],
    dealName: deal.name,
    accountId: account.id as Brief['accountId'],
    accountName: account.name,
    stage: deal.stage,
    lang,
    asOf,
    callAt: deal.nextCallAt,
    person: seat && {
      contactId: seat.contact.id,
      name: seat.contact.name,
      title: seat.contact.title,
      department: seat.contact.department,
      buyingRole: seat.buyingRole,
    },
    touches: { today: breaker.count, limit: breaker.limit, frozen: breaker.state === 'frozen' },
    visitRegistered: listVisitPlansOfAccount(db, account.id).some(
      (plan) => plan.doneAt === null && Math.abs(plan.plannedAt - (deal.nextCallAt ?? asOf)) < 86_400_000,
    ),
    win,
    rank: rankReading(db, deal, asOf),
    committee: committeeCells,
    quote: quote?.view ?? null,
    blanks: composed.blanks,
    versions: {
      facts: factRulesVersion,
      talkTracks: composed.version,
      atoms: `library-${libraryVersion}`,
      redLines: redLinesVersion,
      win: servingWinModel(db)?.version ?? 'none',
      intent: servingIntentModel(db)?.version ?? 'none',
    },
  }
  return { deal, account, seat, body, tracks: composed.tracks, context }
}

/** Logs that the advice was shown and keeps it as it was shown, both or neither. */
function showBrief(
  session: Session,
  draft: Draft,
  shown: {
    tracks: readonly ComposedTrack[]
    words: Brief['words']
    inputHash: string
    prompt: string | null
    startedAt: number
  },
): Brief {
  const { db } = session
  const { deal, seat, context } = draft
  const adviceId = session.newId('advice')
  const tracks = shown.tracks.map((track) => trackView(track, context))
  const body: Omit<Brief, 'log'> = {
    ...draft.body,
    adviceId: adviceId as Brief['adviceId'],
    tracks,
    evidence: evidenceList(db, context.labels.cited()),
    words: shown.words,
  }
  const { lang, win } = body
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'adviceShown',
      body: {
        adviceId,
        subject: deal.id,
        evidenceIds: evidenceIdsOf(body),
        inputHash: shown.inputHash,
        outputHash: sha256Hex(canonicalJson(body as unknown as Json)),
        versions: {
          model: `${body.versions.win}, ${body.versions.intent}`,
          rules: `${body.versions.facts}, ${body.versions.redLines}`,
          prompt: shown.prompt,
        },
        confidence: win.kind,
        redLines: redLineResults(tracks),
        details: { elapsedMs: Math.round(performance.now() - shown.startedAt), lang, words: body.words.tier },
      },
      // Who it was for and what was said stands apart, under that person's key, so that it can be erased.
      personal: seat
        ? [
            {
              subject: seat.contact.id,
              payload: {
                person: seat.contact.name,
                tracks: tracks.map((track) => sentencesOf(track).map(({ text }) => text)),
              },
            },
          ]
        : [],
    })
    const brief: Brief = { ...body, log: logged }
    insertRow(db, advice, {
      id: adviceId,
      kind: 'brief',
      dealId: deal.id,
      contactId: seat?.contact.id ?? null,
      lang,
      inputHash: shown.inputHash,
      body: JSON.stringify(brief),
      logEntryHash: logged.hash,
      shownAt: body.asOf,
    })
    return brief
  })
}

/**
 * Prepares the brief of a deal's next call and logs that it was shown; the same state gives the stored brief again.
 * Refuses with `record.notFound`, `brief.noContact`, `brief.tooFewAtoms` and `module.disabled` (talk tracks).
 */
export function prepareBrief(session: Session, engines: BriefEngines, request: BriefRequest): Brief {
  const { db } = session
  const asOf = session.now()
  const startedAt = performance.now()
  requireModuleEnabled(db, 'talkTracks')
  requireDeal(db, request.dealId)
  const inputHash = inputHashOf(db, request, asOf)
  const earlier = selectRow(
    db,
    advice,
    'deal_id = ? AND input_hash = ? ORDER BY shown_at DESC LIMIT 1',
    request.dealId,
    inputHash,
  )
  if (earlier) return withDecisions(db, JSON.parse(earlier.body) as Brief)
  const draft = draftBrief(session, engines, request, asOf)
  return showBrief(session, draft, {
    tracks: draft.tracks,
    words: { tier: 'composition', model: null, why: null },
    inputHash,
    prompt: null,
    startedAt,
  })
}

/**
 * Lets the model word the brief's tracks anew and shows the result as an advice of its own. The model writes in slot
 * form, every sentence passes the checker and the red lines, and whatever fails stays as it was composed, with why.
 */
export async function phraseBrief(
  session: Session,
  engines: BriefEngines,
  request: BriefRequest,
  llm: Llm,
  signal?: AbortSignal,
): Promise<Brief> {
  const { db } = session
  const asOf = session.now()
  const startedAt = performance.now()
  requireModuleEnabled(db, 'talkTracks')
  const draft = draftBrief(session, engines, request, asOf)
  const phrased = await phraseTracks(draft.tracks, llm, {
    lang: request.lang,
    seed: 1,
    checker: (sentence) => {
      const { blocked } = checkedSentence(sentence.text, [], draft.context)
      return { passed: !blocked, codes: blocked ? ['blocked'] : [] }
    },
    ...(signal && { signal }),
  })
  const reasons = phrased.words.flatMap(({ why }) => why ?? [])
  return showBrief(session, draft, {
    tracks: phrased.tracks,
    words: { tier: phrased.tier, model: phrased.model?.name ?? null, why: reasons[0] ?? null },
    inputHash: inputHashOf(db, request, asOf),
    prompt: promptVersion,
    startedAt,
  })
}

const evidenceCountOf = (db: ReadableDb, contactId: string): number =>
  (
    db
      .read('SELECT count(*) AS n FROM activities WHERE contact_id = ? AND deleted_at IS NULL')
      .get(contactId) as { n: number }
  ).n

function evidenceList(
  db: ReadableDb,
  cited: readonly { label: string; evidenceId: string }[],
): Brief['evidence'] {
  const rows = new Map(
    listEvidenceByIds(
      db,
      cited.map(({ evidenceId }) => evidenceId),
    ).map((row) => [row.id, row]),
  )
  return cited.flatMap(({ label, evidenceId }) => {
    const row = rows.get(evidenceId)
    if (!row) return []
    return [
      {
        label,
        evidenceId: evidenceId as never,
        sourceName: getSource(db, row.sourceId)?.name ?? '',
        line: (JSON.parse(row.locator) as Locator).line,
        author: row.author,
        occurredAt: row.occurredAt,
        excerpt: row.text.slice(0, 160),
      },
    ]
  })
}

function evidenceIdsOf(brief: Omit<Brief, 'log'>): string[] {
  const ids = new Set<string>(brief.evidence.map(({ evidenceId }) => evidenceId))
  for (const cell of brief.committee.cells)
    if ('reasons' in cell.reading)
      for (const reason of cell.reading.reasons) for (const id of reason.evidenceIds) ids.add(id)
  if (brief.quote?.prediction.kind === 'range')
    for (const driver of brief.quote.prediction.drivers) for (const id of driver.evidenceIds) ids.add(id)
  return [...ids]
}

const redLineResults = (tracks: readonly TalkTrack[]) =>
  tracks.flatMap((track) =>
    sentencesOf(track).flatMap((sentence) => [
      ...sentence.redLines.map((finding) => ({
        code: finding.ruleId,
        level: finding.severity === 'stop' ? ('block' as const) : ('warn' as const),
        part: `track:${track.index}`,
      })),
      ...sentence.spans
        .filter((span) => span.kind === 'unverifiedWording')
        .map(() => ({
          code: 'unverifiedWording',
          level: 'unverified' as const,
          part: `track:${track.index}`,
        })),
    ]),
  )
