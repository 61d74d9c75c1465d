import { setImmediate as turn } from 'node:timers/promises'

/** Far less than the silence after which a process is held to hang, also on a machine with much else to do. */
const atATimeMs = 20

/**
 * Does something to each of many, and lets the event loop go round every so often: it has to say that it lives, and to hear
 * that somebody cancels. Broken off by the signal it rejects with its reason.
 */
export async function eachAtLeisure<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
  now: () => number = () => performance.now(),
  signal?: AbortSignal,
): Promise<void> {
  let since = now()
  for (const item of items) {
    work(item)
    if (now() - since < atATimeMs) continue
    await turn()
    signal?.throwIfAborted()
    since = now()
  }
}
