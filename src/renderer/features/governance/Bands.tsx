import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DiscountBand } from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState, PaneHeader, Select, TextField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'
import { readBps } from './percent.ts'

/** Discounts that a role grants by itself. */
export function Bands({ bands }: { bands: readonly DiscountBand[] }) {
  const m = useMessages(governanceMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run } = useCommand()
  const [adding, setAdding] = useState(false)
  useKeys(m.bands, [{ keys: 'n', label: m.addBand, run: () => setAdding(true) }])
  const all = (text: string) => (text === '*' ? m.everyone : text)
  return (
    <div className="col grow">
      <PaneHeader title={m.bands} note={m.bandsNote}>
        <Button small keys="n" onClick={() => setAdding(true)}>
          {m.addBand}
        </Button>
      </PaneHeader>
      <div className={styles.scroll}>
        {bands.length === 0 ? (
          <EmptyState title={m.noBands}>{m.noBandsNote}</EmptyState>
        ) : (
          <div className={styles.padded}>
            <table className="table">
              <thead>
                <tr>
                  <th>{m.role}</th>
                  <th>{m.region}</th>
                  <th>{m.product}</th>
                  <th className="num">{m.from}</th>
                  <th className="num">{m.to}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {bands.map((band) => (
                  <tr key={band.id}>
                    <td>{m.roleNames[band.role] ?? all(band.role)}</td>
                    <td>{all(band.region)}</td>
                    <td>{band.productName ?? all(band.productId)}</td>
                    <td className="num">{format.percent(band.minDiscountBps / 10_000, 1)}</td>
                    <td className="num">{format.percent(band.maxDiscountBps / 10_000, 1)}</td>
                    <td className="num">
                      <Button
                        small
                        onClick={() =>
                          void run(() => client.governance.retireBand({ id: band.id }), {
                            done: m.bandRetired,
                          })
                        }
                      >
                        {m.retire}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {adding && <BandDialog onClose={() => setAdding(false)} />}
    </div>
  )
}

function BandDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(governanceMessages)
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const products = useQuery(query.deals.products.queryOptions())
  const settings = useQuery(query.settings.get.queryOptions())
  const [typedRole, setRole] = useState<string | null>(null)
  const [region, setRegion] = useState('*')
  const [productId, setProductId] = useState('*')
  const [low, setLow] = useState('0')
  const [high, setHigh] = useState('')
  const role = typedRole ?? settings.data?.role ?? '*'
  const minDiscountBps = readBps(low)
  const maxDiscountBps = readBps(high)
  const turned = minDiscountBps !== null && maxDiscountBps !== null && minDiscountBps > maxDiscountBps
  const ready =
    role.trim() !== '' &&
    region.trim() !== '' &&
    minDiscountBps !== null &&
    maxDiscountBps !== null &&
    !turned
  const save = async () => {
    if (minDiscountBps === null || maxDiscountBps === null) return
    const saved = await run(
      () =>
        client.governance.addBand({
          role: role.trim(),
          region: region.trim(),
          productId,
          minDiscountBps,
          maxDiscountBps,
        }),
      { done: m.bandAdded },
    )
    if (saved) onClose()
  }
  return (
    <FormDialog
      title={m.addBand}
      note={m.bandsNote}
      save={m.add}
      ready={ready}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={m.role}
        hint={m.roleHint}
        value={role}
        onChange={(event) => setRole(event.target.value)}
      />
      <TextField
        label={m.region}
        hint={m.regionHint}
        value={region}
        onChange={(event) => setRegion(event.target.value)}
      />
      <Select
        label={m.product}
        value={productId}
        choices={[
          { value: '*', label: m.everyone },
          ...(products.data ?? []).map((each) => ({ value: each.id as string, label: each.name })),
        ]}
        onChange={setProductId}
      />
      <span />
      <TextField
        label={m.bandFrom}
        inputMode="decimal"
        value={low}
        problem={minDiscountBps === null ? m.badPercent : undefined}
        onChange={(event) => setLow(event.target.value)}
      />
      <TextField
        label={m.bandTo}
        inputMode="decimal"
        value={high}
        problem={high !== '' && maxDiscountBps === null ? m.badPercent : turned ? m.badBand : undefined}
        onChange={(event) => setHigh(event.target.value)}
      />
    </FormDialog>
  )
}
