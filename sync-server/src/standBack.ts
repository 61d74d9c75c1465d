import { readlinkSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'

/** So much nicer it has a tenth of the weight of the other threads where they want the same processor; all of it where they don't. */
const nicerBy = 10
const nicest = 19

/**
 * Lets the other threads of this process go first from now on. Linux knows priorities of threads and has their numbers
 * in `/proc`; elsewhere, or where that is not allowed, all stays as it is.
 */
export function standBack(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
    if (Number.isSafeInteger(thread)) setPriority(thread, Math.min(nicest, getPriority(thread) + nicerBy))
  } catch {
    // Slower for others while it works, and nothing else.
  }
}
