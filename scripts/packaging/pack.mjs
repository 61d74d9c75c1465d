/**
 * Packs the app around files that stand in for Electron, so that what goes into the package can be checked where
 * the binary can't be fetched. The result holds the real contents and can't be started.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { validatePackaging } from './validate.mjs'

const here = createRequire(import.meta.url)
const builder = createRequire(here.resolve('electron-builder/package.json'))
const library = createRequire(builder.resolve('app-builder-lib/package.json'))
const { listPackage, statFile } = library('@electron/asar')

function standInElectron(folder) {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const { version } = JSON.parse(readFileSync(here.resolve('electron/package.json'), 'utf8'))
  writeFileSync(join(folder, 'version'), version)
  for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
    writeFileSync(join(folder, name), '')
  for (const name of ['en-US', 'zh-CN', 'fr']) writeFileSync(join(folder, 'locales', `${name}.pak`), '')
}

/**
 * Packs for Linux and says what is inside: `{ files: [{ path, unpacked, bytes }], asarBytes }`.
 * Throws with the packer's output when it fails.
 */
export async function packContents() {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-pack-'))
  try {
    const electron = join(folder, 'electron')
    standInElectron(electron)
    const output = join(folder, 'dist')
    const { electronFuses: _flippedInTheBinary, ...configuration } = await validatePackaging(process.cwd())
    const configFile = join(folder, 'builder.json')
    writeFileSync(
      configFile,
      JSON.stringify({
        ...configuration,
        electronDist: electron,
        directories: { ...configuration.directories, output },
      }),
    )
    const run = spawnSync(
      process.execPath,
      [
        builder.resolve('electron-builder/cli.js'),
        ...['--linux', 'dir', '--x64', '--publish', 'never', '--config', configFile],
      ],
      { encoding: 'utf8' },
    )
    if (run.status !== 0) throw new Error(`electron-builder failed\n${run.stdout}\n${run.stderr}`)
    const archive = join(output, 'linux-unpacked', 'resources', 'app.asar')
    return listPackage(archive, { isPack: false }).flatMap((listed) => {
      const path = listed.split(sep).filter(Boolean).join('/')
      const entry = statFile(archive, path, false)
      return 'files' in entry ? [] : [{ path, unpacked: entry.unpacked === true, bytes: entry.size ?? 0 }]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const files = await packContents()
  for (const file of files.sort((a, b) => b.bytes - a.bytes).slice(0, 40))
    console.log(`${String(file.bytes).padStart(10)} ${file.unpacked ? 'unpacked ' : '         '}${file.path}`)
  const total = files.reduce((sum, file) => sum + file.bytes, 0)
  console.log(`${files.length} files, ${(total / 1e6).toFixed(1)} MB`)
}
