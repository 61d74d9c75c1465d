import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { writeRandomModel } from '../../src/gguf/testing/randomModel.ts'
import { inChromium } from './inChromium.ts'
import { accessibilityFaults, openScreen } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

/** What a copy of everything on the page would put on the clipboard. */
const copiedWhole = (page: Page) =>
  page.evaluate(() => {
    document.getSelection()?.selectAllChildren(document.querySelector('main')!)
    const clipboardData = new DataTransfer()
    document.body.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    document.getSelection()?.removeAllRanges()
    return clipboardData.getData('text/plain')
  })

/** Picks an option of a list, and waits until the list is gone: the next one has options of the same names. */
const pick = async (page: Page, name: string, option: string | RegExp) => {
  await page.getByRole('combobox', { name }).click()
  await page.getByRole('option', { name: option }).click()
  await page.getByRole('listbox').waitFor({ state: 'detached' })
}

const switchLooks = async (page: Page) => {
  for (const key of ['Shift+L', 'Shift+T']) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
  }
}

inChromium('models side by side', ({ browser, after }) => {
  test('the shipped model and one from disk word the same call, are told apart, logged, and copied only with their trace', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const random = join(place.home, 'Random.gguf')
    writeRandomModel(random, 5)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const { page, errors, close } = await openScreen(browser(), host)
    after(close)
    await page.locator('.rail a[href="#/studio"]').click()
    await page.getByRole('tab', { name: '并排比较' }).click()
    await page.getByText('还没有比过').waitFor()
    expect(await page.getByRole('button', { name: '开始比较' }).isDisabled()).toBe(true)

    await pick(page, '模型 1', /sandtable-small/)
    await pick(page, '模型 2', '别的 GGUF 文件…')
    await page.getByLabel('GGUF 文件路径').fill(random)
    await pick(page, '第三个（可不选）', '别的 GGUF 文件…')
    await page.getByLabel('GGUF 文件路径').nth(1).fill(join(place.home, 'Gone.gguf'))
    await page.getByRole('button', { name: '开始比较' }).click()

    const small = page.getByRole('article', { name: 'sandtable-small' })
    const nonsense = page.getByRole('article', { name: 'Random' })
    await small.getByText('答完了').waitFor({ timeout: 60_000 })
    await nonsense.getByText('答完了').waitFor({ timeout: 120_000 })
    await page.getByRole('article', { name: 'Gone' }).getByText('找不到模型文件').waitFor()
    for (const side of [small, nonsense]) {
      await side.getByText(/\d 秒/).first().waitFor()
      await side.getByText(/[\d,]+ 次 · [\d,]+ 个词元/).waitFor()
    }
    await small.getByText('3 / 3 套').waitFor()
    await nonsense.getByText('0 / 3 套').waitFor()
    await page.getByText(/没有用上：/).waitFor()
    await page.getByText('比较用，不是建议').waitFor()
    // None of it can be adopted, edited or exported here.
    expect(await page.getByRole('button', { name: /采用|改写|导出/ }).count()).toBe(0)
    expect(await accessibilityFaults(page)).toEqual([])

    const copied = await copiedWhole(page)
    expect(copied.startsWith('【模型比较，不是建议】sandtable-small')).toBe(true)
    expect(copied.trimEnd().endsWith(copied.split('\n')[0]!)).toBe(true)
    const address = await page.getByRole('link', { name: /^日志 \d+$/ }).getAttribute('href')
    expect(copied).toContain(address!.split('/').at(-1))

    await switchLooks(page)
    await page.getByText('For comparison, not advice').first().waitFor()
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    expect(await accessibilityFaults(page)).toEqual([])
    await switchLooks(page)

    await page.getByRole('link', { name: /^日志 \d+$/ }).click()
    await page.getByText('模型并排比较').first().waitFor()
    await page
      .getByText(/sandtable-small \/ Random \/ Gone/)
      .first()
      .waitFor()
    expect(errors).toEqual([])
  }, 300_000)

  test('a long one is stopped by a click: what was not done is told as stopped, and it is logged', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const random = join(place.home, 'Random.gguf')
    writeRandomModel(random, 5)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const { page, close } = await openScreen(browser(), host)
    after(close)
    await page.goto(`${host.origin}/#/studio?tab=compare`)
    await pick(page, '模型 1', /sandtable-small/)
    await pick(page, '模型 2', '别的 GGUF 文件…')
    await page.getByLabel('GGUF 文件路径').fill(random)
    await page.getByRole('button', { name: '人工标过的消息' }).click()
    await page.getByRole('button', { name: '开始比较' }).click()
    const small = page.getByRole('article', { name: 'sandtable-small' })
    await small.getByText(/\d+ \/ 392/).waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '停止比较' }).click()
    await page.getByText(/^已停止。/).waitFor()
    await page.getByRole('link', { name: /^日志 \d+$/ }).waitFor()
    await page.getByRole('button', { name: '开始比较' }).waitFor()
    expect(await page.getByRole('button', { name: '停止比较' }).count()).toBe(0)
  })
})
