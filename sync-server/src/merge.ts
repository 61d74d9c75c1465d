import * as Y from 'yjs'

const groupSize = 32

/**
 * Merges updates in groups, then the groups: Yjs sorts all of its inputs again at every struct, so that merging
 * thousands of small updates at once takes time by their square.
 */
export function mergeInGroups(updates: readonly Uint8Array[]): Uint8Array {
  let level = [...updates]
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let start = 0; start < level.length; start += groupSize)
      next.push(Y.mergeUpdates(level.slice(start, start + groupSize)))
    level = next
  }
  return level[0] ?? Uint8Array.of(0, 0)
}
