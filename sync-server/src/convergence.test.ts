import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { connectProvider, startRelay, until } from './relayFixture.ts'
import { openSqliteStorage } from './storage/sqlite.ts'

type Edit = {
  do: 'insert' | 'delete' | 'set' | 'unset' | 'push' | 'remove'
  replica: number
  at: number
  value: number
}
type Step = Edit | { do: 'connect' | 'disconnect'; replica: number } | { do: 'settle' }

const replicas = 3
const replica = fc.nat(replicas - 1)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom('insert', 'delete', 'set', 'unset', 'push', 'remove'),
      replica,
      at: fc.nat(1000),
      value: fc.nat(99),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('connect', 'disconnect'), replica }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'settle' }) },
)

function edit(doc: Y.Doc, { do: kind, at, value }: Edit): void {
  const text = doc.getText('minutes')
  const list = doc.getArray<string>('agenda')
  const map = doc.getMap('cards')
  if (kind === 'insert') text.insert(at % (text.length + 1), `议${value} `)
  else if (kind === 'delete' && text.length > 0) text.delete(at % text.length, 1)
  else if (kind === 'set') map.set(`card ${at % 5}`, { heat: value })
  else if (kind === 'unset') map.delete(`card ${at % 5}`)
  else if (kind === 'push') list.push([`item ${value}`])
  else if (kind === 'remove' && list.length > 0) list.delete(at % list.length, 1)
}

const stateOf = (doc: Y.Doc) =>
  JSON.stringify([
    doc.getText('minutes').toString(),
    doc.getArray('agenda').toJSON(),
    Object.entries(doc.getMap('cards').toJSON()).sort(),
  ])

const areEqual = (docs: readonly Y.Doc[]) => new Set(docs.map(stateOf)).size === 1

async function play(url: string, room: string, steps: readonly Step[]): Promise<Y.Doc[]> {
  const docs = Array.from({ length: replicas }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 1
    return doc
  })
  const providers: WebsocketProvider[] = docs.map((doc) => connectProvider(url, room, doc))
  try {
    for (const next of steps) {
      if (next.do === 'settle')
        await until(() => providers.every((p) => p.synced || !p.shouldConnect), 'settled')
      else if (next.do === 'connect') providers[next.replica]!.connect()
      else if (next.do === 'disconnect') providers[next.replica]!.disconnect()
      else if ('at' in next) edit(docs[next.replica]!, next)
    }
    for (const provider of providers) provider.connect()
    await until(
      () => providers.every((provider) => provider.synced) && areEqual(docs),
      `equal replicas after ${JSON.stringify(steps)}: ${docs.map(stateOf).join(' | ')}`,
    )
    return docs
  } finally {
    for (const provider of providers) provider.destroy()
  }
}

test('[S3] random edits on three replicas with random disconnections end in one state, which a newcomer and the store share', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-convergence-'))
  // A small bound, so that snapshots are made in the middle of it.
  const relay = await startRelay({
    storage: openSqliteStorage(join(folder, 'relay.sqlite')),
    limits: { compactAfterBytes: 400 },
  })
  let round = 0
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 80 }), async (steps) => {
        const room = `round ${round++}`
        const docs = await play(relay.url, room, steps)
        const newcomer = new Y.Doc()
        const provider = connectProvider(relay.url, room, newcomer)
        await until(() => provider.synced && areEqual([newcomer, docs[0]!]), 'the newcomer is equal')
        provider.destroy()
      }),
      { numRuns: 40, seed: 20261121 },
    )
    expect(relay.logged.filter(({ level }) => level !== 'info')).toEqual([])
  } finally {
    await relay.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
