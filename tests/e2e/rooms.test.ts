import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { makeOwnWorkspace, openScreen, toast } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

const relayFile = join(import.meta.dirname, '../../sync-server/bin/relay.ts')

/** Starts the relay of this repository as a program; it says where it listens. */
function startRelay(data: string, port = 0): Promise<{ process: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [relayFile], {
    env: { ...process.env, PORT: String(port), RELAY_DATA: data, RELAY_AUTH: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the relay ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line) as { event?: string; port?: number }
      if (said.event === 'listening' && said.port) resolve({ process: child, port: said.port })
    })
  })
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve))

/** The titles of all cards; who has one in hand differs from screen to screen. */
const cardsOf = async (page: Page) =>
  (
    await page
      .locator('[data-card] button > span:nth-child(2)')
      .evaluateAll((titles) => titles.map((title) => title.textContent ?? ''))
  ).sort()
const card = (page: Page, title: string) => page.locator('[data-card]', { hasText: title })
/** Every change made here is on the relay's disk. */
const relayHasAll = (page: Page) => page.locator('[data-relay=connected][data-waiting="0"]').waitFor()

async function addCard(page: Page, title: string): Promise<void> {
  await page.keyboard.press('c')
  const dialog = page.getByRole('dialog', { name: '新卡片' })
  await dialog.getByLabel('标题').fill(title)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
  await card(page, title).waitFor()
}

inChromium('a room', ({ after, browser, openHost }) => {
  test('is edited by two workspaces through the relay, apart while it is away, and whole again when it is back', async () => {
    const data = mkdtempSync(join(tmpdir(), 'sandtable-relay-'))
    after(() => rmSync(data, { recursive: true, force: true }))
    let relay = await startRelay(data)
    const { port } = relay
    after(async () => {
      const over = ended(relay.process)
      if (relay.process.kill('SIGTERM')) await over
    })

    // Qian publishes what her records say of the zones and shares the board.
    const place = await copyOfSample()
    after(place.remove)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const east = await openScreen(browser(), host)
    after(east.close)
    await east.page.locator('.rail a').first().waitFor()
    await east.page.keyboard.press('g')
    await east.page.keyboard.press('w')
    await east.page.getByRole('button', { name: /新建/ }).click()
    await east.page.getByRole('dialog').getByLabel('名称').fill('华东晨会')
    await east.page.keyboard.press('Control+Enter')
    await east.page.getByText('还没有战区').waitFor()
    await east.page.keyboard.press('p')
    await east.page.getByRole('dialog').getByText('商机热度').first().waitFor()
    await east.page.keyboard.press('Control+Enter')
    await toast(east.page, '已发布').waitFor()
    await east.page.getByText('江苏').first().waitFor()
    await east.page.getByRole('button', { name: '共享', exact: true }).click()
    const sharing = east.page.getByRole('dialog', { name: '共享' })
    await sharing.getByLabel('中继地址').fill(`ws://127.0.0.1:${port}`)
    await east.page.keyboard.press('Control+Enter')
    const link = sharing.getByLabel('给同事的链接')
    await east.page.waitForFunction(() =>
      document
        .querySelector<HTMLInputElement>('[role=dialog] input[readonly]')
        ?.value.startsWith('sandtable://'),
    )
    const address = await link.inputValue()
    await east.page.keyboard.press('Escape')
    await relayHasAll(east.page)

    // Zhao joins from a workspace of her own, on a host of her own.
    const north = await openHost()
    await makeOwnWorkspace(north.page)
    await north.page.getByRole('button', { name: '以后再定' }).click()
    await north.page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
    await north.page.evaluate(() => {
      location.hash = '#/boards'
    })
    await north.page.getByRole('button', { name: /用链接加入/ }).click()
    await north.page.getByRole('dialog').getByLabel('链接').fill(address)
    await north.page.keyboard.press('Control+Enter')
    await north.page.getByText('江苏').first().waitFor()
    await north.page.getByText('2 人在看').waitFor()
    await east.page.getByText('2 人在看').waitFor()

    for (const { page } of [east, north]) {
      await page.getByRole('button', { name: '卡片', exact: true }).click()
      await page.locator('body').press('Escape')
    }
    await addCard(east.page, '样机从温州调回')
    await card(north.page, '样机从温州调回').waitFor()
    await relayHasAll(east.page)

    // The relay dies. Both go on; each says that the relay does not have it yet.
    const killed = ended(relay.process)
    relay.process.kill('SIGKILL')
    await killed
    await addCard(east.page, '价格联动简报')
    await card(north.page, '样机从温州调回').dblclick()
    const dialog = north.page.getByRole('dialog', { name: '卡片' })
    await dialog.getByLabel('标题').fill('样机从温州调回杭州')
    await north.page.keyboard.press('Control+Enter')
    await addCard(north.page, '第二审批人')
    await east.page.locator('[data-relay=offline][data-waiting="1"]').waitFor()
    await north.page.locator('[data-relay=offline][data-waiting="2"]').waitFor()
    expect(await card(north.page, '价格联动简报').count()).toBe(0)

    relay = await startRelay(data, port)
    for (const { page } of [east, north]) {
      for (const title of ['价格联动简报', '样机从温州调回杭州', '第二审批人'])
        await card(page, title).waitFor()
      await relayHasAll(page)
    }
    expect(await cardsOf(north.page)).toEqual(await cardsOf(east.page))

    // Undo takes back one's own change and nobody else's.
    await east.page.locator('body').press('Control+z')
    await card(north.page, '价格联动简报').waitFor({ state: 'detached' })
    expect(await card(east.page, '第二审批人').count()).toBe(1)
    expect(await card(east.page, '样机从温州调回杭州').count()).toBe(1)

    // Coming back to the room needs neither the relay nor the others.
    await east.page.reload()
    await east.page.getByRole('button', { name: '卡片', exact: true }).click()
    await card(east.page, '第二审批人').waitFor()
    expect(east.errors).toEqual([])
    expect(north.errors).toEqual([])
  })

  test('maps how a customer decides: coverage by the core, a blind spot, the past, and a picture with its trace', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const { page, errors, close } = await openScreen(browser(), host)
    after(close)
    const { keyboard } = page
    await page.locator('.rail a').first().waitFor()
    await keyboard.press('g')
    await keyboard.press('m')
    await page.getByRole('button', { name: /新建/ }).click()
    const making = page.getByRole('dialog')
    await making.getByRole('combobox', { name: '商机' }).fill('明州')
    await making.getByRole('option').first().waitFor()
    await keyboard.press('Enter')
    await keyboard.press('Control+Enter')
    const coverage = page.getByRole('region', { name: '决策路径覆盖率' })
    await coverage.getByText('未定义').waitFor()

    await keyboard.press('p')
    await page.getByRole('button', { name: '全选', exact: true }).click()
    await keyboard.press('Control+Enter')
    await toast(page, '已发布').waitFor()
    await coverage.getByText('100.0', { exact: true }).waitFor()
    expect(await coverage.textContent()).toMatch(/(\d+) 个关键节点触达 \1 个/)
    const all = Number(/(\d+) 个关键节点/.exec((await coverage.textContent()) ?? '')?.[1])

    await keyboard.press('a')
    const node = page.getByRole('dialog', { name: '新节点' })
    await node.getByLabel('名称').fill('合同签批')
    await keyboard.press('Control+Enter')
    await coverage.getByText(`${all + 1} 个关键节点触达 ${all} 个`).waitFor()
    await coverage
      .getByText((Math.round((all / (all + 1)) * 1_000) / 10).toFixed(1), { exact: true })
      .waitFor()
    await page.getByRole('region', { name: '盲区' }).getByText('合同签批').waitFor()

    // Before the first touch nobody was reached.
    await page.getByRole('slider', { name: '时间' }).press('Home')
    await coverage.getByText(`触达 0 个`).waitFor()
    await page.getByRole('slider', { name: '时间' }).press('End')
    await coverage.getByText(`触达 ${all} 个`).waitFor()

    await page.getByRole('button', { name: '导出', exact: true }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'SVG 图形' }).click()
    const svg = readFileSync(await (await saving).path(), 'utf8')
    expect(svg).toContain('合同签批')
    expect(svg).toMatch(/日志第 \d+ 条/)
    expect(errors).toEqual([])
  })
})
