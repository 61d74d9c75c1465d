import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DataAsset } from '../../../shared/contract/inventory.ts'
import { type RecordClass, recordClasses } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Failure } from '../../shell/Failure.tsx'
import { SourcePath } from '../../shell/SourcePath.tsx'
import { Chip, EmptyState, LoadingState, PaneHeader, Segmented, Select } from '../../ui/index.ts'
import { Coverage } from './Coverage.tsx'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'
import { Sensitive } from './Sensitive.tsx'
import { SourceDrawer } from './SourceDrawer.tsx'
import { SourceForm } from './SourceForm.tsx'
import { useRows } from './useRows.ts'

/** What the team holds, source by source, and how much of it stands behind each account. */
export function Inventory() {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.inventory.assets.queryOptions())
  const [view, setView] = useState<'list' | 'coverage' | 'sensitive'>('list')
  const [only, setOnly] = useState<RecordClass | 'all'>('all')
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} bars={4} />
  if (data.length === 0) return <EmptyState title={m.noAssets}>{m.noAssetsNote}</EmptyState>
  const present = recordClasses.filter((each) => data.some(({ recordClass }) => recordClass === each))
  return (
    <div className={styles.page}>
      <PaneHeader
        title={m.inventory}
        note={{ list: m.inventoryNote, coverage: m.coverageNote, sensitive: m.sensitiveNote }[view]}
      >
        {view === 'list' && (
          <Select
            small
            hideLabel
            label={m.assetColumns.recordClass}
            value={only}
            choices={[
              { value: 'all' as const, label: m.filterAll },
              ...present.map((each) => ({ value: each, label: w.recordClasses[each] })),
            ]}
            onChange={setOnly}
          />
        )}
        <Segmented
          label={m.inventory}
          value={view}
          choices={[
            { value: 'list', label: m.list },
            { value: 'coverage', label: m.coverage },
            { value: 'sensitive', label: m.sensitive },
          ]}
          onChange={setView}
        />
      </PaneHeader>
      {view === 'coverage' ? (
        <Coverage />
      ) : view === 'sensitive' ? (
        <Sensitive />
      ) : (
        <Assets assets={data.filter(({ recordClass }) => only === 'all' || recordClass === only)} />
      )}
    </div>
  )
}

const consentMeaning = (consent: DataAsset['consent']) =>
  consent === 'missing' || consent === 'withdrawn' ? 'stop' : consent === 'unknown' ? 'unknown' : 'ok'

function Assets({ assets }: { assets: readonly DataAsset[] }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  const [opened, setOpened] = useState<DataAsset | null>(null)
  const { index, choose, body } = useRows(m.inventory, assets, setOpened)
  const c = m.assetColumns
  return (
    <div className={styles.scroll}>
      <div className={styles.padded}>
        <table className="table">
          <thead>
            <tr>
              <th>{c.source}</th>
              <th>{c.recordClass}</th>
              <th>{c.owner}</th>
              <th>{c.consent}</th>
              <th>{c.sensitivity}</th>
              <th>{c.value}</th>
              <th className="num">{c.items}</th>
              <th>{c.freshness}</th>
              <th className="num">{c.facts}</th>
              <th className="num">{c.comparables}</th>
              <th className="num">{c.cited}</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {assets.map((asset, at) => (
              <tr
                key={asset.sourceId}
                className={styles.asset}
                aria-current={at === index}
                onClick={() => {
                  choose(at)
                  setOpened(asset)
                }}
              >
                <td className={styles.name}>
                  <div className="clip strong">{asset.name || m.typedSource}</div>
                  <SourcePath path={asset.path} />
                  <div className="t11 c3">{m.takenIn(format.date(asset.takenInAt))}</div>
                </td>
                <td className="nw">{w.recordClasses[asset.recordClass]}</td>
                <td className="nw c2">
                  {asset.owner}
                  {asset.broughtBy !== null && asset.broughtBy !== asset.owner && (
                    <div className="t11 c3">{m.broughtBy(asset.broughtBy)}</div>
                  )}
                </td>
                <td>
                  <Chip
                    meaning={consentMeaning(asset.consent)}
                    outline={consentMeaning(asset.consent) === 'ok'}
                  >
                    {asset.consent === 'missing' ? m.consentMissing : w.consents[asset.consent]}
                  </Chip>
                  <div className="t11 c3">
                    {asset.bases.length > 0
                      ? format.list(asset.bases.map((basis) => w.legalBases[basis]))
                      : !asset.isRecording && m.noBasis}
                  </div>
                </td>
                <td className="nw">{w.sensitivities[asset.sensitivity]}</td>
                <td className="nw">{asset.value && w.assetValues[asset.value]}</td>
                <td className="num">
                  {format.number(asset.items)}
                  {asset.shredded > 0 && (
                    <div className="t11 c3">{m.shredded(format.number(asset.shredded))}</div>
                  )}
                </td>
                <td className="nw">{asset.newestAt !== null && format.date(asset.newestAt)}</td>
                <td className="num">{format.number(asset.facts)}</td>
                <td className="num">{format.number(asset.comparables)}</td>
                <td className="num">{format.number(asset.cited)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {opened && (
        <SourceDrawer source={opened} onClose={() => setOpened(null)}>
          <SourceForm
            key={opened.sourceId}
            source={assets.find(({ sourceId }) => sourceId === opened.sourceId) ?? opened}
          />
        </SourceDrawer>
      )}
    </div>
  )
}
