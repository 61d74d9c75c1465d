import { expect, test } from 'vitest'
import { editedWorkspace } from './editedWorkspace.ts'
import { inChromium } from './inChromium.ts'
import { accessibilityFaults, openScreen, toast } from './screen.ts'
import { startHost, temporaryHome } from './support.ts'

inChromium('the model studio', ({ browser, after }) => {
  test('a month of edited tracks is collected, trained on, compared, promoted, and rolled back', async () => {
    const place = temporaryHome()
    after(place.remove)
    const { directory, modelPath, environment, decided } = await editedWorkspace(place.home, {
      hospitals: 21,
      edits: (hospital) => (hospital < 14 ? ['track:1', 'track:2', 'track:3'] : ['track:1']),
      adopts: false,
      heldOutFrom: 14,
    })
    const host = await startHost(['--workspace', directory], environment)
    after(() => host.stop())
    const { page, errors, close } = await openScreen(browser(), host)
    after(close)
    await page.locator('.rail a').first().waitFor()

    // No model yet: the studio says so, and what was collected.
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByText('还没有模型可教').waitFor()
    await page.getByText(/可学 \d+ 条，够了/).waitFor()
    expect(await page.getByRole('button', { name: '开始训练' }).isDisabled()).toBe(true)
    await page.getByRole('link', { name: '去选模型' }).click()
    await page.getByLabel('GGUF 文件路径').fill(modelPath)
    await page.keyboard.press('Enter')
    await page.getByText(/Small 已就绪/).waitFor()

    await page.keyboard.press('Escape')
    await page.locator('.rail a[href="#/studio"]').click()
    await page.getByRole('button', { name: '开始训练' }).click()
    const dialog = page.getByRole('dialog', { name: '训练团队话风' })
    await dialog.getByText(/约需/).waitFor({ timeout: 60_000 })
    // How long it will take, tried out on this machine.
    await dialog.getByText(/(分钟|小时 \d+ 分)，之后还要比较/).waitFor()
    await dialog.getByLabel('起个名字').fill('十一月话风')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('img', { name: /意外度/ }).waitFor({ timeout: 60_000 })

    await page.getByText('换了以后会怎么说').waitFor({ timeout: 150_000 })
    await page.getByText('不比现在差').waitFor()
    expect(await page.getByText('你们发的').count()).toBe(3)
    expect(await accessibilityFaults(page)).toEqual([])
    for (const key of ['Shift+L', 'Shift+T']) {
      await page.keyboard.press('g')
      await page.keyboard.press(key)
    }
    await page.getByText('No worse than now').waitFor()
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('2')
    await page.getByText('Reworded').first().waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('4')
    await page.getByRole('img', { name: /reworded/ }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Slots' }).click()
    await page
      .getByRole('row', { name: /Talk tracks/ })
      .getByText(/Small/)
      .waitFor()
    await page
      .getByRole('row', { name: /Contract risk scan/ })
      .getByText('Nothing')
      .waitFor()
    await page.keyboard.press('1')
    for (const key of ['Shift+L', 'Shift+T']) {
      await page.keyboard.press('g')
      await page.keyboard.press(key)
    }
    await page.getByText('不比现在差').waitFor()

    // A manager approves it: until then the button is out of reach, and the screen says why.
    expect(await page.getByRole('button', { name: '启用', exact: true }).isDisabled()).toBe(true)
    await page.getByText('由管理者批准启用').waitFor()
    await page.getByRole('link', { name: '去设置' }).click()
    await page.getByLabel('我的角色').fill('manager')
    await page.keyboard.press('Control+s')
    await toast(page, '已保存').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.rail a[href="#/studio"]').click()
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByLabel('为什么启用').fill('更像我们说的话')
    await page.keyboard.press('Control+Enter')
    await toast(page, '“十一月话风”已启用').waitFor()

    // It is asked for the brief of a call. So small a model may say what does not pass: then composition stands, and the
    // brief says of each track who worded it and why.
    const wordBrief = async (dealId: string) => {
      await page.goto(`${page.url().split('#')[0]}#/brief/${dealId}`)
      await page.getByRole('button', { name: '由本机模型措辞' }).waitFor()
      await page.keyboard.press('w')
      await page
        .locator('.toast', { hasText: /已由 Small 措辞，并重新核对|模型的说法没有用上/ })
        .first()
        .waitFor({ timeout: 60_000 })
      await page
        .getByText(/Small 措辞，已核对|规则组合：模型的说法没有用上/)
        .first()
        .waitFor()
    }
    await wordBrief(decided[0]!.dealId)
    await page.locator('.rail a[href="#/studio"]').click()
    await page.getByRole('button', { name: '退回到模型原样' }).click()
    await toast(page, '已退回').waitFor()
    await page.locator('li', { hasText: '模型原样' }).getByText('在用').waitFor()
    await wordBrief(decided[1]!.dealId)

    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByText('训练话风').first().waitFor()
    expect(await page.locator('main').getByText('模型更换').count()).toBeGreaterThanOrEqual(3)
    expect(errors).toEqual([])
  }, 300_000)
})
