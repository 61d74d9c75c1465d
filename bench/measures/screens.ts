import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type Figure, latency, quantile, times } from '../figure.ts'

/** Playwright finds its own files beside itself and cannot be bundled. */
const { chromium } = createRequire(import.meta.url)('playwright-core') as typeof import('playwright-core')

const browsers = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

interface Host {
  url: string
  stop(): Promise<void>
}

/** Starts the built web host on the workspace; resolves with its one-time link. */
function startHost(directory: string, home: string): Promise<Host> {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(import.meta.dirname, webHostFile()), '--no-open', '--port', '0', '--workspace', directory],
    { env: { ...process.env, SANDTABLE_HOME: home }, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return new Promise((resolve, reject) => {
    void exited.then(() => reject(new Error('the web host ended')))
    createInterface({ input: child.stdout! }).once('line', (line) => {
      const { url } = JSON.parse(line) as { url?: string }
      if (!url) return reject(new Error(line))
      resolve({
        url,
        async stop() {
          child.kill('SIGTERM')
          await exited
        },
      })
    })
  })
}

/** The host lies beside the built bench or, for a measure that became a chunk, one folder up. */
const webHostFile = () =>
  existsSync(join(import.meta.dirname, 'webHost.js')) ? 'webHost.js' : join('..', 'webHost.js')

const shownRows = '[role="status"]'

/** A browser that runs already: the window that Chromium builds for a new context has done with its own start. */
async function runningWindow(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('about:blank')
  await page.waitForTimeout(2000)
  return page
}

/** Milliseconds from the navigation until `selector` is in the page. */
async function untilShown(page: Page, url: string, selector: string): Promise<number> {
  const startedAt = performance.now()
  await page.goto(url, { waitUntil: 'commit' })
  await page.waitForSelector(selector)
  return performance.now() - startedAt
}

/** Types words into the filter as a person would and takes the time from the key to the painted result. */
function filterOnce(page: Page, word: string): Promise<{ ms: number; rows: number }> {
  return page.evaluate(async (typed) => {
    const box = document.querySelector<HTMLInputElement>('.toolbar input')!
    const status = document.querySelector('.toolbar [role="status"]')!
    const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    const before = status.textContent
    const changed = new Promise<void>((resolve) => {
      const seen = new MutationObserver(() => {
        if (status.textContent === before) return
        seen.disconnect()
        resolve()
      })
      seen.observe(status, { childList: true, characterData: true, subtree: true })
    })
    const startedAt = performance.now()
    set.call(box, typed)
    box.dispatchEvent(new Event('input', { bubbles: true }))
    await Promise.race([changed, new Promise((resolve) => setTimeout(resolve, 3000))])
    await painted()
    const ms = performance.now() - startedAt
    return { ms, rows: Number(/[\d,]+/.exec(status.textContent ?? '')?.[0].replaceAll(',', '') ?? -1) }
  }, word)
}

interface Scrolled {
  frames: number
  blank: number
  frameMs: number[]
}

/** Scrolls the grid by `step` pixels a frame and looks after each painted frame for stretches without a row. */
function scrollGrid(page: Page, step: number, frames: number): Promise<Scrolled> {
  return page.evaluate(
    async ({ step, frames }) => {
      const viewport = document.querySelector<HTMLElement>('.ag-grid-viewport')!
      const painted = () =>
        new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
      const isBlank = () => {
        const top = document.querySelector('.ag-header-row')!.getBoundingClientRect().bottom
        // Below the last row there is a scrollbar and no more.
        const bottom = viewport.getBoundingClientRect().bottom - 16
        const rows = [...document.querySelectorAll<HTMLElement>('.ag-grid-scrolling-container .ag-row')]
          .filter((row) => (row.textContent ?? '') !== '')
          .map((row) => row.getBoundingClientRect())
          .filter((row) => row.bottom > top && row.top < bottom)
          .sort((left, right) => left.top - right.top)
        let covered = top
        for (const row of rows) {
          if (row.top > covered + 2) return true
          covered = Math.max(covered, row.bottom)
        }
        return covered < bottom - 2
      }
      const end = viewport.scrollHeight - viewport.clientHeight
      let blank = 0
      const frameMs: number[] = []
      for (let at = 0; at < frames; at += 1) {
        const startedAt = performance.now()
        viewport.scrollTop = Math.min(end, viewport.scrollTop + step)
        await painted()
        frameMs.push(performance.now() - startedAt)
        if (isBlank()) blank += 1
      }
      viewport.scrollTop = 0
      return { frames, blank, frameMs }
    },
    { step, frames },
  )
}

async function measureGrid(browser: Browser, state: SignedIn, deals: number): Promise<Figure[]> {
  const context = await browser.newContext({ storageState: state.cookies, viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  const first: number[] = []
  const all: number[] = []
  for (let round = 0; round < 3; round += 1) {
    await page.goto('about:blank')
    const startedAt = performance.now()
    await page.goto(`${state.origin}/#/deals?view=all`, { waitUntil: 'commit' })
    await page.waitForSelector('.ag-grid-scrolling-container .ag-row .ag-cell')
    first.push(performance.now() - startedAt)
    await page.waitForFunction(
      ({ selector, count }) =>
        [...document.querySelectorAll(selector)].some((status) => {
          const numbers = (status.textContent ?? '').match(/[\d,]+/g) ?? []
          return numbers[0] === count && numbers.every((number) => number === count)
        }),
      { selector: shownRows, count: deals.toLocaleString('en') },
      { timeout: 60_000 },
    )
    all.push(performance.now() - startedAt)
  }
  const filtered: number[] = []
  const baseline: number[] = []
  for (let round = 0; round < 4; round += 1)
    for (const word of ['宁波', '宁波 麻醉', 'n', 'no', 'north', '第一人民', 'D-1000', '']) {
      const { ms } = await filterOnce(page, word)
      filtered.push(ms)
      baseline.push(
        await page.evaluate(async () => {
          const startedAt = performance.now()
          await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
          return performance.now() - startedAt
        }),
      )
    }
  const wheel = await scrollGrid(page, 300, 300)
  const flung = await scrollGrid(page, 3000, 200)
  const jumps = await scrollGrid(page, 100_000, 30)
  await context.close()
  const frame = { name: 'an empty frame', p50: quantile(baseline, 0.5) }
  const scrolling = (name: string, { blank, frames, frameMs }: Scrolled): Figure => ({
    name,
    target: 'no blank frame',
    measured: `${blank} of ${frames} frames with a blank stretch; p99 ${quantile(frameMs, 0.99).toFixed(0)} ms a frame`,
    ratio: `${times(quantile(frameMs, 0.5) / frame.p50)} ${frame.name}`,
    met: blank === 0,
  })
  return [
    latency(`grid of ${deals.toLocaleString('en')} deals: first rows`, first, { p50: 1500 }),
    latency(`grid of ${deals.toLocaleString('en')} deals: all rows`, all, {}),
    latency('grid: filter, from key to paint', filtered, { p50: 100 }, frame),
    scrolling('grid: scrolling by the wheel, 300 px a frame', wheel),
    scrolling('grid: scrolling fast, 3,000 px a frame', flung),
    scrolling('grid: dragging the bar, 100,000 px a frame', jumps),
  ]
}

interface SignedIn {
  origin: string
  cookies: Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['storageState']>>
}
const viewport = { width: 1440, height: 900 }

/** Runs the web host on a workspace and a browser; null, said loudly, where there is no Chromium. */
async function inBrowser<Result>(
  directory: string,
  home: string,
  work: (browser: Browser, host: Host, startedMs: number) => Promise<Result>,
): Promise<Result | null> {
  const executablePath = browsers.find((place) => place && existsSync(place))
  if (!executablePath) {
    console.error('SKIPPED: no Chromium here; set CHROMIUM to its path')
    return null
  }
  const startedAt = performance.now()
  const host = await startHost(directory, home)
  const startedMs = performance.now() - startedAt
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await work(browser, host, startedMs)
  } finally {
    await browser.close()
    await host.stop()
  }
}

/** The product in one window, in Chinese, once its first screen stands. */
export async function inWindow(
  directory: string,
  home: string,
  work: (page: Page) => Promise<Figure[]>,
): Promise<Figure[]> {
  const figures = await inBrowser(directory, home, async (browser, { url }) => {
    const page = await (await browser.newContext({ viewport, locale: 'zh-CN' })).newPage()
    await untilShown(page, url, '[data-index="0"]')
    return work(page)
  })
  return figures ?? []
}

/** The web host with Chromium running: the first useful screen, and the grid of all deals. */
export async function screens(directory: string, home: string, deals: number): Promise<Figure[]> {
  const figures = await inBrowser(directory, home, async (browser, host, startedMs) => {
    const context = await browser.newContext({ viewport, locale: 'zh-CN' })
    const page = await runningWindow(context)
    const useful = '[data-index="0"]'
    const link = await untilShown(page, host.url, useful)
    const state: SignedIn = { origin: new URL(host.url).origin, cookies: await context.storageState() }
    await context.close()
    const fresh: number[] = []
    for (let round = 0; round < 12; round += 1) {
      // A new context has nothing cached.
      const next = await browser.newContext({ storageState: state.cookies, viewport, locale: 'zh-CN' })
      const other = await runningWindow(next)
      fresh.push(await untilShown(other, `${state.origin}/`, useful))
      await next.close()
    }
    return [
      latency('web host: start until its link is printed', [startedMs], {}),
      latency('first useful screen by the first link', [link], { p50: 1500 }),
      latency('first useful screen, nothing cached', fresh, { p50: 1500 }),
      ...(await measureGrid(browser, state, deals)),
    ]
  })
  return figures ?? []
}
