import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import koffi, { type LibraryHandle } from 'koffi'

/**
 * The release of llama.cpp whose ggml the bindings are written against: what node-llama-cpp 3.22.1 ships. Another
 * release may lay out its structures or order its arguments differently, so it is refused before anything is called.
 */
export const pinnedRelease = 'v0.5.0'

export type GgmlLibraries = {
  /** Tensors, graphs, allocation. */
  base: LibraryHandle
  /** The registry of back ends. */
  registry: LibraryHandle
  /** Folder that holds the back ends of this platform. */
  directory: string
}

/** The trainer can't run here: no ggml for this platform, or one of another release. */
export class EngineUnavailable extends Error {
  override name = 'EngineUnavailable'
}

const platformPackages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
}

/** The folder of node-llama-cpp's prebuilt libraries for this platform. */
async function findDirectory(): Promise<string> {
  const name = platformPackages[`${process.platform}-${process.arch}`]
  if (!name) throw new EngineUnavailable(`no ggml for ${process.platform} on ${process.arch}`)
  const packageName = `@node-llama-cpp/${name}`
  const found: { getBinsDir(): { binsDir: string } } | null = await import(packageName).catch(() => null)
  if (!found) throw new EngineUnavailable(`${packageName} isn't installed`)
  const { binsDir } = found.getBinsDir()
  // The packaged app keeps what the system loads beside its archive.
  return join(binsDir.replace(`.asar${sep}`, `.asar.unpacked${sep}`), name)
}

/** Throws `EngineUnavailable` where the libraries in a folder are of another release than the bindings. */
export function checkRelease(directory: string): void {
  const metadata: { buildOptions?: { llamaCpp?: { release?: string } } } = JSON.parse(
    readFileSync(join(directory, '_nlcBuildMetadata.json'), 'utf8'),
  )
  const release = metadata.buildOptions?.llamaCpp?.release
  if (release !== pinnedRelease) {
    throw new EngineUnavailable(
      `ggml is of llama.cpp ${release}, and the trainer is written for ${pinnedRelease}`,
    )
  }
}

/** Loads the ggml that node-llama-cpp ships. Throws `EngineUnavailable`. */
export async function loadGgml(): Promise<GgmlLibraries> {
  const directory = await findDirectory()
  checkRelease(directory)
  const files = readdirSync(directory)
  const load = (pattern: RegExp) => {
    const file = files.find((name) => pattern.test(name))
    if (!file) throw new EngineUnavailable(`${directory} holds no ${pattern}`)
    return koffi.load(join(directory, file), { global: true })
  }
  // The registry needs the base: it comes first.
  const base = load(/^(lib)?ggml-base(\.v[\d.]+)?\.(so|dylib|dll)$/)
  return { base, registry: load(/^(lib)?ggml(\.v[\d.]+)?\.(so|dylib|dll)$/), directory }
}
