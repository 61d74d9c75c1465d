import type { RedLineFinding } from '../../../shared/contract/brief.ts'
import { useMessages } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'
import { Callout } from '../../ui/index.ts'
import { briefMessages } from './messages.ts'

/** A wording that a statute forbids or warns of: by which clause, and how else it may be said. */
export function RedLineNote({ finding }: { finding: Omit<RedLineFinding, 'ruleId'> }) {
  const m = useMessages(briefMessages)
  const { clauses } = useMessages(words)
  const stop = finding.severity === 'stop'
  return (
    <Callout meaning={finding.severity}>
      <b>
        {stop ? m.redLine : m.warning} {clauses[finding.clause] ?? finding.clause}
      </b>{' '}
      {stop ? m.mustChange(finding.phrase) : m.cautioned(finding.phrase)}
      {finding.replacement && m.instead(finding.replacement)}
    </Callout>
  )
}
