import { useRef, useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { saveFile } from '../../../ui/files.ts'
import { Button, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../../accounts/FormDialog.tsx'
import { bundleMessages } from './messages.ts'

const shortest = 8

/** Packs a style into one signed file under a passphrase. */
export function CarryButton({
  adapterId,
  name,
  disabled,
}: {
  adapterId: string
  name: string
  disabled: boolean
}) {
  const m = useMessages(bundleMessages)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small disabled={disabled} onClick={() => setOpen(true)}>
        {m.carry}
      </Button>
      {open && <CarryDialog adapterId={adapterId} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}

function CarryDialog({ adapterId, name, onClose }: { adapterId: string; name: string; onClose(): void }) {
  const m = useMessages(bundleMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const pack = async () => {
    const file = await run(() => client.modelBundles.export({ adapterId, passphrase }), {
      done: (blob) => m.packed(format.bytes(blob.size)),
    })
    if (!file) return
    saveFile(`${name}.sandtable-model`, file)
    onClose()
  }
  return (
    <FormDialog
      title={m.carryTitle(name)}
      note={m.carryNote}
      save={m.pack}
      ready={passphrase.length >= shortest && passphrase === again}
      busy={busy}
      onSave={() => void pack()}
      onClose={onClose}
      initialFocus={box}
    >
      <TextField
        ref={box}
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
    </FormDialog>
  )
}
