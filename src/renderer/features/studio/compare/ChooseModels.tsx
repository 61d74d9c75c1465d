import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComparedWork } from '../../../../shared/contract/modelComparisons.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, LoadingState, PaneHeader, Segmented, Select, TextField } from '../../../ui/index.ts'
import { callsOf } from '../../today/calls.ts'
import styles from './compare.module.css'
import { compareMessages } from './messages.ts'
import {
  adapterKey,
  choicesOf,
  emptySlot,
  fileKey,
  noModel,
  otherFile,
  type Slot,
  serverKey,
} from './modelOptions.ts'

type WorkKind = ComparedWork['kind']

/** Two or three models and what they are given; nothing is loaded before the button. */
export function ChooseModels({ running }: { running: boolean }) {
  const m = useMessages(compareMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const choices = useQuery(query.modelComparisons.choices.queryOptions())
  const today = useQuery(query.today.get.queryOptions())
  const [slots, setSlots] = useState<[Slot, Slot, Slot]>([emptySlot, emptySlot, emptySlot])
  const [kind, setKind] = useState<WorkKind>('brief')
  const [callKey, setCallKey] = useState<string | null>(null)
  const [lang, setLang] = useState(language)
  const error = choices.error ?? today.error
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void choices.refetch()} />
  if (!choices.data || !today.data) return <LoadingState step={m.loading} bars={3} />

  const { files, adapters, serverName } = choices.data
  const options = [
    ...files.map(({ path, name, sizeBytes, inUse }) => ({
      value: fileKey(path),
      label: `${name} · ${format.bytes(sizeBytes)}${inUse ? ` · ${m.inUse}` : ''}`,
    })),
    ...adapters.map(({ id, name, baseName }) => ({
      value: adapterKey(id),
      label: `${baseName} + ${name} · ${m.withStyle}`,
    })),
    ...(serverName === null ? [] : [{ value: serverKey, label: `${serverName} · ${m.server}` }]),
    { value: otherFile, label: m.other },
  ]
  const calls = callsOf(today.data).filter(({ frozen }) => !frozen)
  const keyOf = ({ dealId, contactId }: (typeof calls)[number]) => `${dealId}/${contactId ?? ''}`
  const call = calls.find((each) => keyOf(each) === callKey) ?? calls[0]
  const work: ComparedWork | null =
    kind === 'labelledMessages'
      ? { kind }
      : call
        ? { kind, dealId: call.dealId, contactId: call.contactId, lang }
        : null
  const models = choicesOf(slots)
  const change = (at: number, patch: Partial<Slot>) =>
    setSlots(
      (held) => held.map((slot, index) => (index === at ? { ...slot, ...patch } : slot)) as typeof held,
    )
  return (
    <form
      className="pane"
      aria-label={m.choose}
      onSubmit={(event) => {
        event.preventDefault()
        if (models && work && !running && !busy)
          void run(() => client.modelComparisons.start({ models, work }))
      }}
    >
      <PaneHeader title={m.choose} note={m.chooseNote} />
      <div className={styles.form}>
        {slots.map((slot, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the three pickers keep their places
          <div key={at} className={styles.slot}>
            <Select
              label={at === 2 ? m.third : m.model(at + 1)}
              value={slot.key}
              placeholder={at === 2 ? m.none : m.pick}
              choices={at === 2 ? [{ value: noModel, label: m.none }, ...options] : options}
              onChange={(key) => change(at, { key })}
            />
            {slot.key === otherFile && (
              <TextField
                label={m.path}
                value={slot.path}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => change(at, { path: event.target.value })}
              />
            )}
          </div>
        ))}
        <Segmented
          label={m.work}
          value={kind}
          choices={[
            { value: 'brief', label: m.works.brief },
            { value: 'labelledMessages', label: m.works.labelledMessages },
          ]}
          onChange={setKind}
        />
        <p className="t12 c3">{m.worksNote[kind]}</p>
        {kind === 'brief' &&
          (call ? (
            <div className={styles.call}>
              <Select
                label={m.call}
                value={keyOf(call)}
                choices={calls.map((each) => ({
                  value: keyOf(each),
                  label: [each.accountName, each.dealName, each.personName].filter(Boolean).join(' · '),
                }))}
                onChange={setCallKey}
              />
              <Select
                label={m.language}
                value={lang}
                choices={(['zh', 'en'] as const).map((value) => ({ value, label: m.languages[value] }))}
                onChange={setLang}
              />
            </div>
          ) : (
            <p className="t12">{m.noCalls}</p>
          ))}
        <div className="row">
          <Button
            type="submit"
            kind="primary"
            busy={busy}
            disabled={models === null || work === null || running}
          >
            {m.start}
          </Button>
        </div>
        <p className="t12 c3">{m.memoryNote}</p>
      </div>
    </form>
  )
}
