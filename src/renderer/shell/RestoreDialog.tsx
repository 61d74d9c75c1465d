import { useState } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { useFormat } from '../i18n/useFormat.tsx'
import { useKeys } from '../keys/Keys.tsx'
import { Button, Callout, Dialog, Icon, TextField } from '../ui/index.ts'
import { useRefusalText } from './Failure.tsx'
import { shellMessages } from './messages.ts'
import { useRestore } from './useRestore.ts'

/** Opens a backup as a workspace of this machine; the backup's passphrase is all that it needs. */
export function RestoreDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(shellMessages)
  const format = useFormat()
  const refusal = useRefusalText()
  const { file, list, pick: pickBackup, restore, missing, again } = useRestore()
  const [passphrase, setPassphrase] = useState('')
  const [name, setName] = useState('')
  const ready = file !== null && passphrase !== '' && name.trim() !== '' && !restore.isPending
  const run = () => {
    if (ready) restore.mutate({ passphrase, name: name.trim() })
  }
  const pick = async () => {
    const chosen = await pickBackup()
    if (chosen) setName((before) => before || chosen.name.replace(/\.[^.]*$/, ''))
  }
  useKeys(m.restore, [{ keys: 'mod+enter', label: m.restoreAction, inDialog: true, inText: true, run }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.restore}
      foot={
        <>
          <Button
            kind="primary"
            keys="mod+enter"
            busy={restore.isPending}
            disabled={!ready && !restore.isPending}
            onClick={run}
          >
            {restore.isPending ? m.restoring : m.restoreAction}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.back}
          </Button>
        </>
      }
    >
      <div className="col" style={{ gap: 16 }}>
        <p className="c2">{m.restoreNote}</p>
        <div className="row">
          <Button icon={<Icon name="upload" />} onClick={() => void pick()}>
            {m.restoreFile}
          </Button>
          {file && (
            <span className="t12 c2 clip">
              {file.name} · {format.bytes(file.size)}
              {list && ` · ${list.name}`}
            </span>
          )}
        </div>
        <TextField
          label={m.restorePassphrase}
          type="password"
          autoComplete="off"
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <TextField
          label={m.workspaceName}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {restore.error && (
          <Callout meaning="stop">
            {refusal(restore.error)}
            {missing && (
              <div className="row">
                <Button small onClick={again}>
                  {m.restoreAllTheSame[missing]}
                </Button>
              </div>
            )}
          </Callout>
        )}
      </div>
    </Dialog>
  )
}
