import { expect, test } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import { wallReach } from './wallReach.ts'

const here = 'roo_01M8188DGE3KENPQ4V79YQMJ8G'
const there = 'roo_01M8188DGE3KENPQ4V79YQMJ8H'
/** What reaches the procedure behind a call, or the code with which it was stopped. */
async function reached(path: string, input: unknown, answer: unknown = 'answer') {
  const seen: unknown[] = []
  const call = {
    path: path.split('.'),
    input,
    async next(changed?: { path: readonly string[]; input: unknown }) {
      expect(changed?.path ?? path.split('.')).toEqual(path.split('.'))
      seen.push(changed ? changed.input : input)
      return answer
    },
  }
  const outcome = await wallReach(here)(call).catch((error: { data?: { code: string } }) => error.data?.code)
  return { outcome, seen }
}

test('a wall reads its own room, read-only whatever it says of itself, and no other', async () => {
  const opened = await reached('rooms.open', { roomId: here, screen: 'screen-0001', readOnly: false })
  expect(opened.seen).toEqual([{ roomId: here, screen: 'screen-0001', readOnly: true }])
  expect((await reached('rooms.mapReading', { roomId: here, asOf: 1 })).outcome).toBe('answer')
  for (const path of ['rooms.open', 'rooms.signed', 'rooms.frozen', 'rooms.publications', 'rooms.mapReading'])
    expect(await reached(path, { roomId: there })).toEqual({ outcome: 'room.readOnly', seen: [] })
  const rooms = [{ id: there }, { id: here }]
  expect((await reached('rooms.list', undefined, rooms)).outcome).toEqual([{ id: here }])
})

test('of everything else in the contract it may call nothing, also not of its own room', async () => {
  const may = new Set([
    ...['workspace.state', 'workspace.preferences', 'workspace.changes', 'rooms.list', 'rooms.open'],
    ...['rooms.mapReading', 'rooms.signed', 'rooms.frozen', 'rooms.publications', 'rooms.charterApprovals'],
  ])
  const all = Object.entries(contract).flatMap(([module, procedures]) =>
    Object.keys(procedures).map((name) => `${module}.${name}`),
  )
  expect(all.length).toBeGreaterThan(100)
  for (const path of may) expect(all).toContain(path)
  for (const path of all.filter((each) => !may.has(each)))
    expect(await reached(path, { roomId: here }), path).toEqual({ outcome: 'room.readOnly', seen: [] })
})

test('where no workspace is open it is not told which there are', async () => {
  const known = [{ name: '华东大客户' }]
  expect((await reached('workspace.state', undefined, { state: 'locked', known })).outcome).toBe(
    'workspace.notOpen',
  )
  expect((await reached('workspace.state', undefined, { state: 'open' })).outcome).toEqual({ state: 'open' })
})
