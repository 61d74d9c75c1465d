import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Callout, TextField } from '../../ui/index.ts'
import { settingsMessages } from './messages.ts'
import styles from './settings.module.css'
import type { Settings } from './settingsDraft.ts'

/** A model server inside the firm: its address and key, a trial, and the switch. Nothing is asked before a button is. */
export function ModelServerForm({ chosen, onChosen }: { chosen: Settings['modelServer']; onChosen(): void }) {
  const m = useMessages(settingsMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const [url, setUrl] = useState(chosen?.url ?? '')
  const [apiKey, setApiKey] = useState('')
  const [found, setFound] = useState<{ models: string[]; milliseconds: number } | null>(null)
  const asked = { url: url.trim(), model: null, apiKey: apiKey === '' ? null : apiKey }
  const isPlain =
    /^(?!https:)/i.test(asked.url) &&
    asked.url !== '' &&
    !/^(http:\/\/)?(localhost|127\.|\[::1\])/i.test(asked.url)
  const test = async () => {
    setFound(null)
    setFound(await run(() => client.settings.tryServer(asked)))
  }
  const choose = async () => {
    const state = await run(() => client.settings.chooseServer(asked), { done: m.serverChosen })
    if (!state) return
    setApiKey('')
    onChosen()
  }
  return (
    <form
      aria-label={m.server}
      onSubmit={(event) => {
        event.preventDefault()
        if (asked.url !== '') void choose()
      }}
    >
      <h3 className="t14">{m.server}</h3>
      <p className="t12 c3">{m.serverNote}</p>
      <div className="row" style={{ alignItems: 'end', marginTop: 8 }}>
        <div className="grow">
          <TextField
            label={m.serverUrl}
            placeholder={m.serverUrlHint}
            value={url}
            spellCheck={false}
            onChange={(event) => {
              setUrl(event.target.value)
              setFound(null)
            }}
          />
        </div>
        <div className="grow">
          <TextField
            label={m.serverKey}
            type="password"
            autoComplete="off"
            placeholder={chosen ? m.serverKeyKept : ''}
            value={apiKey}
            onChange={(event) => setApiKey(event.target.value)}
          />
        </div>
        <Button busy={busy} disabled={asked.url === ''} onClick={() => void test()}>
          {m.serverTest}
        </Button>
        <Button type="submit" busy={busy} disabled={asked.url === ''}>
          {m.serverUse}
        </Button>
      </div>
      <div className={styles.notes}>
        {isPlain && (
          <Callout meaning="caution">
            <span>{m.serverPlain}</span>
          </Callout>
        )}
        {found && (
          <Callout meaning="ok">
            {m.serverFound(found.models.join(', '), `${format.number(found.milliseconds)} ms`)}
          </Callout>
        )}
      </div>
    </form>
  )
}
