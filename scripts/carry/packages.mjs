import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const read = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Where Node finds a package that is required from `from`; null where it is not installed. */
function findPackage(root, from, name) {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(join(found, 'package.json'))) return found
    if (folder === root) return null
  }
}

const suits = (list, value) =>
  !list || (list.some((each) => !each.startsWith('!')) ? list.includes(value) : !list.includes(`!${value}`))

/**
 * The installed packages that a program needs at run time, as folders relative to `root`: its `dependencies` and
 * theirs, with the optional ones that were made for this system. Throws where one is missing.
 */
export function packagesOf(root, dependencies, { os, cpu }) {
  const found = new Set()
  const visit = (from, names, isOptional) => {
    for (const name of names) {
      const folder = findPackage(root, from, name)
      if (!folder) {
        if (isOptional) continue
        throw new Error(`${name} is not installed`)
      }
      const path = relative(root, folder)
      const made = read(folder)
      if (found.has(path)) continue
      if (!suits(made.os, os) || !suits(made.cpu, cpu)) {
        if (isOptional) continue
        throw new Error(`${name} was not made for ${os} ${cpu}`)
      }
      found.add(path)
      visit(folder, Object.keys(made.dependencies ?? {}), false)
      visit(folder, Object.keys(made.optionalDependencies ?? {}), true)
    }
  }
  visit(root, Object.keys(dependencies), false)
  return [...found].sort()
}
