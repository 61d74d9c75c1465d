import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { openScreen, tabTo, toast } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

/** What product and catalogue promise for a day's captures. */
const promisedMs = 30_000

inChromium('the tray', ({ after, browser }) => {
  test('is emptied by keyboard alone, and one undo brings the last decision back', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    after(() => host.stop())
    const { page, errors, close } = await openScreen(browser(), host)
    after(close)
    const { keyboard } = page
    await page.getByText(/条动作和事实等你确认/).waitFor()
    await keyboard.press('c')
    const lines = page.locator('main li[data-index]')
    const current = page.locator('main li[aria-current]')
    await lines.first().waitFor()
    const began = Date.now()
    const before = await lines.count()
    expect(before).toBeGreaterThan(20)
    // The evidence stands beside it with the very words marked, and why it is this customer's.
    const detail = page.locator('main aside')
    expect(await current.textContent()).toContain(await detail.locator('mark').textContent())
    await detail.getByRole('heading', { name: '为什么归到这里' }).waitFor()

    await keyboard.press('x')
    await toast(page, '已否定').waitFor()
    expect(await lines.count()).toBe(before - 1)

    // The kind is put right: the second box of the dialog is reached and left without a mouse.
    const put = await current.locator('b').textContent()
    await keyboard.press('e')
    const dialog = page.getByRole('dialog', { name: '更正' })
    await tabTo(page, dialog.getByRole('combobox', { name: '类别' }))
    await keyboard.press('Enter')
    await page.getByRole('option').first().waitFor()
    await keyboard.press('Home')
    await keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await keyboard.press('Control+Enter')
    await toast(page, '已更正并确认').waitFor()
    await dialog.waitFor({ state: 'detached' })
    expect(put).not.toBe('发送方案')

    // One stroke an account for the sure ones, one a line for those that ask to be looked at.
    let left = await lines.count()
    for (let strokes = 0; left > 0 && strokes < 60; strokes += 1) {
      const sure = await page.locator('main section', { has: current }).getByRole('button').count()
      await keyboard.press(sure > 0 ? 'a' : 'Enter')
      await page.waitForFunction(
        (before) => document.querySelectorAll('main li[data-index]').length < before,
        left,
      )
      left = await lines.count()
    }
    await page.getByText('都确认完了').waitFor()
    expect(Date.now() - began).toBeLessThan(promisedMs)

    await keyboard.press('Control+z')
    await lines.first().waitFor()
    await keyboard.press('g')
    await keyboard.press('t')
    await page.getByText(/条动作和事实等你确认/).waitFor()
    expect(errors).toEqual([])
  })
})
