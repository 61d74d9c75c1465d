import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useRefusalText } from '../../shell/Failure.tsx'
import { shellMessages } from '../../shell/messages.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { useRestore } from '../../shell/useRestore.ts'
import { saveFile } from '../../ui/files.ts'
import { Button, Callout, TextField } from '../../ui/index.ts'
import { settingsMessages } from './messages.ts'
import styles from './settings.module.css'

const shortest = 8

/** One encrypted file out, one back in, and a look through every page. */
export function Backup() {
  const m = useMessages(settingsMessages)
  return (
    <>
      <MakeBackup />
      <hr className="hr" />
      <div>
        <b>{m.check}</b> <span className="t12 c3">{m.checkNote}</span>
      </div>
      <Check />
      <hr className="hr" />
      <div>
        <b>{m.restore}</b>
        <p className="t12 c3">{m.restoreNote}</p>
      </div>
      <Restore />
    </>
  )
}

function MakeBackup() {
  const m = useMessages(settingsMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const ready = passphrase.length >= shortest && passphrase === again
  const make = async () => {
    if (!ready) return
    const file = await run(() => client.workspace.backup({ passphrase }), {
      done: (blob) => m.backupMade(format.bytes(blob.size)),
    })
    if (!file) return
    saveFile(`sandtable-backup-${format.dayKey(Date.now())}.sandtable`, file)
    setPassphrase('')
    setAgain('')
  }
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        void make()
      }}
    >
      <div className={styles.two}>
        <TextField
          type="password"
          autoComplete="new-password"
          label={m.passphrase}
          hint={m.passphraseHint}
          value={passphrase}
          problem={passphrase !== '' && passphrase.length < shortest ? m.tooShort : undefined}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <TextField
          type="password"
          autoComplete="new-password"
          label={m.passphraseAgain}
          value={again}
          problem={again !== '' && again !== passphrase ? m.differ : undefined}
          onChange={(event) => setAgain(event.target.value)}
        />
      </div>
      <div>
        <Button type="submit" kind="primary" busy={busy} disabled={!ready}>
          {busy ? m.making : m.makeBackup}
        </Button>
      </div>
    </form>
  )
}

function Check() {
  const m = useMessages(settingsMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [result, setResult] = useState<{ ok: boolean; problems: string[]; checkedAt: number } | null>(null)
  return (
    <>
      <div className="row">
        <Button busy={busy} onClick={() => void run(() => client.workspace.check()).then(setResult)}>
          {m.checkAction}
        </Button>
        {result?.ok && <span className="t12 c2">{m.checkOk(format.timeSeconds(result.checkedAt))}</span>}
      </div>
      {result && !result.ok && (
        <Callout meaning="stop">
          <b>{m.checkBad(result.problems.length)}</b>
          <pre className="mono t12" style={{ whiteSpace: 'pre-wrap' }}>
            {result.problems.slice(0, 20).join('\n')}
          </pre>
        </Callout>
      )}
    </>
  )
}

function Restore() {
  const m = useMessages(settingsMessages)
  const refusal = useRefusalText()
  const shell = useMessages(shellMessages)
  const { file, list, pick, restore: restoring, missing, again } = useRestore()
  const [passphrase, setPassphrase] = useState('')
  const [name, setName] = useState('')
  const ready = file !== null && passphrase !== '' && name.trim() !== ''
  const restore = () => {
    if (ready) restoring.mutate({ passphrase, name: name.trim() })
  }
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        restore()
      }}
    >
      <div className="row">
        <Button onClick={() => void pick()}>{m.chooseBackup}</Button>
        <span className="t12 c2 clip">{[file?.name, list?.name].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={styles.two}>
        <TextField
          type="password"
          autoComplete="off"
          label={m.passphrase}
          value={passphrase}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <TextField label={m.restoreName} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
      <div>
        <Button type="submit" busy={restoring.isPending} disabled={!ready}>
          {m.restoreAction}
        </Button>
      </div>
      {restoring.error && (
        <Callout meaning="stop">
          {refusal(restoring.error)}
          {missing && (
            <div className="row">
              <Button small onClick={again}>
                {shell.restoreAllTheSame[missing]}
              </Button>
            </div>
          )}
        </Callout>
      )}
    </form>
  )
}
