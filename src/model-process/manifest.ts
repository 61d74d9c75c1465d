import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'

/** `manifest.json` beside models: what they are to be, so that one which was changed or mixed up is not taken for them. */
const Manifest = z.object({
  sandtableModels: z.literal(1),
  models: z.array(
    z.object({
      file: z.string(),
      sizeBytes: z.int(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
})

/** The checksum that a folder's manifest states for a file; null where none speaks of it. */
export async function statedChecksum(path: string): Promise<string | null> {
  const text = await readFile(join(dirname(path), 'manifest.json'), 'utf8').catch(() => null)
  const manifest = Manifest.safeParse(text === null ? null : parsed(text))
  return manifest.data?.models.find(({ file }) => file === basename(path))?.sha256 ?? null
}

/** Any folder may hold a file of that name which is something else. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
