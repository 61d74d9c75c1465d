import { chmodSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StorageUnusable } from './storage.ts'

/** What the group and everybody else may do. */
const others = 0o077

/** What the relay and its backup script put into their folder, and what a file system puts into every one. */
const isRelays = (name: string): boolean =>
  /^(relay\.sqlite(-wal|-shm|-journal)?|admin\.sock|backups|lost\+found)$/.test(name)

const octal = (mode: number): string => (mode & 0o777).toString(8).padStart(4, '0')

/**
 * Makes the relay's folder, or closes to others the one that is there: the store has the relay's private key. Closes
 * only what is the relay's: a folder of this account in which nothing else lies. Windows has no such modes; there a
 * folder of one's own profile is closed already.
 *
 * @throws StorageUnusable when others may enter the folder and it is not the relay's to close
 */
export function openOwnFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const account = process.getuid?.()
  if (account === undefined) return
  const { mode, uid } = statSync(folder)
  const names = readdirSync(folder)
  if ((mode & others) !== 0) {
    const foreign = names.filter((name) => !isRelays(name))
    const why =
      uid !== account
        ? 'and belongs to another account'
        : foreign.length > 0
          ? `and has more in it than the relay’s own files (${foreign[0]})`
          : null
    if (why)
      throw new StorageUnusable(
        `RELAY_DATA: ${folder} is open to others (mode ${octal(mode)}) ${why}: give the relay a folder of its own, or close this one (chmod 700)`,
      )
    chmodSync(folder, 0o700)
  }
  // Made before the folder was closed, by a relay that left its files readable.
  for (const name of names.filter((one) => one.startsWith('relay.sqlite'))) closeFile(join(folder, name))
}

function closeFile(file: string): void {
  const { mode, uid } = statSync(file)
  if ((mode & others) !== 0 && uid === process.getuid?.()) chmodSync(file, 0o600)
}
