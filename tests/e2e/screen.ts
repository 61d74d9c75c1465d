import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { RunningHost } from './support.ts'

export interface Screen {
  page: Page
  /** Whatever the page threw or wrote as an error. */
  errors: string[]
  close(): Promise<void>
}

/** Opens a host's link in a window of its own, of the size for which the cockpit is drawn. */
export async function openScreen(
  browser: Browser,
  host: RunningHost,
  { url = host.url, theme = 'light' as 'light' | 'dark' } = {},
): Promise<Screen> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.goto(url)
  return {
    page,
    errors,
    async close() {
      // To see what a failed test saw: E2E_PICTURES=folder.
      const folder = process.env.E2E_PICTURES
      if (folder) await page.screenshot({ path: join(folder, `${Date.now()}.png`) })
      await context.close()
    },
  }
}

/** Moves the focus by Tab, as a person without a mouse does, until it stands on `target`. */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await target.waitFor()
  const handle = await target.elementHandle()
  for (let step = 0; step < most; step += 1) {
    if (await handle!.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`not reached within ${most} presses of Tab: ${target}`)
}

/** Makes a workspace of one's own as a new user without a mouse does, up to the question of its management rules. */
export async function makeOwnWorkspace(page: Page): Promise<void> {
  await tabTo(page, page.getByLabel('工作区名称'))
  await page.keyboard.type('台州内镜')
  await page.getByLabel('你的姓名').fill('赵敏')
  await page.getByLabel('口令', { exact: true }).fill('海风吹过台州湾 2026')
  await page.getByLabel('再输一次').fill('海风吹过台州湾 2026')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '先定管理规则' }).waitFor()
}

/** A toast with these words, which says what just happened. */
export const toast = (page: Page, words: string | RegExp): Locator =>
  page.locator('.toast', { hasText: words }).first()

export async function expectGone(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'detached' })
  expect(await locator.count()).toBe(0)
}

let axe: string | null = null

/** What of the page as it stands keeps somebody from using it: axe's serious and critical findings, in words. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(where: Document, how: object): Promise<AxeResults> } }).axe.run(
      document,
      { resultTypes: ['violations'] },
    ),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 4)
        .map(
          ({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary?.split('\n')[1] ?? ''}`,
        ),
    )
}
