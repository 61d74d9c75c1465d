import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { gpuPackageNames, unpackGpuPackage } from '../../scripts/carry/gpuPackage.mjs'

const place = mkdtempSync(join(tmpdir(), 'sandtable-gpu-package-'))
afterAll(() => rmSync(place, { recursive: true }))
const library = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../node_modules/node-llama-cpp/package.json'), 'utf8'),
)
const made = { version: library.version, cpu: 'x64' }

/** A package as `npm pack` writes it. */
function pack(name: string, version: string): string {
  const folder = mkdtempSync(join(place, 'pack-'))
  mkdirSync(join(folder, 'package', 'bins'), { recursive: true })
  writeFileSync(join(folder, 'package', 'package.json'), JSON.stringify({ name, version }))
  writeFileSync(join(folder, 'package', 'bins', 'llama-addon.node'), 'bytes')
  spawnSync('tar', ['-czf', join(folder, 'made.tgz'), '-C', folder, 'package'])
  return join(folder, 'made.tgz')
}

describe.skipIf(process.platform === 'win32')('a build for graphics cards, carried in', () => {
  test('lies where the cockpit’s llama.cpp looks for it, by the names that it looks for', () => {
    const cockpit = join(place, 'cockpit')
    const name = '@node-llama-cpp/linux-x64-vulkan'
    expect(unpackGpuPackage(pack(name, library.version), made, cockpit)).toBe(name)
    expect(existsSync(join(cockpit, 'node_modules', name, 'bins', 'llama-addon.node'))).toBe(true)
    for (const known of gpuPackageNames('x64')) expect(library.optionalDependencies).toHaveProperty([known])
  })

  test('is refused where it is another package, of another release, or none at all', () => {
    const cockpit = join(place, 'never')
    const unpack = (file: string) => () => unpackGpuPackage(file, made, cockpit)
    expect(unpack(pack('left-pad', library.version))).toThrow(/is left-pad/)
    expect(unpack(pack('@node-llama-cpp/win-x64-cuda', library.version))).toThrow(/is @node-llama-cpp\/win/)
    expect(unpack(pack('@node-llama-cpp/linux-x64-cuda', '3.0.0'))).toThrow(/takes 3\.22\.\d+ alone/)
    const garbage = join(place, 'garbage.tgz')
    writeFileSync(garbage, 'no package')
    expect(unpack(garbage)).toThrow(/can't be unpacked/)
    expect(existsSync(cockpit)).toBe(false)
  })
})
