import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openingWith } from '../../src/core/studio/testing/editedTeam.ts'
import { editedWorkspace } from './editedWorkspace.ts'
import { inChromium } from './inChromium.ts'
import { accessibilityFaults, expectGone, openScreen, toast } from './screen.ts'
import { startHost, temporaryHome } from './support.ts'

/** The model that ships: it is trained for real here, and chooses among sentences that people wrote. */
const shipped = 'sandtable-small'

/** Hospitals that are learned from come first; the others are only measured on, and their calls are worded here. */
const learnedFrom = 21
const calls = { before: [21, 22], serving: [23, 24, 25], rolledBack: [26, 27] } as const

/**
 * Of the nine openings of the calls that the adapter words, so many are the team's: all nine where this was written, and one
 * may go otherwise on a processor that rounds otherwise. With an adapter whose weights count for nothing there
 * were three and four: the sentence is among those that may be chosen.
 */
const heardAtLeast = 8

/** What the screens say, and how a team that speaks so begins its talks. */
const said = {
  zh: {
    habit: '咱们先把账摊开，再说东西好不好。',
    word: '由本机模型措辞',
    worded: new RegExp(`已由 ${shipped} 措辞，并重新核对|模型的说法没有用上`),
    byModel: `${shipped} 措辞，已核对`,
    opening: '开场',
  },
  en: {
    habit: 'Let us put the sums on the table before we talk about any kit.',
    word: 'Word with the model',
    worded: new RegExp(`Worded by ${shipped} and checked again|model.s wording was not used`),
    byModel: `Worded by ${shipped}, checked`,
    opening: 'Open',
  },
}

inChromium('the model studio', ({ browser, after }) => {
  /** A team with one habit, which it has edited into its talk tracks for four weeks, in its workspace on the screen. */
  async function openTeam(lang: 'zh' | 'en') {
    const place = temporaryHome()
    after(place.remove)
    const { directory, environment, decided } = await editedWorkspace(place.home, {
      lang,
      hospitals: 28,
      inWords: openingWith(said[lang].habit),
      adopts: false,
      heldOutFrom: learnedFrom,
    })
    const host = await startHost(['--workspace', directory], environment)
    after(() => host.stop())
    const screen = await openScreen(browser(), host)
    after(screen.close)
    await screen.page.locator('.rail a').first().waitFor()
    const dealIds = (numbers: readonly number[]) => numbers.map((number) => decided[number]!.dealId)
    return { ...screen, dealIds }
  }

  /** Has the model word the calls of these deals: the openings of the three tracks of each, and how many tracks are its. */
  async function wordCalls(page: Page, lang: 'zh' | 'en', dealIds: readonly string[]) {
    const words = said[lang]
    const openings: string[] = []
    let byModel = 0
    for (const dealId of dealIds) {
      await expectGone(toast(page, words.worded))
      await page.goto(`${page.url().split('#')[0]}#/brief/${dealId}`)
      await page.getByRole('button', { name: words.word }).waitFor()
      await page.keyboard.press('w')
      await toast(page, words.worded).waitFor({ timeout: 60_000 })
      const headings = page.getByRole('heading', { name: words.opening, exact: true, level: 3 })
      const sections = await headings.locator('..').allInnerTexts()
      expect(sections).toHaveLength(3)
      openings.push(...sections)
      byModel += await page.getByText(words.byModel, { exact: true }).count()
    }
    return { inHabit: openings.filter((text) => text.includes(words.habit)).length, byModel }
  }

  /** Goes from a page that stays in place to the studio. */
  const toStudio = (page: Page) => page.locator('.rail a[href="#/studio"]').click()

  test('a month of edited tracks is collected, trained on, compared, promoted, heard in the brief, and rolled back', async () => {
    const { page, errors, dealIds } = await openTeam('zh')

    // Whoever does without a model can teach none: the studio says so, what was collected, and where one is.
    await page.getByText(`措辞：本机模型 ${shipped}`).waitFor()
    await page.evaluate(() => {
      location.hash = '#/settings'
    })
    const byRules = page.getByText('不用模型，由规则组合').locator('..')
    await byRules.getByRole('button', { name: '使用' }).click()
    await page.getByText('措辞：规则组合，未用模型').waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.getByText('还没有模型可教').waitFor()
    await page.getByText(/可学 \d+ 条，够了/).waitFor()
    expect(await page.getByRole('button', { name: '开始训练' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '用自带的小模型' }).click()
    await toast(page, '用上了自带的小模型').waitFor()

    // As it ships it may word a call and says nothing of this team's.
    expect(await wordCalls(page, 'zh', dealIds(calls.before))).toMatchObject({ inHabit: 0 })

    await toStudio(page)
    await page.getByRole('button', { name: '开始训练' }).click()
    const dialog = page.getByRole('dialog', { name: '训练团队话风' })
    await dialog.getByText(/约需/).waitFor({ timeout: 60_000 })
    // How long it will take, tried out on this machine.
    await dialog.getByText(/(分钟|小时 \d+ 分)，之后还要比较/).waitFor()
    await dialog.getByLabel('起个名字').fill('十一月话风')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('img', { name: /意外度/ }).waitFor({ timeout: 60_000 })

    await page.getByText('换了以后会怎么说').waitFor({ timeout: 240_000 })
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
      .getByText(new RegExp(shipped))
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
    await toStudio(page)
    await page.getByRole('button', { name: '启用', exact: true }).click()
    await page.getByLabel('为什么启用').fill('更像我们说的话')
    await page.keyboard.press('Control+Enter')
    await toast(page, '“十一月话风”已启用').waitFor()

    // Customers of whom it has learned nothing are addressed as this team does it, in every track.
    const { inHabit, byModel } = await wordCalls(page, 'zh', dealIds(calls.serving))
    expect(byModel).toBe(9)
    expect(inHabit).toBeGreaterThanOrEqual(heardAtLeast)

    await toStudio(page)
    await page.getByRole('button', { name: '退回到模型原样' }).click()
    await toast(page, '已退回').waitFor()
    await page.locator('li', { hasText: '模型原样' }).getByText('在用').waitFor()
    expect(await wordCalls(page, 'zh', dealIds(calls.rolledBack))).toMatchObject({ inHabit: 0 })

    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByText('训练话风').first().waitFor()
    expect(await page.locator('main').getByText('模型更换').count()).toBeGreaterThanOrEqual(3)
    expect(errors).toEqual([])
  }, 420_000)

  test('an English team is heard in English, from training on its tracks until its style is taken back', async () => {
    const { page, errors, dealIds } = await openTeam('en')
    await page.keyboard.press('g')
    await page.keyboard.press('Shift+L')
    // From no model to one by its path, as a firm's own is chosen.
    await page.evaluate(() => {
      location.hash = '#/settings'
    })
    await page
      .getByText('No model: composed by rules')
      .locator('..')
      .getByRole('button', { name: 'Use', exact: true })
      .click()
    await toStudio(page)
    await page.getByRole('link', { name: 'Choose a model' }).click()
    await page.getByLabel('Path of a GGUF file').fill(resolve('resources/models', `${shipped}.gguf`))
    await page.keyboard.press('Enter')
    await page.getByText(new RegExp(`${shipped} is ready`)).waitFor()
    await page.getByLabel('My role').fill('manager')
    await page.keyboard.press('Control+s')
    await toast(page, 'Settings saved').waitFor()
    await page.keyboard.press('Escape')
    expect(await wordCalls(page, 'en', dealIds(calls.before))).toMatchObject({ inHabit: 0 })

    await toStudio(page)
    await page.getByRole('button', { name: 'Train', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Train the team’s style' })
    await dialog.getByText(/then the comparison/).waitFor({ timeout: 60_000 })
    await dialog.getByLabel('Give it a name').fill('November')
    await page.keyboard.press('Control+Enter')
    await page.getByText('No worse than now').waitFor({ timeout: 240_000 })
    await page.getByRole('button', { name: 'Use it', exact: true }).click()
    await page.getByLabel('Why', { exact: true }).fill('Sounds like us')
    await page.keyboard.press('Control+Enter')
    await toast(page, '“November” is in use').waitFor()
    const { inHabit, byModel } = await wordCalls(page, 'en', dealIds(calls.serving))
    expect(byModel).toBe(9)
    expect(inHabit).toBeGreaterThanOrEqual(heardAtLeast)

    await toStudio(page)
    await page.getByRole('button', { name: 'Go back to the model as it is' }).click()
    await page.locator('li', { hasText: 'The model as it is' }).getByText('In use').waitFor()
    expect(await wordCalls(page, 'en', dealIds(calls.rolledBack))).toMatchObject({ inHabit: 0 })
    expect(errors).toEqual([])
  }, 420_000)
})
