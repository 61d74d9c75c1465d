import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/**
 * Writes a file beside `path` and puts it in its place when it is whole and on the disk, so that nothing ever finds
 * half of it. Where writing throws, what was at `path` stays. Readable by its owner alone.
 */
export function writeWhole(path: string, write: (bytes: (content: Uint8Array) => void) => void): void {
  const unfinished = `${path}.part`
  const file = openSync(unfinished, 'w', 0o600)
  try {
    write((content) => {
      for (let at = 0; at < content.length; ) at += writeSync(file, content, at, content.length - at)
    })
    fsyncSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(unfinished, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(unfinished, path)
}
