import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { makeOwnWorkspace } from './screen.ts'

const files = [
  ['客户.csv', '客户名称,城市\n仁济医院,上海\n城东工人医院,上海\n'],
  ['联系人.csv', '客户,姓名,职务\n仁济医院,张岚,设备科长\n'],
  ['张岚.txt', '张岚 2026/05/30 10:00\n唐主任查出肺结节，要住院两周\n'],
] as const

inChromium('what only a person knows of records', ({ openHost }) => {
  test('is recorded by them: restricted words, a source’s ground, two names of one customer', async () => {
    const { page, errors } = await openHost()
    await makeOwnWorkspace(page)
    await page.getByRole('button', { name: '以后再定' }).click()
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByRole('button', { name: '选择文件', exact: true }).waitFor()
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件', exact: true }).click()
    await (await chosen).setFiles(
      files.map(([name, text]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    )
    await page.getByText('3 个可导入').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '导入完成' }).waitFor()

    const goTo = (to: string) =>
      page.evaluate((hash) => {
        location.hash = hash
      }, to)
    await goTo('#/data?tab=assets')
    await page.getByText('敏感待看', { exact: true }).first().click()
    await page.getByText('唐主任查出肺结节').waitFor()
    await page.getByText('健康', { exact: true }).waitFor()
    await page.getByRole('button', { name: '标为受限', exact: true }).click()
    await page.getByText('没有待看的敏感信息').waitFor()
    await page.getByRole('button', { name: '撤销', exact: true }).first().click()
    await page.getByText('唐主任查出肺结节').waitFor()

    await page.getByText('清单', { exact: true }).first().click()
    await page.getByText('客户.csv').first().click()
    await page.getByLabel('法律依据').waitFor()
    await page.keyboard.press('Escape')

    await goTo('#/accounts')
    await page.getByText('城东工人医院').first().dblclick()
    await page.getByRole('button', { name: '合并…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').or(dialog.locator('input')).first().fill('仁济')
    await dialog.getByText('仁济医院').first().waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('合并会做什么').or(dialog.getByText('改归保留的')).first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('「仁济医院」已并入「城东工人医院」').waitFor()
    expect(errors).toEqual([])
  })
})
