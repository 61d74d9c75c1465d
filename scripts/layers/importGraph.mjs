import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import { parseSync } from 'vite'

/**
 * @typedef {object} Import
 * @property {string} from the importing file, relative to the root, with `/`
 * @property {string} to the imported file in the same form, or the package as it was written
 * @property {boolean} isPackage
 * @property {boolean} isType erased by the compiler
 */

const isSource = (name) => /\.(ts|tsx|mts|cts)$/.test(name) && !name.endsWith('.d.ts')
export const isTest = (path) => /\.test\.tsx?$/.test(path)

/** Every source file under the folders, as paths relative to the root, with `/`. */
export function listSources(root, folders) {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && isSource(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
    )
    .filter((path) => !path.includes('node_modules/'))
    .sort()
}

/** What a source says it imports: `[specifier, isType]` for imports, re-exports and `import()` of a literal. */
export function readImports(path, source) {
  const { module, errors } = parseSync(path, source, { lang: path.endsWith('x') ? 'tsx' : 'ts' })
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)
  const found = []
  // `import './x.css'` has no names and isn't erased.
  const erased = (entries) => entries.length > 0 && entries.every((entry) => entry.isType)
  for (const { moduleRequest, entries } of module.staticImports)
    found.push([moduleRequest.value, erased(entries)])
  for (const { entries } of module.staticExports)
    for (const entry of entries)
      if (entry.moduleRequest) found.push([entry.moduleRequest.value, entry.isType])
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"])(.*)\1$/.exec(source.slice(moduleRequest.start, moduleRequest.end))
    if (literal) found.push([literal[2], false])
  }
  return found
}

/** @returns {Import[]} every import between the given files, and of packages from them */
export function importGraph(root, files) {
  return files.flatMap((from) =>
    readImports(from, readFileSync(join(root, from), 'utf8')).map(([specifier, isType]) => {
      const isPackage = !specifier.startsWith('.')
      const to = isPackage ? specifier : posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''))
      return { from, to, isPackage, isType }
    }),
  )
}

/**
 * The circles among the imports, each named by its files in order, the smallest path first.
 * One circle per group of files that reach each other.
 */
export function findCircles(imports) {
  const next = new Map()
  for (const { from, to, isPackage } of imports)
    if (!isPackage) next.set(from, [...(next.get(from) ?? []), to])
  const circles = []
  const done = new Set()
  const walk = (file, path) => {
    const at = path.indexOf(file)
    if (at >= 0) {
      circles.push(path.slice(at))
      return
    }
    if (done.has(file)) return
    for (const target of next.get(file) ?? []) walk(target, [...path, file])
    done.add(file)
  }
  for (const file of [...next.keys()].sort()) walk(file, [])
  return circles
}
