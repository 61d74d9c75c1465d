import { useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useRefusalText } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../../accounts/FormDialog.tsx'
import { bundleMessages } from './messages.ts'
import { PathField } from './PathField.tsx'

const shortest = 8

/** Packs the model that is chosen on this machine into one signed file under a passphrase. */
export function CarryBaseButton() {
  const m = useMessages(bundleMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {m.carryBase}
      </Button>
      {open && <CarryBaseDialog onClose={() => setOpen(false)} />}
    </>
  )
}

function CarryBaseDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(bundleMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const refusal = useRefusalText()
  const [folder, setFolder] = useState('')
  const [licence, setLicence] = useState('')
  const [provenance, setProvenance] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const pack = async () => {
    setProblem(null)
    const written = await run(
      () =>
        client.modelBundles
          .exportBase({ folder: folder.trim(), passphrase, licence, provenance })
          .catch((error: unknown) => {
            setProblem(error)
            return null
          }),
      { done: (done) => (done ? m.written(done.path, format.bytes(done.sizeBytes)) : '') },
    )
    if (written) onClose()
  }
  const isWhole = [folder, licence, provenance].every((one) => one.trim() !== '')
  return (
    <FormDialog
      title={m.carryBaseTitle}
      note={m.carryBaseNote}
      save={m.write}
      ready={isWhole && passphrase.length >= shortest && passphrase === again}
      busy={busy}
      onSave={() => void pack()}
      onClose={onClose}
    >
      <PathField label={m.folder} hint={m.folderHint} value={folder} onChange={setFolder} />
      <TextField
        label={m.licence}
        hint={m.licenceHint}
        value={licence}
        onChange={(event) => setLicence(event.target.value)}
      />
      <TextField
        label={m.provenance}
        hint={m.provenanceHint}
        value={provenance}
        onChange={(event) => setProvenance(event.target.value)}
      />
      <TextField
        type="password"
        autoComplete="new-password"
        label={m.passphrase}
        hint={m.passphraseHint}
        problem={passphrase !== '' && passphrase.length < shortest ? m.tooShort : undefined}
        value={passphrase}
        onChange={(event) => setPassphrase(event.target.value)}
      />
      <TextField
        type="password"
        autoComplete="new-password"
        label={m.again}
        problem={again !== '' && again !== passphrase ? m.differ : undefined}
        value={again}
        onChange={(event) => setAgain(event.target.value)}
      />
      {problem !== null && (
        <div style={{ gridColumn: '1 / -1' }}>
          <Callout meaning="stop">{refusal(problem)}</Callout>
        </div>
      )}
    </FormDialog>
  )
}
