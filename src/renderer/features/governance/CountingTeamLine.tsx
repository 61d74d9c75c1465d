import { useState } from 'react'
import type { CountingTeam } from '../../../shared/contract/governance.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, TextField } from '../../ui/index.ts'
import styles from './governance.module.css'
import { governanceMessages } from './messages.ts'

/** A team with which contacts are counted together, or could be: the key that its people share is made and typed here. */
export function CountingTeamLine({ team }: { team: CountingTeam }) {
  const { together: m } = useMessages(governanceMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [shown, setShown] = useState<string | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const { url, isCounting, untold, otherKeys } = team
  const count = async (key: string | null) => {
    const made = await run(() => client.governance.countWithTeam({ url, key }), { done: m.started })
    if (!made) return
    setTyped(null)
    if (key === null) setShown(made.key)
  }
  const show = async () => {
    const known = await run(() => client.governance.countingKey({ url }))
    if (known) setShown(known.key)
  }
  return (
    <section className={styles.breaker} aria-label={m.title(team.workspaceName)}>
      <div className="row wrap">
        <b className="clip">{m.title(team.workspaceName)}</b>
        <Chip meaning={isCounting ? 'ok' : 'unknown'} outline>
          {isCounting ? m.on : m.off}
        </Chip>
        <span className="sp" />
        {isCounting ? (
          <>
            <Button small busy={busy} onClick={() => (shown === null ? void show() : setShown(null))}>
              {shown === null ? m.show : m.close}
            </Button>
            <Button
              small
              kind="quiet"
              busy={busy}
              onClick={() => void run(() => client.governance.countAlone({ url }), { done: m.stopped })}
            >
              {m.stop}
            </Button>
          </>
        ) : (
          <Button small busy={busy} onClick={() => void count(null)}>
            {m.make}
          </Button>
        )}
        <Button small busy={busy} onClick={() => setTyped(typed === null ? '' : null)}>
          {typed === null ? m.enter : m.close}
        </Button>
      </div>
      <p className="t12 c2">{isCounting ? m.onNote : m.offNote}</p>
      {untold > 0 && <p className="t12 c2">{m.untold(untold)}</p>}
      {otherKeys > 0 && <p className="t12 caution-c">{m.otherKeys(otherKeys)}</p>}
      {shown !== null && (
        <div className="row wrap" role="status">
          <code className="t13 mono">{shown}</code>
          <span className="t12 c3">{m.keyNote}</span>
        </div>
      )}
      {typed !== null && (
        <div className="row wrap">
          <TextField
            label={m.key}
            hint={m.keyHint}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button kind="primary" busy={busy} disabled={typed.trim() === ''} onClick={() => void count(typed)}>
            {m.apply}
          </Button>
        </div>
      )}
    </section>
  )
}
