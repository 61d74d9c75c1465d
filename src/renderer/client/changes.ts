import { useEffect } from 'react'
import { type Api, useApi } from './api.tsx'

type Topic = keyof Api['query'] & string

/**
 * Which parts of the contract show something of a topic. A brief in front is asked for again too: the core answers
 * with the advice that was shown unless something of it changed.
 */
const shownBy: Record<string, readonly Topic[]> = {
  accounts: ['accounts', 'today', 'brief', 'health'],
  contacts: ['accounts', 'deals', 'today', 'brief'],
  deals: ['deals', 'accounts', 'today', 'brief', 'health'],
  activities: ['accounts', 'deals', 'today', 'brief', 'rooms'],
  evidence: ['accounts', 'imports', 'inventory'],
  captures: ['captures', 'today', 'accounts', 'brief'],
  imports: [
    'imports',
    'watchedFolders',
    'today',
    'brief',
    'captures',
    'health',
    'inventory',
    'consent',
    'retention',
    'rooms',
  ],
  watchedFolders: ['watchedFolders'],
  health: ['health'],
  consent: ['consent', 'watchedFolders', 'retention', 'inventory', 'studio'],
  atoms: ['knowledge'],
  knowledge: ['knowledge'],
  governance: ['governance', 'approvals', 'deals', 'today', 'rooms'],
  approvals: ['approvals', 'today'],
  log: ['log'],
  brief: ['today', 'brief', 'studio', 'watching', 'styleRules'],
  studio: ['studio', 'watching', 'modelComparisons'],
  watching: ['watching'],
  styleRules: ['styleRules', 'brief'],
  trainingTimes: ['trainingTimes'],
  modelComparisons: ['modelComparisons'],
  captureModel: ['captureModel', 'captures'],
  model: ['studio', 'watching', 'modelComparisons', 'captureModel'],
  rooms: ['rooms'],
  relay: ['rooms'],
  relays: ['relays', 'rooms', 'approvals'],
  statements: ['rooms', 'approvals', 'today'],
  settings: ['settings'],
  workspace: ['workspace'],
  preferences: ['workspace'],
}

/** Topics that also tell of what is not written to the workspace, such as how the model, a folder or the relay stands. */
const notRecords: ReadonlySet<string> = new Set([
  'settings',
  'preferences',
  'watchedFolders',
  'relay',
  'relays',
  'studio',
  'model',
  'modelComparisons',
  'captureModel',
])

/** The parts of the contract to ask again after these topics changed; an unknown topic asks everything. */
export function affectedBy(topics: readonly string[]): Set<string> {
  const affected = new Set<string>(['log'])
  for (const topic of topics) {
    const parts = shownBy[topic] ?? Object.values(shownBy).flat()
    for (const part of parts) affected.add(part)
  }
  return affected
}

/** Listens to the core's change events for as long as the component lives, and refetches what the screen shows. */
export function useChanges(): void {
  const { client, queryClient, line, saved } = useApi()
  useEffect(() => {
    const stop = new AbortController()
    const listen = async () => {
      while (!stop.signal.aborted) {
        try {
          for await (const { topics } of await client.workspace.changes(undefined, { signal: stop.signal })) {
            if (topics.some((topic) => !notRecords.has(topic))) saved.mark()
            const affected = affectedBy(topics)
            await queryClient.invalidateQueries({
              predicate: ({ queryKey }) => {
                const path = queryKey[0]
                return Array.isArray(path) && affected.has(String(path[0]))
              },
            })
          }
        } catch {
          // The line broke or the workspace closed: listen again once it is back.
        }
        await backOnline(line, stop.signal)
      }
    }
    void listen()
    return () => stop.abort()
  }, [client, queryClient, line, saved])

  useEffect(() => {
    let wasOffline = line.state().state === 'offline'
    return line.subscribe(() => {
      const { state } = line.state()
      if (state === 'online' && wasOffline) {
        void queryClient.invalidateQueries()
      }
      wasOffline = state === 'offline'
    })
  }, [line, queryClient])
}

const quietMs = 1_000

/** Resolves when the line is online again, at the earliest after a moment. */
function backOnline(line: Api['line'], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      if (!signal.aborted && line.state().state !== 'online') return
      stop()
      resolve()
    }
    let ready = false
    const timer = setTimeout(() => {
      ready = true
      finish()
    }, quietMs)
    const unsubscribe = line.subscribe(() => ready && finish())
    const stop = () => {
      clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', finish)
    }
    signal.addEventListener('abort', finish)
  })
}
