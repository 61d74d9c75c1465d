import { useState } from 'react'
import type { PublicationCheck } from '../../../../shared/contract/rooms.ts'
import {
  type Claim,
  claims,
  type Published,
  published,
  type Resource,
  resources,
  runningReview,
} from '../../../../shared/rooms/board.ts'
import { newRecordId, orderBetween, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Button, Dialog, Glyph, TextField } from '../../../ui/index.ts'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import styles from './board.module.css'
import { boardMessages } from './messages.ts'
import { SaidMark, useChecks } from './said.tsx'
import type { ZoneView } from './Terrain.tsx'

const claimId = (resource: string, zone: string): string => `${resource}:${zone}`

/** What somebody published of the team's use of its time, computed from their records. */
function UseLine({
  said,
  check,
  zones,
}: {
  said: Published
  check: PublicationCheck | undefined
  zones: readonly ZoneView[]
}) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const { use } = said
  if (!use) return null
  const names = new Map(zones.map(({ id, name }) => [id, name]))
  const parts = use.parts ?? []
  const inZones = parts.reduce((sum, { amount }) => sum + amount, 0)
  const full = Math.max(use.amount ?? inZones, inZones, 0.1)
  const nameOf = (zone: string) => names.get(zone) ?? m.outside
  return (
    <div className={styles.resource} title={m.publishedBy(said.by, format.dateTime(said.at))}>
      <span className="row">
        <b className="t14 clip">{m.measures[use.measure]}</b>
        <span className="t12 c2 clip">
          {[m.countedNote(use.days, use.of), use.amount === null && m.zonesOnly].filter(Boolean).join(' · ')}
        </span>
        <span className="sp" />
        <SaidMark said={said} check={check} />
        <b className="t16">{format.number(use.amount ?? inZones)}</b>
        <span className="t12 c2 nw">{m.measureUnits[use.measure]}</span>
      </span>
      {parts.length > 0 && (
        <span
          className={styles.bar}
          role="img"
          aria-label={parts.map(({ zone, amount }) => `${nameOf(zone)} ${format.number(amount)}`).join(', ')}
        >
          {parts.map(({ zone, amount }, index) => (
            <i
              key={zone}
              title={`${nameOf(zone)} ${format.number(amount)}`}
              style={{
                width: `${(amount / full) * 100}%`,
                background: `var(--seq-${index % 2 === 0 ? 3 : 2})`,
              }}
            />
          ))}
        </span>
      )}
    </div>
  )
}

/** The team's use of its time as it was published, and what the zones hold of each shared resource, as people entered it. */
export function Resources({
  zones,
  frozen,
}: {
  zones: readonly ZoneView[]
  /** While a review runs: what was published when it began. */
  frozen: Record<string, Published> | null
}) {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const { readOnly } = useRoom()
  const { rows } = useRows(resources)
  const { rows: held } = useRows(claims)
  const { rows: live } = useRows(published)
  const checks = useChecks(frozen ? runningReview : undefined)
  const uses = (frozen ? Object.entries(frozen) : [...live])
    .filter(([, { kind }]) => kind === 'resource')
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const [editing, setEditing] = useState<string | null>(null)
  const listed = [...rows].sort(([, left], [, right]) => left.order - right.order)
  const claimsOf = (id: string): { zone: ZoneView; claim: Claim }[] =>
    zones.flatMap((zone) => {
      const claim = held.get(claimId(id, zone.id))
      return claim && claim.amount > 0 ? [{ zone, claim }] : []
    })
  return (
    <section className={styles.resources} aria-label={m.resources}>
      <div className={styles.paneHead}>
        <h2 className="t14">{m.resources}</h2>
        <span className="t12 c3 clip">{m.resourcesNote}</span>
        <span className="sp" />
        {!readOnly && (
          <Button small onClick={() => setEditing('new')}>
            {m.addResource}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
      <div className={styles.riskScroll} tabIndex={0}>
        {uses.map(([key, said]) => (
          <UseLine key={key} said={said} check={checks.get(key)} zones={zones} />
        ))}
        {listed.length === 0 && uses.length === 0 && (
          <p className={`t12 c3 ${styles.padded}`}>{m.noResources}</p>
        )}
        {listed.map(([id, resource]) => {
          const parts = claimsOf(id)
          const used = parts.reduce((sum, { claim }) => sum + claim.amount, 0)
          const isOver = used > resource.total
          const full = Math.max(resource.total, used, 1)
          return (
            <button
              key={id}
              type="button"
              className={styles.resource}
              disabled={readOnly}
              onClick={() => setEditing(id)}
            >
              <span className="row">
                <b className="t14 clip">{resource.name}</b>
                <span className="t12 c2 clip">{resource.note}</span>
                <span className="sp" />
                {isOver && <Glyph kind="caution" />}
                <b className="t16">{format.number(used)}</b>
                <span className="t12 c2 nw">
                  / {format.number(resource.total)} {resource.unit}
                </span>
              </span>
              <span
                className={styles.bar}
                role="img"
                aria-label={parts
                  .map(({ zone, claim }) => `${zone.name} ${format.number(claim.amount)}`)
                  .join(', ')}
              >
                {parts.map(({ zone, claim }, index) => (
                  <i
                    key={zone.id}
                    title={`${zone.name} ${format.number(claim.amount)}`}
                    style={{
                      width: `${(claim.amount / full) * 100}%`,
                      background: `var(--seq-${index % 2 === 0 ? 5 : 4})`,
                    }}
                  />
                ))}
              </span>
            </button>
          )
        })}
      </div>
      {editing !== null && (
        <ResourceDialog
          id={editing}
          resource={rows.get(editing) ?? null}
          last={listed.at(-1)?.[1].order ?? null}
          zones={zones}
          held={held}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

const numberOf = (text: string): number | null => {
  const value = Number(text.replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= 1e12 ? value : null
}

function ResourceDialog({
  id,
  resource,
  last,
  zones,
  held,
  onClose,
}: {
  id: string
  resource: Resource | null
  last: number | null
  zones: readonly ZoneView[]
  held: ReadonlyMap<string, Claim>
  onClose(): void
}) {
  const m = useMessages(boardMessages)
  const session = useRoom()
  const me = useMe()
  const [name, setName] = useState(resource?.name ?? '')
  const [unit, setUnit] = useState(resource?.unit ?? '')
  const [total, setTotal] = useState(resource ? String(resource.total) : '')
  const [note, setNote] = useState(resource?.note ?? '')
  const [amounts, setAmounts] = useState<Record<string, string>>(() =>
    Object.fromEntries(zones.map((zone) => [zone.id, String(held.get(claimId(id, zone.id))?.amount ?? '')])),
  )
  const isValid = name.trim() !== '' && numberOf(total) !== null
  const used = Object.values(amounts).reduce((sum, text) => sum + (numberOf(text) ?? 0), 0)
  const save = () => {
    const all = numberOf(total)
    if (!isValid || all === null) return
    const now = Date.now()
    const key = resource ? id : newRecordId(now)
    session.change((doc) => {
      putRow(doc, resources, key, {
        name: name.trim(),
        unit: unit.trim(),
        total: all,
        note: note.trim(),
        order: resource?.order ?? orderBetween(last, null),
      })
      for (const zone of zones) {
        const amount = numberOf(amounts[zone.id] ?? '') ?? 0
        const claim = held.get(claimId(key, zone.id))
        if (amount === (claim?.amount ?? 0)) continue
        if (amount === 0) removeRow(doc, claims, claimId(key, zone.id))
        else
          putRow(doc, claims, claimId(key, zone.id), {
            resource: key,
            zone: zone.id,
            amount,
            by: me.name,
            at: now,
          })
      }
    })
    onClose()
  }
  useKeys(m.resource.title, [
    { keys: 'mod+enter', label: m.resource.save, inDialog: true, inText: true, run: save },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.resource.title}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={!isValid} onClick={save}>
            {m.resource.save}
          </Button>
          {resource && (
            <Button
              kind="danger"
              onClick={() => {
                session.change((doc) => removeRow(doc, resources, id))
                onClose()
              }}
            >
              {m.resource.remove}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {m.resource.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={m.resource.name}
          value={name}
          maxLength={200}
          onChange={(e) => setName(e.target.value)}
        />
        <div className={styles.pair}>
          <TextField
            label={m.resource.total}
            inputMode="decimal"
            value={total}
            onChange={(e) => setTotal(e.target.value)}
          />
          <TextField
            label={m.resource.unit}
            value={unit}
            maxLength={20}
            onChange={(e) => setUnit(e.target.value)}
          />
        </div>
        <TextField
          label={m.resource.note}
          value={note}
          maxLength={200}
          onChange={(e) => setNote(e.target.value)}
        />
        {zones.length > 0 && (
          <fieldset className={styles.claims}>
            <legend className="label">{m.resource.claims}</legend>
            {zones.map((zone) => (
              <TextField
                key={zone.id}
                label={zone.name}
                inputMode="decimal"
                value={amounts[zone.id] ?? ''}
                onChange={(event) => setAmounts({ ...amounts, [zone.id]: event.target.value })}
              />
            ))}
          </fieldset>
        )}
        {used > (numberOf(total) ?? Number.POSITIVE_INFINITY) && (
          <p className="t12 caution-c" role="status">
            {m.resource.over}
          </p>
        )}
      </div>
    </Dialog>
  )
}
