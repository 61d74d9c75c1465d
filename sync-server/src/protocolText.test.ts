import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const ruleNames = [
  ...readFileSync(folder('../docs/protocol.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\* /gm),
].map(([, name]) => name!)

const tests = ['.', '../proof']
  .flatMap((path) => readdirSync(folder(path)).map((name) => folder(`${path}/${name}`)))
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** The rules that the names of tests quote, as `[O7]`. */
const quoted = new Set(
  [...tests.matchAll(/\b(?:test|describe)(?:\.\w+\([^)]*\))?\(\s*['"`]((?:\[[A-Z]\d+\] ?)+)/g)].flatMap(
    ([, names]) => [...names!.matchAll(/[A-Z]\d+/g)].map(([name]) => name),
  ),
)

test('every rule of the protocol has a name of its own and a test that quotes it', () => {
  expect(ruleNames.length).toBeGreaterThan(50)
  expect(new Set(ruleNames).size).toBe(ruleNames.length)
  expect(ruleNames.filter((name) => !quoted.has(name))).toEqual([])
})

test('no test quotes a rule that the protocol does not have', () => {
  expect([...quoted].filter((name) => !ruleNames.includes(name))).toEqual([])
})
