import { useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useRefusalText } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { pickFile } from '../../../ui/files.ts'
import { Button, Callout, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../../accounts/FormDialog.tsx'
import { bundleMessages } from './messages.ts'

/** Takes a style from another laptop in. */
export function TakeInButton({ onTaken }: { onTaken(adapterId: string): void }) {
  const m = useMessages(bundleMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {m.take}
      </Button>
      {open && (
        <TakeInDialog
          onClose={() => setOpen(false)}
          onTaken={(id) => {
            setOpen(false)
            onTaken(id)
          }}
        />
      )}
    </>
  )
}

interface Stranger {
  fingerprint: string
  deviceName: string
  workspaceName: string
}

function TakeInDialog({ onClose, onTaken }: { onClose(): void; onTaken(adapterId: string): void }) {
  const m = useMessages(bundleMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const refusal = useRefusalText()
  const [file, setFile] = useState<File | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const [stranger, setStranger] = useState<Stranger | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async () => {
    if (!file) return
    setProblem(null)
    const outcome = await run(
      () =>
        client.modelBundles
          .import({ file, passphrase, trust: stranger?.fingerprint ?? null })
          .catch((error: unknown) => {
            // What is wrong with a file is told beside it.
            setProblem(error)
            return null
          }),
      { done: (done) => (done?.outcome === 'imported' ? m.taken(done.name) : '') },
    )
    if (outcome?.outcome === 'imported') onTaken(outcome.adapterId)
    else if (outcome) setStranger(outcome)
  }
  const choose = async () => {
    const chosen = await pickFile()
    if (!chosen) return
    setFile(chosen)
    setStranger(null)
    setProblem(null)
  }
  return (
    <FormDialog
      title={m.takeTitle}
      note={m.takeNote}
      save={stranger ? m.trust : m.open}
      ready={file !== null && passphrase !== ''}
      busy={busy}
      onSave={() => void take()}
      onClose={onClose}
    >
      <div className="row" style={{ gridColumn: '1 / -1' }}>
        <Button onClick={() => void choose()}>{m.chooseFile}</Button>
        <span className="t12 c2 clip">{file?.name}</span>
      </div>
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
