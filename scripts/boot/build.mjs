import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { takeLock } from './lock.mjs'
import { root, runQuietly, say } from './run.mjs'

const stampFile = join(root, 'out', '.inputs')
const folders = ['src', 'bench', 'sync-server/client']
const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']

/** Everything that a build reads, as one hash: contents, not times, so that a fresh checkout of the same is the same. */
export function inputsHash(checkout = root) {
  const hash = createHash('sha256')
  const paths = [...files]
  for (const folder of folders) {
    if (!existsSync(join(checkout, folder))) continue
    for (const entry of readdirSync(join(checkout, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
        paths.push(relative(checkout, join(entry.parentPath ?? entry.path, entry.name)))
  }
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(checkout, path)))
      .update('\0')
  return hash.digest('hex')
}

const isBuilt = (hash) => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash

/** Builds unless the same inputs were built last; true when `out/` is good. */
export async function buildApp(node, { always = false } = {}) {
  if (!always && isBuilt(inputsHash())) return true
  const release = takeLock('build')
  try {
    const hash = inputsHash()
    if (!always && isBuilt(hash)) return true
    say('building')
    const { code, output, seconds } = await runQuietly(node, [
      'node_modules/electron-vite/bin/electron-vite.js',
      'build',
      '--logLevel',
      'warn',
    ])
    if (code !== 0) {
      say(output)
      say('the build failed')
      return false
    }
    mkdirSync(join(root, 'out'), { recursive: true })
    writeFileSync(stampFile, hash)
    say(`built in ${seconds.toFixed(1)} s`)
    return true
  } finally {
    release()
  }
}
