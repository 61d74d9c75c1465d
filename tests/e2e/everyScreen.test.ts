import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, openScreen, type Screen } from './screen.ts'
import { copyOfSample, findChromium, openChromium, type RunningHost, startHost } from './support.ts'

const renderer = join(import.meta.dirname, '../../src/renderer')

/** Every fixed text of the screens in one language that the other has in other words. */
async function messagesOf(language: 'zh' | 'en'): Promise<Set<string>> {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(messages|words)\.ts$/.test(name),
  )
  const texts = { zh: new Set<string>(), en: new Set<string>() }
  const collect = (into: Set<string>, value: unknown): void => {
    if (typeof value === 'string') into.add(value.trim())
    else if (typeof value === 'object' && value !== null)
      for (const part of Object.values(value)) collect(into, part)
  }
  for (const file of files)
    for (const exported of Object.values((await import(join(renderer, file))) as Record<string, unknown>)) {
      if (typeof exported !== 'object' || exported === null || !('zh' in exported && 'en' in exported))
        continue
      collect(texts.zh, exported.zh)
      collect(texts.en, exported.en)
    }
  const other = texts[language === 'zh' ? 'en' : 'zh']
  return new Set([...texts[language]].filter((text) => text.length > 1 && !other.has(text)))
}

/** The texts that can be seen, a string for each text node; the switch of languages names each in its own. */
const visibleTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const texts: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.checkVisibility() && node.nodeValue?.trim()) texts.push(node.nodeValue.trim())
    return texts
  })

const chromiumPath = findChromium()

describe.skipIf(!chromiumPath)('every screen', () => {
  let place: Awaited<ReturnType<typeof copyOfSample>>
  let host: RunningHost
  let browser: Browser
  let screen: Screen
  beforeAll(async () => {
    place = await copyOfSample()
    host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    browser = await openChromium(chromiumPath!)
    screen = await openScreen(browser, host)
    await screen.page.locator('.rail a').first().waitFor()
  })
  afterAll(async () => {
    await screen?.close()
    await browser?.close()
    await host?.stop()
    place?.remove()
  })

  /** Every address in the rail, and one record of each kind behind them. */
  async function addresses(page: Page): Promise<string[]> {
    const rail = await page
      .locator('.rail a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    await settle(page, '#/today')
    const brief = await hrefOf(page, '#/brief/')
    await settle(page, brief)
    const records = [
      await hrefOf(page, '#/accounts/'),
      await hrefOf(page, '#/deals/'),
      '#/governance?tab=breakers',
      '#/governance?tab=requests',
      '#/data?tab=health',
      '#/data?tab=watched',
      '#/studio?tab=examples',
      '#/studio?tab=watching',
      '#/studio?tab=watching&part=calibration',
      '#/studio?tab=watching&part=attribution',
      brief,
    ]
    return [...rail, '#/today/captures', ...records]
  }

  const hrefOf = async (page: Page, place: string) =>
    (await page.locator(`main a[href^="${place}"]`).first().getAttribute('href'))!

  /** Goes there by the address bar and waits until nothing on the page is loading any more. */
  async function settle(page: Page, hash: string) {
    await page.evaluate((to) => {
      location.hash = to
    }, hash)
    await page.waitForFunction((place) => {
      const main = document.querySelector<HTMLElement>('main')
      const current = document.querySelector('.rail a[aria-current=page]')?.getAttribute('href')
      // What waits shows a skeleton; a page that was left may stay in the document unseen for a moment.
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen counts
      const seen = main?.innerText.trim() ?? ''
      const rowless =
        document.querySelector('.ag-root') !== null &&
        document.querySelector('.ag-grid-viewport .ag-cell') === null
      return current === place && main?.querySelector('.skeleton') === null && !rowless && seen.length > 20
    }, hash.split('?')[0]!.split('/').slice(0, 2).join('/'))
    await page.evaluate(() => document.fonts.ready)
  }

  test('is accessible in light and dark, and says nothing in the other language', async () => {
    const { page, errors } = screen
    const faulty: Record<string, string[]> = {}
    const foreign: string[] = []
    const places = await addresses(page)
    for (const language of ['zh', 'en'] as const) {
      if (language === 'en') {
        await page.keyboard.press('g')
        await page.keyboard.press('Shift+L')
      }
      await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language)
      const ofTheOther = await messagesOf(language === 'en' ? 'zh' : 'en')
      for (const address of places) {
        await settle(page, address)
        const texts = await visibleTexts(page)
        foreign.push(
          ...texts.filter((text) => ofTheOther.has(text)).map((text) => `${address} in ${language}: ${text}`),
        )
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          await page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme)
          const wrong = await accessibilityFaults(page)
          if (wrong.length > 0) faulty[`${address} ${language} ${theme}`] = wrong
        }
      }
    }
    expect(faulty).toEqual({})
    expect([...new Set(foreign)]).toEqual([])
    expect(errors).toEqual([])
  })

  test('changes its language and its theme at once, without loading anything anew', async () => {
    const { page, errors } = screen
    await page.keyboard.press('g')
    await page.keyboard.press('Shift+L')
    await page.waitForFunction(() => document.documentElement.lang.startsWith('zh'))
    await page.emulateMedia({ colorScheme: 'light' })
    const brief = (await addresses(page)).at(-1)!
    await settle(page, brief)
    await page.evaluate(() => Object.assign(globalThis, { sameWindow: true }))
    await page.getByRole('heading', { name: '三套话术' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('Shift+L')
    await page.getByRole('heading', { name: 'Talk tracks' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
    await page.keyboard.press('g')
    await page.keyboard.press('Shift+T')
    await page.waitForFunction(() => document.documentElement.dataset.theme === 'dark')
    expect(await page.evaluate(() => 'sameWindow' in globalThis)).toBe(true)
    expect(errors).toEqual([])
  })
})
