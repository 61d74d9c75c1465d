import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What runs it as a service and copies its store; the image and what composes it are made from the sources. */
const deployed = [
  'backup.sh',
  'sandtable-relay.service',
  'sandtable-relay-backup.service',
  'sandtable-relay-backup.timer',
]

type Package = {
  name: string
  version: string
  dependencies?: Record<string, string>
} & Record<string, unknown>

const root = fileURLToPath(new URL('..', import.meta.url))
const readPackage = (folder: string): Package =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Where Node would find a package from a folder. */
function folderOf(name: string, from: string): string {
  for (let at = resolve(from); ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name)
    if (existsSync(folder)) return folder
    if (dirname(at) === at) throw new Error(`${name} is not installed`)
  }
}

/** Parts of a package that only its own building needs: SQLite's sources are larger than everything else together. */
const sources: Readonly<Record<string, readonly string[]>> = { 'better-sqlite3': ['deps', 'src', 'build'] }

/** Copies a package and what it depends on, each beside whoever asked for it unless that very one is already above. */
function copyPackage(name: string, from: string, into: string, above: ReadonlyMap<string, string>): void {
  const source = folderOf(name, from)
  const target = join(into, 'node_modules', name)
  const left = (sources[name] ?? []).map((part) => join(source, part))
  cpSync(source, target, {
    recursive: true,
    dereference: true,
    filter: (path) => path !== join(source, 'node_modules') && !left.includes(path),
  })
  const known = new Map(above).set(name, source)
  for (const dependency of Object.keys(readPackage(source).dependencies ?? {}))
    if (known.get(dependency) !== folderOf(dependency, source)) copyPackage(dependency, source, target, known)
}

/**
 * Compiles the relay into a folder: JavaScript, because Node runs no TypeScript inside `node_modules`, and because what
 * strips types of sources as they are read costs memory for as long as the relay runs.
 */
export function compileRelay(into: string): void {
  const tsc = join(folderOf('typescript', root), 'bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'pack/tsconfig.json'), '--outDir', into], {
    stdio: ['ignore', 2, 2],
  })
  // Threads are started from addresses, which the compiler leaves as they are.
  for (const file of readdirSync(into, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(into, file), 'utf8')
    const compiled = text.replace(/(new URL\('\.[^']+)\.ts(', import\.meta\.url\))/g, '$1.js$2')
    if (compiled !== text) writeFileSync(join(into, file), compiled)
  }
  chmodSync(join(into, 'bin/relay.js'), 0o755)
}

/**
 * Makes `sandtable-relay-VERSION.tgz` in a folder, and answers its path: the relay compiled, with everything it depends
 * on inside, so that installing or starting it asks no registry.
 */
export function packRelay(into: string): string {
  const staged = mkdtempSync(join(tmpdir(), 'sandtable-relay-'))
  try {
    return pack(staged, into)
  } finally {
    rmSync(staged, { recursive: true, force: true })
  }
}

function pack(staged: string, into: string): string {
  compileRelay(join(staged, 'dist'))
  const { name, version, description, author, license, engines, dependencies = {} } = readPackage(root)
  const bundled = Object.keys(dependencies)
  const direct = new Map(bundled.map((each) => [each, folderOf(each, root)]))
  for (const each of bundled) copyPackage(each, root, staged, direct)
  writeFileSync(
    join(staged, 'package.json'),
    JSON.stringify(
      {
        ...{ name, version, private: true, type: 'module', description, author, license, engines },
        ...{
          bin: { 'sandtable-relay': 'dist/bin/relay.js' },
          files: ['dist', 'docs', 'deploy', 'README.md'],
        },
        // By version and not by another name: what lies inside is what counts.
        dependencies: Object.fromEntries(bundled.map((each) => [each, dependencies[each]])),
        bundleDependencies: bundled,
      },
      null,
      2,
    ),
  )
  cpSync(join(root, 'README.md'), join(staged, 'README.md'))
  cpSync(join(root, 'docs'), join(staged, 'docs'), { recursive: true })
  // Not what an administrator put beside the compose file: passwords and keys.
  mkdirSync(join(staged, 'deploy'))
  for (const name of deployed) cpSync(join(root, 'deploy', name), join(staged, 'deploy', name))
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into], {
    ...{ cwd: staged, encoding: 'utf8', stdio: ['ignore', 'pipe', 2], maxBuffer: 256 * 1024 * 1024 },
  })
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  return join(into, filename)
}
