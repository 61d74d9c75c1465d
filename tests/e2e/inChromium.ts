import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import { openScreen, type Screen } from './screen.ts'
import { findChromium, openChromium, type RunningHost, startHost, temporaryHome } from './support.ts'

export interface Chromium {
  browser(): Browser
  /** Runs after the journey, the last one first. */
  after(cleanup: () => unknown): void
  /** A host of its own in a new home, and a window on it. */
  openHost(args?: string[]): Promise<{ home: string; host: RunningHost } & Screen>
}

/** Describes journeys that share one Chromium; skipped aloud where there is none. */
export function inChromium(name: string, define: (chromium: Chromium) => void): void {
  const chromiumPath = findChromium()
  describe.skipIf(!chromiumPath)(name, () => {
    let browser: Browser
    const cleanups: (() => unknown)[] = []
    beforeAll(async () => {
      browser = await openChromium(chromiumPath!)
    })
    afterAll(() => browser.close())
    afterEach(async () => {
      for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
    })
    const after = (cleanup: () => unknown) => void cleanups.push(cleanup)
    define({
      browser: () => browser,
      after,
      async openHost(args = []) {
        const place = temporaryHome()
        after(place.remove)
        const host = await startHost(args, place.environment)
        after(() => host.stop())
        const screen = await openScreen(browser, host)
        after(screen.close)
        return { home: place.home, host, ...screen }
      },
    })
  })
}
