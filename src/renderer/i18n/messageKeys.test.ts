import { describe, expect, it } from 'vitest'

type Tree = { [key: string]: unknown }

const modules = import.meta.glob<Record<string, { zh: Tree }>>(
  ['../*/messages.ts', '../features/*/messages.ts', '../features/rooms/*/messages.ts'],
  {
    eager: true,
  },
)
const texts = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const screens = Object.entries(texts).flatMap(([path, text]) => (path in modules ? [] : [text]))

const matches = (text: string, pattern: string): string[] =>
  [...text.matchAll(new RegExp(pattern, 'g'))].map((match) => match[1] ?? '')

/**
 * The paths by which screens read the words of one module: `tabs.history` for `m.tabs.history`, and `codes.*` for
 * `m.codes[code]` and wherever else a group is handed on whole. `m` is whatever takes the words or has their type.
 */
function pathsRead(messages: string, type: string | undefined): Set<string> {
  const words = type === undefined ? `typeof ${messages}` : `(?:${type}|typeof ${messages})`
  const read = new Set<string>()
  for (const text of screens) {
    const names = [
      ...matches(text, `const (\\w+) = useMessages\\(${messages}\\)`),
      ...matches(text, `(\\w+): (?:Pick<)?${words}\\b`),
      `${messages}\\.(?:zh|en)`,
      // Who takes both languages at once hands them to a function that picks.
      ...(text.includes(`${messages}.zh`) ? matches(text, '\\((\\w+)\\) =>') : []),
    ]
    for (const name of names)
      for (const [, path = '', next = ''] of text.matchAll(
        new RegExp(`\\b${name}((?:\\??\\.\\w+)+)(.?)`, 'g'),
      ))
        read.add(`${path.replaceAll('?', '').slice(1)}${next === '(' ? '' : '.*'}`)
    for (const taken of matches(text, `const {([^}]+)} = useMessages\\(${messages}\\)`))
      for (const key of taken.matchAll(/\w+/g)) read.add(`${key[0]}.*`)
  }
  return read
}

const isGroup = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys that no path reaches; the members of a group count as read where the group is handed on whole. */
function unread(tree: Tree, read: ReadonlySet<string>, above = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const path = `${above}${key}`
    if (read.has(path) || read.has(`${path}.*`)) return []
    const below = [...read].some((each) => each.startsWith(`${path}.`))
    return below && isGroup(value) ? unread(value, read, `${path}.`) : [path]
  })
}

describe('every word of a messages.ts is said somewhere', () => {
  it.each(Object.entries(modules))('%s', (path, module) => {
    const [name, messages] = Object.entries(module)[0]!
    const [type] = matches(texts[path]!, 'export type (\\w+) = ')
    expect(unread(messages.zh, pathsRead(name, type))).toEqual([])
  })
})

describe('the search for unread words', () => {
  it('tells what is read by name, by code and not at all', () => {
    const tree = {
      title: '',
      tabs: { now: '', old: '' },
      codes: { a: '', b: '' },
      gone: '',
      group: { x: '' },
    }
    expect(unread(tree, new Set(['title.*', 'tabs.now.*', 'codes.*']))).toEqual(['tabs.old', 'gone', 'group'])
  })
})
