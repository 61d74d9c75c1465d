import { useState } from 'react'
import { edgeBases, edgeKinds, edges, type MapEdge, nodes } from '../../../../shared/rooms/map.ts'
import { newRecordId, patchRow, putRow, removeRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { Button, Dialog, Select, TextField } from '../../../ui/index.ts'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'

/** A relation between two nodes: sequence, influence or conflict, and on what grounds. */
export function EdgeDialog({
  id,
  from: begun,
  to: ended,
  onClose,
}: {
  id: string | null
  from?: string
  to?: string
  onClose(): void
}) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const me = useMe()
  const { rows } = useRows(edges)
  const { rows: nodeRows } = useRows(nodes)
  const edge = id === null ? null : (rows.get(id) ?? null)
  const [from, setFrom] = useState(edge?.from ?? begun ?? null)
  const [to, setTo] = useState(edge?.to ?? ended ?? null)
  const [kind, setKind] = useState<MapEdge['kind']>(edge?.kind ?? 'sequence')
  const [basis, setBasis] = useState<MapEdge['basis']>(edge?.basis ?? 'inferred')
  const [note, setNote] = useState(edge?.note ?? '')
  const isValid = from !== null && to !== null && from !== to
  const save = () => {
    if (!isValid) return
    const fields = { from, to, kind, basis, note: note.trim() }
    session.change((doc) => {
      if (id && edge) patchRow(doc, edges, id, fields)
      else {
        const now = Date.now()
        putRow(doc, edges, newRecordId(now), { ...fields, author: me.name, at: now })
      }
    })
    onClose()
  }
  useKeys(m.form.edge, [{ keys: 'mod+enter', label: m.form.save, inDialog: true, inText: true, run: save }])
  const choices = [...nodeRows].map(([value, node]) => ({
    value,
    label: node.who === '' ? node.title : `${node.title} · ${node.who}`,
  }))
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.form.edge}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" disabled={!isValid || session.readOnly} onClick={save}>
            {m.form.save}
          </Button>
          {id && edge && !session.readOnly && (
            <Button
              kind="danger"
              onClick={() => {
                session.change((doc) => removeRow(doc, edges, id))
                onClose()
              }}
            >
              {m.form.removeEdge}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {m.form.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select label={m.form.from} value={from} choices={choices} onChange={setFrom} />
          <Select
            label={m.form.to}
            value={to}
            choices={choices.filter(({ value }) => value !== from)}
            onChange={setTo}
          />
        </div>
        <div className={styles.pair}>
          <Select
            label={m.form.edgeKind}
            value={kind}
            choices={edgeKinds.map((value) => ({ value, label: m.edges[value]! }))}
            onChange={setKind}
          />
          <Select
            label={m.form.basis}
            value={basis}
            choices={edgeBases.map((value) => ({ value, label: m.bases[value]! }))}
            onChange={setBasis}
          />
        </div>
        <TextField
          label={m.form.note}
          value={note}
          maxLength={300}
          onChange={(e) => setNote(e.target.value)}
        />
      </div>
    </Dialog>
  )
}
