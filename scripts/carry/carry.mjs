/**
 * Makes one folder with everything that cockpit and relay need, to be carried to a machine without a network: Node,
 * the built cockpit, the relay, their packages, a page for the administrator, an installer, and a list of SHA-256.
 *
 *   npm run carry -- FOLDER [--gpu-package FILE.tgz …]
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, matchesGlob, relative, resolve } from 'node:path'
import { compileRelay } from '../../sync-server/pack/packRelay.ts'
import { invokedFrom, root } from '../boot/run.mjs'
import { unpackGpuPackage } from './gpuPackage.mjs'
import { packagesOf } from './packages.mjs'

const fail = (message) => {
  console.error(message)
  process.exit(2)
}
const system = { os: process.platform, cpu: process.arch }

const [given, ...more] = process.argv.slice(2)
const areGpuPackages =
  more.every((word, at) => at % 2 === 1 || word === '--gpu-package') && more.length % 2 === 0
if (!given || given.startsWith('--') || !areGpuPackages)
  fail('usage: npm run carry -- FOLDER [--gpu-package FILE.tgz …]')
const gpuFiles = more.filter((_, at) => at % 2 === 1).map((file) => resolve(invokedFrom, file))
const folder = resolve(invokedFrom, given)
if (system.os !== 'linux')
  fail(
    'this folder is made on Linux for Linux; for Windows and macOS build an installer with electron-builder',
  )
const bundledNode = join(root, 'node_modules', `node-linux-${system.cpu}`, 'bin', 'node')
const node = existsSync(bundledNode) ? bundledNode : process.execPath
if (existsSync(folder) && readdirSync(folder).length > 0)
  fail(`${folder} is not empty: choose a folder that is new`)

const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const relay = JSON.parse(readFileSync(join(root, 'sync-server', 'package.json'), 'utf8'))

/** What no installed program reads, by the same list as the desktop's package. */
// Read with the packer's own parser; the packer itself takes seconds to load.
const builder = createRequire(
  createRequire(join(root, 'package.json')).resolve('electron-builder/package.json'),
)
const { load } = createRequire(builder.resolve('app-builder-lib/package.json'))('js-yaml')
const { files } = load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'))
const unwanted = files
  .filter((pattern) => pattern.startsWith('!') && !pattern.startsWith('!out/'))
  .map((pattern) =>
    pattern.slice(1).replace(/\$\{(os|arch)\}/g, (_, name) => (name === 'os' ? system.os : system.cpu)),
  )
  .concat('**/*.md', `**/better-sqlite3/prebuilds/!(${system.os}-${system.cpu}.node)`)
const isWanted = (path) =>
  /(^|\/)LICEN[CS]E[^/]*$/i.test(path) || !unwanted.some((pattern) => matchesGlob(path, pattern))

/** Copies a folder of this checkout, or what of it is wanted; a copy on write where the disk can. */
function take(from, to, wanted = () => true) {
  cpSync(join(root, from), join(folder, to), {
    recursive: true,
    dereference: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => wanted(relative(root, source)),
  })
}

function takePackages(names, into) {
  const packages = packagesOf(root, names, system)
  // A package's own packages are taken by themselves, where they are needed.
  for (const path of packages)
    take(path, join(into, path), (source) => {
      const inside = source.slice(path.length)
      return !inside.startsWith('/node_modules') && (inside === '' || isWanted(source))
    })
  return packages.length
}

mkdirSync(folder, { recursive: true })
take(relative(root, node), 'node/bin/node')
const license = join(dirname(node), '..', 'LICENSE')
if (existsSync(license)) take(relative(root, license), 'node/LICENSE')

take('out', 'cockpit/out', (path) => !/^out\/(\.inputs$|main\/(bench|fuzz|index|utility\w+)\.js$)/.test(path))
take('package.json', 'cockpit/package.json')
take('resources', 'cockpit/resources')
const cockpitPackages = takePackages(dependencies, 'cockpit')
const carried = gpuFiles.map((file) => {
  try {
    const made = { version: dependencies['node-llama-cpp'], cpu: system.cpu }
    return unpackGpuPackage(file, made, join(folder, 'cockpit'))
  } catch (error) {
    return fail(error.message)
  }
})

for (const part of ['docs', 'deploy', 'package.json']) take(join('sync-server', part), join('relay', part))
compileRelay(join(folder, 'relay', 'dist'))
const relayPackages = takePackages(relay.dependencies, 'relay')

// Installers of the desktop window, where they were built on a machine that has Electron.
const built = join(root, 'dist')
const installers = existsSync(built)
  ? readdirSync(built).filter((name) => /\.(AppImage|deb|exe|dmg)$/.test(name))
  : []
for (const name of installers) take(join('dist', name), join('desktop', name))

for (const name of ['install.sh', 'README.md']) take(join('scripts', 'carry', name), name)
chmodSync(join(folder, 'install.sh'), 0o755)
chmodSync(join(folder, 'node/bin/node'), 0o755)
writeFileSync(
  join(folder, 'VERSION'),
  `sandtable ${version} relay ${relay.version} ${system.os} ${system.cpu}\n`,
)

const listed = readdirSync(folder, { recursive: true })
  .map((path) => path.split('\\').join('/'))
  .filter((path) => lstatSync(join(folder, path)).isFile())
  .sort()
let bytes = 0
const sums = listed.map((path) => {
  const content = readFileSync(join(folder, path))
  bytes += content.length
  return `${createHash('sha256').update(content).digest('hex')}  ./${path}\n`
})
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
const whole = createHash('sha256').update(sums.join('')).digest('hex')

console.log(
  `${folder}: ${listed.length} files, ${(bytes / 1e6).toFixed(0)} MB; ${cockpitPackages} packages for the cockpit, ${relayPackages} for the relay, ${installers.length} desktop installers${carried.map((name) => `, ${name}`).join('')}`,
)
console.log(`SHA-256 of its list, to be read out to whoever installs it:\n${whole}`)
