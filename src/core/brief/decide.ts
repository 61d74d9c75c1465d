import type { Brief, TrackSentence } from '../../shared/contract/brief.ts'
import { AppError } from '../../shared/errors.ts'
import { minorUnits } from '../../shared/money.ts'
import { getAccount } from '../accounts/store.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { prepareCheck } from '../checking/check.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { selectRow } from '../db/rows.ts'
import { requireDeal } from '../deals/procedures.ts'
import { breakerState } from '../governance/breaker.ts'
import { requirePermission } from '../governance/clauses.ts'
import { appendLog } from '../log/append.ts'
import type { Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { decisionsOf } from './effects.ts'
import { knownNames } from './knownNames.ts'
import { type BriefEngines, citationsFor } from './prepareBrief.ts'
import { quoteView } from './quoteView.ts'
import { advice } from './schema.ts'
import { checkedSentence, createEvidenceLabels } from './tracksView.ts'

type Logged = { seq: number; hash: string }
type Part = 'track:1' | 'track:2' | 'track:3' | 'quoteRange'

export function requireAdvice(db: ReadableDb, adviceId: string): { brief: Brief; logEntryHash: string } {
  const row = selectRow(db, advice, 'id = ?', adviceId)
  if (!row) throw new AppError('record.notFound', { kind: 'advice', id: adviceId })
  return { brief: JSON.parse(row.body) as Brief, logEntryHash: row.logEntryHash }
}

/** Writes what a person did with a part of an advice, log entry and row together. */
function recordAction(
  session: Session,
  adviceId: string,
  entry: {
    part: Part
    action: 'adopted' | 'edited' | 'rejected' | 'exported' | 'copied'
    reason: string | null
    edited?: Json
    details?: Record<string, Json>
  },
): Logged {
  const { db } = session
  const { brief, logEntryHash } = requireAdvice(db, adviceId)
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'adviceAction',
      body: {
        adviceId,
        adviceHash: logEntryHash,
        part: entry.part,
        action: entry.action,
        reason: entry.reason,
        ...(entry.details && { details: entry.details as never }),
      },
      personal:
        entry.edited !== undefined && brief.person
          ? [{ subject: brief.person.contactId, payload: { edited: entry.edited } }]
          : [],
    })
    db.write(
      `INSERT INTO advice_actions (advice_id, part, action, reason, edited_json, actor, at, log_entry_hash)
       VALUES (?,?,?,?,?,?,?,?)`,
    ).run(
      adviceId,
      entry.part,
      entry.action,
      entry.reason,
      entry.edited === undefined ? null : JSON.stringify(entry.edited),
      session.actor(),
      session.now(),
      logged.hash,
    )
    return logged
  })
}

/** Each part is decided on once; a frozen customer is not contacted, so nothing is adopted for them. */
function requireOpenDecision(session: Session, adviceId: string, part: Part): Brief {
  const { db } = session
  const { brief } = requireAdvice(db, adviceId)
  if (decisionsOf(db, adviceId).has(part)) throw new AppError('brief.alreadyDecided', { part })
  return brief
}

function requireNotFrozen(session: Session, brief: Brief): void {
  const customer = {
    accountId: brief.accountId,
    ...(brief.person && { contactId: brief.person.contactId }),
    zone: session.zone(),
  }
  if (breakerState(session.db, customer, session.now()).state === 'frozen')
    throw new AppError('brief.contactFrozen', { account: brief.accountName })
}

const permission = (session: Session, brief: Brief, action: string) =>
  requirePermission(session.db, {
    role: readWorkspaceSettings(session.db).role,
    zone: requireDeal(session.db, brief.dealId).region ?? '*',
    action,
  })

export function adopt(session: Session, adviceId: string, part: Part, engines: BriefEngines): Logged {
  const brief = requireOpenDecision(session, adviceId, part)
  requireNotFrozen(session, brief)
  permission(session, brief, 'advice.adopt')
  if (part === 'quoteRange') {
    const target = brief.quote?.advice?.targetMinor
    if (target === undefined) throw new AppError('record.notFound', { kind: 'quoteRange', id: adviceId })
    judgePrice(session, brief, target, engines)
  }
  return recordAction(session, adviceId, { part, action: 'adopted', reason: null })
}

export function reject(session: Session, adviceId: string, part: Part, reason: string): Logged {
  requireOpenDecision(session, adviceId, part)
  if (reason.trim() === '') throw new AppError('brief.reasonNeeded')
  return recordAction(session, adviceId, { part, action: 'rejected', reason })
}

/** Judges a person's wording against everything that the brief may cite. */
export function checkWording(
  session: Session,
  adviceId: string,
  sentences: readonly string[],
): { verdict: 'pass' | 'blocked'; sentences: TrackSentence[]; stops: Set<string>; unchecked: boolean } {
  const { db } = session
  const { brief } = requireAdvice(db, adviceId)
  const deal = requireDeal(db, brief.dealId)
  const account = getAccount(db, deal.accountId)
  if (!account) throw new AppError('record.notFound', { kind: 'account', id: deal.accountId })
  const settings = readWorkspaceSettings(db)
  const context = {
    check: prepareCheck({
      citations: citationsFor(db, deal, account, session.now()),
      known: knownNames(db, account.id, settings.actorName),
      asOf: new Date(session.now()).toISOString().slice(0, 10),
      accountId: account.id,
    }),
    lang: brief.lang,
    profile: settings.profile,
    labels: createEvidenceLabels(),
  }
  const stops = new Set<string>()
  let blockedByCheck = false
  const views = sentences.map((text) => {
    const { sentence } = checkedSentence(text, [], context)
    for (const finding of sentence.redLines) if (finding.severity === 'stop') stops.add(finding.ruleId)
    if (context.check(text, brief.lang).verdict === 'blocked') blockedByCheck = true
    return sentence
  })
  return {
    verdict: blockedByCheck || stops.size > 0 ? 'blocked' : 'pass',
    sentences: views,
    stops,
    unchecked: blockedByCheck,
  }
}

/**
 * Saves a person's own wording of a track. Figures and names that no evidence carries block; a statutory red line
 * blocks unless a person exempts it with a reason, which is logged as an entry of its own.
 */
export function editTrack(
  session: Session,
  input: {
    adviceId: string
    part: Part
    sentences: string[]
    reason: string
    exemption: { ruleIds: string[]; reason: string } | null
  },
): Logged {
  const { db } = session
  const brief = requireOpenDecision(session, input.adviceId, input.part)
  requireNotFrozen(session, brief)
  permission(session, brief, 'advice.adopt')
  if (input.reason.trim() === '') throw new AppError('brief.reasonNeeded')
  const { stops, unchecked } = checkWording(session, input.adviceId, input.sentences)
  const exempted = new Set(input.exemption?.ruleIds ?? [])
  const standing = [...stops].filter((ruleId) => !exempted.has(ruleId))
  if (unchecked || standing.length > 0)
    throw new AppError('brief.blockedByCheck', { redLines: standing.join(', '), figures: unchecked })
  if (stops.size > 0 && (input.exemption?.reason ?? '').trim() === '')
    throw new AppError('brief.reasonNeeded')
  return transaction(db, () => {
    for (const ruleId of stops)
      appendLog(db, session.stamp(), {
        kind: 'redLineExemption',
        body: {
          code: ruleId,
          textHash: sha256Hex(input.sentences.join('\n')),
          reason: input.exemption!.reason,
          proof: null,
        },
      })
    return recordAction(session, input.adviceId, {
      part: input.part,
      action: 'edited',
      reason: input.reason,
      edited: { sentences: input.sentences },
    })
  })
}

function judgePrice(
  session: Session,
  brief: Brief,
  unitPriceMinor: number,
  engines: BriefEngines,
): 'selfApprove' | 'escalate' | 'prohibited' {
  permission(session, brief, 'quote.propose')
  const deal = requireDeal(session.db, brief.dealId)
  const quote = quoteView({
    db: session.db,
    deal,
    asOf: session.now(),
    lang: brief.lang,
    calibrations: engines.calibrations,
  })
  const verdict = quote?.requested(unitPriceMinor) ?? 'escalate'
  if (verdict === 'prohibited') throw new AppError('brief.outsideAuthority', { unitPriceMinor, verdict })
  return verdict
}

/** A price of the person's own. Prohibited prices are refused; one outside the band is saved as needing approval. */
export function editQuote(
  session: Session,
  input: { adviceId: string; unitPriceMinor: number; reason: string },
  engines: BriefEngines,
): Logged & { guardrail: 'selfApprove' | 'escalate' | 'prohibited' } {
  const brief = requireOpenDecision(session, input.adviceId, 'quoteRange')
  requireNotFrozen(session, brief)
  if (input.reason.trim() === '') throw new AppError('brief.reasonNeeded')
  const guardrail = judgePrice(session, brief, input.unitPriceMinor, engines)
  const logged = recordAction(session, input.adviceId, {
    part: 'quoteRange',
    action: 'edited',
    reason: input.reason,
    details: { unitPriceMinor: input.unitPriceMinor, currency: brief.quote?.currency ?? '', guardrail },
  })
  return { ...logged, guardrail }
}

const words = {
  zh: {
    track: '话术',
    opening: '开场',
    keyMessages: '要点',
    questions: '提问',
    objections: '异议与回答',
    nextStep: '下一步',
    evidence: '依据',
    trace: '留痕',
    line: '第 {n} 行',
    generated: '本内容由沙盘按规则生成，数字出自引擎，仅供销售本人参考。',
    quote: '报价建议',
    floor: '底价',
    target: '目标价',
    stretch: '进取价',
  },
  en: {
    track: 'Talk track',
    opening: 'Opening',
    keyMessages: 'Key messages',
    questions: 'Questions',
    objections: 'Objections and answers',
    nextStep: 'Next step',
    evidence: 'Evidence',
    trace: 'Trace',
    line: 'line {n}',
    generated: 'Composed by Sandtable under its rules; figures come from its engines. For the rep’s own use.',
    quote: 'Recommended quote',
    floor: 'floor',
    target: 'target',
    stretch: 'stretch',
  },
} as const

/**
 * The brief as text with its trace. Logged before it is handed out: nothing leaves without an entry. Comparables of
 * other accounts are never in it.
 */
export function exportBrief(
  session: Session,
  input: { adviceId: string; as: 'clipboard' | 'print'; track: number | null },
): Logged & { text: string } {
  const { db } = session
  const { brief, logEntryHash } = requireAdvice(db, input.adviceId)
  permission(session, brief, 'brief.export')
  const say = words[brief.lang]
  const tracks = brief.tracks.filter((track) => input.track === null || track.index === input.track)
  const lines: string[] = [
    `${brief.accountName} · ${brief.dealName}${brief.person ? ` · ${brief.person.name}` : ''}`,
    '',
  ]
  const cited = new Set<string>()
  const sentence = ({ text, marks }: TrackSentence) => {
    const labels = marks.map((mark) => mark.label)
    for (const label of labels) cited.add(label)
    return labels.length > 0 ? `${text} [${labels.join(', ')}]` : text
  }
  for (const track of tracks) {
    lines.push(`${say.track} ${track.index}: ${track.title} (${track.rationale})`)
    for (const section of ['opening', 'keyMessages', 'questions'] as const)
      if (track.sections[section].length > 0)
        lines.push(`  ${say[section]}`, ...track.sections[section].map((one) => `    - ${sentence(one)}`))
    if (track.sections.objections.length > 0)
      lines.push(
        `  ${say.objections}`,
        ...track.sections.objections.flatMap(({ objection, answer }) => [
          `    - ${sentence(objection)}`,
          `      → ${sentence(answer)}`,
        ]),
      )
    lines.push(`  ${say.nextStep}`, ...track.sections.nextStep.map((one) => `    - ${sentence(one)}`), '')
  }
  if (input.track === null && brief.quote?.advice) {
    const { currency, advice: prices } = brief.quote
    const money = (minor: number) =>
      new Intl.NumberFormat(brief.lang === 'zh' ? 'zh-CN' : 'en-GB', { style: 'currency', currency }).format(
        minor / minorUnits(currency),
      )
    lines.push(
      `${say.quote}: ${say.floor} ${money(prices.floorMinor)} · ${say.target} ${money(prices.targetMinor)} · ${say.stretch} ${money(prices.stretchMinor)}`,
      '',
    )
  }
  lines.push(say.evidence)
  for (const item of brief.evidence) {
    if (!cited.has(item.label)) continue
    const place = item.line === null ? '' : ` ${say.line.replace('{n}', String(item.line))}`
    lines.push(
      `  ${item.label} ${item.sourceName}${place} · ${new Date(item.occurredAt).toISOString().slice(0, 10)}: ${item.excerpt}`,
    )
  }
  const body = lines.join('\n')
  const logged = transaction(db, () => {
    const entry = recordAction(session, input.adviceId, {
      part: input.track === null ? 'quoteRange' : (`track:${input.track}` as Part),
      action: input.as === 'clipboard' ? 'copied' : 'exported',
      reason: null,
    })
    appendLog(db, session.stamp(), {
      kind: 'exportMade',
      body: {
        what: 'brief',
        adviceHash: logEntryHash,
        contentHash: sha256Hex(body),
        destination: input.as,
      },
    })
    return entry
  })
  const versions = Object.entries(brief.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')
  const trace = [
    '',
    `${say.trace}: #${brief.log.seq} ${brief.log.hash} → #${logged.seq} ${logged.hash}`,
    versions,
    say.generated,
  ]
  return { ...logged, text: `${body}\n${trace.join('\n')}\n` }
}

/** What came of the call; written when the rep knows. */
export function recordOutcome(
  session: Session,
  input: { adviceId: string; outcome: 'advanced' | 'unchanged' | 'setBack'; note: string },
): Logged {
  const { db } = session
  const { brief } = requireAdvice(db, input.adviceId)
  const deal = requireDeal(db, brief.dealId)
  return appendLog(db, session.stamp(), {
    kind: 'outcomeRecorded',
    body: {
      dealId: deal.id,
      outcome: deal.outcome,
      reason: `${input.outcome}${input.note ? `: ${input.note}` : ''}`,
      adviceIds: [input.adviceId],
    },
  })
}
