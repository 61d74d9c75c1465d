import type { Storage } from '../storage.ts'
import type { Change } from './changes.ts'
import { type Directory, put, readDirectory } from './directory.ts'
import { importRelayKey, makeKey, type RelayKey } from './keys.ts'

/** The directory as this node knows it, and the only way to change it. */
export type Register = {
  readonly key: RelayKey
  current(): Directory
  /**
   * Does an operation on the newest directory, once more when somebody else was quicker, and tells the listeners.
   * When it is fulfilled, the change is stored and holds on this node.
   */
  change<Result>(operation: (directory: Directory) => Change<Result>): Promise<Change<Result>>
  /** Reads the directory again if it has changed in the store. */
  refresh(): Promise<void>
  onChange(listener: () => void): void
}

const maxTries = 20

/** Reads the directory, and makes the relay's key in a new one. */
export async function openRegister(storage: Storage): Promise<Register> {
  const listeners: (() => void)[] = []
  const read = async () => {
    const { version, entries } = await storage.readDirectory()
    return readDirectory(version, entries)
  }
  let directory = await read()
  while (!directory.key.has('relay')) {
    await storage.writeDirectory(directory.version, [
      put('key', 'relay', { id: 'relay', jwk: await makeKey() }),
    ])
    directory = await read()
  }
  const key = await importRelayKey(directory.key.get('relay')!.jwk)

  const adopt = (newer: Directory) => {
    // Two readings can end in the other order than they began.
    if (newer.version <= directory.version) return
    directory = newer
    for (const listener of listeners) listener()
  }

  return {
    key,
    current: () => directory,
    async change(operation) {
      for (let tries = 0; tries < maxTries; tries++) {
        const change = operation(directory)
        if (!change.ok || change.changes.length === 0) return change
        const written = await storage.writeDirectory(directory.version, change.changes, change.memberships)
        adopt(await read())
        if (written) return change
      }
      throw new Error('the directory changes too often')
    },
    async refresh() {
      if ((await storage.readDirectoryVersion()) !== directory.version) adopt(await read())
    },
    onChange: (listener) => void listeners.push(listener),
  }
}
