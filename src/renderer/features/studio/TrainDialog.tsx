import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useRefusalText } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Callout, Facts, LoadingState, TextField } from '../../ui/index.ts'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { studioMessages } from './messages.ts'
import { timeLeft } from './stateWords.ts'

/** What a training will take, before it begins. */
export function TrainDialog({ onClose, onStarted }: { onClose(): void; onStarted(): void }) {
  const m = useMessages(studioMessages)
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const refusal = useRefusalText()
  const box = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(() => m.nameNow(format.dayKey(Date.now()).slice(0, 7)))
  const { data, error } = useQuery({
    ...query.studio.estimate.queryOptions(),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  const train = async () => {
    const started = await run(() => client.studio.train({ name: name.trim() }))
    if (!started) return
    onStarted()
    onClose()
  }
  return (
    <FormDialog
      title={m.trainTitle}
      note={m.trainNote}
      save={m.train}
      ready={name.trim() !== '' && data?.memory.fits === true}
      busy={busy}
      onSave={() => void train()}
      onClose={onClose}
      initialFocus={box}
    >
      <TextField
        ref={box}
        label={m.name}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div style={{ gridColumn: '1 / -1', minHeight: 112 }}>
        {error ? (
          <Callout meaning="stop">
            <b>{m.estimateFailed}</b> {refusal(error)}
          </Callout>
        ) : !data ? (
          <LoadingState step={m.estimating} bars={2} />
        ) : (
          <>
            <Facts
              rows={[
                [m.examplesRow, format.number(data.examples - data.ofRules)],
                ...(data.ofRules > 0 ? [[m.ofRules, format.number(data.ofRules)] as [string, string]] : []),
                [m.steps, format.number(data.steps)],
                [
                  m.memory,
                  m.memoryOf(format.bytes(data.memory.totalBytes), format.bytes(data.memory.availableBytes)),
                ],
                ...(data.seconds === null
                  ? []
                  : [[m.time, m.timeExpected(timeLeft(data.seconds, m))] as [string, string]]),
              ]}
            />
            {data.tooLong > 0 && <p className="t12 c3">{m.tooLong(data.tooLong)}</p>}
            {!data.memory.fits && <Callout meaning="stop">{m.memoryShort}</Callout>}
          </>
        )}
      </div>
    </FormDialog>
  )
}
