import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Contract } from '../../src/shared/contract/index.ts'
import type { RoomKind, RoomSummary } from '../../src/shared/contract/rooms.ts'
import { inChromium } from './inChromium.ts'
import { openScreen, type Screen } from './screen.ts'
import { copyOfSample, type RunningHost, startHost } from './support.ts'

type Client = ContractRouterClient<Contract>

/** A line to the host as a changed page could open it: with the cookies of a browser, at any of its addresses. */
async function openLine(host: RunningHost, path: string, cookie: string) {
  const socket = new WebSocket(host.origin.replace('http:', 'ws:') + path, {
    headers: { cookie, origin: host.origin },
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  // The client's link wants a browser's socket, which this one is in all that it uses.
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return { client: createORPCClient(link) as Client, close: () => socket.close() }
}
const refused = (code: string) => ({ data: { code } })
const pageOf = { board: 'boards', map: 'maps', psu: 'units' } as const

inChromium('a wall screen', ({ browser }) => {
  let host: RunningHost
  let person: Screen
  let rooms: RoomSummary[]
  const cleanups: (() => unknown)[] = []
  beforeAll(async () => {
    const place = await copyOfSample()
    cleanups.push(place.remove)
    host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    cleanups.push(() => host.stop())
    person = await openScreen(browser(), host)
    cleanups.push(person.close)
    await person.page.locator('.rail a').first().waitFor()
    const line = await openLine(host, '/rpc', await cookiesOf(person, '/'))
    rooms = await line.client.rooms.list()
    line.close()
  })
  afterAll(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup()
  })

  const cookiesOf = async (screen: Screen, path: string) =>
    (await screen.page.context().cookies(host.origin + path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')

  /** The link as a person gets it: from the list of rooms, in words. */
  async function linkOf(room: RoomSummary): Promise<string> {
    const { page } = person
    await page.evaluate((to) => {
      location.hash = to
    }, `/${pageOf[room.kind]}`)
    await page.getByRole('button', { name: `更多: ${room.name}` }).click()
    await page.getByRole('menuitem', { name: '给墙面屏幕的链接' }).click()
    const dialog = page.getByRole('dialog', { name: `墙面屏幕：${room.name}` })
    await dialog.getByRole('button', { name: '取链接' }).click()
    const link = await dialog.getByLabel('墙面链接').inputValue()
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()
    await dialog.waitFor({ state: 'detached' })
    return link
  }
  const roomOf = (kind: RoomKind): RoomSummary => rooms.find((room) => room.kind === kind)!
  const shownBy = {
    board: (screen: Screen) => screen.page.getByRole('heading', { name: '商机热度' }),
    map: (screen: Screen) => screen.page.locator('.react-flow__node').first(),
    psu: (screen: Screen) => screen.page.getByRole('main').getByRole('heading').first(),
  }

  test.each(['board', 'map', 'psu'] as const)(
    'of a %s shows that room alone, by a link that works once',
    async (kind) => {
      const room = roomOf(kind)
      const url = await linkOf(room)
      const wall = await openScreen(browser(), host, { url })
      cleanups.push(wall.close)
      await shownBy[kind](wall).waitFor()
      await wall.page.getByRole('heading', { name: room.name, level: 1 }).waitFor()
      expect(new URL(wall.page.url()).pathname).toBe(`/wall/${room.id}/`)
      // Nothing to go elsewhere with, and nothing to write with.
      expect(await wall.page.locator('.rail, .find, .page-actions').count()).toBe(0)
      for (const name of ['发布', '共享', '开始复盘', '登记资源', '加卡片', '加节点', '改章程'])
        expect(await wall.page.getByRole('button', { name }).count(), name).toBe(0)
      await wall.page.keyboard.press('Control+K')
      expect(await wall.page.getByRole('dialog').count()).toBe(0)
      expect(await wall.page.evaluate(() => document.documentElement.dataset.density)).toBe('wall')
      await wall.page.evaluate(() => {
        location.hash = '/deals'
      })
      await wall.page.getByText('墙面只展示它的空间').waitFor()

      // The link is spent, and the session of the wall opens no other page and no other line.
      const again = await browser().newContext()
      expect((await (await again.newPage()).goto(url))!.status()).toBe(403)
      await again.close()
      const other = rooms.find(({ id }) => id !== room.id)!
      for (const path of ['/', '/index.html', `/wall/${other.id}/`])
        expect((await wall.page.request.get(host.origin + path)).status(), path).toBe(403)
      const made = await wall.page.request.post(
        `${host.origin}/wall-link?room=${other.id}&kind=${other.kind}`,
        {
          headers: { origin: host.origin },
        },
      )
      expect(made.status()).toBe(403)
      const cookie = await cookiesOf(wall, `/wall/${room.id}/`)
      await expect(openLine(host, '/rpc', cookie)).rejects.toThrow('403')
      await expect(openLine(host, `/wall/${other.id}/rpc`, cookie)).rejects.toThrow('403')
      expect(wall.errors).toEqual([])
    },
  )

  test('has a line that reads its room, whatever a changed page asks for', async () => {
    const room = roomOf('board')
    const other = roomOf('map')
    const wall = await openScreen(browser(), host, { url: await linkOf(room) })
    cleanups.push(wall.close)
    await shownBy.board(wall).waitFor()
    const { client, close } = await openLine(
      host,
      `/wall/${room.id}/rpc`,
      await cookiesOf(wall, `/wall/${room.id}/`),
    )
    expect((await client.rooms.list()).map(({ id }) => id)).toEqual([room.id])
    const stop = new AbortController()
    const open = (roomId: RoomSummary['id'], readOnly: boolean) =>
      client.rooms.open({ roomId, screen: 'screen-of-wall', readOnly }, { signal: stop.signal })
    for await (const event of await open(room.id, false)) {
      expect(event.kind).toBe('state')
      break
    }
    const readOnly = refused('room.readOnly')
    await expect(open(other.id, true)).rejects.toMatchObject(readOnly)
    const push = { roomId: room.id, screen: 'screen-of-wall', document: 'board' as const, update: 'AAA=' }
    await expect(client.rooms.push(push)).rejects.toMatchObject(readOnly)
    await expect(client.rooms.rename({ roomId: room.id, name: '别的' })).rejects.toMatchObject(readOnly)
    await expect(client.rooms.offers({ roomId: room.id })).rejects.toMatchObject(readOnly)
    await expect(client.settings.get()).rejects.toMatchObject(readOnly)
    await expect(client.governance.overview()).rejects.toMatchObject(readOnly)
    await expect(client.workspace.close()).rejects.toMatchObject(readOnly)
    stop.abort()
    close()
  })

  test('needs a page of this host with the whole session to be given a link', async () => {
    const { request } = person.page
    const ask = (query: string, origin: string) =>
      request.post(`${host.origin}/wall-link?${query}`, { headers: { origin } })
    const room = roomOf('board')
    expect((await ask(`room=${room.id}&kind=board`, 'http://elsewhere.example')).status()).toBe(403)
    expect((await ask(`room=${room.id}&kind=house`, host.origin)).status()).toBe(400)
    expect((await ask('room=../../etc&kind=board', host.origin)).status()).toBe(400)
    expect((await ask(`room=${room.id}&kind=board`, host.origin)).status()).toBe(200)
  })
})
