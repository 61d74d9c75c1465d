import type { RedLineFinding } from './scanRedLines.ts'

export type ExemptionRequest = {
  finding: RedLineFinding
  reason: string
  /** Evidence that carries the claim; needed wherever the finding stops. */
  proofEvidenceIds: readonly string[]
  exemptedBy: string
  /** UTC milliseconds. */
  exemptedAt: number
}

/** What the log keeps of an exemption. */
export type ExemptionRecord = {
  kind: 'redLineExempted'
  ruleId: string
  clause: RedLineFinding['clause']
  severity: RedLineFinding['severity']
  text: string
  reason: string
  proofEvidenceIds: string[]
  exemptedBy: string
  exemptedAt: number
}

export type ExemptionOutcome =
  | { ok: true; record: ExemptionRecord }
  | { ok: false; code: 'redLine.notExemptible' | 'redLine.reasonMissing' | 'redLine.proofMissing' }

/**
 * Lets a person stand in for a listed wording. Efficacy claims and bribery cannot be exempted; an absolute term needs
 * reason and proof, a caution a reason. The record belongs in the log before the text is shown.
 */
export function exemptRedLine(request: ExemptionRequest): ExemptionOutcome {
  const { finding, proofEvidenceIds, exemptedBy, exemptedAt } = request
  const reason = request.reason.trim()
  if (!finding.exemptionAllowed) return { ok: false, code: 'redLine.notExemptible' }
  if ([...reason].length < 4) return { ok: false, code: 'redLine.reasonMissing' }
  if (finding.severity === 'stop' && proofEvidenceIds.length === 0) {
    return { ok: false, code: 'redLine.proofMissing' }
  }
  const { ruleId, clause, severity, text } = finding
  return {
    ok: true,
    record: {
      kind: 'redLineExempted',
      ruleId,
      clause,
      severity,
      text,
      reason,
      proofEvidenceIds: [...proofEvidenceIds],
      exemptedBy,
      exemptedAt,
    },
  }
}
