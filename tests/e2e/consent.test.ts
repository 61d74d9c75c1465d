import { expect, test } from 'vitest'
import { inChromium } from './inChromium.ts'
import { makeOwnWorkspace, tabTo } from './screen.ts'

const captions = '1\n00:00:30,000 --> 00:00:40,000\n张岚: 预算 120 万元以内\n'

inChromium('a transcript', ({ openHost }) => {
  test('waits for consent and assessment, comes in, and loses its words on withdrawal, without a mouse', async () => {
    const { page, errors } = await openHost()
    const { keyboard } = page
    const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })
    const type = async (title: string, field: string, words: string) => {
      await dialog(title).getByRole('textbox', { name: field }).focus()
      await keyboard.insertText(words)
    }
    const save = async (title: string) => {
      await keyboard.press('Control+Enter')
      await dialog(title).waitFor({ state: 'detached' })
    }
    await makeOwnWorkspace(page)
    await tabTo(page, page.getByRole('button', { name: '以后再定' }))
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: '到点的通话', exact: true }).waitFor()

    await keyboard.press('g')
    await keyboard.press('i')
    const choose = page.getByRole('button', { name: '选择文件', exact: true })
    await choose.waitFor()
    const chosen = page.waitForEvent('filechooser')
    await tabTo(page, choose)
    await keyboard.press('Enter')
    await (await chosen).setFiles({
      name: '电话.srt',
      mimeType: 'application/x-subrip',
      buffer: Buffer.from(captions),
    })
    await page.getByText('还缺同意记录：张岚').waitFor()
    await page.getByText('0 个可导入').waitFor()
    await keyboard.press('c')
    await type('记录同意', '凭证', '会前邮件')
    await save('记录同意')
    await page.getByText('还缺同意记录').waitFor({ state: 'detached' })
    await keyboard.press('a')
    for (const name of ['名称', '目的与方式', '必要性', '对个人的影响与风险', '保护措施', '评估人'])
      await type('记录影响评估', name, '复盘承诺')
    await save('记录影响评估')
    await page.getByText('1 个可导入').waitFor()
    await keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '导入完成' }).waitFor()

    await keyboard.press('g')
    await keyboard.press('v')
    await page.getByRole('tab', { name: '同意', exact: true }).waitFor()
    await keyboard.press('7')
    await page.getByText('录音 电话.srt').waitFor()
    await keyboard.press('Enter')
    await dialog('撤回这份同意？').getByText('失去原文的依据').waitFor()
    await type('撤回这份同意？', '理由', '本人撤回')
    await save('撤回这份同意？')
    await page.getByText('已撤回', { exact: true }).first().waitFor()

    await keyboard.press('g')
    await keyboard.press('i')
    await keyboard.press('6')
    await page.getByText('1 条已无原文').waitFor()
    await keyboard.press('Enter')
    await dialog('电话.srt 的依据').getByText('原文已不在').waitFor()
    expect(errors).toEqual([])
  })
})
