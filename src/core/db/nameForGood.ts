import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Gives a finished file or folder its name, and puts the name on the disk too: without that, a power cut can take
 * back a rename that was acknowledged.
 */
export function nameForGood(partial: string, name: string): void {
  renameSync(partial, name)
  // Windows can't open a folder for this, and makes the rename durable by itself.
  if (process.platform === 'win32') return
  const folder = openSync(dirname(name), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
