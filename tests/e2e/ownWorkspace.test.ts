import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { expectWithin } from './promised.ts'
import { makeOwnWorkspace, toast } from './screen.ts'
import { writeTeamFiles } from './teamFiles.ts'

inChromium('a team’s own workspace', ({ openHost }) => {
  async function goByName(page: Page, name: string) {
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog')
    await palette.getByRole('combobox').fill(name)
    await palette
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }

  test('goes from a folder of messy files to a true brief, is exported with its trace, and the import is taken back', async () => {
    const began = performance.now()
    const { home, page, errors } = await openHost()
    const { keyboard } = page

    await makeOwnWorkspace(page)
    await page.getByText('话术中的数字和事实必须能指到证据').waitFor()
    await page.getByRole('button', { name: '以后再定' }).click()
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
    expect(await page.getByText('示例数据').count()).toBe(0)

    await keyboard.press('g')
    await keyboard.press('i')
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件夹' }).click()
    await (await choosing).setFiles(writeTeamFiles(home, Date.now()))
    await page.getByText('7 个可导入').waitFor()
    for (const kind of ['客户', '联系人', '商机', '订单', '聊天消息', '笔记'])
      expect(await page.getByRole('region', { name: '文件' }).getByText(kind).count()).toBeGreaterThan(0)
    // Left half-way and found as it was.
    const profile = page.getByLabel('存为映射方案')
    await profile.fill('台州交接')
    await profile.blur()
    await keyboard.press('g')
    await keyboard.press('t')
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
    await keyboard.press('g')
    await keyboard.press('i')
    await page.getByText('7 个可导入').waitFor()
    expect(await profile.inputValue()).toBe('台州交接')
    await keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '导入完成' }).waitFor()
    await page.getByRole('button', { name: '看报告' }).click()
    await page.getByRole('row', { name: /销售订单.*utf-16le.*25.*24.*1/i }).waitFor()
    await page.getByRole('row', { name: /商机_导出.*gb18030.*5/i }).waitFor()
    await page.getByText('第 26 行').first().waitFor()
    // Where it lay in the folder stands under its name.
    await page.getByText('台州内镜 交接/销售订单.txt').first().waitFor()
    const report = page.url()

    await page.getByRole('link', { name: '1 份笔记和聊天未归属' }).click()
    await page.getByText('电话里说预算要到明年三月才批').waitFor()
    await keyboard.press('Enter')
    await keyboard.type('温岭')
    await page.getByRole('option', { name: /温岭/ }).first().waitFor()
    await keyboard.press('Enter')
    await toast(page, /已归到「.*温岭.*」/).waitFor()
    await keyboard.press('Control+z')
    await page.getByText('电话里说预算要到明年三月才批').waitFor()
    await keyboard.press('Enter')
    await keyboard.type('温岭')
    await page.getByRole('option', { name: /温岭/ }).first().waitFor()
    await keyboard.press('Enter')
    await page.getByText('没有未归属的记录').waitFor()

    await goByName(page, '温岭一院内镜清洗工作站')
    await keyboard.press('b')
    await page.getByText('治理页上至少要有三条已通过的管理规则').waitFor()
    await page.getByRole('button', { name: '看建议的规则，一次采用' }).click()
    await page.getByRole('dialog').getByText('话术中的数字和事实必须能指到证据').waitFor()
    await keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /^3/, pressed: false }).waitFor()
    const said = (await page.locator('main').textContent()) ?? ''
    expect(said).toContain('罗世杰')
    expect(said).toMatch(/98万元/)
    expectWithin('from the link to a true brief on their own files', began, 600)

    // What changes on the deal changes its brief the next time it is entered, and the brief says so.
    await goByName(page, '温岭一院内镜清洗工作站')
    await page.getByText('赢率未启用').waitFor({ state: 'detached' })
    await keyboard.press('Shift+F')
    await page.locator('.toast').getByRole('button', { name: '撤销' }).last().waitFor()
    await keyboard.press('b')
    await page.getByText(/记录有变，已于 \d\d:\d\d 重备/).waitFor()

    await keyboard.press('p')
    await page.getByRole('dialog').getByText('复制整份简报').waitFor()
    await keyboard.press('2')
    await toast(page, '已复制，带留痕').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain('温岭一院内镜清洗工作站')
    expect(copied).toMatch(/#\d+/)
    expect(copied).toMatch(/[0-9a-f]{16,}/)

    await page.goto(report)
    await page.getByRole('row', { name: /销售订单\.txt.*订单.*utf-16le/i }).waitFor()
    await keyboard.press('u')
    await page.getByRole('dialog').getByText('撤销整次导入？').waitFor()
    await keyboard.press('Control+Enter')
    await toast(page, /移走 \d+ 条/).waitFor()
    expect(errors).toEqual([])
  })
})
