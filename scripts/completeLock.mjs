/**
 * Completes package-lock.json after `npm install --package-lock-only`.
 *
 * 1. A registry that lacks a platform package makes npm leave it out of the lockfile, and `npm ci` then
 *    refuses. Each missing optional dependency gets an entry without integrity, limited to its platform.
 * 2. node-llama-cpp lists GPU builds of several hundred megabytes as optional dependencies. Their entries
 *    are limited to an operating system that does not exist, so that `npm ci` never downloads them.
 * 3. Its packages for one processor say that another may have them too, for whoever packs for it. Nobody does here:
 *    each is limited to the processor in its name.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const lockFile = 'package-lock.json'
const unwanted = /@node-llama-cpp\/.*(cuda|vulkan|armv7l)/
const ofProcessor = /@node-llama-cpp\/[a-z]+-([a-z0-9]+)$/
const systems = [
  'android',
  'darwin',
  'mac',
  'win32',
  'win',
  'freebsd',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'linux',
]
const processors = [
  'arm64',
  'armv7l',
  'armv7',
  'arm',
  'x64',
  'ia32',
  'riscv64',
  'ppc64',
  's390x',
  'wasm32',
  'loong64',
  'mips64el',
]
const systemAlias = { mac: 'darwin', win: 'win32' }
const processorAlias = { armv7l: 'arm', armv7: 'arm' }

const lock = JSON.parse(readFileSync(lockFile, 'utf8'))
const packages = lock.packages

/** The lockfile key under which `name` resolves from the package at `from`, or undefined. */
function resolveFrom(from, name) {
  for (let at = from; ; ) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`
    if (packages[key]) return key
    if (!at) return undefined
    const parent = at.lastIndexOf('/node_modules/')
    at = parent < 0 ? '' : at.slice(0, parent)
  }
}

const part = (name, words) => words.find((word) => new RegExp(`(^|[-/.@])${word}([-.]|$)`).test(name))

let added = 0
for (const [from, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d/.test(version)) continue
    const key = resolveFrom(from, name)
    if (key && packages[key].version === version) continue
    const system = part(name, systems)
    const processor = part(name, processors)
    if (!system && !processor) throw new Error(`no platform in the name of the missing package ${name}`)
    packages[key ? `${from}/node_modules/${name}` : `node_modules/${name}`] = {
      version,
      optional: true,
      ...(processor && { cpu: [processorAlias[processor] ?? processor] }),
      ...(system && { os: [systemAlias[system] ?? system] }),
      ...(/musl/.test(name) && { libc: ['musl'] }),
    }
    added += 1
  }
}

let limited = 0
for (const [key, entry] of Object.entries(packages)) {
  const [, processor] = ofProcessor.exec(key) ?? []
  if (processor && entry.cpu) entry.cpu = [processorAlias[processor] ?? processor]
  if (!unwanted.test(key)) continue
  entry.os = ['none']
  limited += 1
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} platform packages added, ${limited} GPU packages left out`)
