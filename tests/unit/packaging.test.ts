import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { validatePackaging } from '../../scripts/packaging/validate.mjs'

const root = join(import.meta.dirname, '../..')

describe('the packer’s configuration', () => {
  test('fits the packer’s own schema and names every kind of package', async () => {
    const configuration = await validatePackaging(root)
    expect(configuration.linux?.target).toEqual(['AppImage', 'deb'])
    expect(configuration.win?.target).toEqual(['nsis'])
    expect(configuration.mac?.target).toEqual(['dmg'])
  })

  test('a misspelt key would be found', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-packaging-'))
    const planted = join(folder, 'builder.json')
    writeFileSync(planted, JSON.stringify({ appId: 'app.sandtable.cockpit', asarUnpak: ['x'] }))
    await expect(validatePackaging(root, planted)).rejects.toThrow(/asarUnpak/)
    rmSync(folder, { recursive: true })
  })

  test('the fuses close every way to run the binary as something else', async () => {
    const { electronFuses } = await validatePackaging(root)
    expect(electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  test('the lockfile brings llama.cpp for this system and processor alone, and none for a graphics card', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const brought = Object.entries<{ os?: string[]; cpu?: string[] }>(packages).flatMap(([path, entry]) =>
      path.includes('@node-llama-cpp/') && entry.os?.includes('linux') && entry.cpu?.includes('x64')
        ? path
        : [],
    )
    expect(brought).toEqual(['node_modules/@node-llama-cpp/linux-x64'])
  })

  test('nothing is published and nothing updates itself: no package asks a server', async () => {
    expect((await validatePackaging(root)).publish).toBeNull()
  })

  test.each([16, 32, 48, 128, 256, 512, 1024])('there is an icon of %i pixels', (size) => {
    const image = readFileSync(join(root, `build/icons/${size}x${size}.png`))
    expect(image.subarray(1, 4).toString()).toBe('PNG')
    expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([size, size])
  })
})
