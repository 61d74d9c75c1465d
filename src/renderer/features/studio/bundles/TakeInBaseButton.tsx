import { useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useRefusalText } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../../accounts/FormDialog.tsx'
import { bundleMessages } from './messages.ts'
import { PathField } from './PathField.tsx'

/** Takes a base model from another laptop in, so that it can be chosen in the settings. */
export function TakeInBaseButton() {
  const m = useMessages(bundleMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {m.takeBase}
      </Button>
      {open && <TakeInBaseDialog onClose={() => setOpen(false)} />}
    </>
  )
}

interface Stranger {
  fingerprint: string
  deviceName: string
  workspaceName: string
  licence: string
  provenance: string
}

function TakeInBaseDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(bundleMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const refusal = useRefusalText()
  const [path, setPath] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [stranger, setStranger] = useState<Stranger | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const change = (next: string) => {
    setPath(next)
    setStranger(null)
    setProblem(null)
  }
  const take = async () => {
    setProblem(null)
    const outcome = await run(
      () =>
        client.modelBundles
          .importBase({ path: path.trim(), passphrase, trust: stranger?.fingerprint ?? null })
          .catch((error: unknown) => {
            setProblem(error)
            return null
          }),
      { done: (done) => (done?.outcome === 'imported' ? m.takenBase(done.name) : '') },
    )
    if (outcome?.outcome === 'imported') onClose()
    else if (outcome) setStranger(outcome)
  }
  return (
    <FormDialog
      title={m.takeBaseTitle}
      note={m.takeBaseNote}
      save={stranger ? m.trust : m.open}
      ready={path.trim() !== '' && passphrase !== ''}
      busy={busy}
      onSave={() => void take()}
      onClose={onClose}
    >
      <PathField label={m.bundlePath} hint={m.bundlePathHint} value={path} onChange={change} />
      <TextField
        type="password"
        autoComplete="off"
        label={m.passphrase}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      {stranger && (
        <div style={{ gridColumn: '1 / -1' }}>
          <Callout meaning="caution">
            <b>{m.unknownTitle}</b>
            <p>{m.unknownNote(stranger.deviceName, stranger.workspaceName)}</p>
            <p className="mono strong">{stranger.fingerprint}</p>
            <p>{m.stated(stranger.licence, stranger.provenance)}</p>
          </Callout>
        </div>
      )}
      {problem !== null && (
        <div style={{ gridColumn: '1 / -1' }}>
          <Callout meaning="stop">{refusal(problem)}</Callout>
        </div>
      )}
    </FormDialog>
  )
}
