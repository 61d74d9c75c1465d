import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  interactions,
  nodes,
  signals,
  steps,
  type Touch,
  tags,
  touches,
  touchSources,
} from '../../../../shared/rooms/map.ts'
import { newRecordId, orderBetween, putRow } from '../../../../shared/rooms/records.ts'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { readDayTime, readLastDay, writeDayTime } from '../../../ui/days.ts'
import { Checkbox, Select, TextAreaField, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import styles from './map.module.css'
import { mapMessages } from './messages.ts'

const none = 'none'
const today = (zone: string): string => writeDayTime(Date.now(), zone, 'day')
/** A day that a person gave, not later than this moment. */
const dayByNow = (day: string, zone: string): number | null => {
  const at = readDayTime(day, zone)
  return at === null ? null : Math.min(at, day === today(zone) ? Date.now() : at)
}

/** Records that something of ours reached a node. */
export function TouchDialog({ node, onClose }: { node: string; onClose(): void }) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const me = useMe()
  const { zone } = useFormat()
  const [title, setTitle] = useState('')
  const [source, setSource] = useState<Touch['source']>('visit')
  const [interaction, setInteraction] = useState<Touch['interaction']>('none')
  const [dwell, setDwell] = useState('')
  const [day, setDay] = useState(() => today(zone))
  const seconds = dwell.trim() === '' ? null : Number(dwell.replace(',', '.'))
  const at = dayByNow(day, zone)
  const isValid =
    title.trim() !== '' && at !== null && (seconds === null || (seconds >= 0 && seconds <= 86_400))
  const save = () => {
    if (at === null) return
    session.change((doc) =>
      putRow(doc, touches, newRecordId(Date.now()), {
        node,
        at,
        source,
        interaction,
        dwellMs: seconds === null ? null : Math.round(seconds * 1_000),
        title: title.trim().slice(0, 200),
        evidence: null,
        by: me.name,
      }),
    )
  }
  return (
    <FormDialog words={m.form} title={m.form.newTouch} isValid={isValid} onSave={save} onClose={onClose}>
      <TextField
        label={m.form.touchTitle}
        value={title}
        maxLength={200}
        onChange={(e) => setTitle(e.target.value)}
      />
      <div className={styles.pair}>
        <Select
          label={m.form.source}
          value={source}
          choices={touchSources.map((value) => ({ value, label: m.sources[value]! }))}
          onChange={setSource}
        />
        <Select
          label={m.form.interaction}
          value={interaction}
          choices={interactions.map((value) => ({ value, label: m.interactions[value]! }))}
          onChange={setInteraction}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={m.form.at}
          type="date"
          value={day}
          max={today(zone)}
          onChange={(e) => setDay(e.target.value)}
        />
        <TextField
          label={m.form.dwell}
          hint={m.form.dwellHint}
          inputMode="decimal"
          value={dwell}
          onChange={(e) => setDwell(e.target.value)}
        />
      </div>
    </FormDialog>
  )
}

/** A persona tag (catalogue 19): never without evidence, never without an end. */
export function TagDialog({ node, onClose }: { node: string; onClose(): void }) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const me = useMe()
  const format = useFormat()
  const { zone } = format
  const [label, setLabel] = useState('')
  const [evidence, setEvidence] = useState('')
  const [record, setRecord] = useState<string>(none)
  const { query } = useApi()
  const { data: offered } = useQuery(
    query.rooms.tagRecords.queryOptions({ input: { roomId: session.roomId, nodeId: node } }),
  )
  const [day, setDay] = useState(() => writeDayTime(Date.now() + 90 * 86_400_000, zone, 'day'))
  const expiresAt = readLastDay(day, zone)
  const isValid =
    label.trim() !== '' && evidence.trim() !== '' && expiresAt !== null && expiresAt > Date.now()
  const save = () => {
    if (expiresAt === null) return
    const now = Date.now()
    session.change((doc) =>
      putRow(doc, tags, newRecordId(now), {
        node,
        label: label.trim().slice(0, 40),
        evidence: evidence.trim(),
        record: record === none ? null : record,
        at: now,
        expiresAt,
        by: me.name,
      }),
    )
  }
  return (
    <FormDialog words={m.form} title={m.form.newTag} isValid={isValid} onSave={save} onClose={onClose}>
      <TextField
        label={m.form.label}
        value={label}
        maxLength={40}
        onChange={(e) => setLabel(e.target.value)}
      />
      {offered !== undefined && offered.length > 0 && (
        // Its words stay here: what others read of it is what the person writes below.
        <Select
          label={m.form.record}
          value={record}
          choices={[
            { value: none, label: m.form.recordNone },
            ...offered.map(({ evidenceId, at, text }) => ({
              value: evidenceId as string,
              label: `${format.day(at)} ${text}`,
            })),
          ]}
          onChange={setRecord}
        />
      )}
      <TextAreaField
        label={m.form.evidence}
        hint={m.form.evidenceHint}
        value={evidence}
        maxLength={4000}
        onChange={(e) => setEvidence(e.target.value)}
      />
      <TextField label={m.form.expires} type="date" value={day} onChange={(e) => setDay(e.target.value)} />
    </FormDialog>
  )
}

/** Something outside that may bear on a node. */
export function SignalDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const me = useMe()
  const { zone } = useFormat()
  const { rows } = useRows(nodes)
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [node, setNode] = useState(none)
  const [inferred, setInferred] = useState(true)
  const [day, setDay] = useState(() => today(zone))
  const at = dayByNow(day, zone)
  const save = () => {
    if (at === null) return
    session.change((doc) =>
      putRow(doc, signals, newRecordId(Date.now()), {
        title: title.trim().slice(0, 200),
        note: note.trim().slice(0, 300),
        node: node === none ? null : node,
        inferred,
        at,
        by: me.name,
      }),
    )
  }
  return (
    <FormDialog
      words={m.form}
      title={m.form.newSignal}
      isValid={title.trim() !== '' && at !== null}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={m.form.signalTitle}
        value={title}
        maxLength={200}
        onChange={(e) => setTitle(e.target.value)}
      />
      <TextField label={m.form.note} value={note} maxLength={300} onChange={(e) => setNote(e.target.value)} />
      <div className={styles.pair}>
        <Select
          label={m.form.signalNode}
          value={node}
          choices={[
            { value: none, label: m.form.signalNone },
            ...[...rows].map(([value, each]) => ({ value, label: each.title })),
          ]}
          onChange={setNode}
        />
        <TextField
          label={m.form.at}
          type="date"
          value={day}
          max={today(zone)}
          onChange={(e) => setDay(e.target.value)}
        />
      </div>
      <Checkbox checked={inferred} onChange={setInferred}>
        {m.form.inferred}
      </Checkbox>
    </FormDialog>
  )
}

/** One more step of the path, at its end. */
export function StepDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(mapMessages)
  const session = useRoom()
  const { rows } = useRows(steps)
  const [name, setName] = useState('')
  const save = () => {
    const last = Math.max(-1, ...[...rows.values()].map(({ order }) => order))
    session.change((doc) =>
      putRow(doc, steps, newRecordId(Date.now()), {
        name: name.trim().slice(0, 200),
        order: orderBetween(last, null),
      }),
    )
  }
  return (
    <FormDialog
      words={m.form}
      title={m.form.newStep}
      isValid={name.trim() !== ''}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={m.form.stepName}
        value={name}
        maxLength={200}
        onChange={(e) => setName(e.target.value)}
      />
    </FormDialog>
  )
}
