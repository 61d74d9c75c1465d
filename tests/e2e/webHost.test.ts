import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { forkChild } from '../../src/web-host/childProcess.ts'
import {
  copyOfSample,
  findChromium,
  openChromium,
  type RunningHost,
  startHost,
  temporaryHome,
} from './support.ts'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startSample(environment: NodeJS.ProcessEnv = {}) {
  const place = await copyOfSample()
  cleanups.push(place.remove)
  const host = await startHost(['--sample', '--workspace', place.workspace], {
    ...place.environment,
    ...environment,
  })
  cleanups.push(() => host.stop())
  return { host, place }
}

const guard = pathToFileURL(join(import.meta.dirname, 'fixtures/refuseOutward.mjs')).href
const guardedBy = (record: string) => ({
  NODE_OPTIONS: `--import=${guard}`,
  SANDTABLE_SOCKET_RECORD: record,
})

describe('the process', () => {
  test('a program gets one line of JSON, and SIGTERM ends it cleanly with its workspace closed', async () => {
    const { host, place } = await startSample()
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
    expect(await host.stop()).toBe(0)
    const again = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    expect(await again.stop()).toBe(0)
  })

  test('a second host on the same workspace is told that it is in use', async () => {
    const { place } = await startSample()
    const second = startHost(['--sample', '--workspace', place.workspace], place.environment)
    await expect(second).rejects.toThrow('"code":"workspace.locked"')
  })

  test('a port that is taken is named', async () => {
    const { host, place } = await startSample()
    const { port } = new URL(host.url)
    await expect(startHost(['--port', port], place.environment)).rejects.toThrow(/"portTaken".*\d/)
  })

  test('when the host is killed outright, the core closes its workspace and ends too', async () => {
    const place = await copyOfSample()
    cleanups.push(place.remove)
    const host = await startHost(['--sample', '--workspace', place.workspace], place.environment)
    host.process.kill('SIGKILL')
    const again = () => startHost(['--sample', '--workspace', place.workspace], place.environment)
    // The workspace is free as soon as the orphaned core has closed it.
    const opened = await vi.waitUntil(() => again().catch(() => null), { timeout: 20_000, interval: 100 })
    expect(await opened?.stop()).toBe(0)
  })

  test('the built model process answers over its line', async () => {
    const model = forkChild<unknown, unknown>(join(import.meta.dirname, '../../out/main/modelChild.js'))
    cleanups.push(() => model.kill())
    // Between its answers it says that it lives.
    const reply = new Promise((resolve) =>
      model.onMessage((told) => {
        if ((told as { kind: string }).kind !== 'alive') resolve(told)
      }),
    )
    void model.post({ kind: 'load', call: 1, path: join(import.meta.dirname, 'missing.gguf') })
    expect(await reply).toEqual({ kind: 'failed', call: 1, code: 'model.notFound' })
  })

  test('a misspelt flag is bad use: exit code 2 and an error as data', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../out/main/webHost.js'), '--no-open', '--prot', '1'],
      { encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'badUse' } })
  })
})

describe('no packet leaves the machine', () => {
  test('the guard sees and refuses what Node would send', () => {
    const place = temporaryHome()
    cleanups.push(place.remove)
    const record = join(place.home, 'sockets.txt')
    const attempts = `
      import dgram from 'node:dgram'
      import net from 'node:net'
      const outcomes = []
      const attempt = async (work) => { try { await work(); outcomes.push('sent') } catch { outcomes.push('refused') } }
      await attempt(() => fetch('https://sandtable.invalid/'))
      await attempt(() => net.connect(443, '192.0.2.1'))
      await attempt(() => dgram.createSocket('udp4').send('x', 53, '192.0.2.1'))
      console.log(outcomes.join(' '))
      process.exit(0)
    `
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', attempts], {
      encoding: 'utf8',
      env: { ...process.env, ...guardedBy(record) },
    })
    expect(stdout.trim()).toBe('refused refused refused')
    expect(readFileSync(record, 'utf8').match(/^tried/gm)).toHaveLength(3)
  })

  test('host and core of a sample at work try no socket but loopback', async () => {
    const place = temporaryHome()
    cleanups.push(place.remove)
    const record = join(place.home, 'sockets.txt')
    const host = await startHost(['--sample', '--workspace', place.workspace], {
      ...place.environment,
      ...guardedBy(record),
    })
    cleanups.push(() => host.stop())
    const entered = await fetch(host.url, { redirect: 'manual' })
    expect(entered.status).toBe(303)
    await host.stop()
    const lines = readFileSync(record, 'utf8').trim().split('\n')
    expect(lines.filter((line) => line.endsWith('webHost.js'))).toHaveLength(1)
    expect(lines.filter((line) => line.endsWith('coreChild.js'))).toHaveLength(1)
    expect(lines.filter((line) => !line.startsWith('guarded '))).toEqual([])
  })
})

const chromiumPath = findChromium()

describe.skipIf(!chromiumPath)('in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium(chromiumPath!)
  })
  afterAll(() => browser.close())

  async function openPage(
    host: RunningHost,
    locale = 'zh-CN',
  ): Promise<{ page: Page; errors: string[]; requests: string[] }> {
    const context = await browser.newContext({ locale })
    cleanups.push(() => context.close())
    const page = await context.newPage()
    const errors: string[] = []
    const requests: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    page.on('request', (request) => requests.push(request.url()))
    page.on('websocket', (socket) => requests.push(socket.url()))
    await page.goto(host.url)
    return { page, errors, requests }
  }

  const rendered = (page: Page) => page.locator('#root > *').first().waitFor()

  test('the link opens the cockpit: nothing breaks the policy, and every request goes to this host', async () => {
    const { host } = await startSample()
    const { page, errors, requests } = await openPage(host)
    await rendered(page)
    await page.waitForLoadState('networkidle')
    expect(page.url()).not.toContain('token')
    expect(errors).toEqual([])
    const elsewhere = requests.filter(
      (url) =>
        !url.startsWith(`${host.origin}/`) &&
        !/^(data|blob):/.test(url) &&
        url !== `ws${host.origin.slice(4)}/rpc`,
    )
    expect(elsewhere).toEqual([])
    expect(requests).toContain(`ws${host.origin.slice(4)}/rpc`)
  })

  test('whoever has chosen no language has that of the system, from the first paint on', async () => {
    const { host } = await startSample()
    const { page } = await openPage(host, 'en-GB')
    const seen = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const languages: string[] = []
          const look = (): void => {
            const { lang } = document.documentElement
            if (document.querySelector('#root h1') && lang !== languages.at(-1)) languages.push(lang)
          }
          const watching = new MutationObserver(look)
          watching.observe(document, { subtree: true, childList: true, attributes: true })
          document.addEventListener('told-all', () => {
            watching.disconnect()
            resolve(languages)
          })
        }),
    )
    await rendered(page)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.dispatchEvent(new Event('told-all')))
    expect(await seen).toEqual(['en'])
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('a second tab needs no link, a second browser does', async () => {
    const { host } = await startSample()
    const { page } = await openPage(host)
    await rendered(page)
    const tab = await page.context().newPage()
    expect((await tab.goto(host.origin))?.status()).toBe(200)
    const stranger = await browser.newContext()
    cleanups.push(() => stranger.close())
    expect((await (await stranger.newPage()).goto(host.url))?.status()).toBe(403)
  })

  test('a page from elsewhere can’t open the line, frame the cockpit or read it', async () => {
    const { host } = await startSample()
    const { page } = await openPage(host)
    await rendered(page)
    const foreign = await page.context().newPage()
    await foreign.goto('data:text/html,<title>elsewhere</title>')
    const outcome = await foreign.evaluate(
      (address) =>
        new Promise<string>((resolve) => {
          const socket = new WebSocket(address)
          socket.onopen = () => resolve('open')
          socket.onerror = () => resolve('refused')
        }),
      `ws${host.origin.slice(4)}/rpc`,
    )
    expect(outcome).toBe('refused')
    const read = await foreign.evaluate(
      (address) =>
        fetch(address, { credentials: 'include' }).then(
          () => 'read',
          () => 'refused',
        ),
      host.origin,
    )
    expect(read).toBe('refused')
  })

  test('when the core is killed the cockpit comes back by itself', async () => {
    const { host } = await startSample()
    const { page } = await openPage(host)
    await rendered(page)
    const answeredAgain = new Promise<void>((resolve) => {
      page.on('websocket', (socket) => socket.on('framereceived', () => resolve()))
    })
    const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(host.process.pid)], {
      encoding: 'utf8',
    })
    const core = /^\s*(\d+) .*coreChild\.js/m.exec(stdout)?.[1]
    process.kill(Number(core), 'SIGKILL')
    await answeredAgain
    expect(host.errors()).toMatch(/starting it again|正在重新启动/)
  })
})
