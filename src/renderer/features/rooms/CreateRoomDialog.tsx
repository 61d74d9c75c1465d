import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RoomKind } from '../../../shared/contract/rooms.ts'
import { DealId, RoomId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useGo } from '../../shell/navigation.tsx'
import { type Picked, RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Dialog, Select, TextAreaField, TextField } from '../../ui/index.ts'
import { roomMessages } from './messages.ts'
import { pathOf } from './pathOf.ts'
import { starterKeys, starterMessages, structureOfStarter } from './psu/starters.ts'
import styles from './rooms.module.css'

const linesOf = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean).slice(0, 24)
const none = 'none'

/** Asks what a new room needs to begin with, and opens it. */
export function CreateRoomDialog({ kind, onClose }: { kind: RoomKind; onClose(): void }) {
  const m = useMessages(roomMessages)
  const { client, query } = useApi()
  const go = useGo()
  const { run, busy } = useCommand()
  const [name, setName] = useState('')
  const [first, setFirst] = useState(kind === 'map' ? m.create.stepsStart : '')
  const [second, setSecond] = useState('')
  const [deal, setDeal] = useState<Picked | null>(null)
  const [template, setTemplate] = useState(none)
  const rooms = useQuery({ ...query.rooms.list.queryOptions(), enabled: kind === 'psu' })
  const starters = useMessages(starterMessages)
  const starter = starterKeys.find((key) => key === template)
  const create = async () => {
    if (name.trim() === '') return
    const room = await run(
      () =>
        client.rooms.create({
          kind,
          name,
          first: linesOf(first),
          second: linesOf(second),
          dealId: deal ? DealId.parse(deal.id) : null,
          template: starter || template === none ? null : RoomId.parse(template),
          structure: starter ? structureOfStarter(starter, starters[starter]) : null,
        }),
      { done: m.create.done },
    )
    if (!room) return
    onClose()
    go(`${pathOf[kind]}/${room.id}`)
  }
  useKeys(m.create.title[kind], [
    { keys: 'mod+enter', label: m.create.submit, inDialog: true, inText: true, run: () => void create() },
  ])
  const pickDeal = (picked: Picked) => {
    setDeal(picked)
    if (name === '') setName(picked.name.slice(0, 80))
  }
  const units = (rooms.data ?? []).filter((room) => room.kind === 'psu')
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.create.title[kind]}
      foot={
        <>
          <Button
            kind="primary"
            keys="mod+enter"
            busy={busy}
            disabled={name.trim() === ''}
            onClick={() => void create()}
          >
            {m.create.submit}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.create.cancel}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {kind !== 'board' && (
          <div className="field">
            <span className="label">{m.create.deal}</span>
            {deal ? (
              <span className="row">
                <b className="clip">{deal.name}</b>
                <Button small onClick={() => setDeal(null)}>
                  {m.create.otherDeal}
                </Button>
              </span>
            ) : (
              <RecordPicker kind="deal" onPick={pickDeal} />
            )}
            <span className="hint">{m.create.dealHint}</span>
          </div>
        )}
        <TextField
          label={m.create.name}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
        {kind === 'board' && (
          <TextAreaField
            label={m.create.zones}
            hint={m.create.zonesHint}
            rows={5}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
        )}
        {kind === 'map' && (
          <>
            <TextAreaField
              label={m.create.steps}
              rows={6}
              value={first}
              onChange={(event) => setFirst(event.target.value)}
            />
            <TextAreaField
              label={m.create.lanes}
              hint={m.create.lanesHint}
              rows={3}
              value={second}
              onChange={(event) => setSecond(event.target.value)}
            />
          </>
        )}
        {kind === 'psu' && (
          <div className={styles.hinted}>
            <Select
              label={m.create.template}
              value={template}
              choices={[
                { value: none, label: m.create.noTemplate },
                ...starterKeys.map((key) => ({
                  value: key as string,
                  label: m.create.starter(starters[key].name),
                })),
                ...units.map((room) => ({ value: room.id as string, label: room.name })),
              ]}
              onChange={setTemplate}
            />
            <span className="t12 c3">{m.create.templateHint}</span>
          </div>
        )}
      </div>
    </Dialog>
  )
}
