import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useApi } from '../client/api.tsx'
import { useMessages } from '../i18n/language.tsx'
import { Button, Icon, TextField } from '../ui/index.ts'
import { useRefusalText } from './Failure.tsx'
import type { WorkspaceInfo } from './FirstRun.tsx'
import { GateFrame } from './GateFrame.tsx'
import { shellMessages } from './messages.ts'
import { useShowWorkspace } from './useOpenWorkspace.ts'

/** Asks for the passphrase of a workspace; a wrong one is told apart from damage. */
export function Locked({
  info,
  known,
  onBack,
}: {
  info: WorkspaceInfo
  known: readonly WorkspaceInfo[]
  onBack?: () => void
}) {
  const m = useMessages(shellMessages)
  const refusal = useRefusalText()
  const { query } = useApi()
  const show = useShowWorkspace()
  const field = useRef<HTMLInputElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const open = useMutation(
    query.workspace.open.mutationOptions({ onSuccess: show, onError: () => field.current?.select() }),
  )
  const close = useMutation(query.workspace.close.mutationOptions({ onSuccess: show }))
  useEffect(() => field.current?.focus(), [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (passphrase !== '' && !open.isPending) open.mutate({ id: info.id, passphrase })
  }
  return (
    <GateFrame>
      <form className="gate-panel narrow" onSubmit={submit}>
        <div className="gate-title">
          <Icon name="lock" />
          <div className="clip">
            <h1 className="t20">{info.name}</h1>
            <p className="c2">{m.locked}</p>
          </div>
        </div>
        <div className="col" style={{ padding: '24px 32px', gap: 16 }}>
          <TextField
            ref={field}
            label={m.passphrase}
            type="password"
            autoComplete="current-password"
            value={passphrase}
            problem={open.error ? refusal(open.error) : undefined}
            onChange={(event) => setPassphrase(event.target.value)}
          />
          <div className="row">
            <Button type="submit" kind="primary" busy={open.isPending} keys="enter">
              {m.unlock}
            </Button>
            {onBack ? (
              <Button kind="quiet" onClick={onBack}>
                {m.back}
              </Button>
            ) : (
              known.length > 0 && (
                <Button kind="quiet" onClick={() => close.mutate({})}>
                  {m.other}
                </Button>
              )
            )}
          </div>
        </div>
      </form>
    </GateFrame>
  )
}
