/**
 * Takes the README's pictures from the built web host on a fresh sample: `node scripts/screenshots.mjs`, after
 * `npm run build`. Needs Chromium (CHROMIUM names another one).
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'docs', 'screenshots')

/**
 * What is shown, in which look. `{call}` and `{englishCall}` stand for the briefs of two of the day's calls, `{deal}`
 * for the first one's deal; `open` is pressed first, so that no pane stands empty.
 */
const pictures = [
  { name: 'brief-zh-light', language: 'zh', theme: 'light', address: '{call}' },
  { name: 'brief-en-dark', language: 'en', theme: 'dark', address: '{englishCall}' },
  { name: 'today-zh-light', language: 'zh', theme: 'light', address: '#/today' },
  { name: 'deals-zh-dark', language: 'zh', theme: 'dark', address: '#/deals' },
  { name: 'deal-zh-light', language: 'zh', theme: 'light', address: '#/deals/{deal}' },
  {
    name: 'knowledge-en-light',
    language: 'en',
    theme: 'light',
    address: '#/knowledge',
    open: 'main a[href^="#/knowledge/ato"]',
  },
  {
    name: 'board-zh-light',
    language: 'zh',
    theme: 'light',
    address: '#/boards',
    open: 'main a[href*="/boards/"]',
  },
  { name: 'map-en-dark', language: 'en', theme: 'dark', address: '#/maps', open: 'main a[href*="/maps/"]' },
  { name: 'governance-en-light', language: 'en', theme: 'light', address: '#/governance' },
  {
    name: 'log-en-dark',
    language: 'en',
    theme: 'dark',
    address: '#/log',
    open: 'main :text("Advice shown")',
  },
]

async function startHost(home) {
  const child = spawn(
    process.execPath,
    [join(root, 'out/main/webHost.js'), '--no-open', '--port', '0', '--sample'],
    { env: { ...process.env, SANDTABLE_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await new Promise((resolve) => createInterface({ input: child.stdout }).once('line', resolve))
  return { url: JSON.parse(line).url, child }
}

/** Nothing loads, no grid waits for its rows, nothing moves. */
async function settle(page, leastLetters = 200) {
  await page.waitForFunction((least) => {
    const main = document.querySelector('main')
    const waiting = main?.querySelector('.skeleton, [aria-busy=true]') !== null
    const rowless = document.querySelector('.ag-root') !== null && document.querySelector('.ag-row') === null
    const moving = document.getAnimations().some(({ playState }) => playState === 'running')
    return !waiting && !rowless && !moving && main.textContent.length > least
  }, leastLetters)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForLoadState('networkidle')
}

const go = (page, address) =>
  page.evaluate((to) => {
    location.hash = to
  }, address)

/** Changes the look as a person does, by key. */
async function wear(page, { language, theme }) {
  const worn = () =>
    page.evaluate(() => ({
      language: document.documentElement.lang.slice(0, 2),
      theme: document.documentElement.dataset.theme,
    }))
  for (const [kind, wanted, key] of [
    ['language', language, 'Shift+L'],
    ['theme', theme, 'Shift+T'],
  ]) {
    if ((await worn())[kind] === wanted) continue
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    while ((await worn())[kind] !== wanted) await page.waitForTimeout(50)
  }
}

const home = mkdtempSync(join(tmpdir(), 'sandtable-pictures-'))
const host = await startHost(home)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
try {
  mkdirSync(folder, { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'light' })
  await page.goto(host.url)
  const hrefOf = (link) => link.first().getAttribute('href')
  const calls = page.locator('main a[href^="#/brief/"]')
  await calls.first().waitFor()
  const call = await hrefOf(calls)
  const places = {
    '{call}': call,
    '{englishCall}': await hrefOf(calls.filter({ hasText: 'Dana Whitcombe' })),
    '{deal}': call.split('/')[2].split('?')[0],
  }
  const addressOf = ({ address }) => address.replace(/\{\w+\}/, (place) => places[place])
  for (const picture of pictures) {
    await go(page, '#/today')
    await wear(page, picture)
    await go(page, addressOf(picture))
    await page.waitForTimeout(300)
    // A list of one says little.
    await settle(page, picture.open ? 40 : 200)
    if (picture.open) {
      await page.locator(picture.open).first().click()
      await page.mouse.move(0, 0)
      await page.waitForTimeout(300)
      await settle(page)
    }
    await page.screenshot({ path: join(folder, `${picture.name}.png`) })
  }
} finally {
  await browser.close()
  host.child.kill('SIGTERM')
  await new Promise((resolve) => host.child.once('exit', resolve))
  rmSync(home, { recursive: true, force: true })
}
