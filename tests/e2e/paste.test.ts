import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { makeOwnWorkspace, tabTo } from './screen.ts'

inChromium('a paste', ({ openHost }) => {
  const copy = (page: Page, text: string) =>
    page.evaluate((words) => navigator.clipboard.writeText(words), text)

  test('of a chat and of cells comes in through the wizard, without a mouse', async () => {
    const { page, errors } = await openHost()
    const { keyboard } = page
    await makeOwnWorkspace(page)
    await tabTo(page, page.getByRole('button', { name: '以后再定' }))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()

    await keyboard.press('g')
    await keyboard.press('i')
    await page.getByRole('button', { name: '粘贴' }).waitFor()
    await copy(page, '罗世杰 2026-03-01 17:02\n清洗工作站的报价发我一份\n\n赵敏 2026-03-01 17:05\n好的\n')
    await keyboard.press('Control+v')
    const files = page.getByRole('region', { name: '文件', exact: true })
    await files.getByText(/粘贴的内容 .*\.txt/).waitFor()
    expect(await files.getByText('聊天消息').count()).toBe(1)

    await copy(page, '客户名称\t城市\n温岭一院\t台州\n路桥医院\t台州\n')
    await keyboard.press('p')
    const dialog = page.getByRole('dialog')
    const box = dialog.getByRole('textbox', { name: '粘贴的内容' })
    await box.and(page.locator(':focus')).waitFor()
    await keyboard.press('Control+v')
    // Nobody sends off what has not come yet.
    await expect.poll(() => box.inputValue(), { timeout: 30_000 }).toContain('路桥医院')
    await keyboard.press('Control+Enter')
    await page.getByText('2 个可导入').waitFor()
    await files.getByText(/粘贴的内容 .*\.tsv/).waitFor()
    await keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '导入完成' }).waitFor()
    expect(errors).toEqual([])
  })
})
