import { useQuery } from '@tanstack/react-query'
import { useApi, useLineState, useSavedAt } from '../client/api.tsx'
import { useMessages } from '../i18n/language.tsx'
import { useFormat } from '../i18n/useFormat.tsx'
import { Icon } from '../ui/index.ts'
import { type ShellWords, shellMessages } from './messages.ts'

/** Clocks of this machine, not of the workspace's story: they tell when something happened here. */
const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone

function WordsTier() {
  const m = useMessages(shellMessages)
  const { query } = useApi()
  const { data } = useQuery(query.settings.model.queryOptions())
  return (
    <span className="row">
      <Icon name="model" small />
      {data ? tierText(m, data.state) : m.wordsComposition}
    </span>
  )
}

function tierText(m: ShellWords, state: { state: string; name?: string }): string {
  switch (state.state) {
    case 'ready':
      return m.wordsModel(state.name ?? '')
    case 'server':
      return m.wordsServer(state.name ?? '')
    case 'loading':
      return m.wordsLoading(state.name ?? '')
    case 'failed':
      return m.wordsFailed
    default:
      return m.wordsComposition
  }
}

function LogHead() {
  const m = useMessages(shellMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data } = useQuery(query.log.list.queryOptions({ input: { limit: 1 } }))
  const head = data?.entries[0]
  return head ? (
    <span className="row">
      <Icon name="log" small />
      <span className="mono">{m.logHead(format.number(head.seq), format.shortHash(head.hash))}</span>
    </span>
  ) : null
}

/** What the relays of all shared rooms have: nothing is said where no room is shared. */
function RelayState() {
  const m = useMessages(shellMessages)
  const { query } = useApi()
  const { data } = useQuery(query.rooms.list.queryOptions())
  const shared = (data ?? []).filter(({ status }) => status.relay !== 'off')
  if (shared.length === 0) return null
  // A room that the relay refuses, or that this person was taken out of, gets nothing from here any more.
  const refused = shared.filter(({ status }) => status.relay === 'refused' || status.role === 'none')
  // Nor does one in a sealed team that this device was not let into.
  const isIn = ({ status: { sealed } }: (typeof shared)[number]) => !sealed || sealed.status === 'member'
  const open = shared.filter((room) => !refused.includes(room) && isIn(room))
  const waiting = open.reduce((sum, { status }) => sum + status.waiting, 0)
  if (open.length + refused.length === 0) return null
  const has = waiting > 0 ? m.relayWaiting(waiting) : m.relayHasAll(open.length)
  return (
    <span className="row">
      <Icon name="link" small />
      {[open.length > 0 && has, refused.length > 0 && m.relayRefuses(refused.length)]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

/** What is saved, how the line stands, where words come from, where the log ends. */
export function StatusBar({ onKeys }: { onKeys(): void }) {
  const m = useMessages(shellMessages)
  const format = useFormat(machineZone)
  const { line } = useApi()
  const state = useLineState()
  const savedAt = useSavedAt()
  return (
    <footer className="status-bar">
      <span className="row">
        <Icon name="save" small />
        {savedAt === null ? m.savedNothing : m.saved(format.timeOrDay(savedAt, Date.now(), 'seconds'))}
      </span>
      <span className={state.state === 'online' ? 'row' : 'row caution-c'} role="status">
        <Icon name="line" small />
        {state.state === 'online'
          ? m.online
          : state.state === 'connecting'
            ? m.connecting
            : m.offline(format.time(state.since))}
        {state.state === 'offline' && (
          <button type="button" className="retry" onClick={line.retryNow}>
            {m.retryNow}
          </button>
        )}
      </span>
      <span className="rule" />
      <RelayState />
      <WordsTier />
      <span className="sp" />
      <LogHead />
      <span className="rule" />
      <button type="button" onClick={onKeys}>
        <kbd>?</kbd>
        {m.keys}
      </button>
    </footer>
  )
}
