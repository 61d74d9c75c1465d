import { writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openScreen } from './screen.ts'
import { copyOfSample, findChromium, openChromium, startHost, temporaryHome } from './support.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const chromiumPath = findChromium()
const passphrase = '潮水每天来两次 2026'

describe.skipIf(!chromiumPath)('what goes wrong is told in both languages', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium(chromiumPath!)
  })
  afterAll(() => browser.close())

  async function openOn(place: { environment: NodeJS.ProcessEnv }, args: readonly string[] = []) {
    const host = await startHost(args, place.environment)
    cleanups.push(() => host.stop())
    const screen = await openScreen(browser, host)
    cleanups.push(screen.close)
    return screen.page
  }

  async function makeWorkspace(page: Page) {
    await page.getByLabel('工作区名称').fill('舟山渔港')
    await page.getByLabel('你的姓名').fill('孙渔')
    await page.getByLabel('口令', { exact: true }).fill(passphrase)
    await page.getByLabel('再输一次').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '以后再定' }).click()
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
  }

  const inEnglish = (page: Page) =>
    page.getByRole('radio', { name: 'English' }).or(page.getByText('English')).first().click()

  test('a wrong passphrase leaves everything intact, and the right one opens', async () => {
    const place = temporaryHome()
    cleanups.push(place.remove)
    const page = await openOn(place)
    await makeWorkspace(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('关闭工作区')
    await page.getByRole('option', { name: '关闭工作区' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '打开', exact: true }).click()
    const field = page.getByLabel('口令')
    await field.fill('潮水每天来一次')
    await page.keyboard.press('Enter')
    await page.getByText('口令不对。数据完好，请再试。').waitFor()
    await inEnglish(page)
    await page.getByText('Wrong passphrase. The data is intact; try again.').waitFor()
    await page.getByLabel('Passphrase').fill(passphrase)
    await page.keyboard.press('Enter')
    await page.locator('.rail').waitFor()
  })

  test('a workspace that is open in another window names who has it', async () => {
    const place = temporaryHome()
    cleanups.push(place.remove)
    await makeWorkspace(await openOn(place))
    const second = await openOn(place)
    await second.getByRole('button', { name: '打开', exact: true }).click()
    await second.getByLabel('口令').fill(passphrase)
    await second.keyboard.press('Enter')
    const told = second.getByText('工作区正被另一个进程使用')
    await told.waitFor()
    expect(await told.textContent()).toMatch(new RegExp(`${hostname()}，进程 \\d+`))
    await inEnglish(second)
    await second.getByText(`Another process holds this workspace (${hostname()}, process `).waitFor()
  })

  test('a model file that is garbage is refused, and composition goes on serving', async () => {
    const place = await copyOfSample()
    cleanups.push(place.remove)
    const garbage = join(place.home, 'phrase.gguf')
    writeFileSync(garbage, Buffer.alloc(100_000, 'not a model '))
    const page = await openOn(place, ['--sample', '--workspace', place.workspace])
    await page.locator('.rail').waitFor()
    await page.evaluate(() => {
      location.hash = '#/settings'
    })
    await page.getByRole('textbox', { name: 'GGUF 文件路径' }).fill(garbage)
    await page.keyboard.press('Enter')
    await page.getByText('这不是 GGUF 模型文件。').first().waitFor()
    expect(await page.locator('.toast[data-type=ok]').count()).toBe(0)
    // Keys belong to the page again once the field is left.
    await page.getByRole('textbox', { name: 'GGUF 文件路径' }).blur()
    await page.keyboard.press('g')
    await page.keyboard.press('Shift+L')
    await page.getByText('This is no GGUF model file.').first().waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await page.locator('button[aria-pressed]').nth(2).waitFor()
  })
})
