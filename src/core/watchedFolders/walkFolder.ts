import type { Dirent } from 'node:fs'
import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'

/** A file as it lies in a watched folder. */
export interface FoundFile {
  /** Inside the folder, with `/`. */
  path: string
  sizeBytes: number
  /** UTC ms, whole. */
  modifiedAt: number
}

export interface Walk {
  files: FoundFile[]
  /** False where a bound ended the walk or a part could not be entered: what is missing may be there all the same. */
  isWhole: boolean
}

export interface WalkBounds {
  /** Folders in folders; 0 is the folder alone. */
  depth: number
  /** Entries of any kind that are looked at. */
  entries: number
}

export const walkBounds: WalkBounds = { depth: 8, entries: 20_000 }

/** What programs leave while they work, and what hides: never anybody's record. */
const passing =
  /^(\.|~\$|~wrl|thumbs\.db$|desktop\.ini$)|\.(tmp|temp|crdownload|part|partial|download|opdownload|swp|lock|!ut|aria2)$|~$/i

export const isPassing = (name: string): boolean => passing.test(name)

/**
 * The files of a folder and the folders in it, breadth first and by name. Links are not followed, whatever they lead to;
 * empty files are left, since somebody may be about to fill them. A part that cannot be entered is left; the folder
 * itself, where it cannot be read, throws as the file system does.
 */
export async function walkFolder(root: string, bounds: WalkBounds = walkBounds): Promise<Walk> {
  const files: FoundFile[] = []
  let isWhole = true
  let entries = 0
  let level = ['']
  for (let depth = 0; level.length > 0; depth += 1) {
    const deeper: string[] = []
    for (const folder of level) {
      let found: Dirent[]
      try {
        found = await entriesOf(join(root, folder), bounds.entries - entries + 1)
      } catch (error) {
        if (folder === '') throw error
        isWhole = false
        continue
      }
      for (const entry of found) {
        entries += 1
        if (entries > bounds.entries) return { files, isWhole: false }
        if (isPassing(entry.name)) continue
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) {
          if (depth < bounds.depth) deeper.push(path)
          else isWhole = false
        } else if (entry.isFile()) {
          const state = await lstat(join(root, path)).catch(() => null)
          if (state?.isFile() && state.size > 0)
            files.push({ path, sizeBytes: state.size, modifiedAt: Math.floor(state.mtimeMs) })
        }
      }
    }
    level = deeper
  }
  return { files, isWhole }
}

/** The entries of one folder by name; never more than `most` are held. */
async function entriesOf(path: string, most: number): Promise<Dirent[]> {
  const found: Dirent[] = []
  for await (const entry of await opendir(path)) {
    found.push(entry)
    if (found.length >= most) break
  }
  return found.sort((left, right) => (left.name < right.name ? -1 : 1))
}
