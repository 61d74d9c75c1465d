import { describe, expect, test } from 'vitest'
import { findCircles, type Import, readImports } from '../../scripts/layers/importGraph.mjs'
import { findBreaches } from '../../scripts/layers/rules.mjs'

const value = (from: string, to: string): Import => ({
  from,
  to,
  isPackage: !to.startsWith('src/') && !to.startsWith('sync-server/'),
  isType: false,
})
const type = (from: string, to: string): Import => ({ ...value(from, to), isType: true })
const rulesBroken = (...imports: Import[]) => findBreaches(imports).map(({ rule }) => rule)

describe('reading imports', () => {
  test('every way to import is seen, and what the compiler erases is told apart', () => {
    const source = `
      import type { Deal } from './deal.ts'
      import { type Stage, listDeals } from './store.ts'
      import { type Money } from './money.ts'
      import './look.css'
      export * from './range.ts'
      export type { Quote } from './quote.ts'
      const late = () => import('./late.ts')
    `
    expect(Object.fromEntries(readImports('src/core/deals/deals.ts', source))).toEqual({
      './deal.ts': true,
      './store.ts': false,
      './money.ts': true,
      './look.css': false,
      './range.ts': false,
      './quote.ts': true,
      './late.ts': false,
    })
  })

  test('circles are found and named whole', () => {
    const imports = [
      value('src/core/a.ts', 'src/core/b.ts'),
      value('src/core/b.ts', 'src/core/c.ts'),
      value('src/core/c.ts', 'src/core/a.ts'),
      value('src/core/d.ts', 'src/core/a.ts'),
    ]
    expect(findCircles(imports)).toEqual([['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts']])
  })
})

describe('the rules', () => {
  test('what the architecture allows passes', () => {
    expect(
      rulesBroken(
        value('src/core/deals/deals.ts', 'src/shared/money.ts'),
        value('src/core/brief/brief.ts', 'src/core/deals/store.ts'),
        type('src/core/brief/brief.ts', 'src/core/deals/schema.ts'),
        value('src/core/deals/schema.ts', 'src/core/accounts/schema.ts'),
        value('src/core/accounts/procedures.ts', 'src/core/undo/changeSets.ts'),
        value('src/core/accounts/procedures.ts', 'src/core/contacts/schema.ts'),
        value('src/core/db/open.ts', 'better-sqlite3'),
        value('src/core/deals/store.ts', 'drizzle-orm'),
        value('src/core/rooms/link.ts', 'sync-server/client/index.ts'),
        value('src/renderer/features/rooms/board.ts', 'sync-server/client/index.ts'),
        value('sync-server/client/client.ts', 'yjs'),
        value('src/main/shell.ts', 'src/core/process.ts'),
        value('src/preload/index.ts', 'src/main/channels.ts'),
        value('src/renderer/client/open.ts', 'src/shared/hostBridge.ts'),
        value('sync-server/src/relay.ts', 'ws'),
      ),
    ).toEqual([])
  })

  test.each([
    [
      'the product takes more of the relay than its client',
      value('src/core/rooms/link.ts', 'sync-server/src/relay.ts'),
      'layer',
    ],
    [
      'the product goes past the index of the relay’s client',
      value('src/core/rooms/link.ts', 'sync-server/client/wire.ts'),
      'layer',
    ],
    [
      'the relay’s client takes the relay',
      value('sync-server/client/a.ts', 'sync-server/src/log.ts'),
      'layer',
    ],
    ['the relay’s client takes Node', value('sync-server/client/a.ts', 'node:crypto'), 'package'],
    ['a screen reaches into the core', value('src/renderer/x.ts', 'src/core/deals/deals.ts'), 'layer'],
    [
      'a screen takes even a type from the core',
      type('src/renderer/x.ts', 'src/core/deals/deals.ts'),
      'layer',
    ],
    ['the core knows a host', value('src/core/x.ts', 'src/web-host/session.ts'), 'layer'],
    ['the contract knows the core', value('src/shared/x.ts', 'src/core/x.ts'), 'layer'],
    ['the model process knows the store', value('src/model-process/x.ts', 'src/core/db/open.ts'), 'layer'],
    ['the trainer knows the store', value('src/trainer/x.ts', 'src/core/db/open.ts'), 'layer'],
    ['the trainer opens a socket', value('src/trainer/x.ts', 'node:net'), 'package'],
    ['the file format needs more than files', value('src/gguf/x.ts', 'koffi'), 'package'],
    ['the relay shares code with the app', value('sync-server/src/x.ts', 'src/shared/ids.ts'), 'layer'],
    ['the core knows Electron', value('src/core/x.ts', 'electron'), 'package'],
    ['the core opens a socket', value('src/core/x.ts', 'node:net'), 'package'],
    ['the contract needs Node', value('src/shared/x.ts', 'node:fs'), 'package'],
    ['a screen needs Node', value('src/renderer/x.ts', 'node:path'), 'package'],
    ['a module takes another’s tables', value('src/core/brief/x.ts', 'src/core/deals/schema.ts'), 'module'],
    ['SQL outside a store', value('src/core/brief/brief.ts', 'drizzle-orm'), 'sql'],
  ] as const)('refused: %s', (_story, entry, rule) => {
    expect(rulesBroken(entry)).toEqual([rule])
  })

  test('an allowance that nothing needs any more is a breach itself', () => {
    const entry = value('src/core/brief/x.ts', 'src/core/deals/schema.ts')
    const allowed = new Map([['src/core/brief/x.ts -> src/core/deals/schema.ts', 'a reason']])
    expect(findBreaches([entry], allowed)).toEqual([])
    expect(findBreaches([], allowed).map(({ rule }) => rule)).toEqual(['allowance'])
  })
})
