import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'sandtable-open-'

export interface PrivateFiles {
  /** Puts bytes into a file that only this person's account can read, until it is removed. */
  lay(bytes: Uint8Array): { path: string; remove: () => void }
  /** A path that does not exist yet, in a folder of its own that only this person's account can read. */
  place(name: string): { path: string; remove: () => void }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is one that runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Files that llama.cpp and the trainer must open although the workspace keeps them sealed: in the system's temporary
 * folder and not in the workspace, because that may lie in a synchronised folder. What a process that was killed left
 * there is removed by the next one that starts.
 */
export function createPrivateFiles(directory: string = tmpdir()): PrivateFiles {
  for (const name of readdirSync(directory)) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) rmSync(join(directory, name), { recursive: true, force: true })
  }
  const place = (name: string) => {
    // Made with mode 0700.
    const folder = mkdtempSync(join(directory, `${prefix}${process.pid}-`))
    return { path: join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
  }
  return {
    place,
    lay(bytes) {
      const laid = place('adapter.gguf')
      writeFileSync(laid.path, bytes, { mode: 0o600 })
      return laid
    },
  }
}
