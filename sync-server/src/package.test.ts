import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

type Package = {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

const read = (path: string): Package => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

const rootPackage = new URL('../../package.json', import.meta.url)

test.runIf(existsSync(rootPackage))(
  'the relay names the same versions as the app beside it, from whose packages it runs here',
  () => {
    const own = read('../package.json')
    const root = read('../../package.json')
    const installed = { ...root.dependencies, ...root.devDependencies }
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies }))
      expect(installed[name], name).toBe(version)
  },
)

test('the package can be checked and tested by itself: its scripts need nothing that it doesn’t name', () => {
  const { scripts, devDependencies } = read('../package.json')
  for (const [script, tool] of [
    ['check', 'typescript'],
    ['test', 'vitest'],
  ] as const) {
    expect(scripts[script], script).toBeDefined()
    expect(devDependencies[tool], tool).toBeDefined()
  }
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const listed = spawnSync(process.execPath, [vitest, 'list', '--filesOnly', '--json'], {
    ...{ cwd: folder, encoding: 'utf8', timeout: 60_000 },
  })
  const files = (JSON.parse(listed.stdout) as { file: string }[]).map(({ file }) => file)
  expect(files).toContain(fileURLToPath(import.meta.url))
  expect(files.filter((file) => !file.startsWith(folder))).toEqual([])
  for (const part of ['proof', 'bench', 'pack'])
    expect(
      files.some((file) => file.startsWith(`${folder}${part}`)),
      part,
    ).toBe(true)
}, 60_000)
