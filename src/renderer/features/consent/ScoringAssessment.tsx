import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { Glyph } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** Says beside scores of named people that scoring them was not assessed; nothing where it was. */
export function ScoringAssessment() {
  const m = useMessages(consentMessages)
  const { query } = useApi()
  const { data } = useQuery(query.consent.assessments.queryOptions())
  const state = data?.subjects.find(({ subject }) => subject === 'automatedScoring')?.state ?? 'inForce'
  if (state === 'inForce') return null
  return (
    <p className={`row t11 caution-c ${styles.remark}`}>
      <Glyph kind="caution" bare />
      <GoLink to="/governance?tab=assessments">{m.scoring[state]}</GoLink>
    </p>
  )
}
