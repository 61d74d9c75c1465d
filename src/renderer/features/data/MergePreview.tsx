import { useQuery } from '@tanstack/react-query'
import type { MergePreview as Effects, MergeField } from '../../../shared/contract/imports.ts'
import type { BuyingRole, Support } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import styles from './data.module.css'
import { mergeMessages } from './mergeMessages.ts'

/** What merging a proposed pair would do. */
export function MergePreview({ id }: { id: string }) {
  const { query } = useApi()
  const { data } = useQuery(query.imports.previewProposal.queryOptions({ input: { id } }))
  return <MergeEffects data={data} />
}

/** What merging a pair would do: what moves over, which gaps it fills, and which values do not survive. */
export function MergeEffects({ data }: { data: Effects | undefined }) {
  const m = useMessages(mergeMessages)
  const w = useMessages(words)
  const format = useFormat()
  const say = (field: MergeField, value: string): string =>
    field === 'buyingRole'
      ? w.roles[value as BuyingRole]
      : field === 'support'
        ? w.supports[value as Support]
        : value
  const lines: [label: string, text: string][] = data
    ? [
        [
          m.moved,
          data.moved.map(({ table, n }) => `${m.tables[table] ?? table} ${format.number(n)}`).join(' · ') ||
            m.nothing,
        ],
        [
          m.filled,
          data.filled.map(({ field, value }) => `${m.fields[field]} ${say(field, value)}`).join(' · ') ||
            m.nothing,
        ],
        [
          m.differing,
          data.differing
            .map(({ field, kept, lost }) => m.keptOver(m.fields[field], say(field, kept), say(field, lost)))
            .join(' · ') || m.nothing,
        ],
        ...(data.alias === null ? [] : [[m.alias, data.alias] as [string, string]]),
      ]
    : []
  return (
    <section className={styles.mergePreview} aria-label={m.title}>
      {data?.alreadyOne ? (
        <p className="t12">{m.alreadyOne}</p>
      ) : (
        <dl className="t12">
          {lines.map(([label, text]) => (
            <div key={label}>
              <dt className="c3">{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
