import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { nameOf } from './modelName.ts'

export type AvailableModel = { path: string; name: string; sizeBytes: number }

/** The GGUF files that lie in a folder, by name; an absent folder holds none. Nothing is opened. */
export async function listModels(directory: string): Promise<AvailableModel[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const names = entries
    .filter((entry) => !entry.isDirectory() && /\.gguf$/i.test(entry.name))
    .map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const path = join(directory, name)
      return { path, name: nameOf(path), sizeBytes: (await stat(path)).size }
    }),
  )
}
