/** Who wants to hear which topics changed; a screen subscribes once and refetches what it shows. */
export interface Changes {
  publish(topics: readonly string[]): void
  subscribe(signal: AbortSignal | undefined): AsyncGenerator<{ topics: string[] }, void, void>
}

/** Topics published while a listener is busy are gathered and given at once. */
export function createChanges(): Changes {
  const listeners = new Set<(topics: readonly string[]) => void>()
  return {
    publish(topics) {
      for (const listener of listeners) listener(topics)
    },
    async *subscribe(signal) {
      const waiting = new Set<string>()
      let wake = () => {}
      const listener = (topics: readonly string[]) => {
        for (const topic of topics) waiting.add(topic)
        wake()
      }
      const stop = () => wake()
      listeners.add(listener)
      signal?.addEventListener('abort', stop)
      try {
        while (!signal?.aborted) {
          if (waiting.size === 0)
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          if (waiting.size === 0) continue
          const topics = [...waiting]
          waiting.clear()
          yield { topics }
        }
      } finally {
        listeners.delete(listener)
        signal?.removeEventListener('abort', stop)
      }
    },
  }
}
