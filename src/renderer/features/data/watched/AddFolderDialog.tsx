import { useRef, useState } from 'react'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { useKeys } from '../../../keys/Keys.tsx'
import { useRefusalText } from '../../../shell/Failure.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { Button, Callout, Checkbox, Dialog, TextField } from '../../../ui/index.ts'
import { watchedMessages } from './messages.ts'
import styles from './watched.module.css'

interface Checked {
  path: string
  files: number
  bytes: number
}

/**
 * Asks for leave to read a folder: first which, by the system's own dialog or as a path, then, with what lies there in
 * front of the person, whether Sandtable may.
 */
export function AddFolderDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(watchedMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const refusalText = useRefusalText()
  const field = useRef<HTMLInputElement>(null)
  const [path, setPath] = useState('')
  const [newOnly, setNewOnly] = useState(false)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [checking, setChecking] = useState(false)
  const host = globalThis.sandtableHost
  const change = (next: string) => {
    setPath(next)
    setChecked(null)
    setProblem(null)
  }
  const check = async (wanted = path) => {
    if (wanted.trim() === '' || checking) return
    setChecking(true)
    try {
      setChecked(await client.watchedFolders.check({ path: wanted }))
    } catch (error) {
      setProblem(refusalText(error))
    } finally {
      setChecking(false)
    }
  }
  const choose = async () => {
    const chosen = (await host?.chooseFolder()) ?? null
    if (chosen === null) return
    change(chosen)
    await check(chosen)
  }
  const allow = async () => {
    if (!checked || busy) return
    const added = await run(() => client.watchedFolders.add({ path: checked.path, newOnly }), {
      done: m.added(checked.path.replace(/^.*[\\/](?=.)/, '')),
    })
    if (added) onClose()
  }
  const go = () => void (checked ? allow() : check())
  useKeys(m.dialogTitle, [
    { keys: 'mod+enter', label: checked ? m.allow : m.check, inDialog: true, inText: true, run: go },
  ])
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.dialogTitle}
      initialFocus={field}
      foot={
        <>
          <Button
            kind="primary"
            keys="mod+enter"
            busy={busy || checking}
            disabled={path.trim() === ''}
            onClick={go}
          >
            {checked ? m.allow : m.check}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
        </>
      }
    >
      <form
        className={styles.permission}
        onSubmit={(event) => {
          event.preventDefault()
          if (!checked) void check()
        }}
      >
        <div className={host ? styles.pathRow : undefined}>
          <TextField
            ref={field}
            label={m.path}
            hint={m.pathHint}
            problem={problem ?? undefined}
            maxLength={4000}
            spellCheck={false}
            value={path}
            onChange={(event) => change(event.target.value)}
          />
          {host && <Button onClick={() => void choose()}>{m.choose}</Button>}
        </div>
        {checked && (
          <Callout meaning="caution">
            <div className={styles.permission}>
              <b className={styles.path}>{m.permission(checked.path)}</b>
              <span>
                {checked.files === 0
                  ? m.holdsNothing
                  : m.holds(format.number(checked.files), format.bytes(checked.bytes))}
              </span>
              <span className="t12 c2">{m.permissionNote}</span>
            </div>
          </Callout>
        )}
        {checked && checked.files > 0 && (
          <Checkbox checked={newOnly} onChange={setNewOnly}>
            <span className="t12">{m.newOnly}</span>
          </Checkbox>
        )}
      </form>
    </Dialog>
  )
}
