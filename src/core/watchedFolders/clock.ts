import { watch } from 'node:fs'
import type { After, Hints } from './watcher.ts'

/** The clock of the system. */
export const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

/** What the system tells of a folder; where it can tell nothing, such as of some network drives, nothing comes. */
export const hints: Hints = (path, onHint) => {
  try {
    // Linux would have to listen to every folder below by itself; there the look finds them.
    const watcher = watch(path, { recursive: process.platform !== 'linux', persistent: false }, onHint)
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => {}
  }
}
