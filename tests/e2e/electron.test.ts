import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { _electron } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { temporaryHome } from './support.ts'

/** Where the binary lies. Asking for `electron` itself would start a download; its package.json doesn't. */
function findElectron(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const pathFile = join(folder, 'path.txt')
  const inPackage = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : ''
  const found = [process.env.ELECTRON_EXE ?? '', inPackage].find((path) => path && existsSync(path))
  if (found) return found
  if (process.env.REQUIRE_ELECTRON === '1')
    throw new Error('REQUIRE_ELECTRON is set and there is no Electron')
  console.warn('\n!!! SKIPPED: no Electron binary here, so the real window was NOT tested. !!!\n')
  return null
}

const executablePath = findElectron()
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test.skipIf(!executablePath)('the window opens the sample over a message port, in a sandbox', async () => {
  const place = temporaryHome()
  cleanups.push(place.remove)
  const app = await _electron.launch({
    executablePath: executablePath!,
    args: [
      '.',
      '--sample',
      '--workspace',
      place.workspace,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    env: { ...process.env, ...place.environment } as Record<string, string>,
  })
  cleanups.push(() => app.close())
  const window = await app.firstWindow()
  const errors: string[] = []
  window.on('pageerror', (error) => errors.push(String(error)))
  await window.locator('#root > *').first().waitFor()

  expect(window.url()).toMatch(/^app:\/\/sandtable\//)
  expect(await window.evaluate(() => globalThis.sandtableHost?.kind)).toBe('electron')
  expect(await window.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined')
  expect(
    await window.evaluate(() =>
      fetch('https://example.com/').then(
        () => 'sent',
        () => 'refused',
      ),
    ),
  ).toBe('refused')
  expect(errors).toEqual([])
})

test.skipIf(!executablePath)('a page can neither leave nor open a window', async () => {
  const place = temporaryHome()
  cleanups.push(place.remove)
  const app = await _electron.launch({
    executablePath: executablePath!,
    args: ['.', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, ...place.environment } as Record<string, string>,
  })
  cleanups.push(() => app.close())
  const window = await app.firstWindow()
  await window.locator('#root > *').first().waitFor()
  const before = window.url()
  expect(await window.evaluate(() => globalThis.open('http://127.0.0.1:9/') === null)).toBe(true)
  await window.evaluate(() => {
    location.href = 'http://127.0.0.1:9/'
  })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  expect(window.url()).toBe(before)
})
