import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { openScreen, toast } from './screen.ts'
import { copyOfSample, startHost } from './support.ts'

inChromium('a watched folder', ({ browser, after }) => {
  test('brings in what appears in it, before and after a restart, and each time can be taken back, without a mouse', async () => {
    const place = await copyOfSample()
    after(place.remove)
    const folder = join(place.home, '聊天导出')
    mkdirSync(folder)
    const start = () => startHost(['--sample', '--workspace', place.workspace], place.environment)
    const first = await start()
    let running = first
    after(() => running.stop())
    const toData = async (page: Page) => {
      await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
      await page.keyboard.press('g')
      await page.keyboard.press('i')
      await page.getByRole('heading', { name: '导入过的' }).waitFor()
    }
    const screen = await openScreen(browser(), first)
    const { page, errors } = screen
    const { keyboard } = page
    await toData(page)
    await keyboard.press('7')
    await page.getByText('先要有一份个人信息影响评估').waitFor()
    await keyboard.press('a')
    const assessment = page.getByRole('dialog', { name: '记录影响评估', exact: true })
    for (const name of ['名称', '目的与方式', '必要性', '对个人的影响与风险', '保护措施', '评估人']) {
      await assessment.getByRole('textbox', { name }).focus()
      await keyboard.insertText('少抄一遍')
    }
    await keyboard.press('Control+Enter')
    await assessment.waitFor({ state: 'detached' })
    await page.getByText('先要有一份个人信息影响评估').waitFor({ state: 'detached' })

    await keyboard.press('a')
    const dialog = page.getByRole('dialog', { name: '监看一个文件夹' })
    await dialog.getByRole('textbox').fill('/etc')
    await keyboard.press('Control+Enter')
    await dialog.getByText('这是系统文件夹').waitFor()
    await dialog.getByRole('textbox').fill(folder)
    await keyboard.press('Control+Enter')
    await dialog.getByText(`允许沙盘读取 ${folder} 里的全部文件吗？`).waitFor()
    await keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('region', { name: folder }).getByText('监看中').waitFor()

    writeFileSync(join(folder, '新客户.csv'), '客户名称,城市,省份\n路桥三院,台州,浙江\n')
    writeFileSync(join(folder, '其他.csv'), '甲,乙\n1,x\n2,y\n')
    await page.getByRole('region', { name: '等你看一眼' }).getByText('其他.csv').waitFor()
    await keyboard.press('1')
    await page.getByText('监看的文件夹里有 1 个文件等你看一眼').waitFor()
    await page.getByRole('row', { name: /新客户.csv.*来自监看的文件夹/ }).waitFor()
    expect(errors).toEqual([])
    await screen.close()
    await first.stop()

    const second = await start()
    running = second
    const again = await openScreen(browser(), second)
    after(again.close)
    await toData(again.page)
    writeFileSync(join(folder, '更多客户.csv'), '客户名称,城市,省份\n玉环二院,台州,浙江\n')
    const row = again.page.getByRole('row', { name: /更多客户.csv.*来自监看的文件夹.*完成/ })
    await row.waitFor()
    await row.getByRole('link').focus()
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('button', { name: '撤销整次导入' }).waitFor()
    await again.page.getByText(`来自监看的文件夹 ${folder}`).waitFor()
    await again.page.keyboard.press('u')
    await again.page.getByRole('dialog').getByText('撤销整次导入？').waitFor()
    await again.page.keyboard.press('Control+Enter')
    await toast(again.page, /移走 \d+ 条/).waitFor()
    await again.page.keyboard.press('g')
    await again.page.keyboard.press('i')
    await again.page.keyboard.press('7')
    await again.page.getByText('其他.csv').waitFor()
    await again.page.keyboard.press('Enter')
    await again.page.getByRole('region', { name: '文件', exact: true }).getByText('其他.csv').waitFor()
    expect(again.errors).toEqual([])
  })
})
