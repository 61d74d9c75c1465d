import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { openScreen, tabTo, toast } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

/** Product and catalogue promise 30 seconds for a day's captures: at two strokes a second so many. */
const promisedStrokes = 60

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

    // One stroke for all sure ones, one undo for all of them, one stroke a line for those that ask to be looked at.
    let strokes = 0
    const press = async (key: string) => {
      strokes += 1
      await keyboard.press(key)
    }
    const fewerThan = (before: number) =>
      page.waitForFunction(
        (before) => document.querySelectorAll('main li[data-index]').length < before,
        before,
      )
    const all = await lines.count()
    await press('Shift+A')
    await fewerThan(all)
    await press('Control+z')
    await page.waitForFunction((all) => document.querySelectorAll('main li[data-index]').length === all, all)
    await press('Shift+A')
    await fewerThan(all)
    // Counted only now: what was put right above may have made a sure one doubtful meanwhile.
    const doubtful = await lines.count()
    for (let left = await lines.count(); left > 0; left = await lines.count()) {
      await press('Enter')
      await fewerThan(left)
    }
    // A decision for each line that asks for one, and three for all the rest.
    expect(strokes).toBe(doubtful + 3)
    expect(strokes).toBeLessThan(promisedStrokes)
    await page.getByText('都确认完了').waitFor()

    await keyboard.press('Control+z')
    await lines.first().waitFor()
    await keyboard.press('g')
    await keyboard.press('t')
    await page.getByText(/条动作和事实等你确认/).waitFor()
    expect(errors).toEqual([])
  })
})
