import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

const kinds = ['cuda', 'cuda-ext', 'vulkan']

/** The packages in which llama.cpp's builds for graphics cards come, for a Linux of this processor. */
export const gpuPackageNames = (cpu) => kinds.map((kind) => `@node-llama-cpp/linux-${cpu}-${kind}`)

/**
 * Puts a build for graphics cards, as `npm pack` writes one, where the cockpit's own llama.cpp looks for it. Throws
 * where the file is none, or of another release than the cockpit's: such a one would never be taken. Gives its name back.
 */
export function unpackGpuPackage(file, { version, cpu }, cockpit) {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-gpu-'))
  try {
    const run = spawnSync('tar', ['-xzf', file, '-C', folder], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`${basename(file)} can't be unpacked: ${run.stderr.trim()}`)
    const made = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'))
    if (!gpuPackageNames(cpu).includes(made.name))
      throw new Error(
        `${basename(file)} is ${made.name}; a graphics card's is one of ${gpuPackageNames(cpu).join(', ')}`,
      )
    if (made.version !== version)
      throw new Error(`${made.name} is ${made.version}, and the cockpit takes ${version} alone`)
    const to = join(cockpit, 'node_modules', made.name)
    mkdirSync(to, { recursive: true })
    cpSync(join(folder, 'package'), to, { recursive: true, dereference: true })
    return made.name
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
