import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Package = { dependencies: Record<string, string>; devDependencies: Record<string, string> }

const read = (path: string): Package => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

test('the relay names the same versions as the app beside it, from whose packages it runs here', () => {
  const own = read('../package.json')
  const root = read('../../package.json')
  const installed = { ...root.dependencies, ...root.devDependencies }
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies }))
    expect(installed[name], name).toBe(version)
})
