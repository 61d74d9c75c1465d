import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ModelState, shippedModelName } from '../../../shared/contract/models.ts'
import { wordRefusal } from '../../../shared/errorWords.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, Checkbox, Chip, LoadingState, TextField } from '../../ui/index.ts'
import { ModelServerForm } from './ModelServerForm.tsx'
import { settingsMessages } from './messages.ts'
import styles from './settings.module.css'

const pollMs = 1_000

/** Which words come from where: a model of the team's choice, or composition alone; never a silent mix. */
export function Words() {
  const m = useMessages(settingsMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const settings = useQuery(query.settings.get.queryOptions())
  const { data, error, refetch } = useQuery({
    ...query.settings.model.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.state.state === 'loading' ? pollMs : false),
  })
  const [path, setPath] = useState('')
  const [refused, setRefused] = useState<Extract<ModelState, { state: 'failed' }> | null>(null)
  const choose = async (wanted: string | null) => {
    setRefused(null)
    const outcome = await run(() => client.settings.chooseModel({ path: wanted }), {
      // A file that was refused is told in its place, not as something done.
      done: ({ state }) => (state === 'failed' ? '' : wanted === null ? m.modelDropped : m.modelChosen),
    })
    // The one that worked serves again soon: why the other was refused stays to be read.
    if (outcome?.state === 'failed') setRefused(outcome)
    void refetch()
    void settings.refetch()
  }
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  const chosen = settings.data?.modelPath ?? null
  const server = settings.data?.modelServer ?? null
  return (
    <>
      {refused && data.state.state !== 'failed' && (
        <Callout meaning="stop">
          <b>{m.states.refused(refused.name)}</b> {wordRefusal(language, { code: refused.code, details: {} })}
        </Callout>
      )}
      <State state={data.state} onAgain={chosen === null ? null : () => void choose(chosen)} />
      {data.swappedAt !== null && data.state.state === 'ready' && (
        <Callout meaning="caution">{m.swapped(format.date(data.swappedAt))}</Callout>
      )}
      <div>
        <div className={styles.model}>
          <span>{m.composition}</span>
          <span />
          {chosen === null && server === null ? (
            <Chip meaning="ok">{m.inUse}</Chip>
          ) : (
            <Button small busy={busy} onClick={() => void choose(null)}>
              {m.use}
            </Button>
          )}
        </div>
        {data.available.map((model) => (
          <div key={model.path} className={styles.model}>
            <span className="clip" title={model.path}>
              {model.name}
              {model.name === shippedModelName && <span className="c3"> · {m.shippedModel}</span>}
            </span>
            <span className="t12 c3 nw">{format.bytes(model.sizeBytes)}</span>
            {chosen === model.path ? (
              <Chip meaning="ok">{m.inUse}</Chip>
            ) : (
              <Button small busy={busy} onClick={() => void choose(model.path)}>
                {m.use}
              </Button>
            )}
          </div>
        ))}
      </div>
      {data.available.length === 0 && <p className="t12 c3">{m.noneAvailable}</p>}
      <form
        className="row"
        style={{ alignItems: 'end' }}
        onSubmit={(event) => {
          event.preventDefault()
          if (path.trim() !== '') void choose(path.trim())
        }}
      >
        <div className="grow">
          <TextField
            label={m.path}
            placeholder={m.pathHint}
            value={path}
            spellCheck={false}
            onChange={(event) => setPath(event.target.value)}
          />
        </div>
        <Button type="submit" busy={busy} disabled={path.trim() === ''}>
          {m.use}
        </Button>
      </form>
      <div className="col">
        <Checkbox
          checked={data.mayUseGpu}
          onChange={(mayUseGpu) =>
            void run(() => client.settings.setMayUseGpu({ mayUseGpu }), {
              done: mayUseGpu ? m.gpuAllowed : m.gpuForbidden,
            }).then(() => void refetch())
          }
        >
          {m.mayUseGpu}
        </Checkbox>
        <p className="t12 c3">{m.mayUseGpuNote}</p>
      </div>
      <ModelServerForm
        chosen={server}
        onChosen={() => {
          void refetch()
          void settings.refetch()
        }}
      />
    </>
  )
}

function State({ state, onAgain }: { state: ModelState; onAgain: (() => void) | null }) {
  const m = useMessages(settingsMessages)
  const language = useLanguage()
  const format = useFormat()
  switch (state.state) {
    case 'absent':
      return <Callout meaning="note">{m.states.absent}</Callout>
    case 'loading':
      return <Callout meaning="note">{m.states.loading(state.name, format.percent(state.progress))}</Callout>
    case 'ready':
      return (
        <>
          <Callout meaning="ok">
            {m.states.ready(state.name, format.bytes(state.sizeBytes))}{' '}
            {state.gpu
              ? m.onGpu(m.gpuBackends[state.gpu.backend], state.gpu.layers, state.gpu.of)
              : m.onProcessor}{' '}
            <span className="mono c2">
              {m.sha} {format.shortHash(state.sha256)}
            </span>
          </Callout>
          {state.templateFault && (
            <Callout meaning="caution">{m.templateFaults[state.templateFault]}</Callout>
          )}
          {state.gpuFault && (
            <Callout meaning="caution">
              {m.gpuFaults[state.gpuFault]}{' '}
              {onAgain && (
                <Button small kind="quiet" onClick={onAgain}>
                  {m.gpuAgain}
                </Button>
              )}
            </Callout>
          )}
        </>
      )
    case 'server':
      return (
        <Callout meaning="ok">
          {m.serverReady(state.name)} <span className="c2">{m.serverStudio}</span>
        </Callout>
      )
    case 'failed':
      return (
        <Callout meaning="stop">
          <b>{m.states.failed(state.name)}</b> {wordRefusal(language, { code: state.code, details: {} })}
        </Callout>
      )
  }
}
