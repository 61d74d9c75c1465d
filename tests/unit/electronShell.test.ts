import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createElectronStandIn, type ElectronStandIn } from './fixtures/electronStandIn.ts'

/**
 * Main and preload are executed here against a stand-in for Electron (fixtures/electronStandIn.ts), because the
 * binary can't be had everywhere. The real shell is driven by tests/e2e/electron.test.ts where it can.
 */
let electron: ElectronStandIn
let home: string

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

async function startShell(prepare: (standIn: ElectronStandIn) => void = () => {}) {
  prepare(electron)
  await import('../../src/main/index.ts')
  electron.becomeReady()
  await settled()
  const [window] = electron.windows
  const [core] = electron.children
  return { window: window!, core: core! }
}

const labels = (items: readonly MenuItemConstructorOptions[] | undefined): string[] =>
  (items ?? []).flatMap((item) => [
    ...(item.label ? [item.label] : []),
    ...labels(Array.isArray(item.submenu) ? item.submenu : []),
  ])

beforeEach(() => {
  vi.resetModules()
  electron = createElectronStandIn()
  vi.doMock('electron', () => electron.module)
  home = mkdtempSync(join(tmpdir(), 'sandtable-shell-'))
  vi.stubEnv('SANDTABLE_HOME', home)
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  rmSync(home, { recursive: true })
})

describe('start', () => {
  test('opens one sandboxed window on a page of our own scheme, with the core in its own process', async () => {
    const { window, core } = await startShell()
    expect(electron.windows).toHaveLength(1)
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
    })
    expect(window.webContents.mainFrame.url).toBe('app://sandtable/index.html')
    expect(window.shown).toBe(false)
    window.emit('ready-to-show')
    expect(window.shown).toBe(true)
    expect(core.modulePath).toMatch(/utilityCore\.js$/)
    expect(core.posted[0]?.message).toMatchObject({
      kind: 'start',
      start: { homeDirectory: home, open: null },
    })
    expect(electron.protocol.schemes[0]).toMatchObject({
      scheme: 'app',
      privileges: { standard: true, secure: true },
    })
  })

  test('a second instance ends and the first comes to the front', async () => {
    const { window } = await startShell()
    window.minimized = true
    electron.app.emit('second-instance')
    expect([window.minimized, window.focused]).toEqual([false, 1])

    vi.resetModules()
    electron = createElectronStandIn()
    vi.doMock('electron', () => electron.module)
    electron.app.firstInstance = false
    await import('../../src/main/index.ts')
    electron.becomeReady()
    await settled()
    expect([electron.app.quits, electron.windows.length, electron.children.length]).toEqual([1, 0, 0])
  })

  test('quitting waits until the core has closed its workspace', async () => {
    const { core } = await startShell()
    const preventDefault = vi.fn()
    electron.app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
    expect(core.posted.at(-1)?.message).toEqual({ kind: 'close' })
    expect(electron.app.quits).toBe(0)
    core.emit('message', { kind: 'closed' })
    await settled()
    expect(electron.app.quits).toBe(1)
    electron.app.emit('will-quit', { preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  test('a core that refuses to start ends the shell with its reason', async () => {
    const { core } = await startShell()
    core.emit('message', { kind: 'failed', failure: { code: 'workspace.locked', details: {} } })
    expect(electron.dialog.errors).toEqual(['workspace.locked'])
    expect(electron.app.exitCode).toBe(1)
  })
})

describe('what a page may do', () => {
  test('nothing is granted but writing the clipboard, and nothing is loaded but our own pages', async () => {
    const { window } = await startShell()
    const answers: Record<string, boolean> = {}
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-sanitized-write'] as const)
      electron.session.request?.(
        window.webContents as never,
        permission as never,
        (granted) => {
          answers[permission] = granted
        },
        {} as never,
      )
    expect(answers).toEqual({
      media: false,
      geolocation: false,
      notifications: false,
      'clipboard-sanitized-write': true,
    })
    expect(electron.session.device?.({} as never)).toBe(false)
    const cancelled = (url: string) => {
      let cancel: boolean | undefined
      electron.session.beforeRequest?.({ url } as never, (response) => {
        cancel = response.cancel
      })
      return cancel
    }
    expect(cancelled('app://sandtable/assets/main.js')).toBe(false)
    expect(cancelled('https://example.com/')).toBe(true)
    expect(cancelled('app://elsewhere/')).toBe(true)
    expect(cancelled('file:///etc/passwd')).toBe(true)
  })

  test('navigation, redirects and embedded pages are refused', async () => {
    const { window } = await startShell()
    for (const name of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
      const preventDefault = vi.fn()
      window.webContents.emit(name, { preventDefault })
      expect(preventDefault, name).toHaveBeenCalledOnce()
    }
  })

  test('a new window is refused; an https address opens outside only after the person agrees', async () => {
    const { window } = await startShell()
    const open = async (url: string) => {
      const answer = window.webContents.openHandler?.({ url } as never)
      await settled()
      return answer
    }
    electron.dialog.answer = 0
    expect(await open('https://example.com/tender')).toEqual({ action: 'deny' })
    expect(electron.opened).toEqual([])
    electron.dialog.answer = 1
    expect(await open('https://example.com/tender')).toEqual({ action: 'deny' })
    expect(electron.opened).toEqual(['https://example.com/tender'])
    expect(electron.dialog.questions[1]?.detail).toBe('https://example.com/tender')
    for (const url of [
      'http://example.com/',
      'file:///etc/passwd',
      'https://me:secret@example.com/',
      'javascript:1',
    ])
      expect(await open(url)).toEqual({ action: 'deny' })
    expect(electron.dialog.questions).toHaveLength(2)
  })
})

describe('the line to the core', () => {
  test('a page of ours gets one end of a channel and the core the other', async () => {
    const { window, core } = await startShell()
    electron.say('core-line:request', window.webContents, window.webContents.mainFrame)
    const given = core.posted.at(-1)
    expect(given?.message).toEqual({ kind: 'connectPort' })
    const [sent] = window.webContents.posted
    expect(sent?.channel).toBe('core-line')
    const [corePort, pagePort] = [given?.ports[0], sent?.ports[0]] as { other: unknown }[]
    expect(corePort?.other).toBe(pagePort)
  })

  test('a frame inside the page, or a page from elsewhere, is not listened to', async () => {
    const { window, core } = await startShell()
    const before = core.posted.length
    electron.say('core-line:request', window.webContents, { url: 'app://sandtable/index.html' })
    electron.say('core-line:request', window.webContents, null)
    window.webContents.mainFrame.url = 'https://example.com/'
    electron.say('core-line:request', window.webContents, window.webContents.mainFrame)
    expect(core.posted).toHaveLength(before)
    expect(window.webContents.posted).toEqual([])
    await expect(
      electron.ask('export-pdf', window.webContents, window.webContents.mainFrame, 'brief'),
    ).rejects.toThrow('refused')
  })

  test('the preload hands the port on to its own page and offers nothing but the bridge', async () => {
    const exposed: Record<string, Record<string, unknown>> = {}
    const sent: unknown[][] = []
    let receive: (event: { ports: unknown[] }) => void = () => {}
    Object.assign(electron.module, {
      contextBridge: {
        exposeInMainWorld(name: string, api: Record<string, unknown>) {
          exposed[name] = api
        },
      },
      ipcRenderer: {
        send: (...args: unknown[]) => void sent.push(args),
        invoke: async (...args: unknown[]) => {
          sent.push(args)
          return 'saved'
        },
        on(_channel: string, listener: typeof receive) {
          receive = listener
        },
      },
    })
    const posted: unknown[][] = []
    vi.stubGlobal('window', {
      location: { origin: 'app://sandtable' },
      postMessage: (...args: unknown[]) => void posted.push(args),
    })
    await import('../../src/preload/index.ts')
    expect(Object.keys(exposed)).toEqual(['sandtableHost'])
    const bridge = exposed.sandtableHost as unknown as import('../../src/shared/hostBridge.ts').HostBridge
    expect(Object.keys(bridge).sort()).toEqual([
      'chooseFolder',
      'exportPdf',
      'kind',
      'platform',
      'requestCoreLine',
      'showLanguage',
    ])
    bridge.requestCoreLine()
    bridge.showLanguage('en')
    expect(await bridge.exportPdf('brief')).toBe('saved')
    expect(sent).toEqual([['core-line:request'], ['show-language', 'en'], ['export-pdf', 'brief']])
    receive({ ports: ['port'] })
    expect(posted).toEqual([['sandtable:coreLine', 'app://sandtable', ['port']]])
  })
})

describe('what the shell lends', () => {
  test('the menu speaks the language of the screen', async () => {
    const { window } = await startShell()
    expect(labels(electron.menus.at(-1))).toContain('导出 PDF…')
    electron.say('show-language', window.webContents, window.webContents.mainFrame, 'en')
    expect(labels(electron.menus.at(-1))).toContain('Export PDF…')
    electron.say('show-language', window.webContents, window.webContents.mainFrame, 'fr')
    expect(labels(electron.menus.at(-1))).toContain('Export PDF…')
  })

  test('a PDF goes where the person says, under a name that every file system takes', async () => {
    const { window } = await startShell()
    const ask = (name: string) =>
      electron.ask('export-pdf', window.webContents, window.webContents.mainFrame, name)
    expect(await ask('简报: 周岚/设备科.pdf')).toBe('cancelled')
    expect(electron.dialog.suggested).toEqual(['简报 周岚 设备科.pdf'])
    electron.dialog.saveTo = join(home, 'brief.pdf')
    expect(await ask('简报')).toBe('saved')
    expect(await readFile(electron.dialog.saveTo, 'utf8')).toBe('%PDF-1.7')
    expect(window.webContents.printed).toMatchObject({ pageSize: 'A4', printBackground: true })
  })

  test('a folder is chosen in the system’s own dialog, and only for our page', async () => {
    const { window } = await startShell()
    const ask = (frame: unknown) => electron.ask('choose-folder', window.webContents, frame as never)
    expect(await ask(window.webContents.mainFrame)).toBeNull()
    electron.dialog.folder = home
    expect(await ask(window.webContents.mainFrame)).toBe(home)
    expect(electron.dialog.asked).toEqual([['openDirectory'], ['openDirectory']])
    await expect(async () => ask({ url: 'https://elsewhere.example/' })).rejects.toThrow('refused')
  })

  test('pages are served with the policy, and nothing outside the renderer is', async () => {
    const { answerAppRequest } = await import('../../src/main/appProtocol.ts')
    const renderer = join(import.meta.dirname, '../../src/renderer')
    const page = await answerAppRequest(renderer, 'app://sandtable/')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    for (const address of [
      'app://sandtable/../../package.json',
      'app://sandtable/..%2f..%2fpackage.json',
      'app://sandtable/%E0%A4%A',
      'app://elsewhere/index.html',
      'app://sandtable/missing.js',
    ])
      expect((await answerAppRequest(renderer, address)).status, address).toBe(404)
  })

  test('a workspace secret is kept only as what the keychain sealed, readable by its owner', async () => {
    const { core } = await startShell()
    const call = async (request: object) => {
      core.emit('message', { kind: 'keychainCall', call: 1, request })
      await vi.waitFor(() => expect(core.posted.at(-1)?.message).toMatchObject({ kind: 'keychainAnswer' }))
      return (core.posted.pop()!.message as { answer: unknown }).answer
    }
    expect(await call({ method: 'available' })).toEqual({ value: true })
    expect(await call({ method: 'get', workspaceId: 'w1' })).toEqual({ value: null })
    expect(await call({ method: 'set', workspaceId: 'w1', secret: 'open sesame' })).toEqual({ value: null })
    const file = join(home, 'keychain/w1.secret')
    expect(readFileSync(file, 'utf8')).toMatch(/^sealed:/)
    expect(readFileSync(file, 'utf8')).not.toContain('sesame')
    expect((await stat(file)).mode & 0o077).toBe(0)
    expect(await call({ method: 'get', workspaceId: 'w1' })).toEqual({ value: 'open sesame' })
    expect(await call({ method: 'set', workspaceId: '../w1', secret: 'x' })).toHaveProperty('failed')
    await call({ method: 'remove', workspaceId: 'w1' })
    expect(existsSync(file)).toBe(false)
  })

  test('the core’s request starts the model process; its words pass both ways, and its end is told', async () => {
    const { core } = await startShell()
    core.emit('message', { kind: 'engineStart', engine: 'model' })
    const model = electron.children[1]!
    expect(model.modulePath).toMatch(/utilityModel\.js$/)
    core.emit('message', { kind: 'engineData', engine: 'model', data: { kind: 'load' } })
    expect(model.posted.at(-1)?.message).toEqual({ kind: 'load' })
    model.emit('message', { kind: 'loaded' })
    expect(core.posted.at(-1)?.message).toEqual({
      kind: 'engineData',
      engine: 'model',
      data: { kind: 'loaded' },
    })
    model.emit('exit', 11)
    expect(core.posted.at(-1)?.message).toEqual({ kind: 'engineExit', engine: 'model', exitCode: 11 })
  })

  test('where a child process can’t run the model, main runs it behind the same face', async () => {
    const { modelInMainProcess } = await import('../../src/main/modelInMain.ts')
    const model = modelInMainProcess()
    const reply = new Promise((resolve) =>
      model.onMessage((message) => {
        if ((message as { kind: string }).kind !== 'alive') resolve(message)
      }),
    )
    await model.post({ kind: 'load', call: 1, path: join(home, 'missing.gguf') })
    expect(await reply).toEqual({ kind: 'failed', call: 1, code: 'model.notFound' })
  })

  test.each(['basic_text', 'unknown'] as const)(
    'a Linux without a keyring (%s) has no keychain',
    async (backend) => {
      const { createKeychain } = await import('../../src/main/keychain.ts')
      electron.secretBox.backend = backend
      const keychain = createKeychain(electron.module.safeStorage, home, 'linux')
      expect(await keychain.available()).toBe(false)
      await expect(keychain.set('w1', 'secret')).rejects.toThrow('no keychain')
      expect(await createKeychain(electron.module.safeStorage, home, 'darwin').available()).toBe(true)
    },
  )
})
