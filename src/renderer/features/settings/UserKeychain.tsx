import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button } from '../../ui/index.ts'
import { settingsMessages } from './messages.ts'

/** Whether the keychain of this user opens the workspace, for command line and browser. */
export function UserKeychain() {
  const m = useMessages(settingsMessages)
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const { data, refetch } = useQuery(query.workspace.userKeychain.queryOptions())
  if (!data) return null
  const change = async () => {
    await run(() => client.workspace.setUserKeychain({ holdsKey: !data.holdsKey }), {
      done: m.userKeychainSaved,
    })
    await refetch()
  }
  return (
    <div>
      <div className="row">
        <b>{m.userKeychain}</b>
        <span className="t12 c3">
          {data.isAvailable ? data.holdsKey && m.userKeychainHolds : m.userKeychainAbsent}
        </span>
        <span className="sp" />
        <Button
          small
          busy={busy}
          disabled={!data.isAvailable && !data.holdsKey}
          onClick={() => void change()}
        >
          {data.holdsKey ? m.userKeychainRemove : m.userKeychainAdd}
        </Button>
      </div>
      <p className="t12 c3">{m.userKeychainNote}</p>
    </div>
  )
}
