import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from './arguments.ts'

const kindOf = (path: string): 'file' | 'folder' | null => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? null : found.isDirectory() ? 'folder' : 'file'
}

/** `statSync` throws where a file stands in the place of a folder on the way. */
const onTheWay = (path: string): 'file' | 'folder' | null => {
  try {
    return kindOf(path)
  } catch {
    return null
  }
}

/** Where a command is to write a file: a path that can be none is bad use, said before anything is done or logged. */
export function outputFile(flag: string, path: string): string {
  const file = resolve(path)
  if (onTheWay(file) === 'folder') throw new UsageError(`${flag} ${path}: that is a folder`)
  if (onTheWay(dirname(file)) !== 'folder')
    throw new UsageError(`${flag} ${path}: there is no folder ${dirname(file)}`)
  return file
}

/** Where a command is to make a folder, with the folders on the way. */
export function outputFolder(flag: string, path: string): string {
  const folder = resolve(path)
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const kind = onTheWay(at)
    if (kind === 'file') throw new UsageError(`${flag} ${path}: ${at} is a file`)
    if (kind === 'folder') break
  }
  return folder
}
