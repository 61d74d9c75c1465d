import { useState } from 'react'
import { lanes, type MapNode, nodeKinds, nodes, steps } from '../../../../shared/rooms/map.ts'
import type { MapLayout } from '../../../../shared/rooms/mapLayout.ts'
import { newRecordId, orderBetween, patchRow, putRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { readDayTime, writeDayTime } from '../../../ui/days.ts'
import { Button, Checkbox, Dialog, Select, TextField } from '../../../ui/index.ts'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import type { Selected } from './MapPage.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'

const fresh = 'new'

/** A node of the map: what it is, who stands behind it, where on the path, and how much it counts. */
export function NodeDialog({
  id,
  layout,
  onClose,
  onMade,
}: {
  id: string | null
  layout: MapLayout
  onClose(): void
  onMade(what: Selected): void
}) {
  const { form: m } = useMessages(mapMessages)
  const { kinds } = useMessages(mapMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const { rows } = useRows(nodes)
  const { rows: stepRows } = useRows(steps)
  const { rows: laneRows } = useRows(lanes)
  const node = id === null ? null : (rows.get(id) ?? null)
  const [kind, setKind] = useState<MapNode['kind']>(node?.kind ?? 'role')
  const [title, setTitle] = useState(node?.title ?? '')
  const [who, setWho] = useState(node?.who ?? '')
  const [step, setStep] = useState(node?.step ?? layout.steps[0]?.id ?? '')
  const [lane, setLane] = useState(node?.lane ?? (laneRows.size > 0 ? (layout.lanes[0]?.id ?? fresh) : fresh))
  const [newLane, setNewLane] = useState('')
  const [isKey, setKey] = useState(node?.isKey ?? true)
  const [weight, setWeight] = useState(String(node?.weight ?? 1))
  const [due, setDue] = useState(node?.dueAt == null ? '' : writeDayTime(node.dueAt, format.zone, 'day'))
  const [notApplicable, setNotApplicable] = useState(node?.notApplicable ?? '')
  const heavy = Number(weight.replace(',', '.'))
  const isValid =
    title.trim() !== '' &&
    Number.isFinite(heavy) &&
    heavy >= 0.1 &&
    heavy <= 10 &&
    (lane !== fresh || newLane.trim() !== '')
  const save = () => {
    if (!isValid || session.readOnly) return
    const now = Date.now()
    const made = id ?? newRecordId(now)
    session.change((doc) => {
      let laneId = lane
      if (lane === fresh) {
        laneId = newRecordId(now + 1)
        const last = Math.max(-1, ...[...laneRows.values()].map(({ order }) => order))
        putRow(doc, lanes, laneId, { name: newLane.trim().slice(0, 200), order: orderBetween(last, null) })
      }
      const fields = {
        kind,
        title: title.trim().slice(0, 200),
        who: who.trim().slice(0, 80),
        step: stepRows.size > 0 ? step : 'none',
        lane: laneId,
        isKey,
        weight: heavy,
        dueAt: due === '' ? null : readDayTime(due, format.zone),
        notApplicable: notApplicable.trim() || null,
      }
      // Given another step or department, it stands there: its place by hand was elsewhere.
      const isMoved = node && (node.step !== fields.step || node.lane !== laneId)
      if (node) patchRow(doc, nodes, made, { ...fields, ...(isMoved && { x: null, y: null }) })
      else
        putRow(doc, nodes, made, {
          ...fields,
          order: rows.size,
          x: null,
          y: null,
          contact: null,
          author: me.name,
          at: now,
        })
    })
    onMade({ kind: 'node', id: made })
    onClose()
  }
  useKeys(m.editNode, [{ keys: 'mod+enter', label: m.save, inDialog: true, inText: true, run: save }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={node ? m.editNode : m.newNode}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={!isValid || session.readOnly} onClick={save}>
            {m.save}
          </Button>
          {id && node && node.x !== null && (
            <Button
              onClick={() => {
                session.change((doc) => patchRow(doc, nodes, id, { x: null, y: null }))
                onClose()
              }}
            >
              {m.autoPlace}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label={m.title} value={title} maxLength={200} onChange={(e) => setTitle(e.target.value)} />
        <div className={styles.pair}>
          <Select
            label={m.kind}
            value={kind}
            choices={nodeKinds.map((value) => ({ value, label: kinds[value]! }))}
            onChange={setKind}
          />
          <TextField
            label={m.who}
            hint={m.whoHint}
            value={who}
            maxLength={80}
            onChange={(e) => setWho(e.target.value)}
          />
        </div>
        <div className={styles.pair}>
          {stepRows.size > 0 && (
            <Select
              label={m.step}
              value={step}
              choices={layout.steps.map((each) => ({ value: each.id, label: each.name }))}
              onChange={setStep}
            />
          )}
          <Select
            label={m.lane}
            value={lane}
            choices={[
              ...(laneRows.size > 0
                ? layout.lanes.map((each) => ({ value: each.id, label: each.name }))
                : []),
              { value: fresh, label: m.newLane },
            ]}
            onChange={setLane}
          />
        </div>
        {lane === fresh && (
          <TextField
            label={m.newLane}
            value={newLane}
            maxLength={200}
            onChange={(e) => setNewLane(e.target.value)}
          />
        )}
        <Checkbox checked={isKey} onChange={setKey}>
          {m.isKey}
        </Checkbox>
        <div className={styles.pair}>
          <TextField
            label={m.weight}
            hint={m.weightHint}
            inputMode="decimal"
            value={weight}
            onChange={(e) => setWeight(e.target.value)}
          />
          <TextField label={m.due} type="date" value={due} onChange={(e) => setDue(e.target.value)} />
        </div>
        <TextField
          label={m.notApplicable}
          hint={m.notApplicableHint}
          value={notApplicable}
          maxLength={300}
          onChange={(e) => setNotApplicable(e.target.value)}
        />
      </div>
    </Dialog>
  )
}
