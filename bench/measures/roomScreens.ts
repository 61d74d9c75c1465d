import type { Page } from 'playwright-core'
import * as Y from 'yjs'
import type { Core } from '../../src/core/createCore.ts'
import type { RoomSummary } from '../../src/shared/contract/rooms.ts'
import { cards } from '../../src/shared/rooms/board.ts'
import { edgeKinds, edges, nodeKinds, nodes } from '../../src/shared/rooms/map.ts'
import { putRow } from '../../src/shared/rooms/records.ts'
import { type Figure, latency, quantile } from '../figure.ts'
import { inWindow } from './screens.ts'

const cardsOnBoard = 2_000
const nodesOnMap = 500
const linesOnMap = 600
const rounds = 20
const author = '钱越'

/** The two rooms that are opened: a board of 2,000 cards and a map of 500 nodes, shared with nobody. */
export interface LargeRooms {
  boardId: string
  mapId: string
}

/** Makes both rooms through core's own procedures, as a screen would: each is one change. */
export async function makeLargeRooms({ client }: Core, madeAt: number): Promise<LargeRooms> {
  const board = await client.rooms.create({
    kind: 'board',
    name: '大会战 · 2,000 张卡',
    first: ['华东', '华北', '华南', '西南'],
  })
  await change(client, board, (doc) => {
    const zones = [...doc.getMap('zones').keys()]
    for (let at = 0; at < cardsOnBoard; at += 1)
      putRow(doc, cards, `card-${at}`, {
        zone: zones[at % zones.length]!,
        order: at,
        kind: 'note',
        title: `第 ${at + 1} 张卡：样机调回`,
        note: '客户在周三说预算要等董事会',
        ...{ about: null, owner: author, dueAt: null, light: null, author, at: madeAt },
      })
  })
  const map = await client.rooms.create({
    kind: 'map',
    name: '大图 · 500 个节点',
    first: ['立项', '调研', '试用', '招标', '签约'],
    second: ['临床', '设备', '采购', '财务'],
  })
  await change(client, map, (doc) => {
    const [steps, lanes] = [[...doc.getMap('steps').keys()], [...doc.getMap('lanes').keys()]]
    for (let at = 0; at < nodesOnMap; at += 1)
      putRow(doc, nodes, `node-${at}`, {
        kind: nodeKinds[at % nodeKinds.length]!,
        title: `节点 ${at + 1}`,
        who: '周岚',
        step: steps[at % steps.length]!,
        lane: lanes[(at * 3 + (at >> 4)) % lanes.length]!,
        order: at,
        ...{ isKey: at % 2 === 0, weight: 1, dueAt: null, notApplicable: null, x: null, y: null },
        ...{ contact: null, author, at: madeAt },
      })
    for (let at = 0; at < linesOnMap; at += 1)
      putRow(doc, edges, `edge-${at}`, {
        from: `node-${at % nodesOnMap}`,
        to: `node-${(at * 37 + 11) % nodesOnMap}`,
        kind: edgeKinds[at % edgeKinds.length]!,
        ...{ basis: 'sourced', note: '', author, at: madeAt },
      })
  })
  return { boardId: board.id, mapId: map.id }
}

async function change(client: Core['client'], { id: roomId }: RoomSummary, write: (doc: Y.Doc) => void) {
  const screen = 'screen-of-the-bench'
  const stop = new AbortController()
  const events = await client.rooms.open({ roomId, screen }, { signal: stop.signal })
  for await (const event of events) {
    if (event.kind !== 'state') continue
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Buffer.from(event.update, 'base64'))
    const before = Y.encodeStateVector(doc)
    doc.transact(() => write(doc))
    const update = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
    await client.rooms.push({ roomId, screen, document: 'board', update })
    break
  }
  stop.abort()
}

/** Milliseconds of each frame that is painted while `work` goes on. */
async function framesDuring(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const step = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      if (!('stopFrames' in globalThis)) requestAnimationFrame(step)
    }
    Reflect.deleteProperty(globalThis, 'stopFrames')
    Reflect.set(globalThis, 'framesOfBench', frames)
    requestAnimationFrame(step)
  })
  await work()
  return page.evaluate(() => {
    Reflect.set(globalThis, 'stopFrames', true)
    return (Reflect.get(globalThis, 'framesOfBench') as number[]).slice(1)
  })
}

/** Milliseconds from the change of address until `selector` is in the page `count` times. */
const untilThere = (page: Page, to: string, selector: string, count: number): Promise<number> =>
  page.evaluate(
    async ({ to, selector, count }) => {
      const startedAt = performance.now()
      location.hash = to
      while (document.querySelectorAll(selector).length < count) await new Promise(requestAnimationFrame)
      return performance.now() - startedAt
    },
    { to, selector, count },
  )

/** Milliseconds from the change of address until the cards of a board stand in the page, asked for by their button. */
const untilCards = (page: Page, to: string): Promise<number> =>
  page.evaluate(async (to) => {
    const startedAt = performance.now()
    const button = () =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === '卡片')
    location.hash = to
    while (!button()) await new Promise(requestAnimationFrame)
    button()!.click()
    while (!document.querySelector('[data-card]')) await new Promise(requestAnimationFrame)
    return performance.now() - startedAt
  }, to)

/** Opening a large board and a large map offline, and moving about on the map, as Chromium paints it. */
export async function roomScreens(
  directory: string,
  home: string,
  { boardId, mapId }: LargeRooms,
): Promise<Figure[]> {
  return inWindow(directory, home, async (page) => {
    const boards: number[] = []
    const maps: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await untilThere(page, '#/boards', 'main h1', 1)
      await page.waitForTimeout(500)
      boards.push(await untilCards(page, `#/boards/${boardId}`))
      await untilThere(page, '#/maps', 'main h1', 1)
      await page.waitForTimeout(500)
      maps.push(await untilThere(page, `#/maps/${mapId}`, '.react-flow__node', nodesOnMap))
    }
    await page.waitForTimeout(1500)
    const box = (await page.locator('.react-flow').boundingBox())!
    const corner = { x: box.x + box.width - 30, y: box.y + box.height - 30 }
    const still = await framesDuring(page, () => page.waitForTimeout(1000))
    const panning = await framesDuring(page, async () => {
      await page.mouse.move(corner.x, corner.y)
      await page.mouse.down()
      for (let at = 0; at < 90; at += 1) await page.mouse.move(corner.x - at * 4, corner.y - at * 2)
      await page.mouse.up()
    })
    const zooming = await framesDuring(page, async () => {
      for (let at = 0; at < 30; at += 1) {
        await page.mouse.wheel(0, at < 15 ? -80 : 80)
        await page.waitForTimeout(30)
      }
    })
    const node = (await page.locator('.react-flow__node').nth(200).boundingBox())!
    const dragging = await framesDuring(page, async () => {
      const from = { x: node.x + node.width / 2, y: node.y + 8 }
      await page.mouse.move(from.x, from.y)
      await page.mouse.down()
      for (let at = 0; at < 60; at += 1) await page.mouse.move(from.x + at * 3, from.y + at)
      await page.mouse.up()
    })
    const bare = { name: 'a frame in which nothing happens', p50: quantile(still, 0.5) }
    return [
      latency(`board of ${cardsOnBoard.toLocaleString('en')} cards: shown, offline`, boards, {
        p50: instantMs,
      }),
      latency(`map of ${nodesOnMap} nodes: shown, offline`, maps, {}),
      latency(`map of ${nodesOnMap} nodes: a frame while it is moved`, panning, { p50: smoothMs }, bare),
      latency(`map of ${nodesOnMap} nodes: a frame while it is zoomed`, zooming, { p50: smoothMs }, bare),
      latency(
        `map of ${nodesOnMap} nodes: a frame while a node is dragged`,
        dragging,
        { p50: smoothMs },
        bare,
      ),
    ]
  })
}

/** What a person takes for at once. */
const instantMs = 150
/** Thirty frames a second. */
const smoothMs = 33
