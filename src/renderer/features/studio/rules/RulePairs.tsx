import { useQuery } from '@tanstack/react-query'
import { concernWords } from '../../../../shared/trackVocabulary.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { words } from '../../../i18n/words.ts'
import { Failure } from '../../../shell/Failure.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { EmptyState, LoadingState } from '../../../ui/index.ts'
import { studioMessages } from '../messages.ts'
import styles from '../studio.module.css'
import { ruleMessages } from './messages.ts'

/** What the rules in force teach the next training: for each scene a sentence that keeps the rule and one that does not. */
export function RulePairs() {
  const m = useMessages(ruleMessages)
  const studio = useMessages(studioMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.studio.rulePairs.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.rules} />
  if (data.length === 0)
    return (
      <EmptyState title={m.noPairs} action={<GoLink to="/studio?tab=rules">{studio.tabs.rules}</GoLink>}>
        {m.noPairsNote}
      </EmptyState>
    )
  return (
    <div className={styles.padded}>
      <p className="t12 c2">{m.pairsNote}</p>
      <table className={`table ${styles.examples}`}>
        <thead>
          <tr>
            <th>{m.rule}</th>
            <th>{m.scene}</th>
            <th>{m.sentences}</th>
          </tr>
        </thead>
        <tbody>
          {data.map(({ id, ruleText, use, role, concern, follows, violates }) => (
            <tr key={id}>
              <td>
                {ruleText}
                <div className="t11 c3">{m.pairUses[use]}</div>
              </td>
              <td>
                {w.roles[role]}
                <div className="t11 c3">{concernWords[concern][language]}</div>
              </td>
              <td>
                <dl className={styles.change}>
                  <dt>{m.follows}</dt>
                  <dd>{follows}</dd>
                  <dt>{m.violates}</dt>
                  <dd className="c2">{violates}</dd>
                </dl>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
