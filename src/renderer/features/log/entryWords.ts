import type { LogEntryView } from '../../../shared/contract/log.ts'
import { callOutcomes } from '../../../shared/vocabulary.ts'
import type { Words } from '../../i18n/words.ts'
import type { LogMessages } from './messages.ts'

type Body = LogEntryView['body']

const text = (body: Body, name: string): string | null => {
  const value = body[name]
  return typeof value === 'string' && value !== '' ? value : null
}
const count = (body: Body, name: string): number | null => {
  const value = body[name]
  return typeof value === 'number' ? value : Array.isArray(value) ? value.length : null
}
const worded = (words: Record<string, string>, value: string | null): string | null =>
  value === null ? null : (words[value] ?? value)
const listed = (words: Record<string, string>, values: unknown): string[] =>
  Array.isArray(values) ? values.map((value) => words[String(value)] ?? String(value)) : []
const counted = (words: (n: number) => string, n: number | null): string | null =>
  n === null ? null : words(n)

/** A reason that the core wrote: what came of a call with the rep's note, or a deal's outcome that was taken back. */
function outcomeReason(reason: string | null, m: LogMessages, w: Words): (string | null)[] {
  if (reason === 'undone') return [m.takenBack]
  const outcome = callOutcomes.find((each) => reason === each || reason?.startsWith(`${each}: `))
  if (reason === null || !outcome) return [reason]
  return [w.callOutcomes[outcome], reason.slice(outcome.length + 2) || null]
}

/** One line that says what an entry is about, from its body; the full body stands beside it. */
export function summaryOf(entry: Pick<LogEntryView, 'kind' | 'body'>, m: LogMessages, w: Words): string {
  const { body } = entry
  const parts: (string | null)[] = (() => {
    switch (entry.kind) {
      case 'adviceShown':
        return [
          worded(m.confidence, text(body, 'confidence')),
          counted(m.evidence, count(body, 'evidenceIds')),
          count(body, 'redLines') ? counted(m.redLines, count(body, 'redLines')) : null,
        ]
      case 'adviceAction':
        return [
          worded(m.parts, text(body, 'part')),
          worded(m.actions, text(body, 'action')),
          text(body, 'reason'),
        ]
      case 'outcomeRecorded':
        return [worded(m.outcomes, text(body, 'outcome')), ...outcomeReason(text(body, 'reason'), m, w)]
      case 'importFinished':
        return [
          counted(m.files, count(body, 'files')),
          counted(m.accepted, count(body, 'accepted')),
          count(body, 'rejected') ? counted(m.rejected, count(body, 'rejected')) : null,
          text(body, 'watchedFolder'),
        ]
      case 'importUndone':
        return [counted(m.removed, count(body, 'removed'))]
      case 'watchedFolderChanged':
        return [worded(m.watchChanges, text(body, 'change')), text(body, 'path')]
      case 'breakerFrozen':
        return [text(body, 'day'), counted(m.touches, count(body, 'count'))]
      case 'breakerReleased':
      case 'erasure':
        return [text(body, 'reason')]
      case 'approvalAsked':
        return [text(body, 'action'), text(body, 'relayUrl')]
      case 'approval':
      case 'approvalAnswered':
        return [text(body, 'action'), text(body, 'reason')]
      case 'ruleChanged':
        return [worded(m.lists, text(body, 'list')), worded(m.changes, text(body, 'change'))]
      case 'redLineExemption':
        return [text(body, 'code'), text(body, 'reason')]
      case 'exportMade':
        return [worded(m.whats, text(body, 'what')), worded(m.destinations, text(body, 'destination'))]
      case 'mergeDecided':
        return [worded(m.entities, text(body, 'entity')), worded(m.decisions, text(body, 'decision'))]
      case 'settingChanged':
        return [worded(m.settings, text(body, 'key'))]
      case 'consentRecorded':
        return [worded(w.legalBases, text(body, 'basis')), ...listed(w.consentPurposes, body.purposes)]
      case 'sensitivityChanged':
        return [
          `${worded(w.sensitivities, text(body, 'before'))} → ${worded(w.sensitivities, text(body, 'after'))}`,
        ]
      case 'sourceDescribed': {
        const field = text(body, 'field')
        const said = (value: string | null) =>
          value === null
            ? '–'
            : field === 'legalBasis'
              ? worded(w.legalBases, value)
              : field === 'assetValue'
                ? worded(w.assetValues, value)
                : value
        return [`${said(text(body, 'before'))} → ${said(text(body, 'after'))}`]
      }
      case 'recordingAdmitted':
        return [
          counted(m.consents, count(body, 'consentIds')),
          body.mayTrain === true ? w.consentPurposes.training : null,
        ]
      case 'backupExpired':
        return [text(body, 'name')]
      case 'erasuresReapplied':
        return [counted(m.removed, count(body, 'evidence'))]
      case 'consentWithdrawn':
        return [text(body, 'reason'), counted(m.removed, count(body, 'evidence'))]
      case 'retentionDeleted':
        return [
          worded(w.recordClasses, text(body, 'recordClass')),
          counted(m.removed, count(body, 'evidence')),
          text(body, 'reason'),
        ]
      case 'retentionChanged':
        return [worded(w.recordClasses, text(body, 'recordClass')), m.days(count(body, 'after'))]
      case 'assessmentRecorded':
        return [worded(w.assessmentSubjects, text(body, 'subject'))]
      case 'holdPlaced':
        return [worded(w.holdScopes, text(body, 'scope')), text(body, 'reason')]
      case 'holdReleased':
        return [text(body, 'reason')]
      case 'roomPublished':
      case 'roomAdopted':
        return [counted(m.items, count(body, 'items'))]
      case 'roomShared':
        return [text(body, 'relayUrl') ?? m.roomUnshared]
      case 'roomEvidenceFrozen':
        return [text(body, 'title'), counted(m.items, count(body, 'items'))]
      case 'roomReopened':
      case 'roomEndMoved':
        return [counted(m.rightsMoved, count(body, 'rights'))]
      case 'roomRightsGiven':
        return [counted(m.items, count(body, 'given'))]
      case 'roomDecision':
        return [text(body, 'title'), text(body, 'owner')]
      case 'modelsCompared':
        return [
          Array.isArray(body.models)
            ? body.models
                .map((one) => (one as { name?: unknown }).name)
                .filter((name) => typeof name === 'string')
                .join(' / ')
            : null,
        ]
      case 'capturesProposed':
        return [text(body, 'modelName'), counted(m.items, count(body, 'proposed'))]
      case 'adapterTrained':
        return [text(body, 'name'), counted(m.examples, count(body, 'examples'))]
      case 'adapterCarried':
        return [worded(m.carried, text(body, 'direction')), text(body, 'name'), text(body, 'signer')]
      case 'modelCarried':
        return [
          worded(m.carried, text(body, 'direction')),
          text(body, 'name'),
          text(body, 'licence'),
          text(body, 'signer'),
        ]
      case 'exampleWithdrawn':
        return [worded(m.exampleChanges, text(body, 'change')), text(body, 'reason')]
      case 'messagesDecided':
        return [
          worded(m.messageDecisions, text(body, 'decision')),
          counted(m.messages, count(body, 'evidenceIds')),
        ]
      case 'holdoutChanged':
      case 'holdoutLifted':
        return [text(body, 'reason')]
      case 'strategyChanged':
        return [text(body, 'region'), text(body, 'reason')]
      case 'modelChanged':
        return [worded(m.purposes, text(body, 'purpose')), text(body, 'to')]
      default:
        return []
    }
  })()
  return parts.filter((part) => part !== null).join(' · ')
}

/** Where an entry leads: the record that it is about, or null where there is none. */
export function placeOf(
  entry: Pick<LogEntryView, 'kind' | 'body'>,
): { kind: 'deal' | 'account' | 'import'; to: string } | null {
  const ids = [entry.body.dealId, entry.body.subject, entry.body.importId, entry.body.accountId].filter(
    (value) => typeof value === 'string',
  )
  for (const id of ids) {
    if (id.startsWith('dea_')) return { kind: 'deal', to: `/deals/${id}` }
    if (id.startsWith('acc_')) return { kind: 'account', to: `/accounts/${id}` }
    if (id.startsWith('imp_')) return { kind: 'import', to: `/data/${id}` }
  }
  return null
}
