import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { accessibilityFaults, openScreen, toast } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

inChromium('chats to learn from', ({ after, browser }) => {
  test('are approved by keyboard alone, listed as examples, and taken out again; all of it in the log', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const { page, errors, close } = await openScreen(browser(), host)
    after(close)
    const { keyboard } = page
    await page.locator('.rail a').first().waitFor()
    await keyboard.press('g')
    await keyboard.press('o')
    await page.getByRole('link', { name: '待批准的聊天和通话' }).click()
    const lines = page.locator('main li[data-index]')
    const current = page.locator('main li[data-index][aria-current]')
    await current.getByText('学成').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    const before = await lines.count()
    expect(before).toBeGreaterThan(5)
    const learned = (await current
      .locator('ul li', { hasText: '学成' })
      .first()
      .locator('span')
      .nth(1)
      .textContent())!

    await keyboard.press('Enter')
    await toast(page, '已批准 1 条').waitFor()
    const declined = await current.textContent()
    await keyboard.press('x')
    await toast(page, '不学这条').waitFor()
    expect(await current.textContent()).not.toBe(declined)

    // What was approved is an example with its words in slot form, and leads back to its source.
    await page
      .getByRole('radio', { name: '收进来的' })
      .or(page.getByRole('button', { name: '收进来的' }))
      .first()
      .click()
    const row = page.getByRole('row', { name: /聊天或通话，已批准/ })
    // The newest hundred are listed at once, and it was said long before.
    await page.getByRole('row').nth(1).waitFor()
    const more = page.getByRole('button', { name: '更多' })
    if (await more.isVisible()) await more.click()
    await row.getByText(learned).waitFor()
    await row.getByRole('button').first().click()
    await page.getByRole('dialog', { name: '依据' }).waitFor()
    await keyboard.press('Escape')
    await row.getByRole('button', { name: '撤出' }).click()
    await page.getByLabel('为什么撤出').fill('客户不愿意')
    await keyboard.press('Control+Enter')
    await toast(page, '已撤出').waitFor()
    await row.waitFor({ state: 'detached' })

    for (const key of ['Shift+L', 'Shift+T']) {
      await keyboard.press('g')
      await keyboard.press(key)
    }
    await page.getByText('Chats and calls to approve').first().click()
    await page.getByText('Learned as').first().waitFor()
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    expect(await accessibilityFaults(page)).toEqual([])
    await keyboard.press('g')
    await keyboard.press('l')
    await page.locator('main').getByText('Messages to learn from').nth(1).waitFor()
    expect(errors).toEqual([])
  }, 180_000)
})
